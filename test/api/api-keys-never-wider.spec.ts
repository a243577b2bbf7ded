import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, changeRole, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const KEY_SCOPES = ['api-keys:read', 'api-keys:write'];
const VIEWER_SCOPES = [...KEY_SCOPES, 'documents:read', 'members:read', 'workspace:read'];

const app = useServer();
let owner: Account;

beforeAll(async () => {
  owner = await register(app.server);
});

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();

const send = (credential: RequestOptions, method: string, path: string[], json?: object) =>
  request(app.server, method, keysPath(owner.workspace.id, ...path), { ...credential, json });
const create = (credential: RequestOptions, json: object = {}) =>
  send(credential, 'POST', [], { name: 'n', ...json });
const patch = (credential: RequestOptions, id: string, json: object) => send(credential, 'PATCH', [id], json);
const rotate = (credential: RequestOptions, id: string) =>
  send(credential, 'POST', [id, 'rotate'], { overlap_seconds: 3_600 });
const revoke = (credential: RequestOptions, id: string) => send(credential, 'DELETE', [id]);
const idsSeenBy = async (credential: RequestOptions): Promise<string[]> =>
  (await send(credential, 'GET', [])).json.map(({ id }: Json) => id);

const newKey = (body: Record<string, unknown> = {}): Promise<Json> => createKey(app.server, owner, body);
const asKey = ({ key }: Json): RequestOptions => ({ apiKey: key });
const asOwner = (): RequestOptions => ({ token: owner.accessToken });

describe('who may see and manage a key', () => {
  it.each(['viewer', 'member'] as const)('%s: those that they created', async (role) => {
    const colleague = await addColleague(app, owner, role);
    for (const credential of [{ apiKey: colleague.apiKey }, { token: colleague.accessToken }]) {
      const mine = (await create(credential)).json;
      expect(mine.created_by).toBe(colleague.userId);
      expect(await idsSeenBy(credential)).toContain(mine.id);
      expect(await idsSeenBy(credential)).not.toContain(owner.apiKeyId);
      expect((await patch(credential, mine.id, { name: 'x' })).status).toBe(200);
      expect((await rotate(credential, mine.id)).status).toBe(201);
      expect((await revoke(credential, mine.id)).status).toBe(200);

      expectProblem(await patch(credential, owner.apiKeyId, { name: 'x' }), 404, 'not_found');
      expectProblem(await rotate(credential, owner.apiKeyId), 404, 'not_found');
      expectProblem(await revoke(credential, owner.apiKeyId), 404, 'not_found');
      expectProblem(await send(credential, 'GET', [owner.apiKeyId]), 404, 'not_found');
      expectProblem(await send(credential, 'GET', [owner.apiKeyId, 'usage']), 404, 'not_found');
    }
  });

  it.each(['admin', 'owner'] as const)('%s: all of the workspace', async (role) => {
    const colleague = await addColleague(app, owner, role);
    const member = await addColleague(app, owner, 'member');
    for (const credential of [{ apiKey: colleague.apiKey }, { token: colleague.accessToken }]) {
      expect(await idsSeenBy(credential)).toEqual(
        expect.arrayContaining([owner.apiKeyId, member.apiKeyId, colleague.apiKeyId]),
      );
      const theirs = (await create({ token: member.accessToken })).json;
      expect((await patch(credential, theirs.id, { name: 'x' })).json.name).toBe('x');
      expect((await rotate(credential, theirs.id)).json.created_by).toBe(member.userId);
      expect((await revoke(credential, theirs.id)).status).toBe(200);
    }
  });

  it('depends on the current role', async () => {
    const colleague = await addColleague(app, owner, 'admin');
    expect((await send({ apiKey: colleague.apiKey }, 'GET', [owner.apiKeyId])).status).toBe(200);
    await changeRole(app, owner, colleague, 'member');
    expectProblem(await send({ apiKey: colleague.apiKey }, 'GET', [owner.apiKeyId]), 404, 'not_found');
  });
});

