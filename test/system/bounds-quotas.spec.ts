import { beforeEach, describe, expect, it } from '@jest/globals';
import '../../src/app.module.js';
import { declaredLimits, errors } from '../../src/core/resource/declared.js';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { changeByHand } from '../support/by-hand.js';
import { addApp } from '../support/factors.js';
import { expectProblem } from '../support/expect-problem.js';
import { type ApiOperation, exampleBody, operations } from '../support/openapi.js';
import { fifty } from '../support/patiently.js';
import { registerMember } from '../support/workspaces.js';

const LIMIT = 7;
const MEBIBYTE = 1024 * 1024;
const app = useOwnServer({
  env: {
    ...Object.fromEntries(
      [...declaredLimits().keys()]
        .filter((name) => /_PER_(USER|WORKSPACE)$/.test(name))
        .map((name) => [name, String(LIMIT)]),
    ),
    DOCUMENT_MEGABYTES_PER_WORKSPACE: '1',
    SIGN_IN_FAILURES_PER_ACCOUNT: '1000',
    SIGN_IN_FAILURES_PER_ADDRESS: '1000',
    WEBHOOK_ALLOW_PRIVATE: 'true',
  },
});

let owner: Account;
beforeEach(async () => {
  owner = await register(app.server);
});

const post = (path: string, json: unknown): Promise<Response> =>
  request(app.server, 'POST', path, { token: owner.accessToken, json });
const inWorkspace = (path: string): string => `/api/v1/workspaces/${owner.workspace.id}${path}`;

/** A resource with a quota that is created at its own path needs no entry here. */
function isUsualCreation(operation: ApiOperation): boolean {
  return (
    operation.access.access === 'authenticated' &&
    operation.method === 'POST' &&
    /^\/api\/v1\/[a-z-]+$/.test(operation.path) &&
    limitOf(operation) !== ''
  );
}

/** The code of the quota on the number of things, which has the shortest name; '' if there is none. */
const limitOf = ({ path, responses }: ApiOperation): string => {
  if (path === '/api/v1/workspaces') return '';
  const codes = [...String(responses['409']?.description).matchAll(/`(\w+_limit)`/g)].map(
    ([, code = '']) => code,
  );
  return codes.toSorted((left, right) => left.length - right.length)[0] ?? '';
};

interface Quota {
  code: string;
  /** The initial number: the account's own workspace, its first key. */
  atFirst: number;
  add: (index: number) => Promise<Response>;
}

const quotas: Record<string, Quota> = {
  workspaces: {
    code: 'workspace_limit',
    atFirst: 1,
    add: (index) => post('/api/v1/workspaces', { name: `number ${index}` }),
  },
  'API keys': {
    code: 'api_key_limit',
    atFirst: 1,
    add: (index) => post(inWorkspace('/api-keys'), { name: `number ${index}` }),
  },
  'open invitations': {
    code: 'invitation_limit',
    atFirst: 0,
    add: () => post(inWorkspace('/invitations'), { role: 'viewer' }),
  },
  'webhook endpoints': {
    code: 'webhook_endpoint_limit',
    atFirst: 0,
    add: (index) =>
      post(inWorkspace('/webhook-endpoints'), {
        url: `http://127.0.0.1:9876/${index}`,
        events: ['document.created'],
        api_key_id: owner.apiKeyId,
      }),
  },
  'service accounts': {
    code: 'service_account_limit',
    atFirst: 0,
    add: (index) => post(inWorkspace('/service-accounts'), { name: `number ${index}`, role: 'viewer' }),
  },
  ...Object.fromEntries(
    operations.filter(isUsualCreation).map((operation) => [
      operation.path,
      {
        code: limitOf(operation),
        atFirst: 0,
        add: () => post(operation.path, exampleBody(operation, owner.workspace.id)),
      },
    ]),
  ),
};

it('every quota is tested here', () => {
  // For services and their verifiers: see verifier-sessions.spec.ts.
  const codes = [...errors().keys()].filter(
    (code) => code.endsWith('_limit') && code !== 'verifier_session_limit',
  );
  const tried = [
    'member_limit',
    'factor_limit',
    'document_bytes_limit',
    ...Object.values(quotas).map(({ code }) => code),
  ];
  expect(codes.toSorted()).toEqual(tried.toSorted());
});

