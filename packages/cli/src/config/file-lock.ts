import { mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CliError } from '../cli-error.js';
import { notWritable } from './private-file.js';

const LOOK_EVERY_MS = 50;
const WAIT_MS_MAX = 30_000;
/** No work under the lock takes this long. */
const STALE_AFTER_MS = 60_000;

/** Runs `work` while holding the lock, which one process at a time can hold. */
export async function withFileLock<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const giveUpAt = Date.now() + WAIT_MS_MAX;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw notWritable(file, error);
  });
  while (!(await tryToLock(file))) {
    if (Date.now() > giveUpAt)
      throw new CliError(`Another latchkey command holds ${file}. If none is running, remove the file.`);
    // Two processes that find the lock stale at the same moment could both proceed. The server tolerates that: a
    // refresh token used twice within seconds gives the same successor.
    if (await isStale(file)) await rm(file, { force: true });
    else await sleep(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function tryToLock(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw notWritable(file, error);
  }
}

/** Whether a killed process left the lock behind. */
async function isStale(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > STALE_AFTER_MS) return true;
    const owner = Number(await readFile(file, 'utf8'));
    return owner > 0 && !isRunning(owner);
  } catch {
    return false;
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
