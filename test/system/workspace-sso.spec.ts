import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { approveCliLogin, exchangeCode, waitingCommand } from '../support/cli-login.js';
import {
  type Account,
  cookieOf,
  type Json,
  login,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp, type App, ageProof } from '../support/factors.js';
import { startHostileProvider } from '../support/hostile-provider.js';
import { newPerson, startIdentityProvider, visit } from '../support/identity-provider.js';
import { fillPath, operations } from '../support/openapi.js';
import { startMailboxes } from '../support/smtp.js';
import { attemptCookie, comeBack, linkAt, signInAt } from '../support/workspace-sso.js';
import { join, type Member, registerMember } from '../support/workspaces.js';

const PUBLIC_URL = 'http://latchkey.test';
const SSO = '/api/v1/auth/sso';

const provider = await startIdentityProvider('acme', PUBLIC_URL);
const hostile = await startHostileProvider();
const mailboxes = await startMailboxes();
afterAll(() => Promise.all([provider.stop(), hostile.stop(), mailboxes.goAway()]));

const env = {
  PUBLIC_URL,
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
  EMAIL_VERIFICATION: 'off',
  WEBHOOK_ALLOW_PRIVATE: 'true',
};
const app = useOwnServer({ env });

type Instance = { url: string };
let other: Instance;
let owner: Account;
let ownersApp: App;

beforeAll(async () => {
  other = await app.startInstance({ env });
});

beforeEach(async () => {
  Object.assign(provider, { person: newPerson(), isAway: false });
  hostile.lies = {};
  owner = await register(app.server);
  ownersApp = await addApp(app.server, owner);
});

const workspacePath = (): string => `/api/v1/workspaces/${owner.workspace.id}`;
const sso = (): string => `${workspacePath()}/sso`;
const keys = (): string => `${workspacePath()}/api-keys`;

const settings = (given: object = {}): object => {
  const { name, issuer, client_id, client_secret } = provider.entry;
  return { name, issuer, client_id, client_secret, ...given };
};

const configure = (given: object = {}, options: RequestOptions = { token: owner.accessToken }) =>
  request(app.server, 'PUT', `${sso()}/identity-provider`, { ...options, json: settings(given) });

const enforce = (enforced: boolean, token = owner.accessToken, instance: Instance = app.server) =>
  request(instance, 'PATCH', sso(), { token, json: { enforced } });

const everywhere = (target: string, options: RequestOptions): Promise<Response[]> =>
  Promise.all([app.server, other].map((instance) => request(instance, 'GET', target, options)));

const signIn = (workspaceId = owner.workspace.id, instance: Instance = app.server): Promise<Response> =>
  signInAt(instance, workspaceId);

const link = (token: string, workspaceId = owner.workspace.id): Promise<Response> =>
  linkAt(app.server, workspaceId, token);

const tokenOf = async (response: Response): Promise<string> => {
  expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/`);
  const refreshed = await request(app.server, 'POST', '/api/v1/auth/refresh', { cookie: cookieOf(response) });
  return refreshed.json.access_token;
};

function expectRefusal(response: Response, code: string, page = 'sign-in'): void {
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/${page}#sso=${code}`);
  expect(response.headers.getSetCookie().join()).not.toContain('refresh_token');
}

/** Configured, tried by the owner, and a member who has not signed in with it. */
async function enforced(): Promise<Member> {
  const member = await registerMember(app.server, app.database, owner, 'admin');
  expect((await configure()).status).toBe(200);
  await link(owner.accessToken);
  expect(await enforce(true)).toMatchObject({ status: 200, json: { enforced: true, signed_in: true } });
  return member;
}

const actionsIn = async (workspaceId = owner.workspace.id): Promise<string[]> => {
  const rows = await app.database.query<{ action: string }>(
    `SELECT action FROM audit_events WHERE workspace_id = $1 AND action ~ 'sso|identity' ORDER BY id`,
    [workspaceId],
  );
  return rows.map(({ action }) => action);
};