describe('a quota is exact for fifty concurrent requests, and names its limit', () => {
  it.each(Object.entries(quotas))('of %s', async (_, { code, atFirst, add }) => {
    const answers = await fifty(add);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(LIMIT - atFirst);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(expectProblem(answer, 409, code).limit).toBe(LIMIT);
    }
  });

  it('of second factors, of which only one is being set up at a time', async () => {
    const begun = await fifty(() => post('/api/v1/auth/factors/totp', {}));
    expect(begun.map(({ status }) => status)).toEqual(begun.map(() => 201));
    // The session that adds a factor has proved it.
    await addApp(app.server, owner);
    await changeByHand(
      app.database,
      `INSERT INTO factors (id, user_id, type, name, sealed_secret, confirmed_at)
       SELECT gen_random_uuid(), '${owner.user.id}', 'totp', 'app', '', clock_timestamp() FROM generate_series(2, ${LIMIT})`,
    );
    const refused = await post('/api/v1/auth/factors/totp', {});
    expect(expectProblem(refused, 409, 'factor_limit').limit).toBe(LIMIT);
  });

  it('of members', async () => {
    const guests = await Promise.all(Array.from({ length: LIMIT + 5 }, () => register(app.server)));
    for (let index = 2; index < LIMIT; index += 1) {
      await registerMember(app.server, app.database, owner, 'viewer');
    }
    // One more is allowed.
    const tokens: string[] = [];
    for (const _ of guests.slice(0, LIMIT)) {
      const { json } = await post(inWorkspace('/invitations'), { role: 'viewer' });
      tokens.push(json.token);
    }
    const answers = await Promise.all(
      tokens.map((token, index) =>
        request(app.server, 'POST', '/api/v1/invitations/accept', {
          token: guests[index]?.accessToken ?? '',
          json: { token },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(expectProblem(answer, 409, 'member_limit').limit).toBe(LIMIT);
    }
  });
});

describe('the bytes of documents', () => {
  const body = 'ä'.repeat(150_000);
  const large = (index: number) => post('/api/v1/documents', { title: `number ${index}`, body });

  it('are counted in UTF-8 across concurrent writes; shortening never exceeds them', async () => {
    const answers = await fifty(large);
    const created = answers.filter(({ status }) => status === 201);
    expect(created).toHaveLength(Math.floor(MEBIBYTE / 300_000));
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(expectProblem(answer, 409, 'document_bytes_limit').limit).toBe(MEBIBYTE);
    }
    const patch = (text: string) =>
      request(app.server, 'PATCH', `/api/v1/documents/${created[0]?.json.id}`, {
        token: owner.accessToken,
        json: { body: text },
      });
    expectProblem(await patch('ä'.repeat(300_000)), 409, 'document_bytes_limit');
    expect((await patch('short')).status).toBe(200);
    expect((await large(99)).status).toBe(201);
    const [total] = await app.database.query(
      `SELECT documents, bytes, (SELECT sum(octet_length(body)) FROM documents WHERE workspace_id = $1) AS counted
       FROM document_totals WHERE workspace_id = $1`,
      [owner.workspace.id],
    );
    expect(total?.bytes).toBe(total?.counted);
    await changeByHand(app.database, `DELETE FROM documents WHERE workspace_id = '${owner.workspace.id}'`);
    expect(
      await app.database.query('SELECT documents, bytes FROM document_totals WHERE workspace_id = $1', [
        owner.workspace.id,
      ]),
    ).toEqual([{ documents: '0', bytes: '0' }]);
  });

  it('are never exceeded when fifty requests lengthen existing documents at once', async () => {
    const ids: string[] = [];
    for (let index = 0; index < LIMIT; index += 1)
      ids.push((await post('/api/v1/documents', { title: `number ${index}`, body: '' })).json.id);
    const lengthen = (index: number) =>
      request(app.server, 'PATCH', `/api/v1/documents/${ids[index % LIMIT]}`, {
        token: owner.accessToken,
        json: { body },
      });
    const answers = await fifty(lengthen);
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect(expectProblem(answer, 409, 'document_bytes_limit').limit).toBe(MEBIBYTE);
    const lengths = (await request(app.server, 'GET', '/api/v1/documents', { token: owner.accessToken }))
      .json;
    const long = await Promise.all(
      lengths.map(async ({ id }: { id: string }) => {
        const { json } = await request(app.server, 'GET', `/api/v1/documents/${id}`, {
          token: owner.accessToken,
        });
        return json.body.length > 0;
      }),
    );
    // One document may have been lengthened twice, which takes no more room.
    expect(long.filter(Boolean)).toHaveLength(Math.floor(MEBIBYTE / 300_000));
  });
});

describe('room is made', () => {
  it('for keys by revoking one, and a rotation needs none', async () => {
    for (let index = 1; index < LIMIT; index += 1) {
      expect((await post(inWorkspace('/api-keys'), { name: 'x' })).status).toBe(201);
    }
    expectProblem(await post(inWorkspace('/api-keys'), { name: 'x' }), 409, 'api_key_limit');
    const rotated = await post(inWorkspace(`/api-keys/${owner.apiKeyId}/rotate`), { overlap_seconds: 3600 });
    expect(rotated.status).toBe(201);
    expectProblem(await post(inWorkspace('/api-keys'), { name: 'x' }), 409, 'api_key_limit');
    await request(app.server, 'DELETE', inWorkspace(`/api-keys/${rotated.json.id}`), {
      token: owner.accessToken,
    });
    expect((await post(inWorkspace('/api-keys'), { name: 'x' })).status).toBe(201);
  });
});

describe('sessions', () => {
  const signIn = () =>
    request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email: owner.email, password: owner.password },
    });
  const isAlive = async (token: string): Promise<boolean> =>
    (await request(app.server, 'GET', '/api/v1/me', { token })).status === 200;

  it('one too many ends the least recently used one at once', async () => {
    const tokens = [owner.accessToken];
    while (tokens.length < LIMIT) tokens.push((await signIn()).json.access_token);
    expect(await Promise.all(tokens.map(isAlive))).toEqual(tokens.map(() => true));
    const last = await signIn();
    expect(last.status).toBe(200);
    expect(await Promise.all([...tokens, last.json.access_token].map(isAlive))).toEqual([
      false,
      ...tokens.map(() => true),
    ]);
  });

  it('never exceed their maximum when fifty sign in at once', async () => {
    for (const { status } of await fifty(signIn)) expect(status).toBe(200);
    const live = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: (await signIn()).json.access_token,
    });
    expect(live.json).toHaveLength(LIMIT);
  });
});
