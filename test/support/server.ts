import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { testRun } from './run.js';
import { parseLogLine } from './server-log.js';

/** For `node --import`: makes a process's clock run CLOCK_SPEED times as fast. */
export const fastClock = resolve(import.meta.dirname, 'fast-clock.js');

/** Shorter than a hook's time limit; a busy machine takes long. */
const LISTENING_MILLISECONDS_MAX = 150_000;
const STOPPING_MILLISECONDS_MAX = 60_000;
const LOG_TAIL_LINES = 40;

export interface ServerOptions {
  /** If omitted, the server starts its embedded PostgreSQL. */
  databaseUrl?: string;
  /** Overrides the variables that every test server has. */
  env?: Record<string, string>;
  /** The program to run instead of the built server. */
  entry?: string;
  /** How many times as fast its timers run: see fast-clock.js. */
  clockSpeed?: number;
}

/** A server that requests can be sent to. */
export interface RunningServer {
  readonly url: string;
  /** Every line of its standard output and standard error so far; for a shared server, since the file began. */
  readonly log: readonly string[];
}

/** A server started by the test file, which may stop it. */
export interface TestServer extends RunningServer {
  process: ChildProcess;
  /** Stops it like an operator. Resolves with the exit code, or null if a signal ended it. */
  stop(): Promise<number | null>;
  /** Ends it like a power cut. */
  kill(): Promise<void>;
  signal(name: NodeJS.Signals): void;
}

/** Runs the built server as a separate process on a free port, and waits until it listens. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDirectory = await makeDataDirectory();
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', ...clockOptions(options), entryOf(options)],
    {
      // Not the repository, whose .env file is the developer's.
      cwd: dataDirectory,
      env: environment(dataDirectory, options),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  }).then(() => rm(registration(child), { force: true }));
  await register(child);
  const log: string[] = [];
  const listening = collectLog(child, log);

  const url = await Promise.race([listening, ended, timeout(LISTENING_MILLISECONDS_MAX)]);
  if (url === undefined) {
    child.kill('SIGKILL');
    await ended;
    throw new Error(`The server did not start (exit code ${child.exitCode}):\n${tail(log)}`);
  }

  return {
    url,
    process: child,
    log,
    async stop() {
      child.kill('SIGTERM');
      const late = timeout(STOPPING_MILLISECONDS_MAX).then(() => 'late' as const);
      if ((await Promise.race([ended, late])) === 'late') {
        child.kill('SIGKILL');
        await ended;
        throw new Error(`The server did not stop:\n${tail(log)}`);
      }
      return child.exitCode;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    signal(name) {
      child.kill(name);
    },
  };
}

/** Removed with the other files of the run, because a killed server may be restarted on it. */
export async function makeDataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(testRun.directory, 'data-'));
  // PostgreSQL may run as another user, who must pass through here to its own directory.
  await chmod(directory, 0o711);
  return directory;
}

export const entryOf = (options: ServerOptions): string =>
  options.entry ?? resolve(import.meta.dirname, '../../dist/src/main.js');

const clockOptions = ({ clockSpeed }: ServerOptions): string[] =>
  clockSpeed === undefined ? [] : ['--import', fastClock];

/** The child sees none of the caller's variables, except those that a process needs to run. */
export function environment(dataDirectory: string, options: ServerOptions): Record<string, string> {
  const inherited = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    ...testRun.secrets,
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: dataDirectory,
    LOG_FORMAT: 'json',
    // Tests set the origin of a request with X-Forwarded-For.
    TRUSTED_PROXIES: '127.0.0.1/32',
    SIGNUPS_PER_ADDRESS_PER_HOUR: '100000',
    // With SMTP_URL it would be required; tests about it turn it on.
    EMAIL_VERIFICATION: 'off',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...(options.clockSpeed === undefined ? {} : { CLOCK_SPEED: String(options.clockSpeed) }),
    ...cheapPasswords(options.env),
    ...options.env,
  };
}

/** Most tests sign users up, and few are about the cost of that. In production, servers insist on it. */
export const cheapPasswords = (env: Record<string, string> = {}): Record<string, string> =>
  env['NODE_ENV'] === 'production' ? {} : { PASSWORD_HASH_MEMORY_KIB: '64' };

/** For tests about it: the default cost of a password. */
export const dearPasswords = { PASSWORD_HASH_MEMORY_KIB: '' };

/** Copies both streams into `log`. Resolves with the address once the server says that it is listening. */
function collectLog(child: ChildProcess, log: string[]): Promise<string> {
  return new Promise((found) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        log.push(line);
        const event = parseLogLine(line);
        if (event?.msg === 'listening' && typeof event.url === 'string') found(event.url);
      });
    }
  });
}

/** Tells the reaper, which ends the servers of an interrupted run, and may already be doing so. */
export async function register(child: ChildProcess): Promise<void> {
  try {
    await writeFile(registration(child), '');
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

export const registration = (child: ChildProcess): string =>
  join(testRun.directory, 'servers', String(child.pid));

const tail = (log: string[]): string => log.slice(-LOG_TAIL_LINES).join('\n');

function timeout(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), milliseconds).unref();
  });
}
