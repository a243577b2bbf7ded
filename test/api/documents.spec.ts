import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import {
  type Account,
  type Json,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
const PATH = '/api/v1/documents';
const MISSING_ID = '0198c0de-0000-7000-8000-000000000000';
const CONTENT = { title: 'Minutes', body: 'We met on Monday.' };

const call = (method: string, path: string, options: RequestOptions = {}): Promise<Response> =>
  request(app.server, method, path, options);

/** The three ways to present an account's credential. */
const schemes: [string, (account: Account) => RequestOptions][] = [
  ['an API key in X-API-Key', ({ apiKey }) => ({ apiKey })],
  ['an API key as bearer', ({ apiKey }) => ({ token: apiKey })],
  ['an access token', ({ accessToken }) => ({ token: accessToken })],
];

interface Endpoint {
  method: string;
  name: string;
  path: (id: string) => string;
  json?: object;
}

const endpoints: Endpoint[] = [
  { method: 'GET', name: 'list', path: () => PATH },
  { method: 'POST', name: 'create', path: () => PATH, json: CONTENT },
  { method: 'GET', name: 'read', path: (id) => `${PATH}/${id}` },
  { method: 'PUT', name: 'replace', path: (id) => `${PATH}/${id}`, json: CONTENT },
  { method: 'PATCH', name: 'change', path: (id) => `${PATH}/${id}`, json: { title: 'Changed' } },
  { method: 'DELETE', name: 'delete', path: (id) => `${PATH}/${id}` },
];
const reading = endpoints.filter(({ method }) => method === 'GET');
const writing = endpoints.filter(({ method }) => method !== 'GET');
const changing = endpoints.filter(({ method }) => ['PUT', 'PATCH', 'DELETE'].includes(method));
const withId = endpoints.filter(({ path }) => path(MISSING_ID) !== PATH);

/** Calls an endpoint with the input it expects, on the document with this id. */
const callEndpoint = (
  { method, path, json }: Endpoint,
  id: string,
  options: RequestOptions,
): Promise<Response> => call(method, path(id), { json, ...options });

async function create(account: Account, content: object = CONTENT): Promise<Json> {
  const response = await call('POST', PATH, { token: account.accessToken, json: content });
  expect(response.status).toBe(201);
  return response.json;
}

let alice: Account;
beforeAll(async () => {
  alice = await register(app.server);
});

describe.each(schemes)('with %s', (_, credential) => {
  it('a document is created, and found at its Location', async () => {
    const created = await call('POST', PATH, { ...credential(alice), json: CONTENT });
    expect(created.status).toBe(201);
    expect(created.headers.get('etag')).toBe('"1"');
    expect(created.json).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      workspace_id: alice.workspace.id,
      ...CONTENT,
      version: 1,
      created_by: alice.user.id,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updated_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(created.headers.get('location')).toBe(`${PATH}/${created.json.id}`);

    const read = await call('GET', `${PATH}/${created.json.id}`, credential(alice));
    expect({ status: read.status, json: read.json }).toEqual({ status: 200, json: created.json });
    expect(read.headers.get('etag')).toBe('"1"');
    const list = await call('GET', PATH, credential(alice));
    expect({ status: list.status, first: list.json[0] }).toEqual({ status: 200, first: created.json });
  });

  it('PUT replaces, PATCH changes, DELETE removes, and each version has a tag', async () => {
    const { id } = await create(alice);
    const replaced = await call('PUT', `${PATH}/${id}`, {
      ...credential(alice),
      json: { title: '  New  ', body: '' },
    });
    expect(replaced).toMatchObject({ status: 200, json: { id, title: 'New', body: '', version: 2 } });
    expect(replaced.headers.get('etag')).toBe('"2"');

    const changed = await call('PATCH', `${PATH}/${id}`, { ...credential(alice), json: { body: 'More' } });
    expect(changed).toMatchObject({ status: 200, json: { id, title: 'New', body: 'More', version: 3 } });
    expect(changed.headers.get('etag')).toBe('"3"');
    expect(changed.json.created_at).toBe(replaced.json.created_at);

    const removed = await call('DELETE', `${PATH}/${id}`, credential(alice));
    expect({ status: removed.status, text: removed.text }).toEqual({ status: 204, text: '' });
    for (const endpoint of withId) {
      expectProblem(await callEndpoint(endpoint, id, credential(alice)), 404, 'not_found');
    }
  });

  it.each(withId)(
    '$method ($name) answers alike for an id that is missing, foreign or invalid',
    async (endpoint) => {
      const foreign = await create(await register(app.server));
      const answers = [];
      for (const id of [MISSING_ID, foreign.id, 'not-a-uuid', '%00', `${foreign.id};x`]) {
        const answer = expectProblem(await callEndpoint(endpoint, id, credential(alice)), 404, 'not_found');
        answers.push({ ...answer, request_id: undefined, instance: undefined });
      }
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    },
  );

  it.each(changing)(
    '$method ($name) applies only to the version in If-Match, or returns 412',
    async (endpoint) => {
      const { id } = await create(alice);
      await call('PATCH', `${PATH}/${id}`, { token: alice.accessToken, json: { title: 'Second' } });
      const attempt = (ifMatch: string): Promise<Response> =>
        callEndpoint(endpoint, id, { ...credential(alice), headers: { 'If-Match': ifMatch } });

      for (const stale of ['"1"', 'W/"2"', '"1", "3"', '"02"', '"two"', '"99999999999"']) {
        expectProblem(await attempt(stale), 412, 'precondition_failed');
      }
      for (const malformed of ['2', '"2', '"1" "2"', '*, "2"', ',']) {
        const { errors } = expectProblem(await attempt(malformed), 400, 'validation_failed');
        expect(errors).toEqual([{ field: 'If-Match', message: expect.stringMatching(/ETag/) }]);
      }
      const untouched = await call('GET', `${PATH}/${id}`, credential(alice));
      expect(untouched.json).toMatchObject({ title: 'Second', version: 2 });
      expect((await attempt('"1", "2"')).status).toBe(endpoint.method === 'DELETE' ? 204 : 200);
    },
  );

  it.each(changing)('$method ($name) with If-Match: * applies to any version', async (endpoint) => {
    const { id } = await create(alice);
    const options = { ...credential(alice), headers: { 'If-Match': '*' } };
    const answer = await callEndpoint(endpoint, id, options);
    expect(answer.status).toBe(endpoint.method === 'DELETE' ? 204 : 200);
    expectProblem(await callEndpoint(endpoint, MISSING_ID, options), 404, 'not_found');
  });

  it('a reader with the current version gets 304 without a body', async () => {
    const { id } = await create(alice);
    const read = (tags: string): Promise<Response> =>
      call('GET', `${PATH}/${id}`, { ...credential(alice), headers: { 'If-None-Match': tags } });
    for (const current of ['"1"', 'W/"1"', '"7", "1"', '*']) {
      const answer = await read(current);
      expect({ status: answer.status, text: answer.text }).toEqual({ status: 304, text: '' });
      expect(answer.headers.get('etag')).toBe('"1"');
    }
    expect((await read('"2"')).status).toBe(200);
    expectProblem(await read('1'), 400, 'validation_failed');
  });

  it('an Idempotency-Key creates once and repeats the first response', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await call('POST', PATH, { ...credential(alice), headers, json: CONTENT });
    const again = await call('POST', PATH, { ...credential(alice), headers, json: CONTENT });
    expect({ status: again.status, json: again.json }).toEqual({ status: 201, json: first.json });
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.headers.get('etag')).toBe('"1"');
    const other = { ...credential(alice), headers, json: { ...CONTENT, title: 'Other' } };
    expectProblem(await call('POST', PATH, other), 422, 'idempotency_key_reused');
  });
});

