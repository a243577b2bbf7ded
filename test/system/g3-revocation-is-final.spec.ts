import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { runRounds } from '../revocation/checker.js';
import { startCluster, type Cluster } from '../revocation/cluster.js';
import { inflictFaults, instanceFaults, massChange } from '../revocation/faults.js';
import { lateCommits, summary, violations } from '../revocation/history.js';
import { arrangements } from '../revocation/subjects.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';

const INSTANCES = 4;

/** Four processes on one database. */
function useCluster(options: Parameters<typeof startCluster>[2] = {}): {
  cluster: Cluster;
  database: OwnDatabase;
} {
  const handle = {} as { cluster: Cluster; database: OwnDatabase };
  beforeAll(async () => {
    handle.database = await createDatabase();
    handle.cluster = await startCluster(handle.database.url, INSTANCES, options);
  });
  afterAll(async () => {
    await handle.cluster.stop();
    await handle.database.drop();
  });
  return handle;
}

describe('G3: once a change of authority is answered, no instance accepts the old authority', () => {
  const handle = useCluster();

  it('holds for every kind of change, on four instances under load', async () => {
    const rounds = await runRounds(handle.cluster, {
      rounds: 70,
      lanes: 3,
      clientsPerInstance: 2,
      afterwardsMs: 60,
    });
    expect(violations(rounds)).toEqual([]);
    expect(lateCommits(rounds)).toEqual([]);
    const { unanswered, kinds, servedOld, requestsAfterAnswers, rowsWritten, roundsCounted } =
      summary(rounds);
    // The verdict is meaningful: every kind was tried, was in use before, and was requested afterwards.
    expect(unanswered).toEqual([]);
    expect(rounds.length).toBe(70);
    expect(Object.keys(kinds)).toEqual(Object.keys(arrangements).sort());
    expect(servedOld).toBeGreaterThan(70 * INSTANCES);
    expect(requestsAfterAnswers).toBeGreaterThan(70 * INSTANCES);
    expect(rowsWritten).toBeGreaterThan(70);
    expect(roundsCounted).toBe(70);
  });
});

describe('G3: once a change of authority is answered, no instance accepts the old authority', () => {
  // In real time: one-second time-outs running three times as fast are too short for a busy machine.
  const handle = useCluster();

  it('holds while instances lose the database, lose notifications, pause and die', async () => {
    let isOver = false;
    const faults = inflictFaults(handle.cluster, [massChange, ...instanceFaults], () => isOver);
    const run = runRounds(handle.cluster, {
      rounds: 50,
      lanes: 8,
      clientsPerInstance: 1,
      afterwardsMs: 150,
      repeats: true,
    }).finally(() => {
      isOver = true;
    });
    await Promise.allSettled([run, faults]);
    const rounds = await run;
    const inflicted = await faults;
    expect(violations(rounds)).toEqual([]);
    expect(lateCommits(rounds)).toEqual([]);
    expect(new Set(inflicted).size).toBeGreaterThanOrEqual(3);
    expect(summary(rounds).answered).toBeGreaterThan(15);
  });
});

describe('The checker of G3', () => {
  const handle = useCluster({
    entry: resolve(import.meta.dirname, '../revocation/entry-without-waiting.js'),
  });

  it('finds violations when writers do not wait for the other instances', async () => {
    for (const { proxy } of handle.cluster.instances) proxy.setFault({ kind: 'swallow-notifications' });
    const rounds = await runRounds(handle.cluster, {
      rounds: 24,
      lanes: 2,
      clientsPerInstance: 1,
      afterwardsMs: 100,
    });
    expect(violations(rounds).length).toBeGreaterThan(0);
  });
});

describe('The checker of what commits', () => {
  const handle = useCluster({
    entry: resolve(import.meta.dirname, '../revocation/entry-without-second-look.js'),
  });

  it('finds rows that commit late when changes do not check their authority again', async () => {
    // Changes of documents take a moment, as they do on a busy server.
    await handle.database.query(`
      CREATE FUNCTION take_a_moment() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(0.1); RETURN NEW; END $$;
      CREATE TRIGGER slow BEFORE INSERT ON documents FOR EACH ROW EXECUTE FUNCTION take_a_moment()`);
    const rounds = await runRounds(handle.cluster, {
      rounds: 24,
      lanes: 2,
      clientsPerInstance: 1,
      afterwardsMs: 200,
    });
    expect(lateCommits(rounds).length).toBeGreaterThan(0);
  });
});
