import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { testRun } from './run.js';
import { fastClock, register, registration } from './server.js';
import { parseLogLine } from './server-log.js';

const WAIT_MILLISECONDS_MAX = 45_000;

const started: ChildProcess[] = [];

/** A built program running as a separate process, only with the given variables. */
export interface Program {
  process: ChildProcess;
  /** Standard output and standard error so far, line by line in order of arrival. */
  log: string[];
  /** The first line, past or future, for which `find` returns something. */
  waitFor<Found>(find: (line: string) => Found | undefined): Promise<Found>;
  /** Where a server listens. */
  listening(): Promise<{ url: string }>;
  /** How it ended: the exit code, or the signal. */
  ended(): Promise<number | NodeJS.Signals>;
}

export interface ProgramOptions {
  env?: Record<string, string>;
  /** Default: an empty directory. */
  cwd?: string;
  /** Relative to `dist`, or absolute. */
  script?: string;
  arguments?: string[];
  /** How many times as fast its timers run: see fast-clock.js. */
  clockSpeed?: number;
  /** How many files it may open. */
  openFilesMax?: number;
}

export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const { env = {}, cwd = await makeDirectory(), script = 'src/main.js' } = options;
  const file = resolve(import.meta.dirname, '../../dist', script);
  const { clockSpeed, openFilesMax } = options;
  // `exec`, so that the process is the program itself rather than a shell.
  const withLimit =
    openFilesMax === undefined ? [] : ['sh', '-c', `ulimit -n ${openFilesMax}; exec "$0" "$@"`];
  const clockOptions = clockSpeed === undefined ? [] : ['--import', fastClock];
  const node = [process.execPath, '--enable-source-maps', ...clockOptions, file];
  const [command = '', ...rest] = [...withLimit, ...node, ...(options.arguments ?? [])];
  const child = spawn(command, rest, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', CLOCK_SPEED: String(clockSpeed ?? 1), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const closed = new Promise<void>((found) => child.once('close', () => found()));
  const over = closed.then(() => rm(registration(child), { force: true }));
  await register(child);

  const log: string[] = [];
  const waiting = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      log.push(line);
      for (const check of waiting) check(line);
    });
  }

  async function waitFor<Found>(find: (line: string) => Found | undefined): Promise<Found> {
    const found = new Promise<Found>((resolve) => {
      const check = (line: string): void => {
        const result = find(line);
        if (result !== undefined) resolve(result);
      };
      log.forEach(check);
      waiting.add(check);
    });
    return inTime(Promise.race([found, closed.then(() => fail('ended'))]));
  }

  /** Fails the test with this message and the output. */
  function fail(reason: string): never {
    child.kill('SIGKILL');
    throw new Error(`The program ${reason}:\n${log.join('\n')}`);
  }

  async function inTime<Result>(result: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), WAIT_MILLISECONDS_MAX);
    });
    const first = await Promise.race([result.then((value) => ({ value })), late]);
    clearTimeout(timer);
    return first === 'late' ? fail('takes too long') : first.value;
  }

  return {
    process: child,
    log,
    waitFor,
    listening: () =>
      waitFor((line) => {
        const { msg, url } = parseLogLine(line) ?? {};
        return msg === 'listening' ? { url: String(url) } : undefined;
      }),
    async ended() {
      await inTime(over);
      return child.signalCode ?? child.exitCode ?? fail('has no exit code');
    },
  };
}

/** For `afterEach`: ends what a failed test has left running. */
export async function endPrograms(): Promise<void> {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    await rm(registration(child), { force: true });
  }
}

/** Removed with the other files of the run. */
export async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(testRun.directory, 'program-'));
  // PostgreSQL may run as another user, who must pass through here to its own directory.
  await chmod(directory, 0o711);
  return directory;
}