describe("A workspace's identity provider", () => {
  it('is configured by an owner, and its secret is sealed and never shown', async () => {
    const empty = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    expect(empty.json).toMatchObject({
      redirect_uri: `${PUBLIC_URL}${SSO}/${owner.workspace.id}/callback`,
      identity_provider: null,
      enforced: false,
    });
    const secret = provider.entry.client_secret;
    const configured = await configure();
    expect(configured).toMatchObject({
      status: 200,
      json: { identity_provider: { issuer: provider.issuer, client_id: 'latchkey' } },
    });
    const shown = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    const [stored] = await app.database.query<{ text: string }>(
      'SELECT row_to_json(p)::text AS text FROM workspace_identity_providers p WHERE workspace_id = $1',
      [owner.workspace.id],
    );
    const audited = await app.database.query('SELECT details FROM audit_events WHERE workspace_id = $1', [
      owner.workspace.id,
    ]);
    expect(JSON.stringify([configured.json, shown.json, stored, audited])).not.toContain(secret);
    expect(stored?.text).toMatch(/"sealed_client_secret": ?"v1\./);
    expect(await actionsIn()).toEqual(['workspace.identity_provider_set']);
  });

  it('is for owners who have just proved who they are, and not for keys', async () => {
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    expectProblem(await configure({}, { token: admin.accessToken }), 403, 'insufficient_role');
    expectProblem(await configure({}, { apiKey: owner.apiKey }), 403, 'user_required');
    await ageProof(app.database, owner.cookie.replace(/^.*?=/, '').split('.')[0]!, '1 hour');
    await request(app.server, 'PATCH', '/api/v1/me', { token: owner.accessToken, json: { name: 'Ada' } });
    expectProblem(await configure(), 403, 'step_up_required');
  });

  it.each<[string, () => object, RegExp]>([
    [
      'another issuer',
      () => ({ issuer: `${hostile.issuer}/`, lies: {} }),
      /differs from what the provider calls itself/,
    ],
    [
      'a lying document',
      () => ({ lies: { metadata: { issuer: 'https://elsewhere.example' } } }),
      /“https:\/\/elsewhere\.example”/,
    ],
    ['no document', () => ({ lies: { status: 404 } }), /answers 404 instead of a discovery document at http/],
    ['no JSON', () => ({ lies: { status: 200, body: '<html>' } }), /does not serve a discovery document/],
    [
      'an endless document',
      () => ({ lies: { status: 200, body: `"${'x'.repeat(600_000)}"` } }),
      /cannot be reached/,
    ],
    ['no keys', () => ({ lies: { metadata: { jwks_uri: undefined } } }), /has no jwks_uri/],
    [
      'no code flow',
      () => ({ lies: { metadata: { response_types_supported: ['id_token'] } } }),
      /authorization code flow/,
    ],
    [
      'a script for the browser',
      () => ({ lies: { metadata: { authorization_endpoint: 'javascript:alert(1)' } } }),
      /no https URL/,
    ],
    ['a closed port', () => ({ issuer: 'http://127.0.0.1:9' }), /cannot be reached/],
    ['no URL', () => ({ issuer: 'acme' }), /must be an https URL/],
    ['no encryption', () => ({ issuer: 'http://example.com' }), /must be an https URL/],
  ])('is refused at once with what is wrong with it: %s', async (_name, make, message) => {
    const { lies = {}, ...given } = make() as { lies?: object };
    hostile.lies = lies;
    const refused = await configure({ issuer: hostile.issuer, client_secret: 'x', ...given });
    const { errors } = expectProblem(refused, 400, 'validation_failed');
    expect(errors).toEqual([{ field: 'issuer', message: expect.stringMatching(message) }]);
    const read = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    expect(read.json.identity_provider).toBeNull();
  });

  it('is not looked for at private addresses, unless the server allows them', async () => {
    const strict = await app.startInstance({ env: { ...env, WEBHOOK_ALLOW_PRIVATE: 'none' } });
    const before = hostile.asked.length;
    for (const issuer of [
      hostile.issuer,
      'https://169.254.169.254',
      'https://localhost:1',
      'https://[::1]',
    ]) {
      const refused = await request(strict, 'PUT', `${sso()}/identity-provider`, {
        token: owner.accessToken,
        json: settings({ issuer }),
      });
      const { errors } = expectProblem(refused, 400, 'validation_failed');
      expect(errors[0].message).toMatch(/leads to an address that this server does not connect to/);
    }
    expect(hostile.asked.length).toBe(before);
  });

  it('signs in members who have linked their identity, on any instance, and nobody else', async () => {
    await configure();
    expectRefusal(await signIn(), 'sso_not_linked');
    const member = await registerMember(app.server, app.database, owner, 'member');
    expect((await link(member.accessToken)).headers.get('location')).toBe(
      `${PUBLIC_URL}/workspaces/${owner.workspace.id}/overview`,
    );
    const token = await tokenOf(await signIn(owner.workspace.id, other));
    const me = await request(app.server, 'GET', '/api/v1/me', { token });
    expect(me.json).toMatchObject({
      user: { id: member.user.id },
      workspace: { id: owner.workspace.id },
      role: 'member',
    });
    // By the subject, whatever address the provider reports: neither another person nor their address will do.
    provider.person = newPerson({ email: member.email });
    expectRefusal(await signIn(), 'sso_not_linked');
  });

  it('links nobody but members, and no identity twice', async () => {
    await configure();
    const stranger = await register(app.server);
    const unknown = await request(app.server, 'POST', `${SSO}/${owner.workspace.id}/link`, {
      token: stranger.accessToken,
    });
    expectProblem(unknown, 404, 'not_found');
    await link(owner.accessToken);
    await join(app.server, owner, stranger, 'member');
    expectRefusal(await link(stranger.accessToken), 'identity_in_use', 'settings');
  });

  it('asks for the second factor of the account', async () => {
    await configure();
    await link(owner.accessToken);
    const asked = await signIn();
    const [, question = ''] = asked.headers.get('location')!.split('#second_factor=');
    const { challenge } = JSON.parse(decodeURIComponent(question));
    const entered = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, code: ownersApp.code() },
    });
    expect(entered.status).toBe(200);
    const token = entered.json.access_token;
    expect((await request(app.server, 'GET', sso(), { token })).json.signed_in).toBe(true);
    expectProblem(
      await request(app.server, 'GET', '/api/v1/auth/sessions', { token }),
      403,
      'session_confined',
    );
  });

  it('finishes no second step after it was removed', async () => {
    await configure();
    await link(owner.accessToken);
    const asked = await signIn();
    const [, question = ''] = asked.headers.get('location')!.split('#second_factor=');
    const { challenge } = JSON.parse(decodeURIComponent(question));
    const removed = await request(app.server, 'DELETE', `${sso()}/identity-provider`, {
      token: owner.accessToken,
    });
    expect(removed.status).toBe(204);
    const entered = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, code: ownersApp.code() },
    });
    expectProblem(entered, 401, 'sso_failed');
  });

  it('takes a new client secret, keeps it if none is given, and wants one for another client', async () => {
    await configure();
    await link(owner.accessToken);
    await enforce(true);
    const renamed = await configure({ name: 'Renamed', client_secret: undefined });
    expect(renamed).toMatchObject({ status: 200, json: { signed_in: true, enforced: true } });
    expect((await configure({ client_secret: 'wrong' })).status).toBe(200);
    expectRefusal(await signIn(), 'sso_failed');
    expect((await configure()).status).toBe(200);
    expect((await signIn()).headers.get('location')).toContain('second_factor');
    expectProblem(await configure({ client_id: 'another' }), 409, 'sso_enforced');
    await enforce(false);
    const { errors } = expectProblem(
      await configure({ client_id: 'another', client_secret: undefined }),
      400,
      'validation_failed',
    );
    expect(errors[0].field).toBe('client_secret');
    expect(await configure({ client_id: 'another' })).toMatchObject({
      status: 200,
      json: { signed_in: false },
    });
  });
});