describe('who may', () => {
  it.each(endpoints)(
    '$method ($name): nobody without a credential, or with an unknown one',
    async (endpoint) => {
      const attempt = (options: RequestOptions): Promise<Response> =>
        callEndpoint(endpoint, MISSING_ID, options);
      expectProblem(await attempt({}), 401, 'missing_credentials');
      expectProblem(await attempt({ apiKey: 'nonsense' }), 401, 'invalid_credentials');
      expectProblem(await attempt({ token: 'nonsense' }), 401, 'invalid_credentials');
    },
  );

  it('viewers read but do not write, with either scheme', async () => {
    const owner = await register(app.server);
    const { id } = await create(owner);
    const viewer = await register(app.server);
    await changeByHand(
      app.database,
      `INSERT INTO memberships (workspace_id, user_id, role)
         VALUES ('${owner.workspace.id}', '${viewer.user.id}', 'viewer');
       UPDATE api_keys SET workspace_id = '${owner.workspace.id}' WHERE id = '${viewer.apiKeyId}'`,
    );
    const headers = { 'X-Workspace-Id': owner.workspace.id };
    for (const credential of [{ apiKey: viewer.apiKey }, { token: viewer.accessToken, headers }]) {
      expect((await call('GET', `${PATH}/${id}`, credential)).status).toBe(200);
      expect((await call('GET', PATH, credential)).json).toHaveLength(1);
      for (const endpoint of writing) {
        const answer = await callEndpoint(endpoint, id, credential);
        expect(expectProblem(answer, 403, 'insufficient_role')).toMatchObject({ required_role: 'member' });
      }
    }
    expect((await call('GET', `${PATH}/${id}`, { apiKey: owner.apiKey })).json.version).toBe(1);
  });

  it.each([
    { held: 'documents:read', missing: 'documents:write', refused: writing },
    { held: 'documents:write', missing: 'documents:read', refused: reading },
  ])('a key with only $held lacks $missing', async ({ held, missing, refused }) => {
    const account = await register(app.server);
    const { id } = await create(account);
    await changeByHand(
      app.database,
      `UPDATE api_keys SET scopes = '{${held}}' WHERE id = '${account.apiKeyId}'`,
    );
    for (const endpoint of refused) {
      const answer = await callEndpoint(endpoint, id, { apiKey: account.apiKey });
      expect(expectProblem(answer, 403, 'insufficient_scope')).toMatchObject({ required_scope: missing });
    }
  });

  it('documents are listed only in their own workspace', async () => {
    const [one, other] = [await register(app.server), await register(app.server)];
    await create(one, { title: 'Unicorn', body: '' });
    const document = await create(one, { title: 'Unicorn', body: '' });
    const later = Buffer.from(document.id.replace(/^.{8}/, 'ffffffff')).toString('base64url');
    for (const credential of [{ apiKey: other.apiKey }, { token: other.accessToken }]) {
      for (const query of ['?limit=1', '?limit=1&q=unicorn', `?limit=1&cursor=${later}`]) {
        const response = await call('GET', PATH + query, credential);
        expect(response).toMatchObject({ status: 200, json: [] });
        // Not even a next page hints at their existence.
        expect(response.headers.get('link')).toBeNull();
      }
    }
    const headers = { 'X-Workspace-Id': one.workspace.id };
    expectProblem(await call('GET', PATH, { token: other.accessToken, headers }), 404, 'not_found');
    expectProblem(await call('GET', PATH, { apiKey: other.apiKey, headers }), 400, 'workspace_mismatch');
  });
});

