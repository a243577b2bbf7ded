import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { makeCertificate } from '../support/certificate.js';
import { type Account, register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { endPrograms, makeDirectory, type Program, startProgram } from '../support/program.js';
import { testRun } from '../support/run.js';
import { parseLogLine } from '../support/server-log.js';

const secrets = () => ({
  JWT_SECRET: randomBytes(32).toString('base64url'),
  MASTER_KEY: randomBytes(32).toString('base64url'),
});

const isRoot = process.getuid?.() === 0;

const listeners: Server[] = [];

afterEach(async () => {
  await endPrograms();
  for (const listener of listeners.splice(0)) listener.close();
});

async function occupyPort(listener: Server = createServer(), port = 0): Promise<number> {
  listeners.push(listener);
  await once(listener.listen(port, '127.0.0.1'), 'listening');
  return (listener.address() as AddressInfo).port;
}

/** In development, with nothing set but a free port. */
const startUnconfigured = (cwd: string, env: Record<string, string> = {}) =>
  startProgram({ cwd, env: { PORT: '0', SIGNUPS_PER_ADDRESS_PER_HOUR: '100000', ...env } });

/** The directory of a stopped server, to be copied: setting up a database takes as long as two starts. */
let usedDirectory: string | undefined;

/** A directory in which a server has run before. */
async function makeUsedDirectory(): Promise<string> {
  if (usedDirectory === undefined) {
    const cwd = await makeDirectory();
    const program = await startUnconfigured(cwd);
    await program.listening();
    await stop(program);
    usedDirectory = cwd;
  }
  const copy = await makeDirectory();
  // Preserves owners, because PostgreSQL may run as another user.
  execFileSync('cp', ['-a', join(usedDirectory, '.data'), copy]);
  return copy;
}

async function stop(program: Program): Promise<void> {
  program.process.kill('SIGTERM');
  expect(await program.ended()).toBe(0);
}

async function kill(program: Program): Promise<void> {
  program.process.kill('SIGKILL');
  expect(await program.ended()).toBe('SIGKILL');
}

async function expectKeyWorks(server: { url: string }, account: Account): Promise<void> {
  const { status, json } = await request(server, 'GET', '/api/v1/me', { apiKey: account.apiKey });
  expect({ status, user: json?.user?.id }).toEqual({ status: 200, user: account.user.id });
}

const postmasterOf = async (cwd: string): Promise<number> =>
  Number.parseInt(await readFile(join(cwd, '.data/postgres/cluster/postmaster.pid'), 'utf8'), 10);

describe('a server without configuration', () => {
  it('starts in an empty directory, says what to do first, and is right about it', async () => {
    const cwd = await makeDirectory();
    const program = await startUnconfigured(cwd);
    const { url } = await program.listening();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);

    await program.waitFor((line) => line.includes('<your key>') || undefined);
    const output = program.log.join('\n');
    expect(output).toContain(`API         ${url}/api/v1\n`);
    const [, address = '', type = '', body = ''] =
      /curl -X POST (\S+) \\\n\s+-H '([^']+)' \\\n\s+-d '([^']+)'/.exec(output) ?? [];
    const [name = '', value = ''] = type.split(': ');
    const created = await fetch(address, { method: 'POST', headers: { [name]: value }, body });
    expect(created.status).toBe(201);
    const { api_key: apiKey } = (await created.json()) as { api_key: { key: string } };

    const [, second = ''] = /curl (\S+) -H 'X-API-Key: <your key>'/.exec(output) ?? [];
    expect((await fetch(second, { headers: { 'X-API-Key': apiKey.key } })).status).toBe(200);
    for (const [, page = ''] of output.matchAll(/(?:Swagger UI|OpenAPI) +(\S+)/g)) {
      expect((await fetch(page)).status).toBe(200);
    }
    await stop(program);
  });

  it('logs what an operator needs to know, and nothing else', async () => {
    const program = await startUnconfigured(await makeDirectory(), { NODE_ENV: 'test' });
    await program.listening();
    await stop(program);
    expect(program.log.map((line) => parseLogLine(line)?.['msg'])).toEqual([
      expect.stringMatching(/^Migrations ran: InitialSchema\d+, /),
      'listening',
      'stopping',
      'stopped',
    ]);
  });

  it('stores its data where others cannot read it, and finds it again at the next start', async () => {
    const cwd = await makeDirectory();
    const first = await startUnconfigured(cwd);
    const account = await register(await first.listening());
    await stop(first);

    const modeOf = async (path: string) => (await stat(join(cwd, path))).mode & 0o777;
    expect(await readdir(cwd)).toEqual(['.data']);
    expect(await modeOf('.data/secrets.json')).toBe(0o600);
    // For root, PostgreSQL runs as another user, who must pass through here.
    expect(await modeOf('.data')).toBe(isRoot ? 0o711 : 0o700);
    expect(await modeOf('.data/postgres/cluster')).toBe(0o700);

    const second = await startUnconfigured(cwd);
    const server = await second.listening();
    await expectKeyWorks(server, account);
    const session = await request(server, 'GET', '/api/v1/me', { token: account.accessToken });
    expect(session.status).toBe(200);
    await stop(second);
    usedDirectory = cwd;
  });

  it('is independent of one in another directory', async () => {
    const programs = await Promise.all(
      [await makeDirectory(), await makeDirectory()].map((cwd) => startUnconfigured(cwd)),
    );
    const [one, other] = await Promise.all(programs.map((program) => program.listening()));
    const account = await register(one!);
    await expectKeyWorks(one!, account);
    const foreign = await request(other!, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    expect(foreign.status).toBe(401);
    await Promise.all(programs.map(stop));
  });
});

describe('a server that is killed', () => {
  /** Signs users up until the server is gone, and adds those whose sign-up was answered to `acknowledged`. */
  async function registerUntilGone(
    server: { url: string },
    acknowledged: Account[],
    workers = 6,
  ): Promise<void> {
    const work = async (): Promise<void> => {
      for (;;) acknowledged.push(await register(server));
    };
    await Promise.allSettled(Array.from({ length: workers }, work));
  }

  it.each([
    ['alone', false],
    ['with its database', true],
  ])('%s has lost nothing that it had answered', async (_, withDatabase) => {
    const cwd = await makeUsedDirectory();
    const all: Account[] = [];
    for (const milliseconds of [300, 700]) {
      const program = await startUnconfigured(cwd, { NODE_ENV: 'test' });
      const server = await program.listening();
      for (const account of all) await expectKeyWorks(server, account);
      const acknowledged: Account[] = [];
      const registering = registerUntilGone(server, acknowledged);
      await eventually('a sign-up is answered', () => acknowledged.length > 0, { intervalMs: 5 });
      await sleep(milliseconds);
      if (withDatabase) process.kill(await postmasterOf(cwd), 'SIGKILL');
      await kill(program);
      await registering;
      all.push(...acknowledged);
    }
    const program = await startUnconfigured(cwd, { NODE_ENV: 'test' });
    const server = await program.listening();
    for (const account of all) await expectKeyWorks(server, account);
    await stop(program);
    await expect(postmasterOf(cwd)).rejects.toThrow('ENOENT');
  });
});

describe('a server with a database of its own', () => {
  const withPassword = (password: string, change: (url: URL) => void = () => undefined): string => {
    const url = new URL(testRun.databaseUrl);
    url.password = password;
    change(url);
    return url.href;
  };
  let database: OwnDatabase | undefined;

  afterEach(async () => {
    await database?.drop();
    database = undefined;
  });

  it('creates no data directory', async () => {
    database = await createDatabase();
    const cwd = await makeDirectory();
    const program = await startUnconfigured(cwd, { DATABASE_URL: database.url, ...secrets() });
    await register(await program.listening());
    await stop(program);
    expect(await readdir(cwd)).toEqual([]);
  });

  it('waits for a database that is not available yet', async () => {
    database = await createDatabase();
    const { hostname, port } = new URL(database.url);
    const proxy = createServer((socket) => {
      const upstream = connect(Number(port), hostname);
      socket.pipe(upstream).pipe(socket);
      for (const end of [socket, upstream]) end.on('error', () => undefined);
    });
    const free = await occupyPort(proxy);
    await new Promise((resolve) => proxy.close(resolve));
    const url = new URL(database.url);
    url.port = String(free);

    const program = await startUnconfigured(await makeDirectory(), { DATABASE_URL: url.href, ...secrets() });
    const waiting = await program.waitFor((line) =>
      line.includes('Waiting') ? parseLogLine(line) : undefined,
    );
    expect(waiting['msg']).toBe(
      'Waiting for the database. DATABASE_URL: nothing listens at its address (ECONNREFUSED)',
    );
    await occupyPort(proxy, free);
    await register(await program.listening());
    await stop(program);
  });

  const password = 'p4ss-and-no-word';
  it.each([
    [
      'whose password is wrong',
      withPassword(password),
      'the database refuses its user or its password (28P01)',
    ],
    [
      'whose user is not known',
      withPassword(password, (url) => (url.username = 'nobody')),
      'the database refuses its user or its password (28P01)',
    ],
    [
      'that does not exist',
      withPassword(new URL(testRun.databaseUrl).password, (url) => (url.pathname = 'elsewhere')),
      'the database server has no database of that name (3D000)',
    ],
    [
      'where nothing listens',
      `postgres://latchkey:${password}@127.0.0.1:1/latchkey`,
      'nothing listens at its address (ECONNREFUSED)',
    ],
    [
      'on a host that is not known',
      `postgres://latchkey:${password}@database.invalid/latchkey`,
      expect.stringMatching(/^its host name (is not known|cannot be resolved) \(E\w+\)$/),
    ],
    [
      'with a certificate that is not there',
      `postgres://latchkey:${password}@127.0.0.1/latchkey?sslrootcert=${password}`,
      'has in sslrootcert the path of a file that is not there or cannot be read',
    ],
  ])('%s says so in one line, without a value', async (_, url, reason) => {
    const env = { DATABASE_URL: url, DATABASE_WAIT_SECONDS: '1', NODE_ENV: 'test', ...secrets() };
    const program = await startUnconfigured(await makeDirectory(), env);
    expect(await program.ended()).toBe(1);
    const lines = program.log.filter((line) => !line.includes('Waiting for the database. '));
    expect(lines).toEqual(['Latchkey cannot start:', expect.stringMatching(/^DATABASE_URL: /)]);
    expect(lines[1]?.replace('DATABASE_URL: ', '')).toEqual(reason);
    const secret = new URL(url).password;
    expect(program.log.join('\n')).not.toContain(secret);
  });
});

describe('a connection that the settings prevent', () => {
  /** Accepts TLS as PostgreSQL does, and then says nothing. */
  async function startTlsServer(hosts: string[]): Promise<number> {
    const certificate = makeCertificate({ hosts });
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('S');
        new TLSSocket(socket, { isServer: true, ...certificate }).on('error', () => undefined);
      });
    });
    return occupyPort(server);
  }

  const addressOfTls = async (): Promise<string> =>
    `postgres://latchkey@127.0.0.1:${await startTlsServer(['127.0.0.1'])}/latchkey?sslmode=require`;

  it.each([
    [
      'because the certificate is of an unknown authority',
      addressOfTls,
      'its certificate is not trusted: set sslrootcert to the file with the certificate of its authority (DEPTH_ZERO_SELF_SIGNED_CERT)',
    ],
    [
      'because the database has no TLS',
      () => Promise.resolve(`${testRun.databaseUrl}?sslmode=require`),
      'the server has no TLS, which the address requires: turn it on, or set sslmode=disable',
    ],
    [
      'because of a parameter that the database does not know',
      () => Promise.resolve(`${testRun.databaseUrl}?options=-c%20foo.bar`),
      'the database refuses the connection (42601)',
    ],
  ])('%s is reported at once, without waiting for another outcome', async (_, makeUrl, reason) => {
    const env = { DATABASE_URL: await makeUrl(), DATABASE_WAIT_SECONDS: '3600', ...secrets() };
    const program = await startUnconfigured(await makeDirectory(), { NODE_ENV: 'test', ...env });
    expect(await program.ended()).toBe(1);
    expect(program.log).toEqual(['Latchkey cannot start:', `DATABASE_URL: ${reason}`]);
  });
});

describe('a server that cannot run', () => {
  it('because its port is taken says so in one line', async () => {
    const cwd = await makeUsedDirectory();
    const port = String(await occupyPort());
    const program = await startUnconfigured(cwd, { PORT: port, LOG_LEVEL: 'warn' });
    expect(await program.ended()).toBe(1);
    expect(program.log).toEqual([
      'Latchkey cannot start:',
      'PORT: another program listens on it (EADDRINUSE)',
    ]);
    await expect(postmasterOf(cwd)).rejects.toThrow('ENOENT');
  });

  it('because of its data directory says so in one line', async () => {
    const cwd = await makeDirectory();
    await writeFile(join(cwd, 'file'), '');
    const program = await startUnconfigured(cwd, { DATA_DIR: join(cwd, 'file/data') });
    expect(await program.ended()).toBe(1);
    expect(program.log).toEqual([
      'Latchkey cannot start:',
      expect.stringMatching(/^The data directory cannot be used \(E\w+: .*DATA_DIR chooses another\.$/),
    ]);
  });
});