describe("A session that a workspace's identity provider began", () => {
  let member: Member;
  let token: string;
  let elsewhere: Json;

  beforeEach(async () => {
    await configure();
    member = await registerMember(app.server, app.database, owner, 'admin');
    elsewhere = member.workspace;
    await link(member.accessToken);
    token = await tokenOf(await signIn());
  });

  it('acts in that workspace only, because its owners run the provider', async () => {
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
    const listed = await request(app.server, 'GET', '/api/v1/workspaces', { token });
    expect(listed.json.map(({ id }: Json) => id)).toEqual([owner.workspace.id]);
    for (const id of [elsewhere.id, randomUUID()]) {
      const byPath = await request(app.server, 'GET', `/api/v1/workspaces/${id}`, { token });
      expectProblem(byPath, 403, 'session_confined');
      const byHeader = await request(app.server, 'GET', '/api/v1/documents', {
        token,
        headers: { 'x-workspace-id': id },
      });
      expectProblem(byHeader, 403, 'session_confined');
    }
  });

  it('manages nothing of the account, on any route', async () => {
    const ofAccount = operations.filter(
      ({ access }) =>
        access.access === 'authenticated' && access.kinds === 'user' && !access.scope && !access.role,
    );
    const open = [
      'stepUp',
      'beginStepUp',
      'approveCliLogin',
      'findDeviceLogin',
      'approveDeviceLogin',
      'denyDeviceLogin',
      'search',
    ];
    expect(ofAccount.length).toBeGreaterThan(25);
    for (const { id, method, path, pathParameters } of ofAccount.filter((each) => !open.includes(each.id))) {
      const target = fillPath(path, Object.fromEntries(pathParameters.map((name) => [name, randomUUID()])));
      const refused = await request(app.server, method, target, {
        token,
        ...(method === 'GET' || method === 'DELETE' ? {} : { json: {} }),
      });
      expect({ id, code: refused.json?.code }).toEqual({ id, code: 'session_confined' });
    }
  });

  it('finds nothing of other workspaces', async () => {
    await request(app.server, 'POST', '/api/v1/documents', {
      token: member.accessToken,
      headers: { 'x-workspace-id': elsewhere.id },
      json: { title: 'Zebra', body: '' },
    });
    const found = async (of: string) =>
      (await request(app.server, 'GET', '/api/v1/search?q=Zebra', { token: of })).json;
    expect((await found(member.accessToken)).length).toBeGreaterThan(0);
    expect(await found(token)).toEqual([]);
  });

  it('is reported once for each address, and makes none familiar to the account', async () => {
    const reports = () =>
      mailboxes.received.filter(
        ({ envelopeTo, subject }) => envelopeTo.includes(member.email) && /sign-in/i.test(subject ?? ''),
      ).length;
    const address = '203.0.113.9';
    const before = reports();
    await tokenOf(await signInAt(app.server, owner.workspace.id, { address }));
    await tokenOf(await signInAt(app.server, owner.workspace.id, { address }));
    await eventually('the new address is reported', () => reports() > before);
    const familiar = await app.database.query(
      'SELECT FROM familiar_addresses WHERE user_id = $1 AND address = $2',
      [member.user.id, address],
    );
    expect(familiar).toEqual([]);
    // So a password from there is reported, too; had the second sign-in been reported, it would have been before that.
    await request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email: member.email, password: member.password },
      address,
    });
    await eventually('the password is reported', () => reports() > before + 1);
    expect(reports()).toBe(before + 2);
  });

  it('hands its limits on to the command line', async () => {
    const command = waitingCommand();
    const approved = await approveCliLogin(app.server, token, command);
    const exchanged = await exchangeCode(app.server, command, approved.json.code);
    expect(exchanged.status).toBe(200);
    const cli = exchanged.json.access_token;
    expect((await request(app.server, 'GET', sso(), { token: cli })).json.signed_in).toBe(true);
    expectProblem(
      await request(app.server, 'GET', '/api/v1/auth/factors', { token: cli }),
      403,
      'session_confined',
    );
  });

  it('ends with the membership, and does not come back with a new one', async () => {
    const removed = await request(app.server, 'DELETE', `${workspacePath()}/members/${member.user.id}`, {
      token: owner.accessToken,
    });
    expect(removed.status).toBeLessThan(300);
    for (const refused of await everywhere('/api/v1/me', { token })) expect(refused.status).toBe(401);
    expectRefusal(await signIn(), 'sso_not_linked');
    await join(app.server, owner, member, 'member');
    for (const refused of await everywhere(keys(), { token })) expect(refused.status).toBe(401);
    expect((await everywhere('/api/v1/me', { token: member.accessToken }))[0]!.status).toBe(200);
  });

  it('ends with the workspace', async () => {
    const deleted = await request(app.server, 'DELETE', workspacePath(), { token: owner.accessToken });
    expect(deleted.status).toBe(204);
    for (const path of ['/api/v1/me', '/api/v1/verify', '/api/v1/search?q=a'])
      for (const refused of await everywhere(path, { token }))
        expectProblem(refused, 401, 'invalid_credentials');
  });

  it('ends when the provider is removed or replaced', async () => {
    expect((await configure({ issuer: hostile.issuer, client_secret: 'x' })).status).toBe(200);
    for (const refused of await everywhere(keys(), { token })) expect(refused.status).toBe(401);
  });
});

