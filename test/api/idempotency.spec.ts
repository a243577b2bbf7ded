import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { fifty, patiently } from '../support/patiently.js';
import { join, registerMember } from '../support/workspaces.js';

const app = useServer();

let account: Account;

beforeEach(async () => {
  account = await register(app.server);
});

const create = (
  key: string,
  json: unknown = { name: 'Acme' },
  by: RequestOptions = { token: account.accessToken },
  server: { url: string } = app.server,
): Promise<Response> =>
  request(server, 'POST', '/api/v1/workspaces', { ...by, json, headers: { 'idempotency-key': key } });

const invite = (
  key: string,
  by: RequestOptions = { token: account.accessToken },
  json: unknown = { role: 'viewer' },
): Promise<Response> =>
  request(app.server, 'POST', `/api/v1/workspaces/${account.workspace.id}/invitations`, {
    ...by,
    json,
    headers: { 'idempotency-key': key },
  });

async function countCreated(): Promise<number> {
  const sql = 'SELECT FROM workspaces WHERE created_by = $1';
  // Except the one that came with the account.
  return (await app.database.query(sql, [account.user.id])).length - 1;
}

const age = (hours: number) =>
  app.database.query(
    `UPDATE idempotency_keys SET created_at = created_at - $1 * interval '1 hour' WHERE principal LIKE $2`,
    [hours, `%${account.user.id}`],
  );

describe('a POST that creates, repeated with its Idempotency-Key', () => {
  it('returns exactly the first response, and creates nothing more', async () => {
    const first = await create('order-1');
    expect(first.status).toBe(201);
    for (let count = 0; count < 2; count += 1) {
      const again = await create('order-1');
      expect(again.status).toBe(201);
      expect(again.text).toBe(first.text);
      expect(again.headers.get('location')).toBe(first.headers.get('location'));
    }
    expect(await countCreated()).toBe(1);
    const rows = await app.database.query(
      `SELECT FROM audit_events WHERE action = 'workspace.created' AND target_id = $1`,
      [first.json.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('does so on every instance', async () => {
    const other = await app.startInstance();
    const first = await create('order-2');
    const again = await create('order-2', { name: 'Acme' }, { token: account.accessToken }, other);
    expect(again.text).toBe(first.text);
    expect(await countCreated()).toBe(1);
  });

  it('is 422 with another body, or at another endpoint', async () => {
    await create('order-3');
    expectProblem(await create('order-3', { name: 'Other' }), 422, 'idempotency_key_reused');
    expectProblem(await invite('order-3'), 422, 'idempotency_key_reused');
    expect(await countCreated()).toBe(1);
  });

  it('creates one thing from 50 concurrent requests', async () => {
    const responses = await fifty(() => create('order-4'));
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 201));
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
    expect(await countCreated()).toBe(1);
  });

  it('creates one thing per key from many concurrent keys', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `batch-${index % 4}`);
    const responses = await Promise.all(keys.map((key) => patiently(() => create(key))));
    expect(responses.every(({ status }) => status === 201)).toBe(true);
    expect(new Set(responses.map(({ json }) => json.id)).size).toBe(4);
    expect(await countCreated()).toBe(4);
  });

  it('ignores a trailing slash of the path', async () => {
    const first = await create('order-5');
    const again = await request(app.server, 'POST', '/api/v1/workspaces/', {
      token: account.accessToken,
      json: { name: 'Acme' },
      headers: { 'idempotency-key': 'order-5' },
    });
    expect(again.json).toEqual(first.json);
  });

  it('finds the first result even if it gave the caller a first workspace', async () => {
    const path = `/api/v1/workspaces/${account.workspace.id}`;
    await request(app.server, 'DELETE', path, { token: account.accessToken });
    const first = await create('order-6');
    expect(first.status).toBe(201);
    expect((await create('order-6')).text).toBe(first.text);
  });

  it('does not repeat a refusal, so a failed request can be retried', async () => {
    expectProblem(await create('order-7', { name: '' }), 400, 'validation_failed');
    expect((await create('order-7')).status).toBe(201);
  });

  it('is carried out again after 24 hours, and not before', async () => {
    const first = await create('order-8');
    await age(23.9);
    expect((await create('order-8')).json.id).toBe(first.json.id);
    await age(0.2);
    const anew = await create('order-8', { name: 'Another by now' });
    expect(anew.status).toBe(201);
    expect(anew.json.id).not.toBe(first.json.id);
    expect((await create('order-8', { name: 'Another by now' })).json.id).toBe(anew.json.id);
  });

  it('creates one thing from 50 concurrent requests even after 24 hours', async () => {
    await create('order-9');
    await age(25);
    const responses = await fifty(() => create('order-9'));
    expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 201));
    expect(await countCreated()).toBe(2);
  });
});

