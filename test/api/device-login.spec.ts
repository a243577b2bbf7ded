import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { ageProof } from '../support/factors.js';

const DEVICE_LOGIN = '/api/v1/auth/device-login';

const app = useServer();

const post = (path: string, options: Parameters<typeof request>[3]): Promise<Response> =>
  request(app.server, 'POST', `${DEVICE_LOGIN}${path}`, options);

async function begin(address = '203.0.113.9'): Promise<Json> {
  const begun = await post('', { json: { device_name: 'build-7' }, address });
  expect(begun.status).toBe(201);
  return begun.json;
}

const poll = ({ device_code }: Json): Promise<Response> =>
  post('/token', { json: { device_code }, headers: { 'user-agent': 'latchkey-cli/1' } });

const decide = (
  what: 'find' | 'approve' | 'deny',
  { accessToken: token }: Pick<Account, 'accessToken'>,
  user_code: string,
): Promise<Response> => post(`/${what}`, { token, json: { user_code } });

/** Lets time pass for one device sign-in. */
const age = ({ user_code }: Json, interval: string): Promise<void> =>
  changeByHand(
    app.database,
    `UPDATE cli_logins SET polled_at = polled_at - interval '${interval}', expires_at = expires_at - interval '${interval}'
     WHERE user_code_digest = translate(rtrim(encode(sha256('${user_code.replace('-', '')}'), 'base64'), '='), '+/', '-_')`,
  );

const me = (token: string): Promise<Response> => request(app.server, 'GET', '/api/v1/me', { token });

describe('a device without a browser', () => {
  it('gets a code to show, waits, and gets its own session once a user has approved', async () => {
    const account = await register(app.server);
    const begun = await begin();
    expect(begun).toEqual({
      device_code: expect.stringMatching(/^lkdevice_/),
      user_code: expect.stringMatching(/^[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}$/),
      verification_uri: `${app.server.url}/device`,
      verification_uri_complete: `${app.server.url}/device?user_code=${begun.user_code}`,
      expires_in: 600,
      interval: 5,
    });
    const waiting = await poll(begun);
    expect(expectProblem(waiting, 400, 'authorization_pending').interval).toBe(5);
    expect(waiting.headers.get('retry-after')).toBe('5');

    const typed = begun.user_code.toLowerCase().replace('-', ' ');
    expect(await decide('find', account, typed)).toMatchObject({
      status: 200,
      json: { device_name: 'build-7', address: '203.0.113.9', same_address: false },
    });
    expect((await decide('approve', account, typed)).status).toBe(204);
    const signedIn = await poll(begun);
    expect(signedIn.status).toBe(200);
    const { json: sessions } = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: signedIn.json.access_token,
    });
    expect(sessions[0]).toMatchObject({ name: 'Latchkey CLI on build-7', current: true, amr: ['pwd'] });
    expect(sessions).toHaveLength(2);

    expectProblem(await poll(begun), 400, 'invalid_grant');
    expectProblem(await me(signedIn.json.access_token), 401, 'invalid_credentials');
    expect((await me(account.accessToken)).status).toBe(200);
  });

  it('must wait five seconds longer each time it polls too often, up to a minute', async () => {
    const begun = await begin();
    expectProblem(await poll(begun), 400, 'authorization_pending');
    expect(expectProblem(await poll(begun), 400, 'slow_down').interval).toBe(10);
    expect(expectProblem(await poll(begun), 400, 'slow_down').interval).toBe(15);
    await age(begun, '15 seconds');
    expect(expectProblem(await poll(begun), 400, 'authorization_pending').interval).toBe(15);
    for (let count = 0; count < 12; count += 1) await poll(begun);
    expect(expectProblem(await poll(begun), 400, 'slow_down').interval).toBe(60);
  });

  it('is told when it is denied or its time is up, and the code is then void', async () => {
    const account = await register(app.server);
    const denied = await begin();
    expect((await decide('deny', account, denied.user_code)).status).toBe(204);
    expectProblem(await poll(denied), 400, 'access_denied');
    const late = await begin();
    await age(late, '10 minutes');
    expectProblem(await poll(late), 400, 'expired_token');
    for (const { user_code: code } of [denied, late]) {
      for (const what of ['find', 'approve', 'deny'] as const) {
        const { detail } = expectProblem(await decide(what, account, code), 400, 'user_code_not_valid');
        expect(detail).toContain(code);
      }
    }
    expectProblem(await poll(late), 400, 'expired_token');
  });

  it("gets nothing if the user's sessions were ended between the approval and its next poll", async () => {
    const account = await register(app.server);
    const begun = await begin();
    await decide('approve', account, begun.user_code);
    await request(app.server, 'DELETE', '/api/v1/auth/sessions', { token: account.accessToken });
    expectProblem(await poll(begun), 400, 'access_denied');
    const other = await begin();
    await decide('approve', account, other.user_code);
    await request(app.server, 'POST', '/api/v1/auth/logout', { token: account.accessToken });
    expectProblem(await poll(other), 400, 'invalid_grant');
  });

  it('is approved by the first user who does so with recent authentication', async () => {
    const [first, second] = [await register(app.server), await register(app.server)];
    const begun = await begin();
    await ageProof(app.database, second.cookie.replace(/^.*?=/, '').split('.')[0] as string, '11 minutes');
    await request(app.server, 'PATCH', '/api/v1/me', { token: second.accessToken, json: { name: 'Ada' } });
    expectProblem(await decide('approve', second, begun.user_code), 403, 'step_up_required');
    const both = await Promise.all([
      decide('approve', first, begun.user_code),
      decide('approve', first, begun.user_code),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 400]);
    expectProblem(await decide('deny', second, begun.user_code), 400, 'user_code_not_valid');
    const { json } = await poll(begun);
    expect((await me(json.access_token)).json.user.id).toBe(first.user.id);
  });

  it('leaves neither of its codes readable in the database', async () => {
    const begun = await begin();
    const rows = JSON.stringify(await app.database.query('SELECT * FROM cli_logins'));
    expect(rows).not.toContain(begun.device_code.replace('lkdevice_', ''));
    expect(rows).not.toContain(begun.user_code.replace('-', ''));
  });

  it.each(['', 'BCDF', 'BCDF-GHJ0', 'A'.repeat(51)])('cannot wait with the code "%s"', async (code) => {
    const account = await register(app.server);
    const { errors } = expectProblem(await decide('find', account, code), 400, 'validation_failed');
    expect(errors).toEqual([expect.objectContaining({ field: 'user_code' })]);
  });
});
