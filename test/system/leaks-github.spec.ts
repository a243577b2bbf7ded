import { createSign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateApiKey } from '../../src/core/secrets/api-key-format.js';
import { createKey, whoAmI } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, rawRequest, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { eventually } from '../support/eventually.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import {
  type KeyServer,
  newSigningKey,
  reportAsGithub,
  signatureOf,
  signedAsGithub,
  startKeyServer,
} from '../support/github.js';
import { patiently } from '../support/patiently.js';
import type { TestServer } from '../support/server.js';
import { registerMember } from '../support/workspaces.js';
import { countStatements, NOT_IN_BACKGROUND } from '../support/statements.js';

/** GitHub's secret scanning partner program. */

const PATH = '/api/v1/secret-scanning/github';

/** As published by GitHub. */
const vector = {
  keyId: '90a421169f0a406205f1563a953312f0be898d3c7b6c06b681aa86a874555f4a',
  pem:
    '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE9MJJHnMfn2+H4xL4YaPDA4RpJqUq\n' +
    'kCmRCBnYERxZanmcpzQSXs1X/AljlKkbJ8qpVIW4clayyef9gWhFbNHWAA==\n-----END PUBLIC KEY-----\n',
  payload: '[{"token":"some_token","type":"some_type","url":"some_url"}]',
  signature:
    'MEUCIQDKZokqnCjrRtw0tni+2Ltvl/uiMJ1EGumEsp1BsNr32AIgQY1YXD2nlj+XNfGK4rBfkMJ1JDOQcYXxa2sY8FNkrKc=',
};

const github = newSigningKey();
let keyServer: KeyServer;
const env: Record<string, string> = {};
beforeAll(async () => {
  keyServer = await startKeyServer([{ id: vector.keyId, pem: vector.pem }, github]);
  env['GITHUB_SECRET_SCANNING_KEYS_URL'] = keyServer.url;
});
afterAll(() => keyServer.close());

const app = useOwnServer({ env });

const report = (body: unknown, server: TestServer = app.server): Promise<Response> =>
  reportAsGithub(server, github, body);

const matchOf = (token: string, rest: object = {}) => ({
  token,
  type: 'latchkey_api_key',
  url: 'https://github.com/octocat/Hello-World/blob/main/.env',
  source: 'Commit',
  ...rest,
});

