import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import {
  accept,
  awkwardValues,
  changeUnusedKey,
  invite,
  type Member,
  registerMember,
  type Role,
  walkPages,
} from '../support/workspaces.js';

const app = useServer();

const schemes = [
  { scheme: 'an API key', as: (account: Account): RequestOptions => ({ apiKey: account.apiKey }) },
  { scheme: 'an access token', as: (account: Account): RequestOptions => ({ token: account.accessToken }) },
];

const DAY_MS = 24 * 3600 * 1000;

let owner: Account;

beforeEach(async () => {
  owner = await register(app.server);
});

const invitationsPath = (): string => `/api/v1/workspaces/${owner.workspace.id}/invitations`;
const newMember = (role: Role): Promise<Member> => registerMember(app.server, app.database, owner, role);
const inviteAs = (by: Account, role: Role) => invite(app.server, by, owner.workspace.id, { role });

const post = (by: RequestOptions, json: unknown) =>
  request(app.server, 'POST', invitationsPath(), { ...by, json });

const revoke = (id: string, by: RequestOptions = { token: owner.accessToken }) =>
  request(app.server, 'DELETE', `${invitationsPath()}/${id}`, by);

async function listed(query = ''): Promise<{ id: string; status: string }[]> {
  const options = { token: owner.accessToken };
  const response = await request(app.server, 'GET', `${invitationsPath()}${query}`, options);
  expect(response.status).toBe(200);
  return response.json;
}

const expire = (id: string) =>
  changeByHand(app.database, `UPDATE invitations SET expires_at = clock_timestamp() WHERE id = '${id}'`);

describe('POST /workspaces/{workspaceId}/invitations', () => {
  it('creates an invitation for a person, not for an API key, and shows its token only once', async () => {
    const admin = await newMember('admin');
    const body = { email: 'Grace@Example.com', role: 'member', expires_in_days: 30 };
    expectProblem(await post({ apiKey: admin.apiKey }, body), 403, 'user_required');
    const response = await post({ token: admin.accessToken }, body);
    expect(response.status).toBe(201);
    expect(response.json).toEqual({
      id: expect.any(String),
      workspace_id: owner.workspace.id,
      email: 'grace@example.com',
      role: 'member',
      status: 'open',
      invited_by: admin.user.id,
      created_at: expect.stringMatching(/Z$/),
      expires_at: expect.stringMatching(/Z$/),
      accepted_at: null,
      accepted_by: null,
      revoked_at: null,
      token: expect.stringMatching(/^lkinv_[\w-]{43}$/),
    });
    const { token, ...shown } = response.json;
    expect((await listed())[0]).toEqual(shown);
    expect(JSON.stringify(await listed())).not.toContain(token);
    const dump = await app.database.query(
      `SELECT (SELECT json_agg(i) FROM invitations i)::text || (SELECT json_agg(a) FROM audit_events a)::text AS text`,
    );
    expect(dump[0]?.text).toContain(response.json.id);
    expect(dump[0]?.text).not.toContain(token);
    expect(app.server.log.join('\n')).not.toContain(token);
  });

  it('lasts seven days by default', async () => {
    const { created_at, expires_at } = (await post({ token: owner.accessToken }, { role: 'viewer' })).json;
    const lifetime = Date.parse(expires_at) - Date.parse(created_at);
    expect(Math.abs(lifetime - 7 * DAY_MS)).toBeLessThan(60_000);
  });

  it('lets only owners invite owners', async () => {
    const admin = await newMember('admin');
    const asked = await post({ token: admin.accessToken }, { role: 'owner' });
    const refusal = expectProblem(asked, 403, 'insufficient_role');
    expect(refusal).toMatchObject({ required_role: 'owner', role: 'admin' });
    expect((await post({ token: owner.accessToken }, { role: 'owner' })).status).toBe(201);
  });

  it('requires the scope members:write of a key', async () => {
    await changeUnusedKey(app.database, owner.apiKeyId, { scopes: ['members:read', 'workspace:write'] });
    for (const response of [
      await request(app.server, 'GET', invitationsPath(), { apiKey: owner.apiKey }),
      await revoke(randomUUID(), { apiKey: owner.apiKey }),
    ]) {
      expect(expectProblem(response, 403, 'insufficient_scope').required_scope).toBe('members:write');
    }
  });

  it.each([
    {},
    { role: 'root' },
    { role: 'viewer', email: 'no address' },
    { role: 'viewer', expires_in_days: 0 },
    { role: 'viewer', expires_in_days: 31 },
    { role: 'viewer', expires_in_days: 1.5 },
    { role: 'viewer', expires_in_days: '7' },
    { role: 'viewer', expires_in_days: 1e308 },
    { role: 'viewer', workspace_id: 'x' },
    { role: 'viewer', token: 'lkinv_mine' },
    { role: 'viewer', invited_by: 'x' },
  ])('refuses the body %j', async (json) => {
    expectProblem(await post({ token: owner.accessToken }, json), 400, 'validation_failed');
  });

  it('never answers an awkward value with a 5xx', async () => {
    for (const value of awkwardValues) {
      for (const field of ['email', 'role', 'expires_in_days']) {
        const json = { role: 'viewer', [field]: value };
        expect((await post({ token: owner.accessToken }, json)).status).toBe(400);
      }
    }
  });

  it('refuses callers without a credential', async () => {
    expectProblem(await post({}, { role: 'viewer' }), 401, 'missing_credentials');
  });
});

