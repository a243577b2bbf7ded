import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, cookieOf, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { newPerson, type Person, startIdentityProvider } from '../support/identity-provider.js';
import { type NameServer, startNameServer } from '../support/webhooks/name-server.js';
import { linkAt, signInAt } from '../support/workspace-sso.js';
import { join, registerMember } from '../support/workspaces.js';

/** Who signs in at the identity provider of a workspace without an account, and joins. */

const PUBLIC_URL = 'http://latchkey.test';
const provider = await startIdentityProvider('acme', PUBLIC_URL);
let nameServer: NameServer;
beforeAll(async () => {
  nameServer = await startNameServer();
});
afterAll(() => Promise.all([provider.stop(), nameServer.close()]));

const env = {
  PUBLIC_URL,
  WEBHOOK_ALLOW_PRIVATE: 'true',
  SIGNUPS_PER_ADDRESS_PER_HOUR: '1000',
  MEMBERS_PER_WORKSPACE: '4',
  SESSIONS_PER_USER: '3',
  get WEBHOOK_DNS_SERVERS() {
    return nameServer.address;
  },
};
const app = useOwnServer({ env });

let owner: Account;
let domain: string;

const sso = (): string => `/api/v1/workspaces/${owner.workspace.id}/sso`;
const proofOf = ({ workspace }: Account): string => `latchkey-workspace=${workspace.id}`;
const publish = (texts: string[] | undefined, of = domain): void =>
  nameServer.answerTexts(`_latchkey.${of}`, texts);

function configure(given: object = {}): Promise<Response> {
  const { name, issuer, client_id, client_secret } = provider.entry;
  return request(app.server, 'PUT', `${sso()}/identity-provider`, {
    token: owner.accessToken,
    json: { name, issuer, client_id, client_secret, domains: [domain], ...given },
  });
}

function someone(given: Partial<Person> = {}): Person {
  provider.person = newPerson({ email: `${randomUUID()}@${domain}`, ...given });
  return provider.person;
}

const signIn = (): Promise<Response> => signInAt(app.server, owner.workspace.id);

async function meAfter(response: Response): Promise<Json> {
  expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/`);
  const refreshed = await request(app.server, 'POST', '/api/v1/auth/refresh', { cookie: cookieOf(response) });
  const me = await request(app.server, 'GET', '/api/v1/me', { token: refreshed.json.access_token });
  return { ...me.json, token: refreshed.json.access_token };
}

async function expectRefusal(code: string): Promise<void> {
  const count = async () =>
    (await app.database.query<{ n: string }>('SELECT count(*) AS n FROM users'))[0]?.n;
  const before = await count();
  const refused = await signIn();
  expect(refused.headers.get('location')).toBe(`${PUBLIC_URL}/sign-in#sso=${code}`);
  expect(refused.headers.getSetCookie().join()).not.toContain('refresh_token');
  expect(await count()).toBe(before);
}

beforeEach(async () => {
  owner = await register(app.server);
  domain = `${randomUUID()}.dev`;
  publish([proofOf(owner)]);
});