describe('scopes', () => {
  it('of a new key are all that the role allows, unless a user restricts them', async () => {
    expect((await create(asOwner())).json.scopes).toBeNull();
    expect((await create(asOwner(), { scopes: ['audit:read'] })).json.scopes).toEqual(['audit:read']);
  });

  it('are inherited from a narrowed key', async () => {
    const own = await newKey({ scopes: ['documents:read', ...KEY_SCOPES] });
    expect((await create(asKey(own))).json.scopes).toEqual([...KEY_SCOPES, 'documents:read']);
    expect((await create(asKey(own), { scopes: ['documents:read'] })).json.scopes).toEqual([
      'documents:read',
    ]);
  });

  it('that a narrowed key lacks cannot be granted by it, and the response names them', async () => {
    const own = await newKey({ scopes: ['documents:read', ...KEY_SCOPES] });
    const refused = await create(asKey(own), {
      scopes: ['documents:read', 'documents:write', 'audit:read'],
    });
    const { missing_scopes } = expectProblem(refused, 403, 'insufficient_scope');
    expect(missing_scopes).toEqual(['audit:read', 'documents:write']);
    expect(refused.headers.get('www-authenticate')).toBe(
      'Bearer realm="latchkey", error="insufficient_scope", scope="audit:read documents:write"',
    );
    expectProblem(await create(asKey(own), { scopes: null }), 403, 'insufficient_scope');
  });

  it('that the role lacks cannot be granted by anyone with that role', async () => {
    const viewer = await addColleague(app, owner, 'viewer');
    for (const credential of [{ apiKey: viewer.apiKey }, { token: viewer.accessToken }]) {
      const refused = await create(credential, { scopes: ['documents:read', 'documents:write'] });
      expect(expectProblem(refused, 403, 'insufficient_scope').missing_scopes).toEqual(['documents:write']);
      const mine = (await create(credential, { scopes: VIEWER_SCOPES })).json;
      expect(mine.scopes).toEqual(VIEWER_SCOPES);
      expectProblem(
        await patch(credential, mine.id, { scopes: ['webhooks:read'] }),
        403,
        'insufficient_scope',
      );
    }
  });

  it('are not regained through a key created before a demotion', async () => {
    const colleague = await addColleague(app, owner, 'admin');
    await changeRole(app, owner, colleague, 'viewer');
    const { json } = await create({ apiKey: colleague.apiKey });
    expect((await whoAmI(app.server, { apiKey: json.key })).json).toMatchObject({
      role: 'viewer',
      scopes: VIEWER_SCOPES,
    });
  });

  it('of a key cannot be widened by the key itself, only narrowed', async () => {
    const own = await newKey({ scopes: ['documents:read', ...KEY_SCOPES] });
    const widened = [...own.scopes, 'documents:write'];
    expectProblem(await patch(asKey(own), own.id, { scopes: widened }), 403, 'insufficient_scope');
    expectProblem(await patch(asKey(own), own.id, { scopes: null }), 403, 'insufficient_scope');
    expect((await whoAmI(app.server, asKey(own))).json.scopes).toEqual(own.scopes);
    expect((await patch(asKey(own), own.id, { scopes: KEY_SCOPES })).json.scopes).toEqual(KEY_SCOPES);
    expectProblem(await patch(asKey(own), own.id, { scopes: own.scopes }), 403, 'insufficient_scope');
  });

  it('keep a narrowed key from changing wider keys, but not from revoking them', async () => {
    const own = await newKey({ scopes: KEY_SCOPES });
    for (const wider of [await newKey(), await newKey({ scopes: [...KEY_SCOPES, 'audit:read'] })]) {
      for (const refused of [
        await rotate(asKey(own), wider.id),
        await patch(asKey(own), wider.id, { name: 'x' }),
        await patch(asKey(own), wider.id, { scopes: KEY_SCOPES }),
      ]) {
        expect(expectProblem(refused, 403, 'insufficient_scope').missing_scopes).toContain('audit:read');
      }
      expect((await send(asKey(own), 'GET', [wider.id])).json.name).toBe('a key');
      expect((await revoke(asKey(own), wider.id)).status).toBe(200);
    }
    const narrower = await newKey({ scopes: ['api-keys:read'] });
    expect((await patch(asKey(own), narrower.id, { name: 'x' })).status).toBe(200);
    expect((await rotate(asKey(own), narrower.id)).json.scopes).toEqual(['api-keys:read']);
  });
});

describe('allowed addresses', () => {
  const address = '192.0.2.7';
  const at = (key: Json): RequestOptions => ({ apiKey: key.key, address });

  it('are inherited from a key that has them, and may be narrowed further', async () => {
    const own = await newKey({ allowed_ips: ['192.0.2.0/24', '2001:db8::/32'] });
    expect((await create(at(own))).json.allowed_ips).toEqual(['192.0.2.0/24', '2001:db8::/32']);
    expect((await create(at(own), { allowed_ips: ['192.0.2.128/25'] })).status).toBe(201);
  });

  it.each<[string, string[] | null]>([
    ['none', null],
    ['a wider block', ['192.0.0.0/16']],
    ['another block', ['192.0.2.0/24', '203.0.113.9']],
    ['the other family', ['::/1']],
  ])('cannot be widened by such a key to %s', async (_, allowedIps) => {
    const own = await newKey({ allowed_ips: ['192.0.2.0/24'] });
    const other = await newKey({ allowed_ips: ['192.0.2.7'] });
    for (const refused of [
      await create(at(own), { allowed_ips: allowedIps }),
      await patch(at(own), own.id, { allowed_ips: allowedIps }),
      await patch(at(own), other.id, { allowed_ips: allowedIps }),
    ]) {
      expect(expectProblem(refused, 403, 'wider_than_credential').field).toBe('allowed_ips');
    }
    expect((await patch(at(own), own.id, { allowed_ips: ['192.0.2.0/25'] })).status).toBe(200);
  });

  it('keep a key from rotating or changing one that may be used from other addresses', async () => {
    const own = await newKey({ allowed_ips: ['192.0.2.0/24'] });
    const wider = await newKey();
    expectProblem(await rotate(at(own), wider.id), 403, 'wider_than_credential');
    expectProblem(await patch(at(own), wider.id, { name: 'x' }), 403, 'wider_than_credential');
  });
});

