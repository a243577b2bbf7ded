import { beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier } from '@latchkey/verifier';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { registerService, type Service } from '../support/verifiers.js';

const app = useServer();
const INSIDE = '192.0.2.7';
const OUTSIDE = '198.51.100.7';
let owner: Account;
let service: Service;

beforeAll(async () => {
  [owner, service] = await Promise.all([register(app.server), registerService(app.server, app.database)]);
});

const observed = (body: Json = {}): Promise<Json> =>
  createKey(app.server, owner, { allowed_ips: ['192.0.2.0/24'], allowlist_mode: 'observe', ...body });
const patch = (id: string, json: Json, token = owner.accessToken) =>
  request(app.server, 'PATCH', keysPath(owner.workspace.id, id), { token, json });
const wouldRefuse = async (id: string): Promise<Json> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id, id, 'usage'), { token: owner.accessToken }))
    .json.would_refuse;
const introspect = async (token: string, address?: string): Promise<boolean> =>
  (
    await request(app.server, 'POST', '/api/v1/introspect', {
      body: String(new URLSearchParams({ token, ...(address === undefined ? {} : { address }) })),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Bearer ${service.secret}`,
      },
    })
  ).json.active;

describe('An observed allowlist', () => {
  it('allows requests from other addresses, and counts them by address', async () => {
    const { id, key } = await observed();
    const asked = { requests: 3, addresses_found: 2, unlisted_requests: 0 };
    for (const address of [INSIDE, OUTSIDE, OUTSIDE, '2001:db8::1'])
      expect((await whoAmI(app.server, { apiKey: key, address })).status).toBe(200);
    expect(
      (await request(app.server, 'GET', '/api/v1/verify', { apiKey: key, address: INSIDE })).status,
    ).toBe(204);
    const seen = await wouldRefuse(id);
    expect(seen).toMatchObject(asked);
    expect(seen.last_at).toBe(seen.addresses[0].last_seen_at);
    expect(seen.addresses.map(({ address, requests }: Json) => [address, requests]).sort()).toEqual([
      [OUTSIDE, 2],
      ['2001:db8::1', 1],
    ]);
    // According to the current list.
    await patch(id, { allowed_ips: ['192.0.2.0/24', '198.51.100.0/24'] });
    expect(await wouldRefuse(id)).toMatchObject({ requests: 1, addresses_found: 1 });
  });

  it('lets them through /verify, introspection and a verifier, which report to the same count', async () => {
    const { id, key } = await observed();
    const asked = await request(app.server, 'GET', '/api/v1/verify', { apiKey: key, address: OUTSIDE });
    expect(asked.status).toBe(204);
    expect(await introspect(key, '203.0.113.1')).toBe(true);
    // The service does not report an address.
    expect(await introspect(key)).toBe(true);
    const verifier = createVerifier({
      baseUrl: app.server.url,
      secret: service.secret,
      audience: service.name,
    });
    try {
      const verdict = await verifier.verify({ 'x-api-key': key }, { address: '203.0.113.2' });
      expect(verdict.ok).toBe(true);
      await patch(id, { allowlist_mode: 'enforce' });
      const refused = await verifier.verify({ 'x-api-key': key }, { address: '203.0.113.2' });
      expect(refused).toMatchObject({ ok: false, status: 401 });
    } finally {
      await verifier.close();
    }
    expect(
      (await request(app.server, 'GET', '/api/v1/verify', { apiKey: key, address: OUTSIDE })).status,
    ).toBe(401);
    expect(await introspect(key, '203.0.113.1')).toBe(false);
    await patch(id, { allowlist_mode: 'observe' });
    expect((await wouldRefuse(id)).addresses.map(({ address }: Json) => address).sort()).toEqual(
      [OUTSIDE, '203.0.113.1', '203.0.113.2', '::'].sort(),
    );
  });

  it('also allows changes, but none once it is enforced', async () => {
    const { id, key } = await observed();
    const write = () =>
      request(app.server, 'POST', '/api/v1/documents', {
        apiKey: key,
        address: OUTSIDE,
        json: { title: 't', body: 'b' },
      });
    expect((await write()).status).toBe(201);
    expect((await patch(id, { allowlist_mode: 'enforce' })).json.allowlist_mode).toBe('enforce');
    expectProblem(await write(), 401, 'invalid_credentials');
    expect(await wouldRefuse(id)).toBeNull();
  });

  it('does not appear in the usage of other keys, and reports how many addresses are unknown', async () => {
    const plain = await createKey(app.server, owner);
    expect(await wouldRefuse(plain.id)).toBeNull();
    const { id, key } = await observed();
    for (let last = 1; last <= 40; last += 1)
      await whoAmI(app.server, { apiKey: key, address: `203.0.113.${last}` });
    const { requests, addresses_found, addresses, unlisted_requests } = await wouldRefuse(id);
    expect(requests + unlisted_requests).toBe(40);
    expect(addresses_found).toBe(requests);
    expect(addresses).toHaveLength(requests);
  });

  it('does not satisfy a policy that requires an allowlist', async () => {
    const account = await register(app.server);
    const token = account.accessToken;
    const list = { allowed_ips: ['192.0.2.0/24'] };
    const [watched, enforced] = [
      await createKey(app.server, account, { ...list, allowlist_mode: 'observe' }),
      await createKey(app.server, account, list),
    ];
    const path = `/api/v1/workspaces/${account.workspace.id}/key-policy`;
    const { json } = await request(app.server, 'PUT', path, {
      token,
      json: { require_allowlist: true, grace_days: 30 },
    });
    const reached = json.keys.map(({ id }: Json) => id);
    expect(reached).toContain(watched.id);
    expect(reached).not.toContain(enforced.id);
    const keys = keysPath(account.workspace.id);
    const refused = await request(app.server, 'POST', keys, {
      token,
      json: { name: 'x', ...list, allowlist_mode: 'observe' },
    });
    expectProblem(refused, 400, 'breaks_key_policy');
    const loosened = await request(app.server, 'PATCH', `${keys}/${enforced.id}`, {
      token,
      json: { allowlist_mode: 'observe' },
    });
    expectProblem(loosened, 400, 'breaks_key_policy');
    expect(refused.json.errors[0].message).toContain('enforce');
  });

  it('cannot be used to bypass the allowlist of the key that creates or changes a key', async () => {
    const { id, key } = await createKey(app.server, owner, { allowed_ips: ['192.0.2.0/24'] });
    const asKey = { apiKey: key, address: INSIDE };
    const create = (json: Json, as: Json = asKey) =>
      request(app.server, 'POST', keysPath(owner.workspace.id), { ...as, json: { name: 'child', ...json } });
    for (const refused of [
      await create({ allowlist_mode: 'observe' }),
      await create({ allowed_ips: ['192.0.2.7'], allowlist_mode: 'observe' }),
      await request(app.server, 'PATCH', keysPath(owner.workspace.id, id), {
        ...asKey,
        json: { allowlist_mode: 'observe' },
      }),
    ])
      expect(expectProblem(refused, 403, 'wider_than_credential').field).toBe('allowed_ips');
    // An observed allowlist passes on its list and its mode.
    const parent = await observed();
    const child = await create({}, { apiKey: parent.key, address: OUTSIDE });
    expect(child.json).toMatchObject({ allowed_ips: ['192.0.2.0/24'], allowlist_mode: 'observe' });
    const wider = await create({ allowed_ips: null }, { apiKey: parent.key, address: OUTSIDE });
    expectProblem(wider, 403, 'wider_than_credential');
  });

  it("survives a rotation, and cannot be set by someone with a lower role than the key's owner", async () => {
    const { id } = await observed();
    const rotated = await request(app.server, 'POST', keysPath(owner.workspace.id, id, 'rotate'), {
      token: owner.accessToken,
    });
    expect(rotated.json.allowlist_mode).toBe('observe');
    const admin = await addColleague(app, owner, 'admin');
    const enforced = await createKey(app.server, owner, { allowed_ips: ['192.0.2.0/24'] });
    const refused = await request(app.server, 'PATCH', keysPath(owner.workspace.id, enforced.id), {
      token: admin.accessToken,
      headers: { 'x-workspace-id': owner.workspace.id },
      json: { allowlist_mode: 'observe' },
    });
    expectProblem(refused, 403, 'insufficient_role');
  });

  it('must be named explicitly', async () => {
    const refused = await patch((await observed()).id, { allowlist_mode: 'off' });
    expectProblem(refused, 400, 'validation_failed');
    expect(refused.json.errors[0]).toMatchObject({
      field: 'allowlist_mode',
      message: expect.stringMatching(/enforce/),
    });
  });
});
