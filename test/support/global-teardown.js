import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { endSharedServers } from './end-shared-servers.js';

/**
 * Stops the shared servers and PostgreSQL, lets the reaper remove the rest, and fails the run if a shared server had a
 * problem or a test left a server behind.
 */
export default async function endRun() {
  const { directory, postgres, reaper } = globalThis.testRun;
  const faults = await endSharedServers(directory);
  const forgotten = await readdir(join(directory, 'servers'));
  await postgres.stop();
  const reaped = once(reaper, 'exit');
  reaper.ref();
  reaper.stdin.end();
  const [code] = await reaped;
  if (code !== 0) throw new Error(`The files of the run in ${directory} could not be removed.`);
  if (forgotten.length > 0)
    throw new Error(`${forgotten.length} servers were still running after the tests.`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
