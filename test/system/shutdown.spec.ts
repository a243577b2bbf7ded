import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import {
  endPrograms,
  makeDirectory,
  type Program,
  type ProgramOptions,
  startProgram,
} from '../support/program.js';
import { type ServerProgram, startServerProgram } from '../support/server-program.js';
import { parseLogLine } from '../support/server-log.js';

let database: OwnDatabase;

beforeAll(async () => {
  database = await createDatabase();
});

afterEach(endPrograms);
afterAll(() => database.drop());

const startServer = (
  env: Record<string, string> = {},
  options: Pick<ProgramOptions, 'script' | 'clockSpeed'> = {},
): Promise<ServerProgram> => startServerProgram(database, env, options);

const cutOff = 'closing the remaining connections';

/** It ended by itself: nothing had to be cut off. */
async function expectToEndByItself(server: Program): Promise<void> {
  expect(await server.ended()).toBe(0);
  expect(server.log.map((line) => parseLogLine(line)?.['msg'])).not.toContain(cutOff);
  expect(parseLogLine(server.log.at(-1) ?? '')?.['msg']).toBe('stopped');
}

/** A sign-up whose head, and the first bytes of its body, have reached the server. */
interface Upload {
  finish(): void;
  answer: Promise<string>;
}

interface Connection {
  socket: Socket;
  /** Everything that arrived before the connection was closed. */
  answer: Promise<string>;
}

async function connectTo(hostname: string, port: string): Promise<Connection> {
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const received: Buffer[] = [];
  const answer = new Promise<string>((found) => {
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => found(Buffer.concat(received).toString()));
  });
  return { socket, answer };
}

