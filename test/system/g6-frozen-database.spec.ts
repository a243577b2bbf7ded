import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { register, request } from '../support/client.js';
import { type Postgres, startPostgres } from '../support/docs/postgres-programs.js';
import { eventually } from '../support/eventually.js';
import { type PostgresProxy, startPostgresProxy } from '../support/postgres-proxy.js';
import { findPostgresPrograms, requireProgram } from '../support/programs.js';
import { startServer, type TestServer } from '../support/server.js';

const describeWithPrograms = requireProgram('pg_restore') ? describe : describe.skip;

/** The server's clock: twenty seconds pass in five. */
const CLOCK_SPEED = 4;
const CLIENTS = 20;

describeWithPrograms('G6: a database that says nothing', () => {
  let postgres: Postgres;
  let proxy: PostgresProxy;
  let server: TestServer;
  let isOver = false;
  let clients: Promise<unknown>;

  beforeAll(async () => {
    postgres = await startPostgres(findPostgresPrograms() as string);
    proxy = await startPostgresProxy(postgres.url('postgres'));
    server = await startServer({ databaseUrl: proxy.url, clockSpeed: CLOCK_SPEED });
    const { email, apiKey } = await register(server);
    const ask = [
      () => request(server, 'GET', '/api/v1/documents', { apiKey }),
      // This asks the database before it asks for a lease.
      () => request(server, 'POST', '/api/v1/auth/login', { json: { email, password: 'another' } }),
    ];
    clients = Promise.all(
      Array.from({ length: CLIENTS }, async (_, client) => {
        for (; !isOver; await sleep(10)) await ask[client % ask.length]?.().catch(() => undefined);
      }),
    );
  });
  afterAll(async () => {
    isOver = true;
    await clients;
    await server.kill();
    await proxy.close();
    await postgres.kill();
  });

  const whenReady = (deadlineSeconds?: number) =>
    eventually('the server is ready', async () => (await request(server, 'GET', '/health/ready')).status, {
      until: (status) => status === 200,
      ...(deadlineSeconds === undefined ? {} : { deadlineSeconds }),
    });

  it('is contacted by one connection at a time, however many requests arrive', async () => {
    await whenReady();
    proxy.setFault({ kind: 'blackhole' });
    // Until the server has given up everything on earlier connections, and would open new ones.
    await sleep(12_000 / CLOCK_SPEED);
    await eventually('the attempts begun before it noticed are over', () => proxy.connectionsSinceFault, {
      until: (connections) => connections <= 1,
    });
    let most = 0;
    for (let look = 0; look < 100; look += 1) {
      most = Math.max(most, proxy.connectionsSinceFault);
      await sleep(20);
    }
    expect(most).toBe(1);
    proxy.setFault({ kind: 'none' });
    await whenReady();
  });

  it('answers soon after it resumes, with no pile of attempts before it', async () => {
    postgres.signal('SIGSTOP');
    await sleep(20_000 / CLOCK_SPEED);
    expect((await request(server, 'GET', '/health/ready')).status).toBe(503);
    postgres.signal('SIGCONT');
    // Twice what the documentation says, because other tests may run alongside.
    await whenReady(4);
  });
});