describe("A domain of a workspace's identity provider", () => {
  it('is taken when DNS has its proof, which the owner can read before', async () => {
    const before = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    expect(before.json.domain_proof).toBe(proofOf(owner));
    publish(['v=spf1 -all', before.json.domain_proof]);
    const { status, json } = await configure({ domains: [` ${domain.toUpperCase()}`, domain] });
    expect({ status, ...json.identity_provider }).toMatchObject({
      status: 200,
      domains: [domain],
      default_role: 'member',
    });
  });

  it.each<[string, () => string[] | undefined, (() => string) | RegExp]>([
    ['no record', () => [], /DNS has no TXT record there$/],
    ['another record', () => ['v=spf1 -all'], /DNS has “v=spf1 -all”$/],
    [
      'the proof of another workspace',
      () => [`latchkey-workspace=${randomUUID()}`],
      /DNS has “latchkey-work/,
    ],
    [
      'name servers that fail',
      () => undefined,
      /cannot be checked: the name servers do not answer .* Try again$/,
    ],
  ])('is refused, with the record that is missing and what was found: %s', async (_name, texts, message) => {
    publish(texts());
    const known = `${randomUUID()}.dev`;
    publish([proofOf(owner)], known);
    const { errors } = expectProblem(await configure({ domains: [known, domain] }), 400, 'validation_failed');
    expect(errors).toEqual([{ field: 'domains.1', message: expect.stringMatching(message as RegExp) }]);
    const { json } = await request(app.server, 'GET', sso(), { token: owner.accessToken });
    expect(json.identity_provider).toBeNull();
  });

  it.each([
    [['acme'], 'domains.0', /must be a domain, such as acme\.dev/],
    [['https://acme.dev'], 'domains.0', /must be a domain/],
    [['ada@acme.dev'], 'domains.0', /must be a domain/],
    [['*.acme.dev'], 'domains.0', /must be a domain/],
    [['127.0.0.1'], 'domains.0', /must be a domain/],
    [[''], 'domains.0', /must be a domain/],
    [[`${'a'.repeat(64)}.dev`], 'domains.0', /must be a domain/],
    [Array.from({ length: 11 }, (_, n) => `a${n}.dev`), 'domains', /at most 10/],
  ])('is refused if it cannot be one: %j', async (domains, field, message) => {
    const { errors } = expectProblem(await configure({ domains }), 400, 'validation_failed');
    expect(errors).toEqual([{ field, message: expect.stringMatching(message) }]);
  });

  it('stays when the provider is changed without naming it, and goes with another provider', async () => {
    await configure({ default_role: 'viewer' });
    const kept = await configure({ name: 'Renamed', domains: undefined });
    expect(kept.json.identity_provider).toMatchObject({ domains: [domain], default_role: 'viewer' });
    const other = await configure({ client_id: 'another', domains: undefined });
    expect(other.json.identity_provider).toMatchObject({ domains: [], default_role: 'member' });
  });
});

describe('A provider that is changed', () => {
  it('keeps its domains, whatever DNS says meanwhile', async () => {
    await configure();
    publish(undefined);
    expect(await configure({ name: 'Renamed' })).toMatchObject({
      status: 200,
      json: { identity_provider: { name: 'Renamed', domains: [domain] } },
    });
    const other = `${randomUUID()}.dev`;
    const { errors } = expectProblem(await configure({ domains: [domain, other] }), 400, 'validation_failed');
    expect(errors.map(({ field }: Json) => field)).toEqual(['domains.1']);
  });
});

describe('Someone without an account', () => {
  it('joins with the default role by signing in, and the session acts in that workspace only', async () => {
    await configure({ default_role: 'viewer' });
    const { email } = someone({ name: 'Ada' });
    const me = await meAfter(await signIn());
    expect(me).toMatchObject({
      user: { email, name: 'Ada' },
      workspace: { id: owner.workspace.id },
      role: 'viewer',
    });
    const listed = await request(app.server, 'GET', '/api/v1/auth/sessions', { token: me.token });
    expectProblem(listed, 403, 'session_confined');
    const again = await meAfter(await signIn());
    expect(again.user.id).toBe(me.user.id);
    const trail = await app.database.query<Json>(
      `SELECT action, details FROM audit_events WHERE workspace_id = $1 AND target_id = $2`,
      [owner.workspace.id, me.user.id],
    );
    expect(trail).toEqual([
      { action: 'member.added', details: { role: 'viewer', identity_provider_id: expect.any(String) } },
    ]);
  });

  it('joins with an address in the spelling of people and of DNS', async () => {
    domain = `büro-${randomUUID()}.dev`;
    const ascii = new URL(`http://${domain}`).hostname;
    publish([proofOf(owner)], ascii);
    await configure();
    someone({ email: `Ada@${domain.toUpperCase()}` });
    expect((await meAfter(await signIn())).user.email).toBe(`ada@${ascii}`);
  });

  it.each<[string, () => Partial<Person>]>([
    ['of another domain', () => ({ email: `${randomUUID()}@elsewhere.dev` })],
    ['of a subdomain', () => ({ email: `${randomUUID()}@mail.${domain}` })],
    ['of a domain that ends like it', () => ({ email: `${randomUUID()}@x${domain}` })],
    ['that the provider calls unverified', () => ({ email_verified: false })],
    ['that is none', () => ({ email: `a@b@${domain}` })],
  ])('does not join with an address %s', async (_name, given) => {
    await configure();
    someone(given());
    await expectRefusal('sso_not_linked');
  });

  it('does not join while DNS does not have the proof any more, or does not answer', async () => {
    await configure();
    someone();
    publish([]);
    await expectRefusal('sso_not_linked');
    publish([`latchkey-workspace=${randomUUID()}`]);
    await expectRefusal('sso_not_linked');
    publish(undefined);
    await expectRefusal('identity_provider_unavailable');
    publish([proofOf(owner)]);
    expect((await meAfter(await signIn())).role).toBe('member');
  });

  it('does not join once an owner has removed the domain, or the provider', async () => {
    await configure();
    someone();
    await configure({ domains: [] });
    await expectRefusal('sso_not_linked');
  });

  it('does not join a full workspace, and gets no account either', async () => {
    await configure();
    for (let members = 1; members < 4; members += 1) {
      someone();
      await meAfter(await signIn());
    }
    someone();
    await expectRefusal('member_limit');
  });

  it('joins once, however often they come back at the same time', async () => {
    await configure();
    const { sub } = someone();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => signIn()));
    const places = outcomes.map(({ headers }) => headers.get('location'));
    expect(places).toContain(`${PUBLIC_URL}/`);
    const [row] = await app.database.query<Json>(
      `SELECT count(DISTINCT i.user_id)::int AS people, count(*)::int AS memberships
       FROM identities i JOIN memberships m ON m.user_id = i.user_id
       WHERE i.subject = $1 AND m.workspace_id = $2`,
      [sub, owner.workspace.id],
    );
    expect(row).toEqual({ people: 1, memberships: 1 });
  });
});

