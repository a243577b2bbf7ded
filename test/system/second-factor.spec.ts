import { afterAll, describe, expect, it } from '@jest/globals';
import { KeyRing } from '../../src/core/secrets/key-ring.js';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp } from '../support/factors.js';
import { addPasskey, optionsFrom } from '../support/passkeys.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { newSecrets, runTool } from '../support/tools.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const PUBLIC_URL = 'https://keys.acme.dev';
const secrets = newSecrets();
const app = useOwnServer({
  env: {
    ...secrets,
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    PUBLIC_URL,
  },
});

const post = (path: string, json: object, token?: string): Promise<Response> =>
  request(app.server, 'POST', path, { json, ...(token ? { token } : {}) });

const signIn = ({ email, password }: Account): Promise<Response> =>
  post('/api/v1/auth/login', { email, password });

const challengeFor = async (account: Account): Promise<string> =>
  expectProblem(await signIn(account), 401, 'second_factor_required').challenge;

describe('the owner of an account gets a mail', () => {
  it('when an app is added, used for recovery or removed, and when codes are regenerated', async () => {
    const account = await register(app.server);
    const token = account.accessToken;
    const { factorId, recoveryCodes } = await addApp(app.server, account);
    const added = await mailboxes.mailTo(account.email, /^An authenticator app was added/);
    expect(added.text).toContain('https://keys.acme.dev/settings');

    const recovered = await post('/api/v1/auth/login/second-factor', {
      challenge: await challengeFor(account),
      recovery_code: recoveryCodes[0],
    });
    expect(recovered.status).toBe(200);
    const used = await mailboxes.mailTo(account.email, /^A recovery code was used/);
    expect(used.text).toContain('9 of the ten codes are left');

    expect((await post('/api/v1/auth/factors/recovery-codes', {}, token)).status).toBe(201);
    const created = await mailboxes.mailTo(account.email, /^New recovery codes/);
    for (const code of recoveryCodes) expect(created.raw).not.toContain(code);

    const removed = await request(app.server, 'DELETE', `/api/v1/auth/factors/${factorId}`, { token });
    expect(removed.status).toBe(204);
    await mailboxes.mailTo(account.email, /^An authenticator app was removed/);
  });

  it('when a passkey is added or removed', async () => {
    const account = await register(app.server);
    const { factorId } = await addPasskey(app.server, account, PUBLIC_URL);
    const added = await mailboxes.mailTo(account.email, /^A passkey was added to your account$/);
    expect(added.text).toContain('your password alone no longer does');
    expect(added.text).toContain('https://keys.acme.dev/settings');

    const removed = await request(app.server, 'DELETE', `/api/v1/auth/factors/${factorId}`, {
      token: account.accessToken,
    });
    expect(removed.status).toBe(204);
    const told = await mailboxes.mailTo(account.email, /^A passkey was removed from your account$/);
    expect(told.text).toContain('It no longer signs in');
  });

  it('when a passkey was refused because its counter went back, and names the passkey', async () => {
    const account = await register(app.server);
    const { authenticator } = await addPasskey(app.server, account, PUBLIC_URL);
    const use = async (counter: number) => {
      const options = await optionsFrom(app.server, '/api/v1/auth/passkey-login/options');
      return post('/api/v1/auth/passkey-login', { assertion: authenticator.get(options, { counter }) });
    };
    expect((await use(7)).status).toBe(200);
    expectProblem(await use(3), 401, 'passkey_sign_in_failed');
    const told = await mailboxes.mailTo(account.email, /^A passkey of your account may have been copied$/);
    expect(told.text).toContain('The passkey “Laptop” was used, and refused');
    expect(told.text).toContain('https://keys.acme.dev/settings');
  });
});

describe('a challenge', () => {
  it('ends after five minutes', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    const keyRing = new KeyRing([secrets['MASTER_KEY'] as string]);
    const challenge = JSON.parse(keyRing.open(await challengeFor(account), 'sign-in challenge'));
    const left = challenge.expiresAtMs - Date.now();
    expect(left).toBeGreaterThan(240_000);
    expect(left).toBeLessThanOrEqual(300_000 + 1_000);
    const expired = keyRing.seal(
      JSON.stringify({ ...challenge, expiresAtMs: challenge.expiresAtMs - 300_000 }),
      'sign-in challenge',
    );
    const response = await post('/api/v1/auth/login/second-factor', {
      challenge: expired,
      code: authenticator.code(),
    });
    expectProblem(response, 401, 'challenge_not_valid');
  });
});

describe('a new password by mail', () => {
  it('does not bypass the second factor', async () => {
    const account = await register(app.server);
    await changeByHand(
      app.database,
      `UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${account.user.id}'`,
    );
    await addApp(app.server, account);
    const password = 'an entirely new passphrase';
    await resetPassword(account, password);
    expectProblem(await signIn({ ...account, password }), 401, 'second_factor_required');
  });

  it('removes the app of a stranger who signed up earlier with an address that was never theirs', async () => {
    const account = await register(app.server);
    await addApp(app.server, account);
    const password = 'an entirely new passphrase';
    await resetPassword(account, password);
    await login(app.server, { ...account, password });
  });

  async function resetPassword({ email }: Account, password: string): Promise<void> {
    expect((await post('/api/v1/auth/password/forgot', { email })).status).toBe(202);
    const token = tokenIn(await mailboxes.mailTo(email, /^Reset your password$/));
    const response = await post('/api/v1/auth/password/reset', { token, new_password: password });
    expect(response.status).toBe(204);
  }
});

describe('npm run reset-factors', () => {
  const reset = (...parameters: string[]) =>
    runTool('reset-factors.js', parameters, {
      env: { DATABASE_URL: app.database.url, ...secrets, SMTP_URL: mailboxes.url, MAIL_FROM: 'a@acme.dev' },
    });

  it('lets the password alone sign in again, ends the sessions, and notifies the owner', async () => {
    const account = await register(app.server);
    const { recoveryCodes } = await addApp(app.server, account);
    const challenge = await challengeFor(account);
    expect(await reset(account.email.toUpperCase(), '--yes')).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^Removed the second factors of .* and ended 1 sessions, in the database ".+" on .+\.\n$/,
      ),
    });
    expectProblem(
      await request(app.server, 'GET', '/api/v1/me', { token: account.accessToken }),
      401,
      'invalid_credentials',
    );
    const late = await post('/api/v1/auth/login/second-factor', {
      challenge,
      recovery_code: recoveryCodes[0],
    });
    expect(late.status).toBe(401);
    await login(app.server, account);
    await mailboxes.mailTo(account.email, /^The second factors of your account were removed$/);
    const [row] = await app.database.query(
      `SELECT actor_kind, details FROM audit_events WHERE action = 'account.factors_reset' AND target_id = $1`,
      [account.user.id],
    );
    expect(row).toMatchObject({ actor_kind: 'system', details: { reason: 'reset_by_operator', factors: 1 } });
    expect(await reset(account.email, '--yes')).toMatchObject({
      code: 1,
      errors: `${account.email} has no second factor.\n`,
    });
  });

  it.each<[string, string[], RegExp]>([
    ['an address without an account', ['nobody@example.com', '--yes'], /^There is no account .*nobody@/],
    ['no address', [], /^Removes the second factors of an account/],
    ['no terminal to ask on', ['ada@example.com'], /use --yes to confirm/],
  ])('says what is wrong: %s', async (_name, parameters, message) => {
    expect(await reset(...parameters)).toMatchObject({ code: 1, errors: expect.stringMatching(message) });
  });
});
