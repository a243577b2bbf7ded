import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { cookieOf, login, register, request, type RequestOptions, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const LOGIN = '/api/v1/auth/login';
const PASSWORD = '/api/v1/auth/password';
const NEW_PASSWORD = 'an entirely new passphrase';

const app = useServer();

const post = (path: string, options: RequestOptions): Promise<Response> =>
  request(app.server, 'POST', path, options);

const me = (token: string): Promise<Response> => request(app.server, 'GET', '/api/v1/me', { token });

const refresh = (cookie: string): Promise<Response> => post('/api/v1/auth/refresh', { cookie });

const changePassword = (token: string, current_password: unknown, new_password: unknown): Promise<Response> =>
  request(app.server, 'PUT', PASSWORD, { token, json: { current_password, new_password } });

const auditOf = (userId: string, action: string) =>
  app.database.query(
    'SELECT target_id, details, address FROM audit_events WHERE actor_user_id = $1 AND action = $2 ORDER BY id',
    [userId, action],
  );

describe('changing the password', () => {
  it('ends all other sessions on every instance, and keeps this one', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    const second = await login(app.server, account);
    expect((await request(other, 'GET', '/api/v1/me', { token: account.accessToken })).status).toBe(200);

    const response = await changePassword(second.accessToken, account.password, NEW_PASSWORD);
    expect(response.status).toBe(204);
    for (const server of [app.server, other]) {
      const answer = await request(server, 'GET', '/api/v1/me', { token: account.accessToken });
      expectProblem(answer, 401, 'invalid_credentials');
    }
    expectProblem(await refresh(account.cookie), 401, 'invalid_refresh_token');
    expect((await me(second.accessToken)).status).toBe(200);
    expect((await refresh(second.cookie)).status).toBe(200);

    const { email, password } = account;
    expectProblem(await post(LOGIN, { json: { email, password } }), 401, 'sign_in_failed');
    await login(app.server, { email, password: NEW_PASSWORD });
    expect(await auditOf(account.user.id, 'account.password_changed')).toMatchObject([
      { target_id: account.user.id },
    ]);
    expect(await auditOf(account.user.id, 'session.ended')).toMatchObject([
      { details: { reason: 'password_changed' } },
    ]);
    await other.stop();
  });

  it('requires the current password', async () => {
    const account = await register(app.server);
    for (const wrong of ['not the password', '', NEW_PASSWORD]) {
      const response = await changePassword(account.accessToken, wrong, NEW_PASSWORD);
      expectProblem(response, 400, 'current_password_wrong');
    }
    await login(app.server, account);
  });

  it('leaves no session to a concurrent sign-in with the old password', async () => {
    for (let round = 0; round < 8; round += 1) {
      const account = await register(app.server);
      const { email, password } = account;
      const [changed, ...signIns] = await Promise.all([
        changePassword(account.accessToken, password, NEW_PASSWORD),
        ...Array.from({ length: 4 }, () => post(LOGIN, { json: { email, password } })),
      ]);
      expect(changed.status).toBe(204);
      for (const signIn of signIns) {
        expect([200, 401]).toContain(signIn.status);
        if (signIn.status === 200) {
          expectProblem(await me(signIn.json.access_token), 401, 'invalid_credentials');
          expectProblem(await refresh(cookieOf(signIn)), 401, 'invalid_refresh_token');
        }
      }
    }
  });

  it('lets only one of several concurrent changes succeed', async () => {
    const account = await register(app.server);
    const passwords = ['first passphrase', 'second passphrase', 'third passphrase'];
    const responses = await Promise.all(
      passwords.map((password) => changePassword(account.accessToken, account.password, password)),
    );
    expect(responses.filter(({ status }) => status === 204)).toHaveLength(1);
    for (const [index, response] of responses.entries()) {
      if (response.status === 204) {
        await login(app.server, { email: account.email, password: passwords[index] as string });
      } else if (response.status === 409) expectProblem(response, 409, 'conflict');
      else expectProblem(response, 400, 'current_password_wrong');
    }
  });

  it("refuses common passwords and the account's own email", async () => {
    const account = await register(app.server);
    const [localPart = ''] = account.email.split('@');
    const refusedPasswords = ['short', 'password1', 'Qwertyuiop', account.email, localPart.toUpperCase()];
    for (const password of [
      ...refusedPasswords,
      'a long passphrase '.repeat(56),
      'lone \ud800 surrogate',
      'NUL \0 inside',
    ]) {
      const response = await changePassword(account.accessToken, account.password, password);
      const { errors } = expectProblem(response, 400, 'validation_failed');
      expect(errors).toEqual([{ field: 'new_password', message: expect.any(String) }]);
    }
    await login(app.server, account);
  });

  it('requires a user session', async () => {
    const account = await register(app.server);
    const json = { current_password: account.password, new_password: NEW_PASSWORD };
    for (const credential of [{ apiKey: account.apiKey }, { token: account.apiKey }]) {
      expectProblem(
        await request(app.server, 'PUT', PASSWORD, { ...credential, json }),
        403,
        'user_required',
      );
    }
    expectProblem(await request(app.server, 'PUT', PASSWORD, { json }), 401, 'missing_credentials');
    const cookieAlone = await request(app.server, 'PUT', PASSWORD, { json, cookie: account.cookie });
    expectProblem(cookieAlone, 401, 'missing_credentials');
  });
});

describe('a password', () => {
  it.each([
    ['of the longest length', 'k'.repeat(992) + 'Passw0rd'],
    ['of more bytes than bcrypt reads', `${'ä'.repeat(80)}Passw0rd`],
    ['of upper and lower case', 'Correct Horse Battery Staple'],
  ])('%s counts to its last character, exactly as typed', async (_, password) => {
    const { email } = await register(app.server, { password });
    const signIn = (typed: string) => post(LOGIN, { json: { email, password: typed } });
    expect((await signIn(password)).status).toBe(200);
    const others = [
      password.slice(0, -1),
      `${password.slice(0, -1)}!`,
      password.toLowerCase(),
      password.toUpperCase(),
    ];
    for (const other of others) expectProblem(await signIn(other), 401, 'sign_in_failed');
  });
});
