import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { runJob } from '../support/jobs.js';
import { registerService, type Service } from '../support/verifiers.js';

const app = useServer();
let owner: Account;
let service: Service;

beforeAll(async () => {
  [owner, service] = await Promise.all([register(app.server), registerService(app.server, app.database)]);
});

const own = () => ({ token: owner.accessToken });
const canary = (): Promise<Json> => createKey(app.server, owner, { name: 'trap', canary: true });
const read = async (id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id, id), own())).json;
const usageOf = async (id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id, id, 'usage'), own())).json;
const alertsOf = async (id: string): Promise<Json[]> => {
  const path = `/api/v1/workspaces/${owner.workspace.id}/audit-events?action=api_key.canary_used`;
  return (await request(app.server, 'GET', path, own())).json.filter(({ target }: Json) => target.id === id);
};
const alerted = (id: string): Promise<Json[]> =>
  eventually('the alert is raised', () => alertsOf(id), { until: (alerts) => alerts.length > 0 });

/** Everything that the caller can compare, except the request id. */
const seenBy = ({ status, headers, json }: Response) => {
  const { request_id: _, ...problem } = json;
  const varying = new Set(['date', 'x-request-id']);
  return { status, problem, headers: [...headers].filter(([name]) => !varying.has(name)) };
};

