import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { accept, invite, type Member, registerMember, walkPages } from '../support/workspaces.js';

const app = useServer();

const schemes = [
  { scheme: 'an API key', as: (account: Account): RequestOptions => ({ apiKey: account.apiKey }) },
  { scheme: 'an access token', as: (account: Account): RequestOptions => ({ token: account.accessToken }) },
];

let owner: Account;
let admin: Member;
let guest: Account;

const path = (): string => `/api/v1/workspaces/${owner.workspace.id}`;

const read = (query = '', by: RequestOptions = { token: owner.accessToken }) =>
  request(app.server, 'GET', `${path()}/audit-events${query}`, by);

async function events(query = ''): Promise<Json[]> {
  const response = await read(query);
  expect(response.status).toBe(200);
  return response.json;
}

beforeAll(async () => {
  owner = await register(app.server);
  admin = await registerMember(app.server, app.database, owner, 'admin');
  guest = await register(app.server);
  await request(app.server, 'PATCH', path(), {
    apiKey: admin.apiKey,
    json: { name: 'Renamed' },
    address: '192.0.2.7',
    headers: { 'x-request-id': 'rename-1' },
  });
  const { token } = await invite(app.server, owner, owner.workspace.id, {
    role: 'viewer',
    email: guest.email,
  });
  await accept(app.server, guest, token);
  const member = `${path()}/members/${guest.user.id}`;
  await request(app.server, 'PATCH', member, { token: admin.accessToken, json: { role: 'member' } });
  await request(app.server, 'DELETE', member, { token: guest.accessToken });
});

