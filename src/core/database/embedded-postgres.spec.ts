import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import typescript from 'typescript';
import { explainServerFailure, run } from './embedded-postgres-programs.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

jest.setTimeout(20_000);

const password = `${randomBytes(16).toString('hex')}/:@'% "`;
const parameters = { fsync: 'off' };
const started: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];
let root: string;
/** Shared by most tests, because initialising one takes a moment. */
let directory: string;

async function start(options: { directory?: string; password?: string; port?: number } = {}) {
  const postgres = await startEmbeddedPostgres({
    directory,
    password,
    database: 'notes',
    parameters,
    ...options,
  });
  started.push(postgres);
  return postgres;
}

async function query(postgres: { url: string }, statement: string): Promise<unknown[]> {
  const client = new Client(postgres.url);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

const inCluster = (file: string): string => join(directory, 'cluster', file);
const isRunning = (): boolean => existsSync(inCluster('postmaster.pid'));

/** Another process that uses the server and ignores Ctrl-C, like one that is still answering requests. */
async function startInAnotherProcess(): Promise<{ child: ChildProcess; url: string }> {
  const script = join(root, 'program', 'start.js');
  const options = JSON.stringify({ directory, password, database: 'notes', parameters });
  const child = spawn(process.execPath, [script], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  child.stdin.end(options);
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: url.toString().trim() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

/** A build that a process without Jest can import. */
async function compileProgram(to: string): Promise<void> {
  await mkdir(to);
  await writeFile(join(to, 'package.json'), '{ "type": "module" }');
  await symlink(resolve('node_modules'), join(to, 'node_modules'));
  for (const name of ['embedded-postgres', 'embedded-postgres-server', 'embedded-postgres-programs']) {
    const source = await readFile(resolve('src/core/database', `${name}.ts`), 'utf8');
    const compilerOptions = { module: typescript.ModuleKind.ESNext, target: typescript.ScriptTarget.ES2023 };
    const { outputText } = typescript.transpileModule(source, { compilerOptions });
    await writeFile(join(to, `${name}.js`), outputText);
  }
  await writeFile(
    join(to, 'start.js'),
    `import { text } from 'node:stream/consumers';
     import { startEmbeddedPostgres } from './embedded-postgres.js';
     process.on('SIGINT', () => undefined);
     const postgres = await startEmbeddedPostgres(JSON.parse(await text(process.stdin)));
     process.once('SIGTERM', () => postgres.stop());
     console.log(postgres.url);`,
  );
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'embedded-postgres-'));
  await chmod(root, 0o711);
  directory = join(root, 'postgres');
  await compileProgram(join(root, 'program'));
});

afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => end(child, 'SIGTERM')));
  await Promise.all(started.splice(0).map((postgres) => postgres.stop()));
  expect(isRunning()).toBe(false);
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('the first start', () => {
  it('creates a database that only its password opens', async () => {
    // As left by a process that was killed during initialisation.
    await mkdir(join(directory, 'initialising-a1b2c3', 'cluster'), { recursive: true });

    const postgres = await start();
    expect(
      await query(postgres, `SELECT current_database(), lower('É'), current_setting('server_encoding')`),
    ).toEqual(['notes', 'é', 'UTF8']);
    expect(await query(postgres, 'SELECT usesuper FROM pg_user WHERE usename = current_user')).toEqual([
      false,
    ]);
    const settings = ['listen_addresses', 'password_encryption', 'data_checksums'];
    const values = settings.map((name) => `current_setting('${name}')`);
    expect(await query(postgres, `SELECT ${values.join()}`)).toEqual(['127.0.0.1', 'scram-sha-256', 'on']);
    await expect(
      query({ url: postgres.url.replace(/:[^:@/]+@/, ':wrong@') }, 'SELECT 1'),
    ).rejects.toMatchObject({
      code: '28P01',
    });

    expect((await readdir(directory)).sort()).toEqual(['cluster', 'server.log']);
    expect((await stat(join(directory, 'cluster'))).mode & 0o777).toBe(0o700);
    for (const file of ['cluster/postmaster.opts', 'server.log']) {
      expect(await readFile(join(directory, file), 'utf8')).not.toContain(password.slice(0, 32));
    }
  });

  it('is safe in two processes at once, and the last of them stops the server', async () => {
    const twice = join(root, 'twice');
    const [first, second] = await Promise.all([start({ directory: twice }), start({ directory: twice })]);
    expect(second.url).toBe(first.url);
    await first.stop();
    expect(await query(second, 'SELECT 1')).toEqual([1]);
    await second.stop();
    await expect(query(second, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(await readdir(twice)).toHaveLength(2);
  });
});

describe('a later start', () => {
  it('finds the data again at the same address', async () => {
    const before = await start();
    await query(before, `CREATE TABLE note AS SELECT 'kept' AS text`);
    await before.stop();
    const after = await start();
    expect(after.url).toBe(before.url);
    expect(await query(after, 'SELECT text FROM note')).toEqual(['kept']);
  });

  it('waits for a server that is stopping', async () => {
    const before = await start();
    const [after] = await Promise.all([start(), before.stop()]);
    expect(await query(after, 'SELECT 1')).toEqual([1]);
    const stopped = after.stop();
    expect(await query(await start(), 'SELECT 1')).toEqual([1]);
    await stopped;
  });

  it('uses another port if the old one is taken', async () => {
    const { port, stop } = await start();
    await stop();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const elsewhere = await start();
    expect(elsewhere.port).not.toBe(port);
    expect(await query(elsewhere, 'SELECT 1')).toEqual([1]);
    squatter.close();
  });

  it.each([
    [
      'names a process that is something else by now',
      `${process.pid}\n/elsewhere\n1\n1\n\n127.0.0.1\n1 1\nready\n`,
    ],
    ['names a process that is gone', `4194305\n/elsewhere\n1\n1\n\n127.0.0.1\n1 1\nready\n`],
    ['is empty', ''],
  ])('is not blocked by a pid file that %s', async (_, content) => {
    await writeFile(inCluster('postmaster.pid'), content, { mode: 0o600 });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(inCluster('postmaster.pid'), longAgo, longAgo);
    expect(await query(await start(), 'SELECT 1')).toEqual([1]);
  });

  it('says in one line why it fails', async () => {
    await expect(start({ password: 'another' })).rejects.toThrow(
      /^The PostgreSQL in .* has another password: .*$/,
    );
    const invalid = { directory, password, database: 'notes', parameters: { shared_buffers: 'lots' } };
    await expect(startEmbeddedPostgres(invalid)).rejects.toThrow(
      /^PostgreSQL did not start: invalid value for parameter "shared_buffers": "lots"; see .*server\.log\.$/,
    );
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const { port } = squatter.address() as AddressInfo;
    await expect(start({ port })).rejects.toThrow(`port ${port} of 127.0.0.1, which is in use`);
    squatter.close();
  });
});

describe('a failure', () => {
  it('is explained without the hints of other messages', () => {
    // Recorded: the third launch on a full disk.
    const log = `2026-12-01 03:10:11.250 UTC [812] LOG:  starting PostgreSQL 17.5 on x86_64-pc-linux-gnu
2026-12-01 03:10:11.251 UTC [812] LOG:  listening on IPv4 address "127.0.0.1", port 41234
2026-12-01 03:10:11.262 UTC [815] LOG:  database system was interrupted while in recovery at 2026-12-01 03:10:10 UTC
2026-12-01 03:10:11.262 UTC [815] HINT:  This probably means that some data is corrupted and you will have to use the last backup for recovery.
2026-12-01 03:10:11.301 UTC [815] FATAL:  could not write to file "pg_wal/xlogtemp.815": No space left on device
2026-12-01 03:10:11.303 UTC [812] LOG:  startup process (PID 815) exited with exit code 1
2026-12-01 03:10:11.303 UTC [812] HINT:  A hint of another message.
`;
    expect(explainServerFailure(log)).toBe(
      'could not write to file "pg_wal/xlogtemp.815": No space left on device',
    );
  });

  it('names the versions if another version of PostgreSQL wrote the files, and says what to do', async () => {
    await (await start()).stop();
    const version = await readFile(inCluster('PG_VERSION'), 'utf8');
    await writeFile(inCluster('PG_VERSION'), '13\n');
    try {
      await expect(start()).rejects.toThrow(
        /database files are incompatible with server; The data directory was initialized by PostgreSQL version 13, which is not compatible with this version [\d.]+; start the version of Latchkey that wrote them, .*; see /,
      );
    } finally {
      await writeFile(inCluster('PG_VERSION'), version);
    }
  });

  it.each([
    [
      'a server within initdb',
      '2026-12-01 03:10:11.301 UTC [815] FATAL:  could not write to file "x": No space left on device',
      'could not write to file "x": No space left on device',
    ],
    [
      'initdb itself',
      'initdb: error: could not create directory "y": Read-only file system',
      'could not create directory "y": Read-only file system',
    ],
  ])('that %s reports is not lost behind what follows', async (_, line, reason) => {
    const script = 'echo "$0" >&2; echo "initdb: removing contents of data directory" >&2; exit 1';
    await expect(run({ prefix: [] }, 'sh', ['-c', script, line])).rejects.toThrow(
      new Error(`sh failed: ${reason}`),
    );
  });

  it('to create the directory names the cause', async () => {
    await writeFile(join(root, 'file'), '');
    await expect(start({ directory: join(root, 'file') })).rejects.toThrow('it is not a directory');
    await expect(start({ directory: join(root, 'file', 'below') })).rejects.toThrow('is not a directory');
  });
});

describe('another process', () => {
  it('shares the server, and leaves it running for the remaining users', async () => {
    const { child, url } = await startInAnotherProcess();
    const here = await start();
    expect(here.url).toBe(url);
    await end(child, 'SIGTERM');
    expect(await query(here, 'SELECT 1')).toEqual([1]);
  });

  it('keeps the server through Ctrl-C, and leaves it to be taken over when killed', async () => {
    const { child, url } = await startInAnotherProcess();
    process.kill(-child.pid!, 'SIGINT');
    expect(await query({ url }, 'SELECT pg_sleep(0.2)')).toHaveLength(1);

    await end(child, 'SIGKILL');
    expect(isRunning()).toBe(true);
    const taken = await start();
    expect(taken.url).toBe(url);
    await taken.stop();
    expect(isRunning()).toBe(false);
  });

  it('does not lose the server to a process that lost its connection', async () => {
    const here = await start();
    const { url } = await startInAnotherProcess();
    // As after a crash of one of the server's processes.
    const superuser = here.url.replace('latchkey:', 'postgres:');
    const oldest = `SELECT pid FROM pg_stat_activity WHERE usesysid = 10 ORDER BY backend_start LIMIT 1`;
    await query({ url: superuser }, `SELECT pg_terminate_backend((${oldest}))`);
    await here.stop();
    expect(await query({ url }, 'SELECT 1')).toEqual([1]);
  });
});
