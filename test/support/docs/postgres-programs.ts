import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createInterface } from 'node:readline';
import { register, registration } from '../server.js';
import { freePort } from './free-port.js';

export interface Postgres {
  /** With the superuser, for the database `name`. */
  url(name: string): string;
  stop(): Promise<void>;
  /** Ends it like a power cut. */
  kill(): Promise<void>;
  /** Halts and continues all of its processes, like a paused virtual machine. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void;
}

/** Starts a PostgreSQL from `programs` with an empty cluster, on a free port. */
export async function startPostgres(programs: string, settings: string[] = []): Promise<Postgres> {
  const { data, account } = await emptyDirectory();
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...account, cwd: dirname(data) },
  );
  return run(programs, data, settings, 'ready to accept connections');
}

/** Starts a standby of the server at `primaryUrl`, which may be a proxy in front of it. */
export async function startStandby(
  programs: string,
  primaryUrl: string,
  settings: string[] = [],
): Promise<Postgres> {
  const { data, account } = await emptyDirectory();
  const { hostname, port } = new URL(primaryUrl);
  await promisify(execFile)(
    join(programs, 'pg_basebackup'),
    [
      '-D',
      data,
      '-h',
      hostname,
      '-p',
      port,
      '-U',
      'postgres',
      '-R',
      '-X',
      'stream',
      '-c',
      'fast',
      '--no-sync',
    ],
    { ...account, cwd: dirname(data), env: { ...process.env, PGSSLMODE: 'disable' } },
  );
  // With the name that `synchronous_standby_names` may contain.
  await appendFile(
    join(data, 'postgresql.auto.conf'),
    `primary_conninfo = 'user=postgres host=${hostname} port=${port} sslmode=disable application_name=standby'\n`,
  );
  return run(programs, data, settings, 'ready to accept read-only connections');
}

async function emptyDirectory() {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-postgres-'));
  const account = accountOfPostgres();
  if (account) await chown(directory, account.uid, account.gid);
  return { data: join(directory, 'data'), account };
}

async function run(
  programs: string,
  data: string,
  settings: string[],
  readyMessage: string,
): Promise<Postgres> {
  const port = await freePort();
  const child = spawn(
    join(programs, 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'],
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...accountOfPostgres(), cwd: dirname(data), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await register(child);
  const closed = once(child, 'close').then(() => rm(registration(child), { force: true }));
  const ended = closed.then(() => Promise.reject(new Error('PostgreSQL has ended')));
  await Promise.race([isReady(child, readyMessage), ended]);
  ended.catch(() => undefined);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    signalAll(child, 'SIGCONT');
    child.kill(signal);
    await closed;
    await rm(dirname(data), { recursive: true, force: true });
  };
  return {
    url: (name) => `postgres://postgres@127.0.0.1:${port}/${name}`,
    stop: () => end('SIGINT'),
    async kill() {
      signalAll(child, 'SIGKILL');
      await end('SIGKILL');
    },
    signal: (name) => signalAll(child, name),
  };
}

/** Each session is a separate process. */
function signalAll(postmaster: ChildProcess, name: NodeJS.Signals): void {
  const children = spawnSync('pgrep', ['-P', String(postmaster.pid)], { encoding: 'utf8' }).stdout;
  const pids = [postmaster.pid, ...children.split('\n').filter(Boolean).map(Number)];
  for (const pid of pids) {
    try {
      if (pid !== undefined) process.kill(pid, name);
    } catch {
      // It has ended by itself.
    }
  }
}

/** PostgreSQL refuses to run as root. */
const accountOfPostgres = (): { uid: number; gid: number } | undefined =>
  process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined;

const idOf = (option: '-u' | '-g'): number =>
  Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);

function isReady({ stderr }: ChildProcess, message: string): Promise<void> {
  return new Promise((ready) => {
    if (stderr === null) return;
    createInterface({ input: stderr }).on('line', (line) => {
      if (line.includes(message)) ready();
    });
  });
}
