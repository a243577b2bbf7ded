import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { endPrograms } from '../support/program.js';
import { requireProgram } from '../support/programs.js';
import { Fleet } from '../support/fleet.js';
import { startServerProgram } from '../support/server-program.js';

let database: OwnDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterEach(endPrograms);
afterAll(() => database.drop());

/** A server that was told to stop, and has begun to. */
async function startDraining(delaySeconds: string) {
  const server = await startServerProgram(database, { SHUTDOWN_DELAY_SECONDS: delaySeconds });
  const { hostname, port } = new URL(server.url);
  const before = connect(Number(port), hostname);
  before.write(`GET /health/live HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  await once(before, 'data');
  server.process.kill('SIGTERM');
  await server.logs('stopping');
  return { ...server, before, isBeforeClosed: once(before, 'close').then(() => true) };
}

describe('A stopping server, for SHUTDOWN_DELAY_SECONDS,', () => {
  it('is not ready, keeps serving, and closes each connection after its response', async () => {
    const server = await startDraining('300');
    const ready = await request(server, 'GET', '/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.json.detail).toBe('The server is shutting down.');
    for (const path of ['/health/live', '/api/v1/me', '/docs']) {
      const { status, headers } = await request(server, 'GET', path);
      expect([200, 401]).toContain(status);
      expect(headers.get('connection')).toBe('close');
    }
  });

  it('closes silent connections, but not those with a slow request', async () => {
    const server = await startDraining('300');
    const { hostname, port } = new URL(server.url);
    const slow = connect(Number(port), hostname);
    const body = '{"email":"ada@example.com","password":"wrong wrong wrong"}';
    slow.write(
      `POST /api/v1/auth/login HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n` +
        `Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
    );
    await once(slow, 'data');
    expect(await server.isBeforeClosed).toBe(true);
    slow.write(body);
    const [answer] = await once(slow, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 401 /);
  });

  it('waits no longer than that, and then ends by itself', async () => {
    const server = await startDraining('1');
    expect(await server.ended()).toBe(0);
    expect(server.log.join('\n')).not.toContain('cutting off');
  });

  it('ends at once on a second signal', async () => {
    const server = await startDraining('300');
    expect((await request(server, 'GET', '/health/live')).status).toBe(200);
    // Not a duplicate of the first, which a terminal would send within half a second.
    await server.isBeforeClosed;
    server.process.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
  });
});

describe('Instances that are restarted one after the other', () => {
  (requireProgram('nginx') ? it : it.skip)('behind nginx, under load, fail no request', async () => {
    const fleet = await Fleet.start(database, 'nginx', { SHUTDOWN_DELAY_SECONDS: '1' });
    const outcome = await fleet.underLoad(async () => {
      for (const instance of [0, 1]) await fleet.restart(instance);
    });
    await fleet.stop();
    expect(outcome.failures).toEqual([]);
    expect(outcome.reads).toBeGreaterThan(50);
    expect(outcome.writes).toBeGreaterThan(50);
  });
});
