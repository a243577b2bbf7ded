import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createInterface } from 'node:readline';
import { register, registration } from '../server.js';
import { freePort } from './free-port.js';

export interface Postgres {
  /** As the superuser, in the database `name`. */
  url(name: string): string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL of `programs` with an empty cluster, on a free port. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-postgres-'));
  // PostgreSQL refuses to run as root.
  const account = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (account.uid !== undefined) await chown(directory, account.uid, account.gid);
  const cluster = ['-D', join(directory, 'data')];
  await promisify(execFile)(
    join(programs, 'initdb'),
    [...cluster, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...account, cwd: directory },
  );
  const port = await freePort();
  const child = spawn(
    join(programs, 'postgres'),
    [...cluster, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off'],
    { ...account, cwd: directory, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await register(child);
  const closed = once(child, 'close').then(() => rm(registration(child), { force: true }));
  await Promise.race([isReady(child), closed.then(() => Promise.reject(new Error('PostgreSQL has ended')))]);
  return {
    url: (name) => `postgres://postgres@127.0.0.1:${port}/${name}`,
    async stop() {
      child.kill('SIGINT');
      await closed;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const idOf = (option: '-u' | '-g'): number =>
  Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);

function isReady({ stderr }: ChildProcess): Promise<void> {
  return new Promise((ready) => {
    if (stderr === null) return;
    createInterface({ input: stderr }).on('line', (line) => {
      if (line.includes('ready to accept connections')) ready();
    });
  });
}