describe('GET /workspaces/{workspaceId}/audit-events', () => {
  it('lists what happened in the workspace, newest first', async () => {
    expect((await events()).map(({ action }) => action)).toEqual([
      'member.removed',
      'member.role_changed',
      'member.added',
      'invitation.accepted',
      'invitation.created',
      'workspace.updated',
      'member.added',
      'invitation.accepted',
      'invitation.created',
      'api_key.created',
      'workspace.created',
      'account.created',
    ]);
  });

  it('names who, what, from where and in which request', async () => {
    const [event] = await events('?action=workspace.updated');
    expect(event).toEqual({
      id: expect.any(String),
      action: 'workspace.updated',
      actor: {
        kind: 'api_key',
        user_id: admin.user.id,
        service_account_id: null,
        api_key_id: admin.apiKeyId,
      },
      target: { type: 'workspace', id: owner.workspace.id },
      details: { name: 'Renamed', previous_name: owner.workspace.name },
      address: '192.0.2.7',
      request_id: 'rename-1',
      occurred_at: expect.stringMatching(/^\d{4}-.+Z$/),
    });
  });

  it('shows changes to members', async () => {
    const [changed] = await events('?action=member.role_changed');
    expect(changed).toMatchObject({
      actor: { kind: 'user', user_id: admin.user.id, api_key_id: null },
      target: { type: 'member', id: guest.user.id },
      details: { role: 'member', previous_role: 'viewer' },
    });
    const [left] = await events('?action=member.removed');
    expect(left).toMatchObject({
      actor: { kind: 'user', user_id: guest.user.id },
      target: { type: 'member', id: guest.user.id },
      details: { previous_role: 'member' },
    });
  });

  it.each(schemes)('is for admins and owners, with $scheme', async ({ as }) => {
    expect((await read('', as(owner))).status).toBe(200);
    expect((await read('', as(admin))).status).toBe(200);
    const member = await registerMember(app.server, app.database, owner, 'member');
    expect(expectProblem(await read('', as(member)), 403, 'insufficient_role').required_role).toBe('admin');
    const stranger = await register(app.server);
    expectProblem(await read('', as(stranger)), 404, 'not_found');
  });

  it('refuses callers without a credential', async () => {
    expectProblem(await read('', {}), 401, 'missing_credentials');
  });

  it('filters by actor, key and target', async () => {
    const byAdmin = await events(`?actor_user_id=${admin.user.id}`);
    expect(byAdmin.length).toBeGreaterThan(0);
    expect(byAdmin.every(({ actor }) => actor.user_id === admin.user.id)).toBe(true);
    const byKey = await events(`?actor_api_key_id=${admin.apiKeyId}`);
    expect(byKey.map(({ action }) => action)).toEqual(['workspace.updated']);
    const ofGuest = await events(`?target_id=${guest.user.id}`);
    expect(ofGuest.map(({ action }) => action)).toEqual([
      'member.removed',
      'member.role_changed',
      'member.added',
    ]);
    expect(await events(`?target_id=${guest.user.id}&actor_user_id=${owner.user.id}`)).toEqual([]);
    expect(await events(`?actor_user_id=${randomUUID()}`)).toEqual([]);
  });

  it('filters by the type of target, by address and network, and by text in any case', async () => {
    const invitations = await events('?target_type=invitation');
    expect(invitations.length).toBeGreaterThan(0);
    expect(invitations.every(({ target }) => target.type === 'invitation')).toBe(true);
    const renamed = (await events('?action=workspace.updated'))[0];
    for (const query of [
      'address=192.0.2.7',
      'address=192.0.2.0/24',
      'address=::ffff:192.0.2.7',
      'q=rENAMed',
    ])
      expect(await events(`?${query}`)).toEqual([renamed]);
    expect(await events('?address=192.0.2.8')).toEqual([]);
    // Field names and wildcards do not count as text.
    for (const q of ['previous_name', 'R_named', '%25%25']) expect(await events(`?q=${q}`)).toEqual([]);
  });

  it('searches a long trail in bounded steps, and misses nothing', async () => {
    const long = await register(app.server);
    await app.database.query(
      `INSERT INTO audit_events (id, workspace_id, actor_kind, action, target_type, details, address)
       SELECT ('01000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, $1, 'system',
         'workspace.updated', 'workspace', jsonb_build_object('note', 'entry ' || number),
         CASE number WHEN 7 THEN 'a socket' ELSE '2001:db8::7' END
       FROM generate_series(1, 10050) AS number`,
      [long.workspace.id],
    );
    const list = `/api/v1/workspaces/${long.workspace.id}/audit-events`;
    const search = (query: string) => walkPages(app.server, `${list}?${query}`, long.accessToken);
    const notes = (pages: Json[][]): string[] => pages.flat().map(({ details }) => details.note);
    // The trail has 10,053 events, of which the oldest are beyond the first page.
    expect(await search('q=nowhere&limit=1')).toEqual([[], []]);
    const rare = await search('q=ENTRY%2013&limit=100');
    expect(rare.map((page) => page.length)).toEqual([100, 11]);
    expect(notes(rare)).toEqual(expect.arrayContaining(['entry 13', 'entry 139', 'entry 1399']));
    expect(notes(await search('q=entry%2013&address=2001:db8::/32'))).toEqual(notes(rare));
    const oldest = await search('q=entry%2010&target_type=workspace&limit=100');
    expect(notes(oldest).at(-1)).toBe('entry 10');
    expect(new Set(notes(oldest)).size).toBe(1 + 10 + 100 + 51);
    // "a socket" is not an address, and no network contains it.
    const seven = notes(await search('q=entry%207&address=2001:db8::7&limit=100'));
    expect(seven).toContain('entry 70');
    expect(seven).not.toContain('entry 7');
  });

  it('filters by time: from is inclusive, to is exclusive', async () => {
    const all = await events();
    const times = await app.database.query<{ occurred_at: string }>(
      `SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS occurred_at
       FROM audit_events WHERE id = $1`,
      [all[5].id],
    );
    const moment = new Date(Math.ceil(Date.parse(times[0]?.occurred_at ?? '') + 1)).toISOString();
    const after = await events(`?from=${moment}`);
    const before = await events(`?to=${moment}`);
    expect([...after, ...before]).toEqual(all);
    expect(before[0].id).toBe(all[5].id);
    const inParis = new Date(Date.parse(moment) + 2 * 3600 * 1000).toISOString().replace('Z', '%2B02:00');
    expect(await events(`?from=${inParis}`)).toEqual(after);
    expect(await events('?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z')).toEqual(all);
    expect(await events(`?to=0000-01-01T00:00:00Z`)).toEqual([]);
  });

  it('keeps the filter over all pages', async () => {
    const all = await events();
    const pages = await walkPages(app.server, `${path()}/audit-events?limit=5`, owner.accessToken);
    expect(pages.flat()).toEqual(all);
    const filtered = `${path()}/audit-events?limit=1&target_id=${guest.user.id}`;
    const filteredPages = await walkPages(app.server, filtered, owner.accessToken);
    expect(filteredPages.map((page) => page.length)).toEqual([1, 1, 1]);
  });

  it.each([
    'limit=0',
    'limit=1e9',
    'action=workspace.exploded',
    'action=',
    'action=workspace.updated&action=member.added',
    'actor_user_id=me',
    'actor_api_key_id=%00',
    'target_id[]=x',
    'target_type=',
    'address=here',
    'address=192.0.2.7/24',
    'address=',
    'q=x',
    'q=%00%00',
    'from=yesterday',
    'from=2026-01-31',
    'from=2026-02-30T00:00:00Z',
    'to=2026-01-31T12:00:00',
    'workspace_id=x',
    '__proto__=x',
  ])('refuses ?%s', async (query) => {
    expectProblem(await read(`?${query}`), 400, 'validation_failed');
  });

  it('refuses a cursor that it did not issue', async () => {
    expectProblem(await read('?cursor=AAAA'), 400, 'invalid_cursor');
  });

  it('shows nothing of other workspaces, and no sign-ins', async () => {
    const ids = (await events()).map(({ id }) => id);
    const rows = await app.database.query<{ workspace_id: string }>(
      'SELECT DISTINCT workspace_id FROM audit_events WHERE id = ANY($1)',
      [ids],
    );
    expect(rows).toEqual([{ workspace_id: owner.workspace.id }]);
    expect((await events()).filter(({ action }) => action.startsWith('session.'))).toEqual([]);
  });
});
