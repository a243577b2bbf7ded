import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { runRounds } from '../revocation/checker.js';
import { type Cluster, startCluster } from '../revocation/cluster.js';
import { inflictFaults, instanceFaults, massChange } from '../revocation/faults.js';
import { lateCommits, summary, violations } from '../revocation/history.js';
import { whenReady } from '../revocation/keys.js';
import { lead, type ReplicatedDatabase, startReplicated } from '../revocation/replicated.js';
import { findPostgresPrograms, requireProgram } from '../support/programs.js';

const ROUNDS = Number(process.env.CHAOS_FAILOVER_ROUNDS ?? 100);
const programs = findPostgresPrograms();
const itWithPrograms = requireProgram('pg_restore') ? it : it.skip;

/** The promoted standby is asked from then on, also by whoever looks at the rows. */
async function failOver(cluster: Cluster, database: ReplicatedDatabase): Promise<void> {
  await database.primary.kill();
  await database.promote();
  lead(cluster, database.standbyUrl);
}

async function underFaults(cluster: Cluster, meanwhile: Promise<unknown> = Promise.resolve()) {
  let isOver = false;
  const faults = inflictFaults(cluster, [...instanceFaults, massChange], () => isOver);
  const run = runRounds(cluster, {
    rounds: ROUNDS,
    lanes: 4,
    clientsPerInstance: 1,
    afterwardsMs: 200,
    repeats: true,
  }).finally(() => {
    isOver = true;
  });
  await Promise.allSettled([run, faults]);
  const [rounds] = await Promise.all([run, faults, meanwhile]);
  process.stdout.write(`${JSON.stringify(summary(rounds), null, 2)}\n`);
  return rounds;
}

itWithPrograms(
  `no revoked authority is served in ${ROUNDS} rounds with every fault after a standby that lagged was promoted`,
  async () => {
    const database = await startReplicated(programs as string);
    const cluster = await startCluster(database.url, 3, {
      verifiers: 2,
      queriedUrl: () => database.currentUrl,
    });
    try {
      database.stream.setFault({ kind: 'blackhole' });
      // These are lost: nobody can promise anything about them.
      await runRounds(cluster, { rounds: 12, lanes: 2, clientsPerInstance: 1, afterwardsMs: 0 });
      await failOver(cluster, database);
      await whenReady(cluster.instances);
      const rounds = await underFaults(cluster);
      expect(violations(rounds)).toEqual([]);
      expect(lateCommits(rounds)).toEqual([]);
      expect(summary(rounds).answered).toBeGreaterThan(ROUNDS / 2);
    } finally {
      await cluster.stop();
      await database.stop();
    }
  },
  1_800_000,
);

itWithPrograms(
  `no revoked authority is served in ${ROUNDS} rounds with every fault while a synchronous standby is promoted`,
  async () => {
    const database = await startReplicated(programs as string, ['synchronous_standby_names=standby']);
    const cluster = await startCluster(database.url, 3, {
      verifiers: 2,
      queriedUrl: () => database.currentUrl,
    });
    try {
      const failedOver = sleep(10_000).then(() => failOver(cluster, database));
      const rounds = await underFaults(cluster, failedOver);
      expect(violations(rounds)).toEqual([]);
      expect(lateCommits(rounds)).toEqual([]);
      expect(summary(rounds).answered).toBeGreaterThan(ROUNDS / 3);
    } finally {
      await cluster.stop();
      await database.stop();
    }
  },
  1_800_000,
);
