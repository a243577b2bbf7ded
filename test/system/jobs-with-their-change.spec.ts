import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { type KeyServer, newSigningKey, signedAsGithub, startKeyServer } from '../support/github.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  listDeliveries,
} from '../support/webhooks/endpoints.js';

/**
 * Notifications of a change are written by the change's own transaction: not by an earlier one, which could report what
 * never happened, nor by a later one, which a crash could lose.
 */

const github = newSigningKey();
let keyServer: KeyServer;
const env: Record<string, string> = {
  // No worker takes the jobs away.
  WORKERS: 'off',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'no-reply@acme.dev',
  WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
};
beforeAll(async () => {
  keyServer = await startKeyServer([github]);
  env['GITHUB_SECRET_SCANNING_KEYS_URL'] = keyServer.url;
});
afterAll(() => keyServer.close());

const app = useOwnServer({ env, expectedErrors: [/refused for the test/] });

const [MAIL, DELIVERY] = ['mail', 'webhook-deliveries'];
const EVENTS = [
  'document.created',
  'api_key.created',
  'api_key.rotated',
  'api_key.revoked',
  'api_key.leaked',
];

let account: Account;
let endpoint: Json;
beforeAll(async () => {
  account = await register(app.server);
  // The account's address is confirmed, so its invitations are mailed.
  await changeByHand(
    app.database,
    `UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${account.user.id}'`,
  );
  // Signed with a key that no test revokes.
  endpoint = await createEndpoint(app.server, account, { url: 'http://127.0.0.1/', events: EVENTS });
});

type Headers = { headers: Record<string, string> };

const changes: [string, string[], (mark: Headers, key: Json) => Promise<Response>][] = [
  [
    'a new document',
    [DELIVERY],
    (mark) =>
      request(app.server, 'POST', '/api/v1/documents', {
        ...mark,
        apiKey: account.apiKey,
        json: { title: 'A title', body: '' },
      }),
  ],
  ['a revoked key', [DELIVERY], (mark, { id }) => asUser('DELETE', keysPath(account.workspace.id, id), mark)],
  [
    'keys revoked at once',
    [DELIVERY],
    (mark, { id }) => asUser('POST', keysPath(account.workspace.id, 'revoke'), mark, { ids: [id] }),
  ],
  [
    'a rotated key',
    [DELIVERY, DELIVERY],
    (mark, { id }) => asUser('POST', keysPath(account.workspace.id, id, 'rotate'), mark),
  ],
  [
    'a leaked key',
    [DELIVERY, MAIL],
    (mark, { key }) => {
      const report = signedAsGithub(github, [{ token: key, type: 'a_key', url: '' }]);
      const headers = { ...report.headers, ...mark.headers };
      return request(app.server, 'POST', '/api/v1/secret-scanning/github', { ...report, headers });
    },
  ],
  [
    'an invitation',
    [MAIL],
    (mark) =>
      asUser('POST', `/api/v1/workspaces/${account.workspace.id}/invitations`, mark, {
        role: 'viewer',
        email: `${randomUUID()}@example.com`,
      }),
  ],
  [
    'another email address',
    [MAIL, MAIL],
    (mark) =>
      asUser('PUT', '/api/v1/auth/email', mark, {
        email: `${randomUUID()}@example.com`,
        current_password: account.password,
      }),
  ],
  [
    'a test of an endpoint',
    [DELIVERY],
    (mark) => asUser('POST', endpointsPath(account, endpoint.id, 'test'), mark),
  ],
  [
    'a delivery by hand',
    [DELIVERY],
    async (mark) => {
      const [{ id }] = (await listDeliveries(app.server, account, endpoint.id)) as [Json];
      return asUser('POST', endpointsPath(account, endpoint.id, 'deliveries', id, 'redeliver'), mark);
    },
  ],
];

const asUser = (method: string, path: string, mark: Headers, json?: unknown): Promise<Response> =>
  request(app.server, method, path, { ...mark, token: account.accessToken, ...(json ? { json } : {}) });

/** The existing jobs, and whether they were written by the transaction of the request's audit row. */
const jobs = (requestId: string): Promise<{ id: string; name: string; isOfTheChange: boolean }[]> =>
  app.database.query(
    `SELECT j.id, j.name, j.xmin = (SELECT xmin FROM audit_events WHERE request_id = $1 LIMIT 1) AS "isOfTheChange"
     FROM pgboss.job j ORDER BY j.name DESC`,
    [requestId],
  );

describe.each(changes)('%s', (_name, expected, perform) => {
  let key: Json;
  beforeAll(async () => {
    await createDocument(app.server, account);
    const { json } = await asUser('POST', keysPath(account.workspace.id), { headers: {} }, { name: 'A key' });
    key = json;
  });

  it('leaves nothing to do if it is rolled back at the last moment', async () => {
    const before = await jobs('');
    // As late as possible: after everything else was written.
    await app.database.query(`
      CREATE FUNCTION refuse_for_the_test() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'refused for the test'; END $$;
      CREATE CONSTRAINT TRIGGER zz_refuse_for_the_test AFTER INSERT ON audit_events
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_for_the_test()`);
    try {
      expectProblem(await perform({ headers: {} }, key), 500, 'internal_error');
    } finally {
      await app.database.query('DROP FUNCTION refuse_for_the_test CASCADE');
    }
    expect(await jobs('')).toEqual(before);
  });

  it('leaves its follow-up work in its own transaction', async () => {
    const before = new Set((await jobs('')).map(({ id }) => id));
    const mark = randomUUID();
    expect((await perform({ headers: { 'x-request-id': mark } }, key)).status).toBeLessThan(300);
    const added = (await jobs(mark)).filter(({ id }) => !before.has(id));
    expect(added.map(({ name }) => name).toSorted()).toEqual(expected.toSorted());
    expect(added.map(({ isOfTheChange }) => isOfTheChange)).toEqual(expected.map(() => true));
  });
});
