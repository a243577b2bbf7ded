import { describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { createKey, whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import type { TestServer } from '../support/server.js';
import { countStatements, NOT_IN_BACKGROUND } from '../support/statements.js';

/** Reports by people who have found a key. */

const PATH = '/api/v1/credentials/report';

const app = useOwnServer({ env: { QUEUE_POLL_SECONDS: '0.3' } });

/** Each from a different address unless specified: the limit has its own test. */
let reports = 0;
function report(credentials: unknown, options: { server?: TestServer; address?: string; url?: string } = {}) {
  reports += 1;
  const address = options.address ?? `198.51.${reports >> 8}.${reports & 255}`;
  const json = { credentials, ...(options.url === undefined ? {} : { url: options.url }) };
  return request(options.server ?? app.server, 'POST', PATH, { json, address });
}

const readKey = async (account: Account, id = account.apiKeyId): Promise<Json> =>
  (
    await request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}`, {
      token: account.accessToken,
    })
  ).json;

/** The report is processed after the response. */
const leakedKey = (account: Account, id = account.apiKeyId): Promise<Json> =>
  eventually('the key is marked as leaked', () => readKey(account, id), {
    until: (key) => key.leaked_at !== null,
  });

const auditOf = (keyId: string): Promise<Json[]> =>
  app.database.query(
    `SELECT action, actor_kind, address, details FROM audit_events
     WHERE target_id = $1 AND action <> 'api_key.created' ORDER BY id`,
    [keyId],
  );

/** A workspace whose leaked keys are revoked. */
async function registerStrict(): Promise<Account> {
  const account = await register(app.server);
  const options = { token: account.accessToken, json: { leak_policy: 'revoke' } };
  await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, options);
  return account;
}

describe('a report', () => {
  it('marks the key, and the audit trail records where it was seen', async () => {
    const account = await register(app.server);
    const url = 'https://paste.example/raw/7';
    const response = await report([account.apiKey], { url, address: '203.0.113.9' });
    expect({ status: response.status, json: response.json }).toEqual({
      status: 202,
      json: { status: 'accepted' },
    });
    const key = await leakedKey(account);
    expect(key).toMatchObject({ status: 'active', revoked_at: null });
    expect(await auditOf(key.id)).toEqual([
      {
        action: 'api_key.leaked',
        actor_kind: 'anonymous',
        address: '203.0.113.9',
        details: {
          name: key.name,
          key_prefix: key.key_prefix,
          status: 'active',
          policy: 'notify',
          reported_by: 'finder',
          url,
          source: null,
          type: null,
        },
      },
    ]);
  });

  it('finds the keys among a thousand other things, even with surrounding spaces', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    const noise = Array.from({ length: 998 }, (_, index) =>
      index % 2 ? generateApiKey('lk') : `noise ${index}`,
    );
    expect(
      (await report([...noise.slice(0, 500), ` ${account.apiKey}\n`, ...noise.slice(500), key.key])).status,
    ).toBe(202);
    await leakedKey(account);
    await leakedKey(account, key.id);
  });

  it("ends the key on every instance if that is the workspace's policy", async () => {
    const other = await app.startInstance();
    const account = await registerStrict();
    for (const server of [app.server, other]) {
      expect((await whoAmI(server, { apiKey: account.apiKey })).status).toBe(200);
    }
    await report([account.apiKey]);
    expect(await leakedKey(account)).toMatchObject({ status: 'revoked' });
    for (const server of [app.server, other]) {
      const refused = await eventually(
        'the key is refused',
        () => whoAmI(server, { apiKey: account.apiKey }),
        { until: ({ status }) => status !== 200 },
      );
      expectProblem(refused, 401, 'invalid_credentials');
    }
    await other.stop();
  });

  it('does not change a canary, which is meant to be found', async () => {
    const account = await registerStrict();
    const { id, key } = await createKey(app.server, account, { canary: true });
    await report([key]);
    expect(await leakedKey(account, id)).toMatchObject({ status: 'active', canary: true, revoked_at: null });
  });

  it('about the same key from 20 at once is recorded once', async () => {
    const account = await registerStrict();
    const later = await createKey(app.server, account);
    await Promise.all(Array.from({ length: 20 }, () => report([account.apiKey, account.apiKey])));
    // The queue is in order: once this one is done, so are those before it.
    await report([later.key]);
    await leakedKey(account, later.id);
    const audit = await auditOf(account.apiKeyId);
    expect(audit.map(({ action }) => action)).toEqual(['api_key.leaked', 'api_key.revoked']);
  });

  it('survives the server that accepted it', async () => {
    const account = await register(app.server);
    const idle = await app.startInstance({ env: { WORKERS: 'off' } });
    expect((await report([account.apiKey], { server: idle })).status).toBe(202);
    await idle.kill();
    await leakedKey(account);
  });
});

describe('the response', () => {
  /** Everything that the caller can see of it. */
  const visible = ({ status, text, headers }: Response) => ({
    status,
    text,
    headers: Object.fromEntries([...headers].filter(([name]) => !['date', 'x-request-id'].includes(name))),
  });

  it('is the same for a key, a leaked one, a revoked one, an unknown one, and noise; so is the work before it', async () => {
    // Without a worker: only what happens before the response is counted.
    const idle = await app.startInstance({ env: { WORKERS: 'off' } });
    const [live, leaked, revoked] = [
      await registerStrict(),
      await register(app.server),
      await register(app.server),
    ];
    await report([leaked.apiKey]);
    await leakedKey(leaked);
    const path = `/api/v1/workspaces/${revoked.workspace.id}/api-keys/${revoked.apiKeyId}`;
    await request(app.server, 'DELETE', path, { token: revoked.accessToken });
    await app.server.stop();

    const statementsOf = async (credential: string) => {
      await countStatements(app.database);
      const answer = visible(await report([credential], { server: idle }));
      const statements = await app.database.query(
        // Depending on whether the plan was cached, the check of a foreign key names the constant or not.
        `SELECT regexp_replace(query, '^SELECT (1|\\$\\d+) FROM ONLY', 'SELECT 1 FROM ONLY') AS query, calls::int
         FROM pg_stat_statements
         WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND userid <> (SELECT usesysid FROM pg_user WHERE usename = current_user)
           AND query !~ 'api_key_usage|api_key_last' AND ${NOT_IN_BACKGROUND} ORDER BY 1`,
      );
      return { answer, statements };
    };
    const texts = [live.apiKey, leaked.apiKey, revoked.apiKey, generateApiKey('lk'), 'noise'];
    await statementsOf('the first costs more');
    const first = await statementsOf(texts[0] as string);
    expect(first.answer.status).toBe(202);
    expect(JSON.stringify(first.statements)).not.toMatch(/api_keys|api_key_leaks/);
    expect(first.statements.length).toBeGreaterThan(0);
    for (const text of texts) expect(await statementsOf(text)).toEqual(first);

    // Nor is a credential stored until the report is processed.
    const jobs = JSON.stringify(await app.database.query('SELECT data FROM pgboss.job'));
    expect(jobs).toContain('digests');
    for (const text of texts) expect(jobs).not.toContain(text);
    await idle.stop();
  });
});

describe('a refused report', () => {
  const refusing = useOwnServer({ env: { LEAK_REPORTS_PER_ADDRESS_PER_HOUR: '3' } });
  const post = (json: unknown, path = PATH, address = '192.0.2.1') =>
    request(refusing.server, 'POST', path, { json, address });

  const bad: [unknown, string, RegExp][] = [
    [{}, 'credentials', /^is required$/],
    [{ credentials: [] }, 'credentials', /^must name at least one/],
    [{ credentials: Array.from({ length: 1_001 }, () => 'x') }, 'credentials', /^must have at most 1,000/],
    [{ credentials: 'lk_1' }, 'credentials', /^must be a/],
    [{ credentials: { 0: 'x' } }, 'credentials', /^must be a/],
    [{ credentials: [1] }, 'credentials.0', /^must be a string/],
    [{ credentials: ['x', null] }, 'credentials.1', /^must be a string/],
    [{ credentials: [['x']] }, 'credentials.0', /^must be a string/],
    [{ credentials: [''] }, 'credentials.0', /^must not be empty/],
    [{ credentials: ['x'.repeat(1_001)] }, 'credentials.0', /^must have at most 1000/],
    [{ credentials: ['x'], url: 'javascript:alert(1)' }, 'url', /^must be an http/],
    [{ credentials: ['x'], url: 'x' }, 'url', /^must be an http/],
    [{ credentials: ['x'], url: 5 }, 'url', /^must be/],
    [{ credentials: ['x'], url: `https://example.com/${'x'.repeat(2_000)}` }, 'url', /^must have at most/],
    [{ credentials: ['x'], label: 'true_positive' }, 'label', /^is not a known field/],
    [{ credentials: ['x'], workspace_id: 'x' }, 'workspace_id', /^is not a known field/],
    [[], '(body)', /^must be a JSON object/],
    ['text', '(body)', /^must be a JSON object/],
    [null, '(body)', /^must be a JSON object/],
  ];
  it.each(bad.map((row) => [JSON.stringify(row[0]).slice(0, 60), ...row] as const))(
    'because of its body says what is wrong: %s',
    async (_title, json, name, message) => {
      const { errors } = expectProblem(await post(json), 400, 'validation_failed');
      expect(errors).toEqual([{ field: name, message: expect.stringMatching(message) }]);
    },
  );

  it('because of its size, type or form is not examined', async () => {
    expectProblem(await post({ credentials: ['x'.repeat(1_100_000)] }), 413, 'payload_too_large');
    const headers = { 'content-type': 'text/plain' };
    const plain = await request(refusing.server, 'POST', PATH, { body: 'lk_1', headers });
    expectProblem(plain, 415, 'unsupported_media_type');
    const json = { 'content-type': 'application/json' };
    const nul = await request(refusing.server, 'POST', PATH, {
      body: '{"credentials":["\\u0000"]}',
      headers: json,
    });
    expectProblem(nul, 400, 'validation_failed');
  });

  it('repeats nothing of what was reported', async () => {
    const key = generateApiKey('lk');
    const response = await post({ credentials: [key, key.repeat(50)], [key]: key });
    expectProblem(response, 400, 'validation_failed');
    expect(response.text).not.toContain(key);
  });

  it.each(['?credentials=', '?key=', '?', '?a&b='])('because the URL has a query: %s', async (part) => {
    const account = await register(refusing.server);
    const json = { credentials: [account.apiKey] };
    const response = await post(json, `${PATH}${part}${account.apiKey}`, '192.0.2.2');
    expectProblem(response, 400, 'credential_in_url');
    expect(response.text).not.toContain(account.apiKey);
    expectProblem(
      await request(refusing.server, 'GET', `${PATH}${part}${account.apiKey}`),
      405,
      'method_not_allowed',
    );
    expect(refusing.server.log.join('\n')).not.toContain(account.apiKey);
    const rows = await refusing.database.query('SELECT FROM api_key_leaks WHERE api_key_id = $1', [
      account.apiKeyId,
    ]);
    expect(rows).toEqual([]);
  });

  it('because the address has sent too many says when to retry', async () => {
    const send = () => post({ credentials: ['x'] }, PATH, '2001:db8:1::1');
    for (let count = 0; count < 3; count += 1) expect((await send()).status).toBe(202);
    const refused = await send();
    expectProblem(refused, 429, 'too_many_requests');
    expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    const sameHousehold = await post({ credentials: ['x'] }, PATH, '2001:db8:1::2');
    expectProblem(sameHousehold, 429, 'too_many_requests');
    expect((await post({ credentials: ['x'] }, PATH, '2001:db8:2::1')).status).toBe(202);
  });
});
