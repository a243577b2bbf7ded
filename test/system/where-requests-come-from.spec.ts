import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createKey } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { parseLogLine } from '../support/server-log.js';

const CONNECTIONS = 200;

const app = useOwnServer({
  env: { TRUSTED_PROXIES: '127.0.0.1', USAGE_FLUSH_SECONDS: '0.1' },
  expectedErrors: [/set aside/],
});
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const allowedRequests = async (key: Json): Promise<number> => {
  const path = `/api/v1/workspaces/${owner.workspace.id}/api-keys/${key.id}/usage`;
  return (await request(app.server, 'GET', path, { apiKey: owner.apiKey })).json.totals.allowed;
};

const me = (key: Json, headers: Record<string, string> = {}) =>
  request(app.server, 'GET', '/api/v1/me', { apiKey: key.key, headers });

/** Sends a whole request and resets the connection before the server has accepted it. */
async function sendAndReset(text: string): Promise<void> {
  const { hostname, port } = new URL(app.server.url);
  const socket: Socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  await new Promise<void>((resolve) => socket.write(text, () => resolve()));
  const closed = once(socket, 'close');
  socket.resetAndDestroy();
  await closed;
}

describe('A request whose connection was reset has no address', () => {
  it('and is not processed: it changes nothing, is counted nowhere and leaves no log line', async () => {
    const key = await createKey(app.server, owner);
    const body = JSON.stringify({ title: 'From nowhere', body: '' });
    const create =
      `POST /api/v1/documents HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ${key.key}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const unreadable = 'GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const lines = app.server.log.length;

    app.server.signal('SIGSTOP');
    try {
      for (let count = 0; count < CONNECTIONS; count += 1) {
        await sendAndReset(count % 4 === 0 ? unreadable : create);
      }
    } finally {
      app.server.signal('SIGCONT');
    }

    expect((await me(key)).status).toBe(200);
    await eventually('the request is counted', () => allowedRequests(key));
    expect(await allowedRequests(key)).toBe(1);
    expect(await app.database.query(`SELECT id FROM audit_events WHERE address !~ '^[0-9a-f.:]+$'`)).toEqual(
      [],
    );
    expect(await app.database.query(`SELECT id FROM documents WHERE title = 'From nowhere'`)).toEqual([]);
    const requests = app.server.log
      .slice(lines)
      .map(parseLogLine)
      .filter((event) => event !== undefined);
    const paths = requests.map(({ path }) => path);
    expect(paths).not.toContain('/api/v1/documents');
    expect(paths).not.toContain('/%zz');
    expect(requests.filter(({ address }) => address === '')).toEqual([]);
  });
});

describe('Usage figures refused by the database', () => {
  it('are set aside one by one and reported: those of other keys are written, and later ones, too', async () => {
    const keys = [];
    for (let count = 0; count < 5; count += 1) keys.push(await createKey(app.server, owner));
    const [bad, ...good] = keys;
    await app.database.query(
      `ALTER TABLE api_key_usage_hours ADD CONSTRAINT refused CHECK (api_key_id <> '${bad.id}') NOT VALID`,
    );
    try {
      for (let round = 1; round <= 3; round += 1) {
        for (const key of keys) expect((await me(key)).status).toBe(200);
        for (const key of good) while ((await allowedRequests(key)) < round) await sleep(20);
      }
      while (!app.server.log.some((line) => line.includes(`key ${bad.id} are set aside`))) await sleep(20);
    } finally {
      await app.database.query('ALTER TABLE api_key_usage_hours DROP CONSTRAINT refused');
    }
    expect((await me(bad)).status).toBe(200);
    while ((await allowedRequests(bad)) === 0) await sleep(20);
    expect(await allowedRequests(bad)).toBe(1);
  });
});

describe('What a trusted proxy says about the caller', () => {
  it.each([
    [{ 'x-forwarded-for': '203.0.113.7:51234' }],
    [{ 'x-forwarded-for': '"[::ffff:203.0.113.7]:443"' }],
    [{ forwarded: 'for=203.0.113.7;proto=https' }],
    [{ forwarded: 'for=198.51.100.1, For="203.0.113.7:51234"' }],
    [{ 'x-forwarded-for': '203.0.113.7', forwarded: 'for=198.51.100.1' }],
  ])('is understood: %j', async (headers) => {
    const key = await createKey(app.server, owner, { allowed_ips: ['203.0.113.7'] });
    expect((await me(key, headers)).status).toBe(200);
  });

  it.each([
    [{ 'x-forwarded-for': 'unknown' }],
    [{ 'x-forwarded-for': '203.0.113.7, unknown' }],
    [{ forwarded: 'for=203.0.113.7, for=_hidden' }],
    [{ 'x-forwarded-for': '198.51.100.1', forwarded: 'for=203.0.113.7' }],
  ])('yields no address that it does not name: %j', async (headers) => {
    const key = await createKey(app.server, owner, { allowed_ips: ['203.0.113.7'] });
    expect((await me(key, headers)).status).toBe(401);
  });

  it('is believed only in the header that the operator names', async () => {
    const other = await app.startInstance({ env: { FORWARDED_HEADER: 'forwarded' } });
    const key = await createKey(app.server, owner, { allowed_ips: ['203.0.113.7'] });
    const there = (headers: Record<string, string>) =>
      request(other, 'GET', '/api/v1/me', { apiKey: key.key, headers });
    const madeUp = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=198.51.100.1' };
    expect((await there(madeUp)).status).toBe(401);
    expect((await there({ forwarded: 'for=203.0.113.7' })).status).toBe(200);
  });
});