describe('GET /workspaces/{workspaceId}/invitations', () => {
  it("lists each invitation's status, newest first", async () => {
    const guest = await register(app.server);
    const [open, accepted, revoked, expired] = [
      await inviteAs(owner, 'viewer'),
      await inviteAs(owner, 'viewer'),
      await inviteAs(owner, 'viewer'),
      await inviteAs(owner, 'viewer'),
    ];
    await accept(app.server, guest, accepted.token);
    await revoke(revoked.id);
    await expire(expired.id);
    const statuses = (await listed()).map(({ id, status }) => ({ id, status }));
    expect(statuses).toEqual([
      { id: expired.id, status: 'expired' },
      { id: revoked.id, status: 'revoked' },
      { id: accepted.id, status: 'accepted' },
      { id: open.id, status: 'open' },
    ]);
    for (const { id, status } of statuses) {
      expect((await listed(`?status=${status}`)).map((invitation) => invitation.id)).toEqual([id]);
    }
    expect((await listed('?status=accepted'))[0]).toMatchObject({ accepted_by: guest.user.id });
  });

  it('returns all of them over its pages', async () => {
    for (let count = 0; count < 3; count += 1) await inviteAs(owner, 'viewer');
    const pages = await walkPages(app.server, `${invitationsPath()}?limit=2`, owner.accessToken);
    expect(pages.map((page) => page.length)).toEqual([2, 1]);
  });

  it.each(['status=gone', 'status=open&status=open', 'limit=0', 'email=x'])('refuses ?%s', async (query) => {
    const options = { token: owner.accessToken };
    const response = await request(app.server, 'GET', `${invitationsPath()}?${query}`, options);
    expectProblem(response, 400, 'validation_failed');
  });

  it('refuses a cursor that it did not issue, and callers without a credential', async () => {
    const options = { token: owner.accessToken };
    const response = await request(app.server, 'GET', `${invitationsPath()}?cursor=x`, options);
    expectProblem(response, 400, 'invalid_cursor');
    expectProblem(await request(app.server, 'GET', invitationsPath()), 401, 'missing_credentials');
  });
});

describe('DELETE /workspaces/{workspaceId}/invitations/{invitationId}', () => {
  it.each(schemes)('withdraws it permanently, with $scheme, and idempotently', async ({ as }) => {
    const admin = await newMember('admin');
    const { id, token } = await inviteAs(owner, 'viewer');
    expect((await revoke(id, as(admin))).status).toBe(204);
    const [first] = await listed();
    expect((await revoke(id, as(admin))).status).toBe(204);
    expect((await listed())[0]).toEqual(first);
    expectProblem(await accept(app.server, await register(app.server), token), 409, 'invitation_not_open');
  });

  it('does not pretend to withdraw an accepted one', async () => {
    const { id, token } = await inviteAs(owner, 'viewer');
    await accept(app.server, await register(app.server), token);
    expectProblem(await revoke(id), 409, 'invitation_not_open');
  });

  it('does not find invitations of another workspace, or invalid ids', async () => {
    const stranger = await register(app.server);
    const { id, token } = await invite(app.server, stranger, stranger.workspace.id, { role: 'viewer' });
    for (const other of [id, randomUUID(), 'x', '%27']) {
      expectProblem(await revoke(other), 404, 'not_found');
    }
    expect((await accept(app.server, owner, token)).status).toBe(200);
    expectProblem(await revoke(id, {}), 401, 'missing_credentials');
  });
});
