import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, cookieOf, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { startMailboxes } from '../support/smtp.js';
import { addApp } from '../support/factors.js';
import { ID_TOKEN_SECONDS, newPerson, startIdentityProvider, visit } from '../support/identity-provider.js';

/** The URL at which browsers find all instances. */
const PUBLIC_URL = 'http://latchkey.test';
const SSO = '/api/v1/auth/sso';
const IDENTITIES = '/api/v1/auth/identities';

const acme = await startIdentityProvider('acme', PUBLIC_URL);
const other = await startIdentityProvider('other', PUBLIC_URL);
afterAll(() => Promise.all([acme.stop(), other.stop()]));

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const app = useOwnServer({
  env: {
    PUBLIC_URL,
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    EMAIL_VERIFICATION: 'off',
    OIDC_PROVIDERS: JSON.stringify([acme.entry, other.entry]),
  },
});

beforeEach(() => {
  for (const provider of [acme, other]) {
    Object.assign(provider, { person: newPerson(), isAway: false });
  }
});

type Instance = { url: string };

/** A browser on its way to a provider. */
interface Journey {
  authorizationUrl: URL;
  cookie: string;
}

const attemptCookie = ({ headers }: Response): string =>
  (headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-sso_attempt=')) ?? '').split(';')[0]!;

async function start(provider: string, instance: Instance = app.server): Promise<Journey> {
  const response = await request(instance, 'GET', `${SSO}/${provider}/start`);
  expect(response.status).toBe(302);
  return {
    authorizationUrl: new URL(response.headers.get('location')!),
    cookie: attemptCookie(response),
  };
}

const comeBack = (
  { pathname, search }: URL,
  cookie: string,
  instance: Instance = app.server,
): Promise<Response> => request(instance, 'GET', pathname + search, cookie === '' ? {} : { cookie });

async function signIn(provider = 'acme', instance: Instance = app.server): Promise<Response> {
  const { authorizationUrl, cookie } = await start(provider, instance);
  return comeBack(await visit(authorizationUrl.href), cookie, instance);
}

function expectRefusal(response: Response, code: string): void {
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/sign-in#sso=${code}`);
  expect(response.headers.getSetCookie().join()).not.toContain('refresh_token');
}

/** Uses the session that the response has begun. */
async function expectSession(response: Response): Promise<{ token: string; me: Response['json'] }> {
  expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/`);
  const refreshed = await request(app.server, 'POST', '/api/v1/auth/refresh', { cookie: cookieOf(response) });
  const token = refreshed.json.access_token;
  return { token, me: (await request(app.server, 'GET', '/api/v1/me', { token })).json };
}

async function link(account: Account, provider = 'acme'): Promise<Response> {
  const begun = await request(app.server, 'POST', `${SSO}/${provider}/link`, { token: account.accessToken });
  expect(begun.status).toBe(200);
  return comeBack(await visit(begun.json.authorization_url), attemptCookie(begun));
}

const identitiesOf = async (token: string): Promise<Response['json']> =>
  (await request(app.server, 'GET', IDENTITIES, { token })).json;

describe('Signing in with an identity provider', () => {
  it('creates an account for a new identity with a verified address, and later signs in to it', async () => {
    const { token, me } = await expectSession(await signIn());
    expect(me.user).toMatchObject({ email: acme.person.email, email_verified: true });
    expect(await identitiesOf(token)).toMatchObject([{ provider: 'acme', issuer: acme.issuer }]);
    const [session] = (await request(app.server, 'GET', '/api/v1/auth/sessions', { token })).json;
    expect(session.amr).toEqual(['sso', 'pwd', 'hwk']);
    // Identified by the subject, whatever address the provider reports now.
    acme.person = { ...acme.person, email: newPerson().email, email_verified: false };
    expect((await expectSession(await signIn())).me.user.id).toBe(me.user.id);
  });

  it('begins at one instance and ends at another', async () => {
    const second = await app.startInstance();
    const { authorizationUrl, cookie } = await start('acme');
    await expectSession(await comeBack(await visit(authorizationUrl.href), cookie, second));
  });

  it.each([true, false])(
    'never opens an existing account because of its address, which the provider verified: %s',
    async (verified) => {
      const { email, accessToken } = await register(app.server);
      acme.person = newPerson({ email, email_verified: verified });
      expectRefusal(await signIn(), 'sso_not_linked');
      expect(await identitiesOf(accessToken)).toEqual([]);
    },
  );

  it('creates no account for an address that the provider does not vouch for', async () => {
    acme.person = newPerson({ email_verified: false });
    expectRefusal(await signIn(), 'sso_not_linked');
  });

  it('accepts each answer once, and only from the requesting browser', async () => {
    const { authorizationUrl, cookie } = await start('acme');
    const answer = await visit(authorizationUrl.href);
    expectRefusal(await comeBack(answer, ''), 'sso_failed');
    expectRefusal(await comeBack(answer, (await start('acme')).cookie), 'sso_failed');
    await expectSession(await comeBack(answer, cookie));
    expectRefusal(await comeBack(answer, cookie), 'sso_failed');
  });

  it('creates one session per attempt, even if the provider issues a second code for it', async () => {
    const { authorizationUrl, cookie } = await start('acme');
    await expectSession(await comeBack(await visit(authorizationUrl.href), cookie));
    expectRefusal(await comeBack(await visit(authorizationUrl.href), cookie), 'sso_failed');
  });

  it('accepts no answer of another provider (mix-up), nor one that names another issuer', async () => {
    const { authorizationUrl, cookie } = await start('acme');
    const answer = await visit(authorizationUrl.href);
    const elsewhere = new URL(answer);
    elsewhere.pathname = elsewhere.pathname.replace('acme', 'other');
    expectRefusal(await comeBack(elsewhere, cookie), 'sso_failed');
    const renamed = new URL(answer);
    expect(renamed.searchParams.get('iss')).toBe(acme.issuer);
    renamed.searchParams.set('iss', other.issuer);
    expectRefusal(await comeBack(renamed, cookie), 'sso_failed');
    const unnamed = new URL(answer);
    unnamed.searchParams.delete('iss');
    expectRefusal(await comeBack(unnamed, cookie), 'sso_failed');
    await expectSession(await comeBack(answer, cookie));
  });

  it.each([
    ['nonce', 'sso_failed'],
    ['state', 'sso_failed'],
  ])('refuses an answer to a request with a different %s', async (name, code) => {
    const { authorizationUrl, cookie } = await start('acme');
    authorizationUrl.searchParams.set(name, 'planted');
    expectRefusal(await comeBack(await visit(authorizationUrl.href), cookie), code);
  });

  it("tolerates a provider's clock that is slightly behind, and no more", async () => {
    // Only the provider's clock: the server is a different process.
    const clock = jest.spyOn(Date, 'now');
    const behind = (seconds: number) =>
      clock.mockImplementation(() => performance.timeOrigin + performance.now() - seconds * 1000);
    behind(ID_TOKEN_SECONDS + 10);
    const tolerated = await signIn();
    behind(ID_TOKEN_SECONDS + 60);
    const refused = await signIn();
    clock.mockRestore();
    await expectSession(tolerated);
    expectRefusal(refused, 'sso_failed');
  });

  it("requires the account's second factor, which the provider's does not replace", async () => {
    const account = await register(app.server);
    await link(account);
    const authenticator = await addApp(app.server, account);
    const response = await signIn();
    const [, question = ''] = response.headers.get('location')!.split('/sign-in#second_factor=');
    const { challenge, factors } = JSON.parse(decodeURIComponent(question));
    expect(factors).toEqual(['totp', 'recovery_code']);
    expect(response.headers.getSetCookie().join()).not.toContain('refresh_token');
    const entered = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, code: authenticator.code() },
    });
    expect(entered.status).toBe(200);
    const [session] = (
      await request(app.server, 'GET', '/api/v1/auth/sessions', { token: entered.json.access_token })
    ).json;
    expect(session.amr).toEqual(['sso', 'pwd', 'hwk', 'otp', 'mfa']);
    const [identity] = await identitiesOf(entered.json.access_token);
    expect(identity.last_used_at).toEqual(expect.any(String));
  });

  it('does not sign in after a reset of the second factors, until there is one again', async () => {
    const account = await register(app.server);
    await link(account);
    await changeByHand(
      app.database,
      `UPDATE users SET held_to_password_at = clock_timestamp() WHERE id = '${account.user.id}'`,
    );
    expectRefusal(await signIn(), 'password_required');
    await addApp(app.server, account);
    const asked = await signIn();
    expect(asked.headers.get('location')).toContain('second_factor');
  });

  it('does not prove the password, whatever the provider says, even with a second factor', async () => {
    const account = await register(app.server);
    await link(account);
    const authenticator = await addApp(app.server, account);
    const unproven = `SELECT FROM users WHERE id = $1 AND password_unproven_at IS NOT NULL`;
    await changeByHand(
      app.database,
      `UPDATE users SET password_unproven_at = clock_timestamp() WHERE id = '${account.user.id}'`,
    );
    const asked = new URL((await signIn()).headers.get('location')!);
    const { challenge } = JSON.parse(new URLSearchParams(asked.hash.slice(1)).get('second_factor')!);
    const entered = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, code: authenticator.code() },
    });
    expect(entered.status).toBe(200);
    expect(await app.database.query(unproven, [account.user.id])).toHaveLength(1);
  });

  it("does not satisfy a workspace's required second factor through the provider's claims", async () => {
    const account = await register(app.server);
    await link(account);
    const { token } = await expectSession(await signIn());
    await addApp(app.server, account);
    const path = `/api/v1/workspaces/${account.workspace.id}`;
    const json = { require_second_factor: true };
    const required = await request(app.server, 'PATCH', path, { token: account.accessToken, json });
    expect(required.status).toBe(200);
    expectProblem(await request(app.server, 'GET', path, { token }), 403, 'second_factor_missing');
  });

  it('reports an unavailable provider, and does not affect passwords, sessions and keys', async () => {
    const account = await register(app.server);
    const { authorizationUrl, cookie } = await start('acme');
    const answer = await visit(authorizationUrl.href);
    acme.isAway = true;
    expectRefusal(await comeBack(answer, cookie), 'identity_provider_unavailable');
    const me = (credential: object) => request(app.server, 'GET', '/api/v1/me', credential);
    expect((await me({ apiKey: account.apiKey })).status).toBe(200);
    expect((await me({ token: account.accessToken })).status).toBe(200);
    // An instance that starts now serves requests, and finds the provider once it is back.
    const late = await app.startInstance();
    const refused = await request(late, 'GET', `${SSO}/acme/start`);
    expectRefusal(refused, 'identity_provider_unavailable');
    const problem = await request(late, 'POST', `${SSO}/acme/link`, { token: account.accessToken });
    expectProblem(problem, 503, 'identity_provider_unavailable');
  });

  it('does not know other providers', async () => {
    expectProblem(await request(app.server, 'GET', `${SSO}/unknown/start`), 404, 'not_found');
  });
});

describe('The limit per address', () => {
  const POINTS = 3;
  const limited = useOwnServer({
    env: {
      PUBLIC_URL,
      EMAIL_VERIFICATION: 'off',
      OIDC_PROVIDERS: JSON.stringify([acme.entry]),
      SSO_ATTEMPTS_PER_ADDRESS_PER_HOUR: String(POINTS),
    },
  });
  const from = (address: string, instance: Instance, path: string, headers = {}) =>
    request(instance, 'GET', path, { address, ...headers });

  it('applies to starts over all instances, and does not affect other addresses', async () => {
    const second = await limited.startInstance();
    const account = await register(limited.server);
    const begin = (instance: Instance, address: string) => from(address, instance, `${SSO}/acme/start`);
    const responses = await Promise.all(
      [limited.server, second].flatMap((instance) =>
        Array.from({ length: POINTS }, () => begin(instance, '198.51.100.1')),
      ),
    );
    expect(responses.filter((response) => attemptCookie(response) !== '')).toHaveLength(POINTS);
    for (const response of responses.filter((each) => attemptCookie(each) === '')) {
      expectRefusal(response, 'too_many_requests');
    }
    const linking = await request(second, 'POST', `${SSO}/acme/link`, {
      token: account.accessToken,
      address: '198.51.100.1',
    });
    expectProblem(linking, 429, 'too_many_requests');
    expect(Number(linking.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(attemptCookie(await begin(second, '198.51.100.2'))).not.toBe('');
    // An unknown provider begins no attempt, and is reported as unknown.
    expectProblem(await from('198.51.100.1', second, `${SSO}/unknown/start`), 404, 'not_found');
  });

  it('applies to answers, including repeated answers to one attempt', async () => {
    const started = await from('198.51.100.3', limited.server, `${SSO}/acme/start`);
    const cookie = attemptCookie(started);
    const { pathname, search } = await visit(started.headers.get('location')!);
    const planted = new URLSearchParams({ code: 'planted', state: 'planted', iss: acme.issuer });
    const wrong = `${pathname}?${planted.toString()}`;
    for (let count = 0; count < POINTS; count++) {
      expectRefusal(await from('198.51.100.3', limited.server, wrong, { cookie }), 'sso_failed');
    }
    const right = pathname + search;
    expectRefusal(await from('198.51.100.3', limited.server, right, { cookie }), 'too_many_requests');
    const elsewhere = await from('198.51.100.4', limited.server, right, { cookie });
    expect(elsewhere.headers.get('location')).toBe(`${PUBLIC_URL}/`);
  });
});

describe('Linking', () => {
  it('opens an account to an identity until it is unlinked, with an audit event and a mail', async () => {
    const account = await register(app.server);
    expect((await link(account)).headers.get('location')).toBe(`${PUBLIC_URL}/settings`);
    expect((await expectSession(await signIn())).me.user.id).toBe(account.user.id);
    const [identity] = await identitiesOf(account.accessToken);
    const unlinked = await request(app.server, 'DELETE', `${IDENTITIES}/${identity.id}`, {
      token: account.accessToken,
    });
    expect(unlinked.status).toBe(204);
    await mailboxes.mailTo(account.email, /^Provider acme was linked/);
    await mailboxes.mailTo(account.email, /^Provider acme was unlinked/);
    // The identity is no longer linked, and may create its own account.
    expect((await expectSession(await signIn())).me.user.id).not.toBe(account.user.id);
    const actions = await app.database.query<{ action: string }>(
      "SELECT action FROM audit_events WHERE target_id = $1 AND action LIKE '%identity%' ORDER BY id",
      [account.user.id],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'account.identity_linked',
      'account.identity_unlinked',
    ]);
  });

  it('gives no session to an identity that was unlinked before the second step', async () => {
    const account = await register(app.server);
    await link(account);
    const authenticator = await addApp(app.server, account);
    const asked = new URL((await signIn()).headers.get('location')!);
    const { challenge } = JSON.parse(new URLSearchParams(asked.hash.slice(1)).get('second_factor')!);
    const [identity] = await identitiesOf(account.accessToken);
    const unlinked = await request(app.server, 'DELETE', `${IDENTITIES}/${identity.id}`, {
      token: account.accessToken,
    });
    expect(unlinked.status).toBe(204);
    const entered = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge, code: authenticator.code() },
    });
    expectProblem(entered, 401, 'challenge_not_valid');
  });

  it('links an identity to one account, and an account to one identity of each provider', async () => {
    const [first, second] = [await register(app.server), await register(app.server)];
    await link(first);
    const refused = `${PUBLIC_URL}/settings#sso=identity_in_use`;
    expect((await link(second)).headers.get('location')).toBe(refused);
    acme.person = newPerson();
    expect((await link(first)).headers.get('location')).toBe(refused);
    expect((await link(first, 'other')).headers.get('location')).toBe(`${PUBLIC_URL}/settings`);
  });

  it('fails if the session that began it has ended', async () => {
    const account = await register(app.server);
    const begun = await request(app.server, 'POST', `${SSO}/acme/link`, { token: account.accessToken });
    const answer = await visit(begun.json.authorization_url);
    await request(app.server, 'POST', '/api/v1/auth/logout', { token: account.accessToken });
    const response = await comeBack(answer, attemptCookie(begun));
    expect(response.headers.get('location')).toBe(`${PUBLIC_URL}/settings#sso=sso_failed`);
  });

  it("shows and unlinks nobody else's identities", async () => {
    const [owner, stranger] = [await register(app.server), await register(app.server)];
    await link(owner);
    const [identity] = await identitiesOf(owner.accessToken);
    expect(await identitiesOf(stranger.accessToken)).toEqual([]);
    const refused = await request(app.server, 'DELETE', `${IDENTITIES}/${identity.id}`, {
      token: stranger.accessToken,
    });
    expectProblem(refused, 404, 'not_found');
  });
});