describe('The sign-in address of a workspace', () => {
  const start = (site: string) =>
    request(app.server, 'GET', `${SSO}/${owner.workspace.id}/start`, { headers: { 'sec-fetch-site': site } });

  beforeEach(configure);

  // Its owner could sign the browser in to an account of theirs, in which the person would go on working.
  it.each(['cross-site', 'same-site'])('asks the person first if a %s link led there', async (site) => {
    const asked = await start(site);
    expect(asked.headers.get('location')).toBe(`${PUBLIC_URL}/sign-in#sso_start=${owner.workspace.id}`);
    expect(attemptCookie(asked)).toBe('');
  });

  it.each(['none', 'same-origin'])('leads to the provider at once from %s', async (site) => {
    expect((await start(site)).headers.get('location')).toContain(provider.issuer);
  });
});

describe('A hostile identity provider', () => {
  beforeEach(async () => {
    expect((await configure({ issuer: hostile.issuer, client_secret: 'x' })).status).toBe(200);
    hostile.lies = { claims: { sub: `owner ${owner.user.id}` } };
    await link(owner.accessToken);
  });

  it.each<[string, () => typeof hostile.lies]>([
    ['another issuer', () => ({ claims: { iss: provider.issuer } })],
    ['another audience', () => ({ claims: { aud: 'another' } })],
    ['no nonce', () => ({ claims: { nonce: undefined } })],
    ['a replayed nonce', () => ({ claims: { nonce: 'replayed' } })],
    ['an expired token', () => ({ claims: { exp: 1 } })],
    ['no subject', () => ({ claims: { sub: '' } })],
    ['a signature with another key', () => ({ foreignKey: true })],
  ])('lets nobody in with %s', async (_name, lie) => {
    const { claims, ...rest } = lie();
    hostile.lies = { ...rest, claims: { sub: `owner ${owner.user.id}`, ...claims } };
    expectRefusal(await signIn(), 'sso_failed');
  });

  it('reaches nobody else by their subject or address at another provider', async () => {
    const victim = await register(app.server);
    await request(app.server, 'PUT', `/api/v1/workspaces/${victim.workspace.id}/sso/identity-provider`, {
      token: victim.accessToken,
      json: settings(),
    });
    await link(victim.accessToken, victim.workspace.id);
    hostile.lies = { claims: { sub: provider.person.sub, email: victim.email, email_verified: true } };
    expectRefusal(await signIn(), 'sso_not_linked');
  });

  it('gets its person into no other workspace that has the same provider, without a membership', async () => {
    const stranger = await register(app.server);
    await request(app.server, 'PUT', `/api/v1/workspaces/${stranger.workspace.id}/sso/identity-provider`, {
      token: stranger.accessToken,
      json: settings({ issuer: hostile.issuer, client_secret: 'x' }),
    });
    expectRefusal(await signIn(stranger.workspace.id), 'sso_not_linked');
  });

  it('has no answer accepted for another workspace, another browser, or twice', async () => {
    const begun = await request(app.server, 'GET', `${SSO}/${owner.workspace.id}/start`);
    const answer = await visit(begun.headers.get('location')!);
    const cookie = attemptCookie(begun);
    const elsewhere = new URL(answer);
    elsewhere.pathname = elsewhere.pathname.replace(owner.workspace.id, randomUUID());
    expectRefusal(await comeBack(elsewhere, cookie, app.server), 'sso_failed');
    const again = await request(app.server, 'GET', `${SSO}/${owner.workspace.id}/start`);
    expectRefusal(await comeBack(answer, attemptCookie(again), app.server), 'sso_failed');
  });
});