describe('expiry', () => {
  it('is inherited from a key that expires, and may be earlier', async () => {
    const own = await newKey({ expires_at: inHours(2) });
    expect((await create(asKey(own))).json.expires_at).toBe(own.expires_at);
    const earlier = inHours(1);
    expect((await create(asKey(own), { expires_at: earlier })).json.expires_at).toBe(earlier);
  });

  it('cannot be extended by such a key, for itself or for others', async () => {
    const own = await newKey({ expires_at: inHours(2) });
    const other = await newKey({ expires_at: inHours(1) });
    const lasting = await newKey();
    for (const expiresAt of [inHours(3), null]) {
      for (const refused of [
        await create(asKey(own), { expires_at: expiresAt }),
        await patch(asKey(own), own.id, { expires_at: expiresAt }),
        await patch(asKey(own), other.id, { expires_at: expiresAt }),
      ]) {
        expect(expectProblem(refused, 403, 'wider_than_credential').field).toBe('expires_at');
      }
    }
    expectProblem(await rotate(asKey(own), lasting.id), 403, 'wider_than_credential');
    // Its successor lives no longer than the key itself would have.
    expect((await rotate(asKey(own), own.id)).json.expires_at).toBe(own.expires_at);
  });
});

describe('a role', () => {
  it('is not gained by rotating the key of someone with a higher role: the new key acts for the caller', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const ownersKey = await newKey({ name: 'of the owner', scopes: ['members:write'] });
    const rotated = await rotate({ token: admin.accessToken }, ownersKey.id);
    expect(rotated.status).toBe(201);
    expect(rotated.json).toMatchObject({ created_by: admin.userId, scopes: ['members:write'] });
    expect((await whoAmI(app.server, asKey(rotated.json))).json.role).toBe('admin');
    const [event] = await app.database.query(
      `SELECT details FROM audit_events WHERE target_id = $1 AND action = 'api_key.rotated'`,
      [ownersKey.id],
    );
    expect(event?.details.created_by).toEqual({ from: owner.user.id, to: admin.userId });
  });

  it('is not gained by widening the key of someone with a higher role, which may only be narrowed', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const ownersKey = await newKey({ scopes: ['documents:read'], allowed_ips: ['192.0.2.0/24'] });
    let hours = 10;
    for (const credential of [{ token: admin.accessToken }, { apiKey: admin.apiKey }]) {
      for (const json of [
        { scopes: null },
        { scopes: ['documents:read', 'workspace:write'] },
        { allowed_ips: null },
        { allowed_ips: ['192.0.2.0/23'] },
      ]) {
        const refused = expectProblem(await patch(credential, ownersKey.id, json), 403, 'insufficient_role');
        expect(refused).toMatchObject({ required_role: 'owner', role: 'admin' });
      }
      hours -= 1;
      expect((await patch(credential, ownersKey.id, { expires_at: inHours(hours) })).status).toBe(200);
      expectProblem(await patch(credential, ownersKey.id, { expires_at: null }), 403, 'insufficient_role');
    }
    expect((await patch({ token: admin.accessToken }, ownersKey.id, { name: 'x' })).status).toBe(200);
    expect((await revoke({ token: admin.accessToken }, ownersKey.id)).status).toBe(200);
  });

  it('is not regained by rotating the key of a former member', async () => {
    const leaver = await addColleague(app, owner, 'admin');
    await changeRole(app, owner, leaver, null);
    expectProblem(await whoAmI(app.server, { apiKey: leaver.apiKey }), 401, 'invalid_credentials');
    const { detail } = expectProblem(await rotate(asOwner(), leaver.apiKeyId), 409, 'api_key_not_active');
    expect(detail).toContain('has left the workspace');
    expect((await revoke(asOwner(), leaver.apiKeyId)).status).toBe(200);
  });
});
