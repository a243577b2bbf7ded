import { expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { runRounds } from '../revocation/checker.js';
import { startCluster } from '../revocation/cluster.js';
import {
  databaseRestart,
  inflictFaults,
  instanceFaults,
  massChange,
  verifierFaults,
} from '../revocation/faults.js';
import { lateCommits, summary, violations } from '../revocation/history.js';

/** The long run: `npm run test:chaos`, or with more rounds `CHAOS_ROUNDS=5000 npm run test:chaos`. */
const ROUNDS = Number(process.env.CHAOS_ROUNDS ?? 1_000);

it(`no revoked authority is served, and nothing commits in its name, in ${ROUNDS} rounds with every fault, restarts of PostgreSQL among them`, async () => {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-chaos-'));
  const options = {
    directory: join(directory, 'postgres'),
    password: randomBytes(24).toString('base64url'),
    database: 'latchkey',
    parameters: { max_connections: '200' },
  };
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(options);
  const cluster = await startCluster(postgres.url, 4, { verifiers: 4 });
  try {
    const restart = databaseRestart(async () => {
      await postgres.stop();
      await sleep(500);
      postgres = await startEmbeddedPostgres(options);
    });
    let isOver = false;
    const faults = inflictFaults(
      cluster,
      [...instanceFaults, massChange, restart, ...verifierFaults],
      () => isOver,
    );
    const run = runRounds(cluster, {
      rounds: ROUNDS,
      lanes: 6,
      clientsPerInstance: 2,
      afterwardsMs: 200,
      repeats: true,
    }).finally(() => {
      isOver = true;
    });
    await Promise.allSettled([run, faults]);
    const rounds = await run;
    const inflicted = await faults;
    process.stdout.write(`${JSON.stringify({ ...summary(rounds), faults: inflicted.length }, null, 2)}\n`);
    expect(violations(rounds)).toEqual([]);
    expect(lateCommits(rounds)).toEqual([]);
    expect(summary(rounds).answered).toBeGreaterThan(ROUNDS / 2);
  } finally {
    await cluster.stop();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  }
}, 3_600_000);