async function beginUpload(server: { url: string }): Promise<Upload> {
  const { hostname, port } = new URL(server.url);
  const body = JSON.stringify({ email: `${randomUUID()}@example.com`, password: randomUUID() });
  const { socket, answer } = await connectTo(hostname, port);
  socket.write(
    `POST /api/v1/auth/register HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
  );
  // The server has seen the head once it asks for the rest.
  await once(socket, 'data');
  socket.write(body.slice(0, 10));
  return {
    answer: answer.then((text) => text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')),
    finish: () => socket.write(body.slice(10)),
  };
}

describe('a stopping server', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'by %s finishes an upload and answers it',
    async (signal) => {
      const server = await startServer();
      const upload = await beginUpload(server);
      server.process.kill(signal);
      await server.logs('stopping');
      await expect(fetch(server.url)).rejects.toThrow();

      upload.finish();
      const answer = await upload.answer;
      expect(answer).toMatch(/^HTTP\/1\.1 201 /);
      expect(answer).toMatch(/\r\nconnection: close\r\n/i);
      expect(answer).toContain('"api_key":');
      await expectToEndByItself(server);
    },
  );

  it('finishes all queued requests', async () => {
    const server = await startServer();
    const signUps = Array.from({ length: 20 }, () => register(server));
    await Promise.race(signUps);
    server.process.kill('SIGTERM');
    expect(await Promise.all(signUps)).toHaveLength(20);
    await expectToEndByItself(server);
  });

  it('is not delayed by keep-alive connections, even recently used ones', async () => {
    const server = await startServer();
    // The client keeps both connections open.
    await Promise.all([1, 2, 3].map(() => request(server, 'GET', '/health/live')));
    const upload = await beginUpload(server);
    server.process.kill('SIGTERM');
    await server.logs('stopping');
    upload.finish();
    expect(await upload.answer).toMatch(/^HTTP\/1\.1 201 /);
    await expectToEndByItself(server);
  });

  it('is not delayed by an unused connection, but answers what arrives on it', async () => {
    const server = await startServer();
    const { hostname, port } = new URL(server.url);
    const [silent, slow] = await Promise.all([connectTo(hostname, port), connectTo(hostname, port)]);
    // Connections are accepted in order: once this one is, so are the other two.
    const upload = await beginUpload(server);
    server.process.kill('SIGTERM');
    await server.logs('stopping');
    slow.socket.write('GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(await slow.answer).toMatch(/^HTTP\/1\.1 200 .*\r\nconnection: close\r\n/is);
    expect(await silent.answer).toBe('');
    upload.finish();
    expect(await upload.answer).toMatch(/^HTTP\/1\.1 201 /);
    await expectToEndByItself(server);
  });

  it('cuts off a request that does not end', async () => {
    const server = await startServer({}, { clockSpeed: 4 });
    const upload = await beginUpload(server);
    server.process.kill('SIGTERM');
    await server.logs(cutOff);
    expect(await server.ended()).toBe(0);
    expect(await upload.answer).toBe('');
    expect(parseLogLine(server.log.at(-1) ?? '')?.['msg']).toBe('stopped');
  });

  it('cuts off requests at once on a second signal, but not when one Ctrl-C arrives twice', async () => {
    const server = await startServer();
    const patient = await beginUpload(server);
    server.process.kill('SIGINT');
    server.process.kill('SIGINT');
    await server.logs('stopping');
    patient.finish();
    expect(await patient.answer).toMatch(/^HTTP\/1\.1 201 /);
    await expectToEndByItself(server);

    const another = await startServer();
    const upload = await beginUpload(another);
    another.process.kill('SIGINT');
    await another.logs('stopping');
    await sleep(600);
    another.process.kill('SIGINT');
    expect(await another.ended()).toBe(0);
    expect(another.log.map(parseLogLine)).toContainEqual(
      expect.objectContaining({ msg: cutOff, signal: 'SIGINT' }),
    );
    expect(await upload.answer).toBe('');
  });

  it('writes its counts, and deregisters from the other servers', async () => {
    const server = await startServer({ USAGE_FLUSH_SECONDS: '3600' });
    const account = await register(server);
    await request(server, 'GET', '/api/v1/me', { apiKey: account.apiKey });
    const [before] = await database.query('SELECT count(*)::int FROM authority_instances');
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    const [after] = await database.query('SELECT count(*)::int FROM authority_instances');
    expect(after?.['count']).toBe(before?.['count'] - 1);
    const usage = await database.query(
      'SELECT requests::int FROM api_key_usage_hours WHERE api_key_id = $1',
      [account.apiKeyId],
    );
    expect(usage).toEqual([{ requests: 1 }]);
  });

  it.each([
    ['lets the statements of its job queue finish', true],
    ['does not wait long for a statement of its job queue, and does not call it a failure', false],
  ])('%s', async (_, isUnlocked) => {
    const server = await startServer({ QUEUE_MAINTENANCE_SECONDS: '1' });
    const holder = new pg.Client(database.url);
    await holder.connect();
    try {
      await holder.query('BEGIN; LOCK TABLE pgboss.version IN ACCESS EXCLUSIVE MODE');
      await eventually('a statement waits for the lock', async () => {
        const waiting = await database.query(
          `SELECT 1 FROM pg_locks WHERE relation = 'pgboss.version'::regclass AND NOT granted`,
        );
        return waiting.length > 0;
      });
      server.process.kill('SIGTERM');
      await server.logs('stopping');
      if (!isUnlocked) await server.ended();
    } finally {
      await holder.end();
    }
    await expectToEndByItself(server);
    const log = server.log.map((line) => parseLogLine(line)?.['msg']);
    expect(log.slice(log.indexOf('stopping'))).toEqual(['stopping', 'stopped']);
  });

  it('stops waiting for its database', async () => {
    const program = await startProgram({
      env: { DATABASE_URL: 'postgres://latchkey@127.0.0.1:1/latchkey', PORT: '0' },
    });
    await program.waitFor((line) => line.includes('Waiting for the database') || undefined);
    program.process.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
  });

  it.each([
    ['main.js', 0],
    // Nothing that comes after it may take the schema for up to date.
    ['tools/migrate.js', 1],
  ])('says that it waits for another process to migrate, and stops waiting (%s)', async (script, code) => {
    const empty = await createDatabase('template0');
    const holder = new pg.Client(empty.url);
    await holder.connect();
    try {
      await holder.query('BEGIN; SELECT pg_advisory_xact_lock(7236411)');
      const env = { DATABASE_URL: empty.url, PORT: '0' };
      const program = await startProgram({ script: `src/${script}`, env });
      await program.waitFor((line) => line.includes('another process is migrating') || undefined);
      program.process.kill('SIGTERM');
      expect(await program.ended()).toBe(code);
      const sessions = await empty.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'latchkey%'`,
      );
      expect(sessions).toEqual([]);
    } finally {
      await holder.end();
      await empty.drop();
    }
  });

  it('in the middle of a start leaves nothing running', async () => {
    const cwd = await makeDirectory();
    const clusterFiles = () => readdir(join(cwd, '.data/postgres/cluster')).catch((): string[] => []);
    const pid = 'postmaster.pid';
    const isAboutToRun = () =>
      eventually('the database begins to run', async () => (await clusterFiles()).includes(pid), {
        intervalMs: 5,
      });
    const moments = [
      () => sleep(300),
      // Just before its database runs, at the first start and at a later one.
      isAboutToRun,
      isAboutToRun,
      () => sleep(1_000),
    ];
    for (const moment of moments) {
      const program = await startProgram({ cwd, env: { PORT: '0' } });
      await moment();
      program.process.kill('SIGTERM');
      // Before it has begun anything, the signal may simply end it.
      expect([0, 'SIGTERM']).toContain(await program.ended());
      expect(await clusterFiles()).not.toContain(pid);
    }
  });
});

describe('an unexpected error', () => {
  const main = pathToFileURL(resolve(import.meta.dirname, '../../dist/src/main.js')).href;

  it.each([
    ['a rejection', `Promise.reject(new Error('nobody waits for this'))`],
    ['an exception', `{ throw new Error('nobody waits for this'); }`],
  ])('that is unhandled (%s) is logged, and ends the server', async (_, code) => {
    const script = join(await makeDirectory(), 'entry.mjs');
    await writeFile(script, `await import('${main}');\nprocess.on('SIGUSR2', () => ${code});\n`);
    const server = await startServer({}, { script });
    const upload = await beginUpload(server);
    server.process.kill('SIGUSR2');
    expect(await server.ended()).toBe(1);
    const fatal = server.log.map(parseLogLine).filter((event) => event?.['level'] === 60);
    expect(fatal).toEqual([
      expect.objectContaining({ err: expect.objectContaining({ message: 'nobody waits for this' }) }),
    ]);
    // A new process takes over, so nobody waits for the old one.
    expect(await upload.answer).toBe('');
  });
});
