import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { addColleague, type Colleague, createKey, keysPath } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import {
  type Account,
  type Json,
  rawRequest,
  register,
  request,
  type RequestOptions,
} from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
let owner: Account;
let viewer: Colleague;

beforeAll(async () => {
  owner = await register(app.server);
  viewer = await addColleague(app, owner, 'viewer');
});

/** The three ways of making one request. In someone else's workspace, a user has to name it, but a key does not. */
const waysOf = ({ apiKey, accessToken }: { apiKey: string; accessToken: string }) => {
  const headers = { 'x-workspace-id': owner.workspace.id };
  const ways: Record<string, RequestOptions> = {
    'X-API-Key': { apiKey, headers },
    'Bearer key': { token: apiKey, headers },
    'Bearer token': { token: accessToken, headers },
  };
  return Object.entries(ways);
};

describe('G1: a key and a token of one person', () => {
  it('are the same principal, except for what identifies the credential', async () => {
    for (const person of [owner, viewer]) {
      const answers = [];
      for (const [way, options] of waysOf(person)) {
        const { json } = await request(app.server, 'GET', '/api/v1/me', options);
        const { kind, key, ...same } = json;
        expect({ way, kind, hasKey: key !== null }).toEqual({
          way,
          kind: way === 'Bearer token' ? 'user' : 'api_key',
          hasKey: way !== 'Bearer token',
        });
        answers.push(same);
      }
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      expect(answers[0].workspace.id).toBe(owner.workspace.id);
    }
  });

  it('read the same bytes', async () => {
    const key = await createKey(app.server, owner);
    for (const path of ['', `/${key.id}`, '?status=active&limit=1']) {
      const answers = [];
      for (const [, options] of waysOf(owner)) {
        const { status, text, headers } = await request(
          app.server,
          'GET',
          keysPath(owner.workspace.id) + path,
          options,
        );
        answers.push({ status, text: withoutLastUse(text), link: headers.get('link') });
      }
      expect(answers[0]?.status).toBe(200);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    }
  });

  it('write the same, and record who it was', async () => {
    const answers = [];
    const makers: string[] = [];
    for (const [, options] of waysOf(viewer)) {
      const { status, json } = await request(app.server, 'POST', keysPath(owner.workspace.id), {
        ...options,
        json: { name: 'same', scopes: ['members:read'] },
      });
      const { id, key, key_prefix, webhook_signing_secret, created_at, updated_at, created_by_key, ...same } =
        json;
      makers.push(created_by_key === null ? 'a person' : 'a key');
      expect([id, key, key_prefix, webhook_signing_secret, created_at, updated_at]).not.toContain(undefined);
      answers.push({ status, same });
    }
    expect(makers).toEqual(['a key', 'a key', 'a person']);
    expect(answers[0]).toMatchObject({ status: 201, same: { created_by: viewer.userId } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each<[string, number, string, (path: (...rest: string[]) => string) => [string, string, Json?]]>([
    ['what is not valid', 400, 'validation_failed', (path) => ['POST', path(), { name: 7 }]],
    [
      'what the role does not cover',
      403,
      'insufficient_scope',
      (path) => ['POST', path(), { name: 'n', scopes: ['audit:read'] }],
    ],
    ["somebody else's key", 404, 'not_found', (path) => ['GET', path(owner.apiKeyId)]],
    ['what does not exist', 404, 'not_found', (path) => ['GET', path('no-id')]],
    ['another workspace', 404, 'not_found', () => ['GET', keysPath('0197b0c4-7cf1-7000-8000-000000000000')]],
  ])('are refused alike: %s', async (_, status, code, requestOf) => {
    const [method, path, json] = requestOf((...rest) => keysPath(owner.workspace.id, ...rest));
    const answers = [];
    for (const [, { headers: _headers, ...options }] of waysOf(viewer)) {
      const response = await request(app.server, method, path, { ...options, json });
      const { request_id, ...problem } = expectProblem(response, status, code);
      expect(request_id).toBe(response.headers.get('x-request-id'));
      answers.push({ problem, challenge: response.headers.get('www-authenticate') });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('treat a trailing slash alike', async () => {
    for (const [, options] of waysOf(owner)) {
      for (const path of [
        '/api/v1/me',
        keysPath(owner.workspace.id),
        keysPath(owner.workspace.id, owner.apiKeyId),
      ]) {
        expect((await request(app.server, 'GET', `${path}/`, options)).status).toBe(200);
      }
    }
  });
});

describe('G1: default deny', () => {
  it.each(['nowhere', 'class'])(
    'does not start a server that has a route whose method lacks an access declaration, declared on: %s',
    async (place) => {
      const entry = resolve(import.meta.dirname, '../support/undeclared-route.js');
      await expect(app.startInstance({ entry, env: { DECLARED_ON: place } })).rejects.toThrow(
        /Routes without @Public.*ForgetfulController\.read/,
      );
    },
  );

  it.each([
    '/API/V1/me',
    '/api/v1/ME',
    '//api/v1/me',
    '/api//v1/me',
    '/api/v1/me;x=1',
    '/api/v1/%6De',
    '/api/v1/%256de',
    'http://localhost/api/v1/me',
    '/api/v1/me#x',
    '\\\\api\\v1\\me',
    '/api/v1/./me',
    '/api/v1/x/../me',
    '/api/v1/x/%2e%2e/me',
    '/api/v1%2fme',
    '/api/v1/me%00',
    '/api/v1/me%20',
    '/api/v1/me.json',
    '/health/../api/v1/me',
    '/health/live/../../api/v1/me',
  ])('gives nothing to a caller without a credential at %s', async (path) => {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'TRACE', 'get']) {
      // Written by hand, because a client would normalise the path.
      const answer = await rawRequest(
        app.server,
        `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 (400|401|404|405) /);
      expect(answer).not.toContain('scopes');
    }
  });

  it('requires the same credential for HEAD as for GET', async () => {
    for (const path of ['/api/v1/me', keysPath(owner.workspace.id)]) {
      expect((await request(app.server, 'HEAD', path)).status).toBe(401);
      expect((await request(app.server, 'HEAD', path, { apiKey: owner.apiKey })).status).toBe(200);
      const narrow = await createKey(app.server, owner, { scopes: ['audit:read'] });
      const status = path === '/api/v1/me' ? 200 : 403;
      expect((await request(app.server, 'HEAD', path, { apiKey: narrow.key })).status).toBe(status);
    }
  });
});

/** The one field that the test's own requests change. */
const withoutLastUse = (text: string): string => text.replace(/"last_used_at":("[^"]+"|null)/g, '');