describe('A canary key', () => {
  it('looks like any other key, even in its key object, but is identified to those who may list keys', async () => {
    const [made, other] = [await canary(), await createKey(app.server, owner)];
    expect(made).toMatchObject({ canary: true, status: 'active', status_reason: null, disabled: false });
    expect(other).toMatchObject({ canary: false, status: 'active' });
    expect(Object.keys(made)).toEqual(Object.keys(other));
    expect(made.key).toMatch(/^lk_[0-9a-f]{48}$/);
    expect(await read(made.id)).toMatchObject({ canary: true, status: 'active', last_used_at: null });
  });

  it.each([
    ['GET', '/api/v1/me'],
    ['POST', '/api/v1/documents'],
    ['GET', '/api/v1/verify'],
  ])(
    'gets the same answer as an unknown key from %s %s, before and after the server knows it',
    async (method, path) => {
      const { key } = await canary();
      const ask = (apiKey: string) =>
        request(app.server, method, path, {
          apiKey,
          ...(method === 'POST' && { json: { title: 't', body: 'b' } }),
        });
      const unknown = seenBy(await ask(generateApiKey('lk')));
      expect(unknown.status).toBe(401);
      expect(seenBy(await ask(key))).toEqual(unknown);
      expect(seenBy(await ask(key))).toEqual(unknown);
    },
  );

  it('is inactive for introspection and ended for verifiers, which report its use as that of a canary', async () => {
    const { id, key } = await canary();
    const { json } = await request(app.server, 'POST', '/api/v1/introspect', {
      body: String(new URLSearchParams({ token: key, address: '203.0.113.9' })),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${service.secret}`,
      },
    });
    expect(json).toEqual({ active: false });
    const { accepted } = (
      await request(app.server, 'POST', '/api/v1/verifier-sessions/resolve', {
        token: service.secret,
        json: { credential: key },
      })
    ).json;
    expect(accepted.revoked_in_ms).toBeLessThanOrEqual(0);
    const session = { id: randomUUID(), known: [100], renewal: 100 };
    const send = (path: string, json: Json) =>
      request(app.server, 'POST', `/api/v1/verifier-sessions${path}`, { token: service.secret, json });
    const { server, applied } = (await send('', { ...session, audience: service.name })).json;
    const usage = [{ api_key_id: id, outcome: 'revoked', address: '203.0.113.9', requests: 4 }];
    const renewal = { renewal: 200, known: session.known, server, applied, usage };
    expect((await send(`/${session.id}/renew`, renewal)).status).toBe(200);
    await request(app.server, 'DELETE', `/api/v1/verifier-sessions/${session.id}?known=200`, {
      token: service.secret,
    });
    expect((await usageOf(id)).totals).toEqual({
      allowed: 0,
      denied: 5,
      denied_by_reason: { canary_used: 5 },
    });
  });

  it('raises one alert for many uses, and counts the rest until the next one', async () => {
    // Alerts of another canary would delay those of this one.
    owner = await register(app.server);
    const { id, key, key_prefix: prefix } = await canary();
    expect((await whoAmI(app.server, { apiKey: key, address: '203.0.113.7' })).status).toBe(401);
    await usageOf(id);
    const [first] = await alerted(id);
    expect(first.actor.kind).toBe('system');
    expect(first.details).toMatchObject({
      ...{ name: 'trap', key_prefix: prefix, requests: 1, addresses: ['203.0.113.7'] },
      last_used_at: (await read(id)).last_used_at,
    });
    for (let last = 1; last <= 30; last += 1)
      await whoAmI(app.server, { apiKey: key, address: `198.51.100.${last}` });
    await usageOf(id);
    const [waiting] = await app.database.query(
      'SELECT requests, cardinality(addresses) AS addresses FROM api_key_alerts WHERE api_key_id = $1',
      [id],
    );
    expect(waiting).toEqual({ requests: '30', addresses: 10 });
    expect(await alertsOf(id)).toHaveLength(1);
    const letPass = (minutes: number) =>
      app.database.query(
        `UPDATE api_key_alerts SET told_at = told_at - make_interval(mins => $2) WHERE workspace_id = $1`,
        [owner.workspace.id, minutes],
      );
    await letPass(50);
    await runJob(app.database, 'api-key-alert');
    expect(await alertsOf(id)).toHaveLength(1);
    await letPass(11);
    await whoAmI(app.server, { apiKey: key, address: '198.51.100.1' });
    await usageOf(id);
    const alerts = await eventually('it is told again', () => alertsOf(id), {
      until: ({ length }) => length > 1,
    });
    expect(alerts).toHaveLength(2);
    expect(alerts[0].details.requests).toBe(31);
    expect(alerts[0].details.addresses).toHaveLength(10);
  });

  it('raises no alerts once it is revoked, nor does a key that is not a canary', async () => {
    const [revoked, other] = [await canary(), await createKey(app.server, owner)];
    for (const { id } of [revoked, other])
      await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), own());
    for (const { id, key } of [revoked, other]) {
      expect((await whoAmI(app.server, { apiKey: key })).status).toBe(401);
      await usageOf(id);
    }
    const rows = await app.database.query('SELECT FROM api_key_alerts WHERE api_key_id = ANY ($1)', [
      [revoked.id, other.id],
    ]);
    expect(rows).toEqual([]);
  });

  it('cannot be made valid: by a change, a rotation, or directly in the database', async () => {
    const { id } = await canary();
    for (const disabled of [true, false]) {
      const refused = await request(app.server, 'PATCH', keysPath(owner.workspace.id, id), {
        ...own(),
        json: { disabled },
      });
      expectProblem(refused, 400, 'validation_failed');
      expect(refused.json.errors[0].field).toBe('disabled');
    }
    const changed = await request(app.server, 'PATCH', keysPath(owner.workspace.id, id), {
      ...own(),
      json: { name: 'renamed', canary: false },
    });
    expectProblem(changed, 400, 'validation_failed');
    const rotated = await request(app.server, 'POST', keysPath(owner.workspace.id, id, 'rotate'), own());
    expect(rotated.json).toMatchObject({ canary: true, status: 'active' });
    expect((await whoAmI(app.server, { apiKey: rotated.json.key })).status).toBe(401);
    await expect(
      changeByHand(app.database, `UPDATE api_keys SET disabled_at = NULL WHERE id = '${rotated.json.id}'`),
    ).rejects.toThrow(/canaries_are_never_valid/);
  });

  it('signs no webhooks', async () => {
    const { id } = await canary();
    const made = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${owner.workspace.id}/webhook-endpoints`,
      {
        ...own(),
        json: { url: 'https://example.com/hook', api_key_id: id, events: ['api_key.created'] },
      },
    );
    expectProblem(made, 400, 'validation_failed');
  });

  it('can be imported by its digest', async () => {
    const text = generateApiKey('lk');
    const imported = await request(app.server, 'POST', keysPath(owner.workspace.id, 'import'), {
      ...own(),
      json: {
        keys: [
          {
            name: 'old trap',
            sha256: createHash('sha256').update(text).digest('hex'),
            key_prefix: text.slice(0, 7),
            canary: true,
          },
        ],
      },
    });
    expect(imported.json.imported).toBe(1);
    expect((await whoAmI(app.server, { apiKey: text })).status).toBe(401);
    const [newest] = (await request(app.server, 'GET', keysPath(owner.workspace.id), own())).json;
    expect(newest).toMatchObject({ name: 'old trap', canary: true });
  });

  it('is exempt from policies and reviews, because it is meant to stay unused and never expire', async () => {
    const account = await register(app.server);
    const { id } = await createKey(app.server, account, { canary: true });
    const workspace = `/api/v1/workspaces/${account.workspace.id}`;
    const policy = await request(app.server, 'PUT', `${workspace}/key-policy?dry_run=true`, {
      token: account.accessToken,
      json: { require_expiry: true, require_scopes: true, owners: 'service_accounts' },
    });
    expect(policy.json.keys.map((key: Json) => key.id)).toEqual([account.apiKeyId]);
    const { json } = await request(app.server, 'GET', `${workspace}/key-review`, {
      token: account.accessToken,
    });
    expect(json.keys.map((key: Json) => key.id)).not.toContain(id);
  });
});
