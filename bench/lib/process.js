import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { open, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_SECONDS_MAX = 60;
const STOP_SECONDS_MAX = 20;
const LOG_LINES_SHOWN = 20;

let started = 0;
const running = new Set();

/** Starts a program (Node.js by default), which the workplace ends whatever happens to this process. */
export function spawnProgram(workplace, programArguments, { env, stdio, program = process.execPath }) {
  const child = spawn(program, programArguments, {
    cwd: workplace.workingDirectory,
    env: { ...inherited(), ...env },
    stdio,
  });
  if (child.pid === undefined) throw new Error('A program could not be started.');
  const registration = join(workplace.directory, 'servers', String(child.pid));
  try {
    writeFileSync(registration, '');
  } catch (error) {
    // The workplace is being cleared.
    child.kill('SIGKILL');
    throw error;
  }
  running.add(child);
  child.once('close', () => {
    running.delete(child);
    void rm(registration, { force: true });
  });
  return child;
}

/** None of the caller's variables, except those that a process needs to run. */
function inherited() {
  const names = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/**
 * Starts a server with its log in a file, as in production, and waits until it logs `{"msg":"listening",…}`.
 *
 * @returns the fields of that line, and the process
 */
export async function startServer(workplace, name, nodeArguments, env) {
  const server = await launchServer(workplace, name, nodeArguments, env);
  const giveUpAt = performance.now() + START_SECONDS_MAX * 1000;
  for (;;) {
    const listening = (await readLog(server)).find(({ msg }) => msg === 'listening');
    if (listening) return { ...server, ...listening };
    if (hasEnded(server.child) || performance.now() > giveUpAt) {
      server.child.kill('SIGKILL');
      throw new Error(`${name} did not start:\n${await tail(server)}`);
    }
    await sleep(10);
  }
}

export async function launchServer(workplace, name, nodeArguments, env) {
  started += 1;
  const logFile = join(workplace.directory, `${started}.log`);
  // In append mode, so that the file can be emptied while it is written.
  const log = await open(logFile, 'a');
  const child = spawnProgram(workplace, nodeArguments, { env, stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  return { name, child, logFile };
}

async function readLog({ logFile }) {
  const lines = (await readFile(logFile, 'utf8')).split('\n');
  return lines.flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line)] : [];
    } catch {
      return [];
    }
  });
}

const tail = async ({ logFile }) =>
  (await readFile(logFile, 'utf8')).trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n');

/** A server that logs each request would otherwise fill the disk during a bench. */
export const emptyLog = ({ logFile }) => truncate(logFile);

const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

export async function stopServer({ name, child }) {
  if (hasEnded(child)) throw new Error(`${name} ended by itself (exit code ${child.exitCode}).`);
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const late = sleep(STOP_SECONDS_MAX * 1000, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') {
    child.kill('SIGKILL');
    await ended;
  }
}

/** After an aborted figure: anything left running would slow down the next one. */
export async function endLeftovers() {
  const left = [...running];
  const ended = left.map((child) => once(child, 'close'));
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(ended);
}

/** Memory in bytes, according to the system: `now` is the resident memory, and `most` its maximum so far. */
export async function residentBytes({ child }) {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  const read = (field) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
  return { now: read('VmRSS'), most: read('VmHWM') };
}