const readKey = async (account: Account, id = account.apiKeyId): Promise<Json> =>
  (
    await request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}`, {
      token: account.accessToken,
    })
  ).json;

const auditOf = (keyId: string): Promise<Json[]> =>
  app.database.query(
    `SELECT action, actor_kind, workspace_id, details FROM audit_events
     WHERE target_id = $1 AND action <> 'api_key.created' ORDER BY id`,
    [keyId],
  );

const setPolicy = async (account: Account, leak_policy: string | null): Promise<void> => {
  const options = { token: account.accessToken, json: { leak_policy } };
  const response = await request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, options);
  expect({ status: response.status, policy: response.json.leak_policy }).toEqual({
    status: 200,
    policy: leak_policy,
  });
};

describe('the signature', () => {
  /** Sends raw bytes, some of which `fetch` refuses to send. */
  async function send(keyId: Buffer, signature: Buffer, payload: Buffer): Promise<number> {
    const head = Buffer.concat([
      Buffer.from(
        `POST ${PATH} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`,
      ),
      Buffer.from(`Content-Length: ${payload.length}\r\nGithub-Public-Key-Identifier: `),
      keyId,
      Buffer.from('\r\nGithub-Public-Key-Signature: '),
      signature,
      Buffer.from('\r\n\r\n'),
    ]);
    const answer = await rawRequest(app.server, new Uint8Array(Buffer.concat([head, payload])));
    return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1]);
  }

  const [keyId, signature, payload] = [vector.keyId, vector.signature, vector.payload].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer, Buffer];

  function* withOneBitChanged(bytes: Buffer): Generator<Buffer> {
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
      yield changed;
    }
  }

  /** How many responses had each status. */
  async function statusesOf(
    changes: Iterable<Buffer>,
    sendChanged: (changed: Buffer) => Promise<number>,
  ): Promise<Record<number, number>> {
    const counts: Record<number, number> = {};
    for (const changed of changes) {
      const status = await sendChanged(changed);
      counts[status] = (counts[status] ?? 0) + 1;
    }
    return counts;
  }

  it("of GitHub's published example is accepted", async () => {
    const response = await request(app.server, 'POST', PATH, {
      headers: {
        'content-type': 'application/json',
        'Github-Public-Key-Identifier': vector.keyId,
        'Github-Public-Key-Signature': vector.signature,
      },
      body: vector.payload,
    });
    expect(response.status).toBe(200);
    expect(response.json).toEqual([
      { token_raw: 'some_token', token_type: 'some_type', label: 'false_positive' },
    ]);
    expect(await send(keyId, signature, payload)).toBe(200);
  });

  it('is refused with any single bit of the payload changed', async () => {
    const counts = await statusesOf(withOneBitChanged(payload), (changed) => send(keyId, signature, changed));
    expect(counts).toEqual({ 403: payload.length * 8 });
  });

  it('is refused with any single bit of it changed', async () => {
    const counts = await statusesOf(withOneBitChanged(signature), (changed) => send(keyId, changed, payload));
    // 400: control characters, which are not valid HTTP.
    expect(Object.keys(counts)).toEqual(['400', '403']);
    expect((counts[400] ?? 0) + (counts[403] ?? 0)).toBe(signature.length * 8);
    expect(counts[403]).toBeGreaterThan(signature.length * 6);
  });

  it('is refused with any single bit of the key id changed', async () => {
    const counts = await statusesOf(withOneBitChanged(keyId), (changed) => send(changed, signature, payload));
    expect(Object.keys(counts)).toEqual(['400', '403']);
    expect((counts[400] ?? 0) + (counts[403] ?? 0)).toBe(keyId.length * 8);
    expect(counts[403]).toBeGreaterThan(keyId.length * 6);
    // Invented ids do not cause the list to be fetched again and again.
    expect(keyServer.requests.length).toBeLessThanOrEqual(2);
  });

  it.each<[string, Record<string, string>]>([
    ['no key id', { 'Github-Public-Key-Identifier': '' }],
    ['no signature', { 'Github-Public-Key-Signature': '' }],
    ['a signature of something else', { 'Github-Public-Key-Signature': vector.signature }],
    ['a signature that is none', { 'Github-Public-Key-Signature': 'AAAA' }],
    ["another key's id", { 'Github-Public-Key-Identifier': vector.keyId }],
  ])('is refused with %s', async (_name, headers) => {
    const signed = signedAsGithub(github, []);
    const changed = Object.fromEntries(
      Object.entries({ ...signed.headers, ...headers }).filter(([, value]) => value !== ''),
    );
    expectProblem(
      await request(app.server, 'POST', PATH, { ...signed, headers: changed }),
      403,
      'invalid_signature',
    );
    expect((await request(app.server, 'POST', PATH, signed)).status).toBe(200);
  });

  it('covers the bytes that arrive, not their meaning', async () => {
    const spaced = ` [ { "token" : "t\\u006f" , "url":"","type":"x" } ]\n`;
    const signed = signedAsGithub(github, spaced);
    expect((await request(app.server, 'POST', PATH, signed)).json).toMatchObject([{ token_raw: 'to' }]);
    for (const body of [JSON.stringify(JSON.parse(spaced)), spaced.trim(), `${spaced} `]) {
      expectProblem(await request(app.server, 'POST', PATH, { ...signed, body }), 403, 'invalid_signature');
    }
  });

  it('is refused if it is longer, encoded differently, or repeated', async () => {
    const signed = signedAsGithub(github, []);
    const text = signed.headers?.['Github-Public-Key-Signature'] as string;
    for (const changed of [
      `${text}AAAA`,
      `${text}=`,
      text.replace(/=+$/, ''),
      `${text}, ${text}`,
      `${text} x`,
    ]) {
      if (changed === text) continue;
      const headers = { ...signed.headers, 'Github-Public-Key-Signature': changed };
      expectProblem(
        await request(app.server, 'POST', PATH, { ...signed, headers }),
        403,
        'invalid_signature',
      );
    }
  });

  it('is refused if a header is repeated, in whichever order, and if it is signed in another way', async () => {
    const account = await register(app.server);
    const body = JSON.stringify([matchOf(account.apiKey)]);
    const good = {
      'Github-Public-Key-Identifier': github.id,
      'Github-Public-Key-Signature': signatureOf(body, github),
    };
    const stranger = newSigningKey();
    const bad = {
      'Github-Public-Key-Identifier': stranger.id,
      'Github-Public-Key-Signature': signatureOf(body, stranger),
    };
    const sendRaw = async (headers: [string, string][]): Promise<string | undefined> => {
      const lines = [
        `POST ${PATH} HTTP/1.1`,
        'Host: x',
        'Connection: close',
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        ...headers.map(([name, value]) => `${name}: ${value}`),
      ];
      return (await rawRequest(app.server, `${lines.join('\r\n')}\r\n\r\n${body}`)).split(' ')[1];
    };
    for (const name of Object.keys(good) as (keyof typeof good)[]) {
      for (const other of [good[name], bad[name], '']) {
        const first: [string, string] = [name, good[name]];
        const second: [string, string] = [name.toLowerCase(), other];
        const rest = Object.entries(good).filter(([one]) => one !== name);
        expect(await sendRaw([first, second, ...rest])).toBe('403');
        expect(await sendRaw([second, ...rest, first])).toBe('403');
      }
    }
    // Signatures are random: repeats until one differs between the two base64 alphabets.
    let signature: string;
    do signature = createSign('sha256').update(body).sign(github.privateKey, 'base64');
    while (!/[+/=]/.test(signature));
    const otherwise = [
      createSign('sha512').update(body).sign(github.privateKey, 'base64'),
      createSign('sha256').update(body).sign({ key: github.privateKey, dsaEncoding: 'ieee-p1363' }, 'base64'),
      createSign('sha256').update(body).sign(github.privateKey, 'hex'),
      Buffer.from(signature, 'base64').toString('base64url'),
    ];
    for (const text of otherwise) {
      const headers = { ...good, 'Github-Public-Key-Signature': text };
      expect(await sendRaw(Object.entries(headers))).toBe('403');
    }
    expect(await readKey(account)).toMatchObject({ leaked_at: null });
    expect(await sendRaw(Object.entries(good))).toBe('200');
  });

  it('with a key that GitHub does not have is refused, and nothing is processed', async () => {
    const account = await register(app.server);
    const response = await reportAsGithub(app.server, newSigningKey(), [matchOf(account.apiKey)]);
    expectProblem(response, 403, 'invalid_signature');
    expect(await readKey(account)).toMatchObject({ leaked_at: null });
  });

  it('is refused with 503 while the public keys are unavailable, and nothing is processed', async () => {
    const away = await startKeyServer([github]);
    away.misbehave((_, response) => response.destroy());
    const instance = await app.startInstance({ env: { GITHUB_SECRET_SCANNING_KEYS_URL: away.url } });
    const account = await register(app.server);
    const response = await report([matchOf(account.apiKey)], instance);
    expectProblem(response, 503, 'signature_keys_unavailable');
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(await readKey(account)).toMatchObject({ leaked_at: null });
    await instance.stop();
    await away.close();
  });
});

describe('a report', () => {
  it('distinguishes real keys from others, and repeats each token with its type', async () => {
    const account = await register(app.server);
    const revoked = await createKey(app.server, account);
    await request(app.server, 'DELETE', `/api/v1/workspaces/${account.workspace.id}/api-keys/${revoked.id}`, {
      token: account.accessToken,
    });
    const lastDigit = account.apiKey.at(-1) === '0' ? '1' : '0';
    const tokens = [
      [account.apiKey, 'true_positive'],
      [account.apiKey.slice(0, -1) + lastDigit, 'false_positive'],
      [account.apiKey.toUpperCase(), 'false_positive'],
      [`${account.apiKey} `, 'false_positive'],
      [revoked.key, 'true_positive'],
      [account.webhookSigningSecret, 'false_positive'],
      [account.accessToken, 'false_positive'],
      ['', 'false_positive'],
      [account.apiKey, 'true_positive'],
    ] as const;
    const response = await report(
      tokens.map(([token], index) => ({ token, type: `type ${index}`, url: '' })),
    );
    expect(response.status).toBe(200);
    expect(response.json).toEqual(
      tokens.map(([token_raw, label], index) => ({ token_raw, token_type: `type ${index}`, label })),
    );
  });

  it('marks the key wherever it is shown, and records where it was seen', async () => {
    const account = await register(app.server);
    const before = await readKey(account);
    expect(before).toMatchObject({ leaked_at: null, leak: null, status: 'active' });
    const sighting = {
      url: 'https://github.com/octocat/Hello-World/blob/main/.env',
      source: 'commit',
      type: 'latchkey_api_key',
    };
    await report([matchOf(account.apiKey)]);

    const key = await readKey(account);
    expect(key).toEqual({
      ...before,
      last_used_at: key.last_used_at,
      leaked_at: expect.stringMatching(/Z$/),
      leak: { reported_by: 'github', ...sighting },
    });
    expect(Date.parse(key.leaked_at)).toBeGreaterThan(Date.parse(key.created_at));
    const list = await request(app.server, 'GET', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
      token: account.accessToken,
    });
    expect(list.json).toEqual([key]);

    const rows = await app.database.query('SELECT * FROM api_key_leaks WHERE api_key_id = $1', [key.id]);
    expect(rows).toEqual([
      {
        api_key_id: key.id,
        workspace_id: account.workspace.id,
        reported_by: 'github',
        leaked_at: new Date(key.leaked_at),
        ...sighting,
      },
    ]);
    expect(await auditOf(key.id)).toEqual([
      {
        action: 'api_key.leaked',
        actor_kind: 'anonymous',
        workspace_id: account.workspace.id,
        details: {
          name: key.name,
          key_prefix: key.key_prefix,
          status: 'active',
          policy: 'notify',
          reported_by: 'github',
          ...sighting,
        },
      },
    ]);
  });

  it('changes nothing when it is repeated, even with other words', async () => {
    const account = await register(app.server);
    await report([matchOf(account.apiKey)]);
    const rowsOf = () =>
      app.database.query(
        `SELECT to_jsonb(k) AS key, to_jsonb(l) AS leak, xmin_of.* FROM api_keys k JOIN api_key_leaks l ON l.api_key_id = k.id,
           LATERAL (SELECT k.xmin::text AS key_version, l.xmin::text AS leak_version) AS xmin_of WHERE k.id = $1`,
        [account.apiKeyId],
      );
    const [before, audit] = [await rowsOf(), await auditOf(account.apiKeyId)];
    expect(before).toHaveLength(1);
    await setPolicy(account, 'revoke');
    for (const rest of [{}, { url: 'https://example.com/' }, { source: 'issue', type: 'another' }]) {
      const response = await report([matchOf(account.apiKey, rest)]);
      expect(response.json).toMatchObject([{ label: 'true_positive' }]);
    }
    expect(await rowsOf()).toEqual(before);
    expect(await auditOf(account.apiKeyId)).toEqual(audit);
    expect((await whoAmI(app.server, { apiKey: account.apiKey })).status).toBe(200);
  });

  it('about the same key from 20 at once, over two instances, is recorded once', async () => {
    const other = await app.startInstance();
    const account = await register(app.server);
    await setPolicy(account, 'revoke');
    const responses = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const response = await patiently(() =>
          report([matchOf(account.apiKey)], index % 2 ? other : app.server),
        );
        // Every response is a promise, not only the one to the first report.
        const after = await patiently(() =>
          whoAmI(index % 2 ? app.server : other, { apiKey: account.apiKey }),
        );
        return { status: response.status, label: response.json[0]?.label, keyStatus: after.status };
      }),
    );
    expect(responses).toEqual(responses.map(() => ({ status: 200, label: 'true_positive', keyStatus: 401 })));
    const audit = await auditOf(account.apiKeyId);
    expect(audit.map(({ action }) => action)).toEqual(['api_key.leaked', 'api_key.revoked']);
    await other.stop();
  });

  it('about keys whose workspaces are being deleted is answered like any other', async () => {
    for (let round = 0; round < 10; round += 1) {
      const accounts = await Promise.all(Array.from({ length: 4 }, () => register(app.server)));
      const [reported, ...deleted] = await Promise.all([
        report(accounts.map(({ apiKey }) => matchOf(apiKey))),
        ...accounts.map(({ workspace, accessToken }) =>
          request(app.server, 'DELETE', `/api/v1/workspaces/${workspace.id}`, { token: accessToken }),
        ),
      ]);
      expect(reported.status).toBe(200);
      expect(deleted.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    }
    // Their leftovers are removed in the background, which must not be attributed to other tests.
    await whenQueueIsEmpty(app.database, 'workspace-removal');
  });

  it('keeps its good items when others are bad', async () => {
    const account = await register(app.server);
    const key = await createKey(app.server, account);
    const odd = [null, 1, 'text', [], {}, { token: 5 }, { token: null, type: 'x' }, { token: ['a'] }];
    const response = await report([
      ...odd,
      matchOf(account.apiKey, { type: 5, url: null, source: {} }),
      matchOf(key.key),
    ]);
    expect(response.status).toBe(200);
    expect(response.json).toEqual([
      { token_raw: account.apiKey, token_type: '', label: 'true_positive' },
      { token_raw: key.key, token_type: 'latchkey_api_key', label: 'true_positive' },
    ]);
    expect(await readKey(account)).toMatchObject({ leaked_at: expect.any(String) });
  });

  it('accepts what people put into their repositories: NUL, lone surrogates, prototype names', async () => {
    const account = await register(app.server);
    const body =
      `[{"token":"\\u0000\\ud800","type":"x","url":""},{"token":"y","type":"z","__proto__":1},` +
      `{"token":"${account.apiKey}","type":"a\\u0000b","url":"\\udc00${'u'.repeat(5_000)}","source":"NEW source"}]`;
    const response = await report(body);
    expect(response.status).toBe(200);
    expect(response.json.map(({ label }: Json) => label)).toEqual([
      'false_positive',
      'false_positive',
      'true_positive',
    ]);
    const [event] = await auditOf(account.apiKeyId);
    expect(event.details).toMatchObject({ type: 'a\ufffdb', source: 'new source' });
    expect(event.details.url).toHaveLength(2_000);
  });

  it.each([
    ['{}', 'validation_failed'],
    ['"text"', 'validation_failed'],
    ['null', 'validation_failed'],
    ['[', 'malformed_json'],
    ['', 'malformed_json'],
    ['\u0001', 'malformed_json'],
  ])('that is %j is refused, even if signed', async (body, code) => {
    const problem = expectProblem(await report(body), 400, code);
    if (code === 'validation_failed') expect(problem.errors[0].message).toMatch(/^must be a JSON array/);
  });

  it('without items gets an empty response', async () => {
    expect((await report([])).json).toEqual([]);
  });

  it('has its type, encoding and size checked first', async () => {
    const signed = signedAsGithub(github, []);
    const send = (headers: Record<string, string>, body = signed.body) =>
      request(app.server, 'POST', PATH, { body, headers: { ...signed.headers, ...headers } });
    expectProblem(await send({ 'content-type': 'text/plain' }), 415, 'unsupported_media_type');
    expectProblem(await send({ 'content-encoding': 'gzip' }), 415, 'unsupported_media_type');
    expectProblem(await send({}, ' '.repeat(1_048_577)), 413, 'payload_too_large');
    expectProblem(await request(app.server, 'POST', PATH), 403, 'invalid_signature');
  });

  it('about 1,000 unknown keys, or one key 1,000 times, costs one query', async () => {
    const account = await register(app.server);
    await report([matchOf(account.apiKey)]);
    const foreign = Array.from({ length: 1_000 }, () => matchOf(generateApiKey('lk')));
    const repeated = Array.from({ length: 1_000 }, () => matchOf(account.apiKey));
    for (const matches of [foreign, repeated, [...foreign, ...repeated]]) {
      await countStatements(app.database);
      expect((await report(matches)).json).toHaveLength(matches.length);
      const statements = await app.database.query(
        `SELECT query, calls::int FROM pg_stat_statements
         WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND userid <> (SELECT usesysid FROM pg_user WHERE usename = current_user)
           AND query ~ 'api_key|workspaces|audit_events' AND query !~ 'api_key_usage_hours|api_key_last_uses'
           AND ${NOT_IN_BACKGROUND}`,
      );
      expect(statements).toEqual([{ query: expect.stringContaining('digest = ANY'), calls: 1 }]);
    }
  });
});

describe('the policy', () => {
  const reportedTo = async (server: TestServer, account: Account, key = account.apiKey): Promise<void> => {
    const response = await report([matchOf(key)], server);
    expect(response.json).toMatchObject([{ label: 'true_positive' }]);
  };

  it('is to notify by default: the key keeps working', async () => {
    const account = await register(app.server);
    expect(account.workspace.leak_policy).toBeNull();
    await reportedTo(app.server, account);
    expect((await whoAmI(app.server, { apiKey: account.apiKey })).status).toBe(200);
  });

  it('of a workspace to revoke ends the key on every instance once GitHub is answered', async () => {
    const other = await app.startInstance();
    for (let round = 0; round < 5; round += 1) {
      const account = await register(app.server);
      await setPolicy(account, 'revoke');
      for (const server of [app.server, other]) {
        expect((await whoAmI(server, { apiKey: account.apiKey })).status).toBe(200);
      }
      await reportedTo(app.server, account);
      for (const server of [app.server, other]) {
        expectProblem(await whoAmI(server, { apiKey: account.apiKey }), 401, 'invalid_credentials');
      }
      expect(await readKey(account)).toMatchObject({
        status: 'revoked',
        revoked_at: expect.any(String),
        leaked_at: expect.any(String),
      });
      const audit = await auditOf(account.apiKeyId);
      expect(
        audit.map(({ action, details }) => ({ action, reason: details.reason, policy: details.policy })),
      ).toEqual([
        { action: 'api_key.leaked', policy: 'revoke' },
        { action: 'api_key.revoked', reason: 'leaked' },
      ]);
    }
    await other.stop();
  });

  it('to revoke also makes the second response wait while an instance is silent', async () => {
    const paused = await app.startInstance();
    const account = await register(app.server);
    await setPolicy(account, 'revoke');
    expect((await whoAmI(paused, { apiKey: account.apiKey })).status).toBe(200);
    paused.signal('SIGSTOP');
    try {
      const first = report([matchOf(account.apiKey)]);
      // The first one has committed, and waits for the instance.
      await eventually('the key is revoked', () => readKey(account), {
        until: ({ status }) => status !== 'active',
        intervalMs: 5,
      });
      await reportedTo(app.server, account);
      const asked = whoAmI(paused, { apiKey: account.apiKey });
      paused.signal('SIGCONT');
      expectProblem(await asked, 401, 'invalid_credentials');
      expect((await first).status).toBe(200);
    } finally {
      paused.signal('SIGCONT');
    }
    await paused.stop();
  });

  it('to revoke ends the overlap of a rotation, and keeps the successor', async () => {
    const account = await register(app.server);
    await setPolicy(account, 'revoke');
    const { key, id } = await createKey(app.server, account);
    const path = `/api/v1/workspaces/${account.workspace.id}/api-keys/${id}/rotate`;
    const json = { overlap_seconds: 600 };
    const successor = (await request(app.server, 'POST', path, { token: account.accessToken, json })).json;
    expect((await whoAmI(app.server, { apiKey: key })).status).toBe(200);
    await reportedTo(app.server, account, key);
    expectProblem(await whoAmI(app.server, { apiKey: key }), 401, 'invalid_credentials');
    expect((await whoAmI(app.server, { apiKey: successor.key })).status).toBe(200);
    expect(await readKey(account, successor.id)).toMatchObject({ leaked_at: null, status: 'active' });
  });

  it('to revoke does not change a key that was already revoked', async () => {
    const account = await register(app.server);
    await setPolicy(account, 'revoke');
    await request(
      app.server,
      'DELETE',
      `/api/v1/workspaces/${account.workspace.id}/api-keys/${account.apiKeyId}`,
      { token: account.accessToken },
    );
    const before = await readKey(account);
    await reportedTo(app.server, account);
    expect(await readKey(account)).toEqual({
      ...before,
      leaked_at: expect.any(String),
      leak: expect.objectContaining({ reported_by: 'github' }),
    });
    const audit = await auditOf(account.apiKeyId);
    expect(audit.map(({ action }) => action)).toEqual(['api_key.revoked', 'api_key.leaked']);
  });

  it("of the server applies if the workspace has none, and the workspace's takes precedence", async () => {
    const strict = await app.startInstance({ env: { LEAK_POLICY: 'revoke' } });
    const [heedless, lenient] = [await register(app.server), await register(app.server)];
    await setPolicy(lenient, 'revoke');
    await setPolicy(lenient, 'notify');
    for (const account of [heedless, lenient]) await reportedTo(strict, account);
    expect((await whoAmI(app.server, { apiKey: heedless.apiKey })).status).toBe(401);
    expect((await whoAmI(app.server, { apiKey: lenient.apiKey })).status).toBe(200);
    await strict.stop();
  });

  it('is set by admins and owners, and can be reset; the audit trail records both', async () => {
    const owner = await register(app.server);
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    for (const role of ['viewer', 'member'] as const) {
      const { apiKey } = await registerMember(app.server, app.database, owner, role);
      const response = await request(app.server, 'PATCH', path, { apiKey, json: { leak_policy: 'revoke' } });
      expectProblem(response, 403, 'insufficient_role');
    }
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const json = { leak_policy: 'revoke' };
    expect((await request(app.server, 'PATCH', path, { apiKey: admin.apiKey, json })).json).toMatchObject({
      leak_policy: 'revoke',
      name: owner.workspace.name,
    });
    await setPolicy(owner, null);
    const rows = await app.database.query(
      `SELECT details FROM audit_events WHERE workspace_id = $1 AND action = 'workspace.updated' ORDER BY id`,
      [owner.workspace.id],
    );
    expect(rows.map(({ details }) => details)).toEqual([
      { name: owner.workspace.name, leak_policy: { from: null, to: 'revoke' } },
      { name: owner.workspace.name, leak_policy: { from: 'revoke', to: null } },
    ]);
  });

  it.each(['', 'delete', 'Revoke', true, 0, ['revoke'], {}])('is not %j', async (leak_policy) => {
    const account = await register(app.server);
    const options = { token: account.accessToken, json: { leak_policy } };
    const response = await request(
      app.server,
      'PATCH',
      `/api/v1/workspaces/${account.workspace.id}`,
      options,
    );
    const { errors } = expectProblem(response, 400, 'validation_failed');
    expect(errors).toEqual([
      {
        field: 'leak_policy',
        message: `${typeof leak_policy === 'string' ? `"${leak_policy}" is not a policy; ` : ''}must be one of notify, revoke`,
      },
    ]);
  });
});