describe('an Idempotency-Key', () => {
  it("belongs to its principal: no user or key ever gets another's result", async () => {
    const guest = await registerMember(app.server, app.database, account, 'admin');
    const callers = [
      { token: account.accessToken },
      { token: guest.accessToken },
      { apiKey: account.apiKey },
      { apiKey: guest.apiKey },
    ];
    const responses = [];
    for (const by of callers) {
      responses.push(
        await request(app.server, 'POST', '/api/v1/documents', {
          ...by,
          headers: { 'idempotency-key': 'shared', 'x-workspace-id': account.workspace.id },
          json: { title: 'Shared', body: '' },
        }),
      );
    }
    expect(responses.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(responses.map(({ json }) => json.id)).size).toBe(4);
  });

  it('belongs to one workspace', async () => {
    const other = await register(app.server);
    await join(app.server, other, account, 'admin');
    await invite('one');
    const path = `/api/v1/workspaces/${other.workspace.id}/invitations`;
    const response = await request(app.server, 'POST', path, {
      token: account.accessToken,
      json: { role: 'viewer' },
      headers: { 'idempotency-key': 'one' },
    });
    expectProblem(response, 422, 'idempotency_key_reused');
  });

  it('denies the replay after the caller has lost authority', async () => {
    const guest = await registerMember(app.server, app.database, account, 'admin');
    const by = { token: guest.accessToken };
    expect((await invite('lost', by)).status).toBe(201);
    const member = `/api/v1/workspaces/${account.workspace.id}/members/${guest.user.id}`;
    await request(app.server, 'PATCH', member, { token: account.accessToken, json: { role: 'viewer' } });
    expectProblem(await invite('lost', by), 403, 'insufficient_role');
  });

  it.each(['', 'a b', 'x'.repeat(256), 'tab\there'])('is refused when it is %j', async (key) => {
    expectProblem(await create(key), 400, 'validation_failed');
    expect(await countCreated()).toBe(0);
  });

  it.each(['x'.repeat(255), `'; DROP TABLE workspaces; --`.replaceAll(' ', ''), '__proto__', '%00'])(
    'may be any visible text: %s',
    async (key) => {
      const first = await create(key);
      expect(first.status).toBe(201);
      expect((await create(key)).json).toEqual(first.json);
    },
  );
});

describe('if the first response held a secret', () => {
  it('a repeat gets 409 with the id of what was created, and the secret is nowhere', async () => {
    const first = await invite('secret-1');
    expect(first.status).toBe(201);
    const again = await invite('secret-1');
    const refusal = expectProblem(again, 409, 'idempotency_result_not_stored');
    expect(refusal.resource_id).toBe(first.json.id);
    expect(again.text).not.toContain(first.json.token);
    const [stored] = await app.database.query<{ text: string }>(
      'SELECT json_agg(k)::text AS text FROM idempotency_keys k',
    );
    expect(stored?.text).toContain(first.json.id);
    expect(stored?.text).not.toContain(first.json.token);
  });

  it('only one of 50 concurrent requests gets it', async () => {
    const responses = await fifty(() => invite('secret-2'));
    const [first, ...others] = responses.filter(({ status }) => status === 201);
    expect(others).toEqual([]);
    for (const response of responses.filter((candidate) => candidate !== first)) {
      const refusal = expectProblem(response, 409, 'idempotency_result_not_stored');
      expect(refusal.resource_id).toBe(first?.json.id);
    }
  });

  it('another body still gets 422', async () => {
    await invite('secret-3');
    const response = await invite('secret-3', undefined, { role: 'member' });
    expectProblem(response, 422, 'idempotency_key_reused');
  });
});

describe('old idempotency keys', () => {
  it('are removed, but those still valid are not', async () => {
    const count = (key: string) => app.database.query('SELECT FROM idempotency_keys WHERE key = $1', [key]);
    const [old, recent] = [randomUUID(), randomUUID()];
    await create(old);
    await age(25);
    await app.database.query(
      `INSERT INTO idempotency_keys (principal, key, fingerprint, created_at)
       SELECT 'user:many', n::text, '', clock_timestamp() - interval '2 days' FROM generate_series(1, 2500) n`,
    );
    await create(recent);
    // Two at once, as after a deployment.
    await Promise.all([app.startInstance(), app.startInstance()]);
    const left = () => app.database.query(`SELECT key FROM idempotency_keys WHERE principal = 'user:many'`);
    await eventually('old keys are removed', left, { until: (rows) => rows.length === 0 });
    expect(await count(old)).toHaveLength(0);
    expect(await count(recent)).toHaveLength(1);
  });
});
