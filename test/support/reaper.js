/**
 * Cleans up after a test run, however it ended: normally, by Ctrl-C, by a crash or by SIGKILL. It runs in its own
 * session, waits until the run has closed the pipe that is its standard input, and then ends any remaining servers and
 * PostgreSQL and removes their files.
 */
import { once } from 'node:events';
import { readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POSTGRES_STOP_SECONDS_MAX = 10;
const ATTEMPTS_MAX = 20;

const directory = process.argv[2];
process.stdin.resume();
await once(process.stdin, 'close');

// From here on no server can register, so a test that is still running cannot start another.
await rename(join(directory, 'servers'), join(directory, 'ended'));
for (const id of await readdir(join(directory, 'ended'))) signal(Number(id), 'SIGKILL');
// If the run broke off while PostgreSQL was being set up, that continues briefly and still creates files.
for (let attempt = 1; await exists(directory); attempt += 1) {
  try {
    await Promise.all((await findPostmasterFiles()).map(stopPostgres));
    await rm(directory, { recursive: true });
  } catch (error) {
    if (attempt === ATTEMPTS_MAX) throw error;
    await sleep(500);
  }
}

async function findPostmasterFiles() {
  const files = await readdir(directory, { recursive: true });
  return files.filter((file) => basename(file) === 'postmaster.pid').map((file) => join(directory, file));
}

/** PostgreSQL keeps its process id in the first line of this file, and removes the file when it stops. */
async function stopPostgres(file) {
  const id = Number.parseInt(await readFile(file, 'utf8'), 10);
  // Ends all its processes at once, because nobody needs the data any more.
  signal(id, 'SIGQUIT');
  for (let second = 0; second < POSTGRES_STOP_SECONDS_MAX; second += 0.1) {
    if (!signal(id, 0) || !(await exists(file))) return;
    await sleep(100);
  }
}

function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}

function signal(id, name) {
  try {
    return process.kill(id, name);
  } catch {
    return false;
  }
}