describe('Someone who joined', () => {
  it('is told how to get the second factor that the workspace requires', async () => {
    await configure();
    someone();
    const { token } = await meAfter(await signIn());
    await changeByHand(
      app.database,
      `UPDATE workspaces SET require_second_factor = true WHERE id = '${owner.workspace.id}'`,
    );
    const refused = await request(app.server, 'GET', `/api/v1/workspaces/${owner.workspace.id}/api-keys`, {
      token,
    });
    const { detail } = expectProblem(refused, 403, 'second_factor_missing');
    expect(detail).toContain('this session cannot add one: sign in another way');
  });
});

describe('Someone with an account', () => {
  it('keeps their other sessions, however often the provider signs them in', async () => {
    await configure();
    const member = await registerMember(app.server, app.database, owner, 'member');
    someone();
    await linkAt(app.server, owner.workspace.id, member.accessToken);
    const tokens: string[] = [];
    while (tokens.length < 5) tokens.push((await meAfter(await signIn())).token);
    const statusOf = async (token: string) =>
      (await request(app.server, 'GET', '/api/v1/me', { token })).status;
    expect(await statusOf(member.accessToken)).toBe(200);
    expect(await Promise.all(tokens.map(statusOf))).toEqual([401, 401, 200, 200, 200]);
  });

  it('can be known to one provider by another subject in each workspace', async () => {
    await configure();
    const member = await registerMember(app.server, app.database, owner, 'member');
    const first = { owner, person: someone() };
    await linkAt(app.server, owner.workspace.id, member.accessToken);
    owner = await register(app.server);
    await configure({ domains: [] });
    await join(app.server, owner, member, 'member');
    someone();
    await linkAt(app.server, owner.workspace.id, member.accessToken);
    expect((await meAfter(await signIn())).user.id).toBe(member.user.id);
    ({ owner } = first);
    provider.person = first.person;
    expect(await meAfter(await signIn())).toMatchObject({
      user: { id: member.user.id },
      workspace: { id: owner.workspace.id },
    });
  });

  it('is not signed in by an address alone, whether a member or not', async () => {
    await configure();
    for (const account of [
      await register(app.server),
      await registerMember(app.server, app.database, owner, 'member'),
    ]) {
      const email = `${randomUUID()}@${domain}`;
      await changeByHand(app.database, `UPDATE users SET email = '${email}' WHERE id = '${account.user.id}'`);
      someone({ email });
      await expectRefusal('sso_not_linked');
    }
  });

  it('does not come back by signing in after having been removed', async () => {
    await configure();
    const member = await registerMember(app.server, app.database, owner, 'member');
    someone();
    await linkAt(app.server, owner.workspace.id, member.accessToken);
    await meAfter(await signIn());
    await request(
      app.server,
      'DELETE',
      `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}`,
      {
        token: owner.accessToken,
      },
    );
    await expectRefusal('sso_not_linked');
  });
});
