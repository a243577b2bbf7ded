import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { approveCliLogin, exchangeCode, waitingCommand } from '../support/cli-login.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { startMailboxes } from '../support/smtp.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const LIMIT = 5;
const ROUNDS = 12;

const env = {
  DEVICE_LOGINS_PER_ADDRESS_PER_HOUR: String(LIMIT),
  SIGN_IN_FAILURES_PER_ADDRESS: '10',
  SMTP_URL: mailboxes.url,
  MAIL_FROM: 'no-reply@acme.dev',
};
const app = useOwnServer({ env });
let other: { url: string };
beforeAll(async () => {
  other = await app.startInstance({ env });
});

const me = (server: { url: string }, token: string): Promise<Response> =>
  request(server, 'GET', '/api/v1/me', { token });

const endOthers = (server: { url: string }, { accessToken: token }: Account): Promise<Response> =>
  request(server, 'DELETE', '/api/v1/auth/sessions', { token });

const device = (server: { url: string }, path: string, options: Parameters<typeof request>[3]) =>
  request(server, 'POST', `/api/v1/auth/device-login${path}`, options);

describe('over two instances', () => {
  it('a code issued by one is exchanged at the other, and the session ends on both', async () => {
    const account = await register(app.server);
    const command = waitingCommand();
    const { code } = (await approveCliLogin(app.server, account.accessToken, command)).json;
    const { json } = await exchangeCode(other, command, code);
    for (const server of [app.server, other]) expect((await me(server, json.access_token)).status).toBe(200);
    expect((await endOthers(other, account)).status).toBe(204);
    for (const server of [app.server, other]) {
      expectProblem(await me(server, json.access_token), 401, 'invalid_credentials');
    }
  });

  it('of many concurrent uses of the same code, none keeps a session', async () => {
    const account = await register(app.server);
    const command = waitingCommand();
    const { code } = (await approveCliLogin(app.server, account.accessToken, command)).json;
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => exchangeCode(index % 2 ? other : app.server, command, code)),
    );
    const tokens = answers.flatMap(({ json }) => json.access_token ?? []);
    expect(tokens).toHaveLength(1);
    for (const server of [app.server, other]) {
      expectProblem(await me(server, tokens[0]), 401, 'invalid_credentials');
    }
  });

  it('no session survives that began while the others were ended', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const account = await register(app.server);
      const command = waitingCommand();
      const { code } = (await approveCliLogin(other, account.accessToken, command)).json;
      const [exchanged, ended] = await Promise.all([
        exchangeCode(other, command, code),
        endOthers(app.server, account),
      ]);
      expect(ended.status).toBe(204);
      const token = exchanged.json.access_token;
      if (token === undefined) {
        expectProblem(exchanged, 400, 'invalid_grant');
        continue;
      }
      // It came either before that, or after: it was then approved by a surviving session, but voided all the same.
      for (const server of [app.server, other]) {
        expectProblem(await me(server, token), 401, 'invalid_credentials');
      }
    }
  });

  it('a device begins at one, is approved at the other, and signs in at the first, and the owner gets a mail', async () => {
    const account = await register(app.server);
    const begun = await device(app.server, '', { json: { device_name: 'build-7' }, address: '203.0.113.1' });
    const approved = await device(other, '/approve', {
      token: account.accessToken,
      json: { user_code: begun.json.user_code },
    });
    expect(approved.status).toBe(204);
    const { json } = await device(app.server, '/token', {
      json: { device_code: begun.json.device_code },
      address: '203.0.113.1',
    });
    const mail = await mailboxes.mailTo(account.email, /^New sign-in/);
    expect(mail.text).toContain('203.0.113.1');
    expect(mail.text).toContain('Latchkey CLI on build-7');
    for (const server of [app.server, other]) {
      expect((await me(server, json.access_token)).json.user.id).toBe(account.user.id);
    }
  });
});

describe('one address', () => {
  it('can begin only a limited number of device sign-ins, over all instances', async () => {
    const address = '203.0.113.2';
    const json = { device_name: 'build-7' };
    for (let count = 0; count < LIMIT; count += 1) {
      expect((await device(count % 2 ? other : app.server, '', { json, address })).status).toBe(201);
    }
    const refused = await device(other, '', { json, address });
    expectProblem(refused, 429, 'too_many_requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await device(other, '', { json, address: '203.0.113.3' })).status).toBe(201);
  });

  it('can guess only a limited number of device codes, and a correct one costs nothing', async () => {
    const { accessToken: token } = await register(app.server);
    const begun = await device(app.server, '', { json: { device_name: 'n' }, address: '203.0.113.4' });
    const find = (user_code: string) =>
      device(app.server, '/find', { token, json: { user_code }, address: '203.0.113.5' });
    for (let count = 0; count < 10; count += 1) {
      expect((await find(begun.json.user_code)).status).toBe(200);
      expectProblem(await find('BBBB-BBBB'), 400, 'user_code_not_valid');
    }
    expectProblem(await find(begun.json.user_code), 429, 'too_many_requests');
  });
});
