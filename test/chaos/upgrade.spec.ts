import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { runRounds } from '../revocation/checker.js';
import { startCluster } from '../revocation/cluster.js';
import { inflictFaults, instanceFaults, massChange } from '../revocation/faults.js';
import { lateCommits, summary, violations } from '../revocation/history.js';
import { NOT_BESIDE_EARLIER_VERSIONS } from '../revocation/subjects.js';
import { createDatabase } from '../support/database.js';
import { buildReleased } from './released-build.js';

const ROUNDS = Number(process.env['CHAOS_UPGRADE_ROUNDS'] ?? 300);
const built = resolve(import.meta.dirname, '../../dist/src');

it(`no revoked authority is served, and nothing commits in its name, in ${ROUNDS} rounds with every fault while the last release and this version run side by side`, async () => {
  const released = await buildReleased();
  const database = await createDatabase('template0');
  // The database belongs to the release, which runs before this version arrives and migrates the schema.
  await promisify(execFile)(process.execPath, [join(released, 'tools/migrate.js')], {
    cwd: released,
    env: { PATH: process.env['PATH'] ?? '', DATABASE_URL: database.url },
  });
  const versions = [join(released, 'main.js'), join(built, 'main.js')] as const;
  const cluster = await startCluster(database.url, 4, {
    // The first stays, the second is new; the others are upgraded or downgraded each time they restart.
    entryOf: (index, start) => versions[(index + (index < 2 ? 0 : start)) % 2] as string,
  });
  try {
    let isOver = false;
    const faults = inflictFaults(cluster, [...instanceFaults, massChange], () => isOver);
    const run = runRounds(cluster, {
      rounds: ROUNDS,
      lanes: 4,
      clientsPerInstance: 1,
      afterwardsMs: 200,
      repeats: true,
      // The release does not offer them, and nothing can be suspended while it runs.
      except: NOT_BESIDE_EARLIER_VERSIONS,
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
    await database.drop();
  }
}, 3_600_000);
