import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Stops PostgreSQL, lets the reaper remove the rest, and fails the run where a test left a server behind. */
export default async function endRun() {
  const { directory, postgres, reaper } = globalThis.testRun;
  const forgotten = await readdir(join(directory, 'servers'));
  await postgres.stop();
  const reaped = once(reaper, 'exit');
  reaper.ref();
  reaper.stdin.end();
  const [code] = await reaped;
  if (code !== 0) throw new Error(`The files of the run in ${directory} could not be removed.`);
  if (forgotten.length > 0)
    throw new Error(`${forgotten.length} servers were still running after the tests.`);
}