describe('races', () => {
  it('of fifty updates of one version, one succeeds and 49 get 412', async () => {
    const { id } = await create(alice);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        call('PATCH', `${PATH}/${id}`, {
          apiKey: alice.apiKey,
          headers: { 'If-Match': '"1"' },
          json: { title: `Writer ${number}` },
        }),
      ),
    );
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).toHaveLength(1);
    for (const answer of answers) {
      if (answer !== winners[0]) expectProblem(answer, 412, 'precondition_failed');
    }
    const current = await call('GET', `${PATH}/${id}`, { apiKey: alice.apiKey });
    expect(current.json).toEqual(winners[0]?.json);
  });

  it('of fifty creations with one Idempotency-Key, one creates and all return it', async () => {
    const account = await register(app.server);
    const headers = { 'Idempotency-Key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        call('POST', PATH, { apiKey: account.apiKey, headers, json: CONTENT }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect((await call('GET', PATH, { apiKey: account.apiKey })).json).toHaveLength(1);
  });
});

describe('the audit trail', () => {
  it('has a row for each change, with title and version but without the body', async () => {
    const account = await register(app.server);
    const { id } = await create(account, { title: 'First', body: 'Private words' });
    const path = `${PATH}/${id}`;
    const patch = { apiKey: account.apiKey, json: { title: 'Second' } };
    const patched = await call('PATCH', path, patch);
    await call('PATCH', path, { ...patch, headers: { 'If-Match': '"1"' } });
    await call('DELETE', path, { token: account.accessToken });

    const rows = await app.database.query('SELECT * FROM audit_events WHERE target_id = $1 ORDER BY id', [
      id,
    ]);
    expect(rows).toMatchObject([
      { action: 'document.created', actor_kind: 'user', details: { title: 'First', version: 1 } },
      { action: 'document.updated', actor_kind: 'api_key', details: { title: 'Second', version: 2 } },
      { action: 'document.deleted', actor_kind: 'user', details: { title: 'Second', version: 2 } },
    ]);
    expect(rows[1]).toMatchObject({
      workspace_id: account.workspace.id,
      actor_user_id: account.user.id,
      actor_api_key_id: account.apiKeyId,
      target_type: 'document',
      request_id: patched.headers.get('x-request-id'),
    });
    expect(JSON.stringify(rows)).not.toContain('Private words');
  });
});
