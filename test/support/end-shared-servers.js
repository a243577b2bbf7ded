import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { unexpectedLines } from './server-log.js';

const STOPPING_MILLISECONDS_MAX = 20_000;
const LOOK_EVERY_MS = 20;

/**
 * Stops the servers that the workers shared among their files, as an operator would. Returns any problems, with the
 * test file that was running: a server that did not exit with 0, and errors in a log.
 */
export async function endSharedServers(runDirectory) {
  const directory = join(runDirectory, 'shared');
  if (!existsSync(directory)) return [];
  const workers = await readdir(directory);
  const faults = await Promise.all(workers.map((worker) => endSharedServer(runDirectory, worker)));
  return faults.flat();
}

async function endSharedServer(runDirectory, worker) {
  const directory = join(runDirectory, 'shared', worker);
  const recordFile = join(directory, 'server.json');
  // It never listened, so the file that tried to start it has failed.
  if (!existsSync(recordFile)) return [];
  const { pid } = JSON.parse(await readFile(recordFile, 'utf8'));
  const exit = await stop(pid, join(directory, 'exit-code'));
  await rm(join(runDirectory, 'servers', String(pid)), { force: true });
  return [
    ...(exit === '0' ? [] : [`The server that worker ${worker} shared ended ${exit}.`]),
    ...(await unexpectedByFile(directory)),
  ];
}

async function stop(pid, exitCodeFile) {
  const giveUpAt = Date.now() + STOPPING_MILLISECONDS_MAX;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    return existsSync(exitCodeFile)
      ? `early, with exit code ${await readFile(exitCodeFile, 'utf8')}`
      : 'early, by a signal or a crash';
  }
  while (!existsSync(exitCodeFile)) {
    if (Date.now() > giveUpAt) {
      process.kill(pid, 'SIGKILL');
      return `by SIGKILL: it did not stop within ${STOPPING_MILLISECONDS_MAX / 1000} s of SIGTERM`;
    }
    await sleep(LOOK_EVERY_MS);
  }
  const code = await readFile(exitCodeFile, 'utf8');
  return code === '0' ? code : `with exit code ${code}`;
}

async function unexpectedByFile(directory) {
  const log = await readFile(join(directory, 'log'));
  const uses = (await readFile(join(directory, 'uses'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  return uses.flatMap(({ file, from }, index) => {
    const lines = log
      .subarray(from, uses[index + 1]?.from)
      .toString('utf8')
      .split('\n')
      .filter(Boolean);
    return unexpectedLines(lines).map(
      (line) => `While or after ${file} ran, the shared server logged: ${line}`,
    );
  });
}
