import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { approveCliLogin, exchangeCode, waitingCommand, type WaitingCommand } from '../support/cli-login.js';
import { type Account, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp, ageProof } from '../support/factors.js';

const app = useServer();

const me = (token: string): Promise<Response> => request(app.server, 'GET', '/api/v1/me', { token });

const sessionsOf = (token: string): Promise<Response> =>
  request(app.server, 'GET', '/api/v1/auth/sessions', { token });

const idOf = (cookie: string): string => cookie.replace(/^.*?=/, '').split('.')[0] as string;

/** A code that was approved in the token's session. */
async function approvedBy(token: string): Promise<{ command: WaitingCommand; code: string }> {
  const command = waitingCommand();
  const approved = await approveCliLogin(app.server, token, command);
  expect(approved).toMatchObject({ status: 201, json: { expires_in: 60 } });
  return { command, code: approved.json.code };
}

describe('a command-line code', () => {
  it('becomes one separate session, which is labelled and can be ended like any other', async () => {
    const account = await register(app.server);
    const authenticator = await addApp(app.server, account);
    expect(authenticator.recoveryCodes).toHaveLength(10);
    const { command, code } = await approvedBy(account.accessToken);
    const begun = await exchangeCode(app.server, command, code, {
      address: '2001:db8::7',
      headers: { 'user-agent': 'latchkey-cli/1' },
    });
    expect(begun).toMatchObject({ status: 200, json: { token_type: 'bearer' } });
    expect(begun.headers.getSetCookie().join()).toMatch(/__Host-refresh_token=[^;]+;.*HttpOnly/);
    const token = begun.json.access_token;
    const [session, browser] = (await sessionsOf(token)).json;
    expect(session).toMatchObject({
      name: 'Latchkey CLI on build-7',
      address: '2001:db8::7',
      user_agent: 'latchkey-cli/1',
      current: true,
    });
    expect(browser.name).toBeNull();
    // It is authenticated as strongly as the session that approved it, and no more recently.
    expect([session.amr, session.auth_time]).toEqual([browser.amr, browser.auth_time]);

    const ended = await request(app.server, 'DELETE', `/api/v1/auth/sessions/${session.id}`, {
      token: account.accessToken,
    });
    expect(ended.status).toBe(204);
    expectProblem(await me(token), 401, 'invalid_credentials');
    expect((await me(account.accessToken)).status).toBe(200);
  });

  it('is useless without the verifier, or from another port, and stays valid afterwards', async () => {
    const { accessToken } = await register(app.server);
    const { command, code } = await approvedBy(accessToken);
    const { codeVerifier } = waitingCommand();
    for (const thief of [
      { ...command, codeVerifier },
      { ...command, port: command.port + 1 },
    ]) {
      expectProblem(await exchangeCode(app.server, thief, code), 400, 'invalid_grant');
    }
    expect((await exchangeCode(app.server, command, code)).status).toBe(200);
  });

  it('gets nothing when sent again, and its session is ended', async () => {
    const { accessToken } = await register(app.server);
    const { command, code } = await approvedBy(accessToken);
    const begun = await exchangeCode(app.server, command, code);
    expectProblem(await exchangeCode(app.server, { ...command, port: 1024 }, code), 400, 'invalid_grant');
    expect((await me(begun.json.access_token)).status).toBe(200);
    expectProblem(await exchangeCode(app.server, command, code), 400, 'invalid_grant');
    expectProblem(await me(begun.json.access_token), 401, 'invalid_credentials');
    expect((await me(accessToken)).status).toBe(200);
  });

  it('is stored only as a digest', async () => {
    const { accessToken, user } = await register(app.server);
    const { code, command } = await approvedBy(accessToken);
    const rows = await app.database.query('SELECT * FROM cli_logins WHERE user_id = $1', [user.id]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code.replace('lkcode_', ''));
    expect(JSON.stringify(rows)).not.toContain(command.codeVerifier);
  });

  it('replaces the previous one', async () => {
    const { accessToken } = await register(app.server);
    const first = await approvedBy(accessToken);
    const second = await approvedBy(accessToken);
    expectProblem(await exchangeCode(app.server, first.command, first.code), 400, 'invalid_grant');
    expect((await exchangeCode(app.server, second.command, second.code)).status).toBe(200);
  });

  it('is only issued to a user who has authenticated recently', async () => {
    const account = await register(app.server);
    await ageProof(app.database, idOf(account.cookie), '11 minutes');
    await request(app.server, 'PATCH', '/api/v1/me', { token: account.accessToken, json: { name: 'Ada' } });
    const asked = await approveCliLogin(app.server, account.accessToken, waitingCommand());
    expect(expectProblem(asked, 403, 'step_up_required').accepted).toEqual(['password']);
    const byKey = await approveCliLogin(app.server, account.apiKey, waitingCommand());
    expectProblem(byKey, 403, 'user_required');
  });

  it.each([
    [{ port: 80 }, 'port', 'must be a port from 1024 to 65535'],
    [{ port: '53682' }, 'port', /./],
    [{ code_challenge: 'plain' }, 'code_challenge', /43 characters/],
    [{ device_name: 'a\u202eb' }, 'device_name', /visible characters/],
    [{ redirect_uri: 'https://evil.example' }, 'redirect_uri', /./],
  ])('is not issued for %j', async (wrong, field, message) => {
    const { accessToken } = await register(app.server);
    const { codeChallenge } = waitingCommand();
    const json = { code_challenge: codeChallenge, port: 53_682, device_name: 'build-7', ...wrong };
    const refused = await approveCliLogin(app.server, accessToken, waitingCommand(), { json });
    const { errors } = expectProblem(refused, 400, 'validation_failed');
    expect(errors).toEqual([
      { field, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ]);
  });

  it('cannot be exchanged by a page of another site, which would receive the cookie', async () => {
    const { accessToken } = await register(app.server);
    const { command, code } = await approvedBy(accessToken);
    const planted = await exchangeCode(app.server, command, code, {
      headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    });
    expectProblem(planted, 403, 'cross_site_request');
  });
});

describe('between the approval and the exchange, a code becomes void once', () => {
  const cases: [string, (account: Account, other: { accessToken: string }) => Promise<unknown>][] = [
    [
      'its minute is over',
      ({ user }) =>
        changeByHand(
          app.database,
          `UPDATE cli_logins SET expires_at = clock_timestamp() WHERE user_id = '${user.id}'`,
        ),
    ],
    [
      'the session that approved it signs out',
      ({ accessToken: token }) => request(app.server, 'POST', '/api/v1/auth/logout', { token }),
    ],
    [
      'another session ends all others',
      (_, { accessToken: token }) => request(app.server, 'DELETE', '/api/v1/auth/sessions', { token }),
    ],
    [
      'the session that approved it ends all others',
      ({ accessToken: token }) => request(app.server, 'DELETE', '/api/v1/auth/sessions', { token }),
    ],
    [
      'the session that approved it changes the password',
      ({ accessToken: token, password }) =>
        request(app.server, 'PUT', '/api/v1/auth/password', {
          token,
          json: { current_password: password, new_password: 'an entirely new passphrase' },
        }),
    ],
    ['another session adds a second factor', (_, other) => addApp(app.server, other)],
    [
      'the account is deleted',
      ({ accessToken: token, password }) =>
        request(app.server, 'DELETE', '/api/v1/me', { token, json: { current_password: password } }),
    ],
  ];

  it.each(cases)('%s', async (_, happen) => {
    const account = await register(app.server);
    const other = await login(app.server, account);
    const { command, code } = await approvedBy(account.accessToken);
    await happen(account, other);
    const late = await exchangeCode(app.server, command, code);
    expectProblem(late, 400, 'invalid_grant');
    expect(late.headers.getSetCookie()).toEqual([]);
  });

  it('the account is suspended, with the reason, and valid again once it is restored', async () => {
    const account = await register(app.server);
    const { command, code } = await approvedBy(account.accessToken);
    const set = (assignment: string) =>
      changeByHand(app.database, `UPDATE users SET ${assignment} WHERE id = '${account.user.id}'`);
    await set(`suspended_at = clock_timestamp(), suspended_reason = 'The invoice of March is open.'`);
    const refused = expectProblem(await exchangeCode(app.server, command, code), 403, 'account_suspended');
    expect(JSON.stringify(refused)).toContain('The invoice of March is open.');
    await set('suspended_at = NULL, suspended_reason = NULL');
    expect((await exchangeCode(app.server, command, code)).status).toBe(200);
  });

  it('and what happened is in the audit trail', async () => {
    const account = await register(app.server);
    const { command, code } = await approvedBy(account.accessToken);
    await exchangeCode(app.server, command, code);
    await approvedBy(account.accessToken);
    await request(app.server, 'DELETE', '/api/v1/auth/sessions', { token: account.accessToken });
    const events = await app.database.query<{ action: string; details: { device_name?: string } }>(
      `SELECT action, details FROM audit_events WHERE actor_user_id = $1 AND action LIKE 'account.cli_login%' ORDER BY id`,
      [account.user.id],
    );
    expect(events.map(({ action, details }) => [action, details.device_name])).toEqual([
      ['account.cli_login_approved', 'build-7'],
      ['account.cli_login_approved', 'build-7'],
      ['account.cli_login_voided', undefined],
    ]);
  });
});