describe('Enforced single sign-on', () => {
  it('keeps out every session that has not signed in with it, on every instance, in that workspace alone', async () => {
    const member = await registerMember(app.server, app.database, owner, 'admin');
    const token = member.accessToken;
    await configure();
    await link(owner.accessToken);
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
    expect((await enforce(true)).status).toBe(200);
    for (const refused of await everywhere(keys(), { token })) {
      expect(expectProblem(refused, 403, 'sso_required')).toMatchObject({
        workspace_id: owner.workspace.id,
        identity_provider: 'Provider acme',
      });
    }
    for (const { status } of await everywhere(keys(), { token: owner.accessToken })) expect(status).toBe(200);
    const own = `/api/v1/workspaces/${member.workspace.id}`;
    for (const target of [own, '/api/v1/me', '/api/v1/auth/sessions'])
      for (const { status } of await everywhere(target, { token })) expect(status).toBe(200);
    await mailboxes.mailTo(member.email, /now requires single sign-on$/);
    provider.person = newPerson();
    await link(token);
    for (const { status } of await everywhere(keys(), { token })) expect(status).toBe(200);
  });

  it('lets no refresh, new sign-in, second factor or command line around it', async () => {
    const member = await enforced();
    const refreshed = await request(app.server, 'POST', '/api/v1/auth/refresh', { cookie: member.cookie });
    const again = await login(app.server, member);
    await addApp(app.server, member);
    const command = waitingCommand();
    const { code } = (await approveCliLogin(app.server, member.accessToken, command)).json;
    const cli = await exchangeCode(app.server, command, code);
    for (const token of [refreshed.json.access_token, again.accessToken, cli.json.access_token])
      for (const refused of await everywhere(keys(), { token })) expectProblem(refused, 403, 'sso_required');
  });

  it('applies on every route of the workspace', async () => {
    const member = await enforced();
    const inWorkspace = operations.filter(
      ({ access }) => access.access === 'authenticated' && access.scope !== undefined,
    );
    expect(inWorkspace.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['createApiKey', 'updateWorkspaceSso']),
    );
    for (const { id, method, path, pathParameters } of inWorkspace) {
      const target = fillPath(path, {
        ...Object.fromEntries(pathParameters.map((name) => [name, randomUUID()])),
        workspaceId: owner.workspace.id,
      });
      const answer = await request(app.server, method, target, {
        token: member.accessToken,
        headers: { 'x-workspace-id': owner.workspace.id },
        ...(method === 'GET' || method === 'DELETE' ? {} : { json: {} }),
      });
      expect({ id, status: answer.status, code: answer.json?.code }).toEqual({
        id,
        status: 403,
        code: 'sso_required',
      });
    }
  });

  it('does not affect API keys, whoever owns them', async () => {
    const member = await registerMember(app.server, app.database, owner, 'admin');
    const all = [owner.apiKey, member.apiKey];
    for (const apiKey of all)
      for (const { status } of await everywhere(keys(), { apiKey })) expect(status).toBe(200);
    await configure();
    await link(owner.accessToken);
    await enforce(true);
    for (const apiKey of all)
      for (const { status } of await everywhere(keys(), { apiKey })) expect(status).toBe(200);
  });

  it('also keeps out of a default workspace, and not out of the account', async () => {
    await configure();
    await link(owner.accessToken);
    await enforce(true);
    const { accessToken: token } = await login2(owner);
    for (const me of await everywhere('/api/v1/me', { token }))
      expect(me).toMatchObject({ status: 200, json: { workspace: null, role: null, scopes: [] } });
    for (const refused of await everywhere('/api/v1/documents', { token }))
      expectProblem(refused, 403, 'sso_required');
  });

  it('can be enforced only after it was tried, by an owner with a second factor', async () => {
    expectProblem(await enforce(true), 409, 'no_identity_provider');
    await configure();
    const untried = expectProblem(await enforce(true), 403, 'sso_required');
    expect(untried.detail).toMatch(/^Only a session that has signed in with it/);
    const another = await registerMember(app.server, app.database, owner, 'owner');
    await link(another.accessToken);
    expectProblem(await enforce(true, another.accessToken), 403, 'second_factor_missing');
    const read = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    expect(read.json.enforced).toBe(false);
  });

  it('is turned off by an owner with a second factor while the provider is away, and by nobody else', async () => {
    const admin = await enforced();
    const second = await registerOwner();
    const begun = await request(app.server, 'GET', `${SSO}/${owner.workspace.id}/start`);
    const answer = await visit(begun.headers.get('location')!);
    provider.isAway = true;
    expectRefusal(await comeBack(answer, attemptCookie(begun), app.server), 'identity_provider_unavailable');
    // This instance has not found it before.
    const away = await request(other, 'GET', `${SSO}/${owner.workspace.id}/start`);
    expectRefusal(away, 'identity_provider_unavailable');
    await addApp(app.server, admin);
    for (const token of [admin.accessToken, second.accessToken])
      expectProblem(await enforce(false, token), 403, 'sso_required');

    const { accessToken: token } = await login2(owner);
    expectProblem(await request(app.server, 'GET', keys(), { token }), 403, 'sso_required');
    expect((await request(app.server, 'GET', sso(), { token })).json).toMatchObject({
      enforced: true,
      signed_in: false,
    });
    expect(await enforce(false, token, other)).toMatchObject({ status: 200, json: { enforced: false } });
    for (const each of [token, admin.accessToken])
      for (const { status } of await everywhere(keys(), { token: each })) expect(status).toBe(200);
    await mailboxes.mailTo(second.email, /no longer requires single sign-on$/);
    expect(await actionsIn()).toEqual([
      'workspace.identity_provider_set',
      'workspace.sso_enforced',
      'workspace.sso_relaxed',
    ]);
  });

  it('ends with the provider', async () => {
    const member = await enforced();
    const { accessToken: token } = await login2(owner);
    const removed = await request(app.server, 'DELETE', `${sso()}/identity-provider`, { token });
    expect(removed.status).toBe(204);
    for (const { status } of await everywhere(keys(), { token: member.accessToken }))
      expect(status).toBe(200);
    const gone = await request(app.server, 'GET', `${SSO}/${owner.workspace.id}/start`);
    expectProblem(gone, 404, 'not_found');
  });

  it('commits nothing in the name of a session that is out, even if it was admitted before', async () => {
    const member = await registerMember(app.server, app.database, owner, 'admin');
    await configure();
    await link(owner.accessToken);
    // Holds up the request between the guard and its commit.
    await app.database.query('BEGIN');
    await app.database.query('LOCK TABLE api_keys IN EXCLUSIVE MODE');
    const creating = request(app.server, 'POST', keys(), {
      token: member.accessToken,
      json: { name: 'late' },
    });
    const blocked = `SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted AND relation = 'api_keys'::regclass`;
    for (;;) {
      const [row] = await app.database.query<{ count: number }>(blocked);
      if (row!.count > 0) break;
    }
    expect((await enforce(true, owner.accessToken, other)).status).toBe(200);
    await app.database.query('COMMIT');
    expectProblem(await creating, 403, 'sso_required');
    const [made] = await app.database.query(`SELECT FROM api_keys WHERE name = 'late'`);
    expect(made).toBeUndefined();
  });

  it('forgets a session that is asked to have signed in with a provider which is gone', async () => {
    await configure();
    await link(owner.accessToken);
    await configure({ issuer: hostile.issuer, client_secret: 'x' });
    const read = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    expect(read.json.signed_in).toBe(false);
    expectProblem(await enforce(true), 403, 'sso_required');
  });
});

/** A new session of the owner, who has a second factor, by password. */
async function login2({ email, password }: Account): Promise<{ accessToken: string }> {
  const asked = await request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } });
  const entered = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
    json: { challenge: asked.json.challenge, recovery_code: ownersApp.recoveryCodes.pop() },
  });
  expect(entered.status).toBe(200);
  return { accessToken: entered.json.access_token };
}

/** Another owner, without a second factor. */
async function registerOwner(): Promise<Account> {
  const account = await register(app.server);
  await changeByHand(
    app.database,
    `INSERT INTO memberships (workspace_id, user_id, role) VALUES ('${owner.workspace.id}', '${account.user.id}', 'owner')`,
  );
  return account;
}
