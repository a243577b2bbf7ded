import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { useServer } from '../support/app.js';
import { register, request, type Account, type Json } from '../support/client.js';
import { requireProgram } from '../support/programs.js';

/**
 * Follows the examples of five products' pages about API keys against this server: what their users do with curl,
 * Python and JavaScript works here the same way (with our paths).
 */
const app = useServer();
const run = promisify(execFile);

let account: Account;
let api: string;
let keys: string;

beforeAll(async () => {
  account = await register(app.server);
  api = `${app.server.url}/api/v1`;
  keys = `${api}/workspaces/${account.workspace.id}/api-keys`;
});

const withCurl = requireProgram('curl') ? it : it.skip;
const withPython = requireProgram('python3') ? it : it.skip;

const curl = async (...parameters: string[]): Promise<Json> =>
  JSON.parse((await run('curl', ['-sS', ...parameters])).stdout);

/** `requests` if it is installed, else a stand-in of the same shape based on the standard library. */
const python = async (script: string): Promise<string> => {
  const requests = `
import json, sys
try:
    import requests
except ImportError:
    import urllib.request
    class _Response:
        def __init__(self, raw): self.status_code, self._body = raw.status, raw.read()
        def json(self): return json.loads(self._body)
        def raise_for_status(self): pass
    class _Requests:
        def get(self, url, headers={}): return _Response(urllib.request.urlopen(urllib.request.Request(url, headers=headers)))
        def post(self, url, json_=None, headers={}, **options):
            data = json.dumps(options.get('json', json_)).encode()
            return _Response(urllib.request.urlopen(urllib.request.Request(url, data, {'Content-Type': 'application/json', **headers})))
        Session = lambda self: self
    requests = _Requests()
`;
  const { stdout } = await run('python3', ['-c', requests + script], {
    env: {
      ...process.env,
      API: api,
      API_KEY: account.apiKey,
      EMAIL: account.email,
      PASSWORD: account.password,
    },
  });
  return stdout.trim();
};

describe('Two schemes, one API', () => {
  it('provisions every account with one key, with prefix and 48 hexadecimal characters', () => {
    expect(account.apiKey).toMatch(/^lk_[0-9a-f]{48}$/);
  });

  withCurl('lists documents with the key in X-API-Key, by curl, with a trailing slash', async () => {
    expect(await curl(`${api}/documents/`, '-H', `X-API-Key: ${account.apiKey}`)).toEqual([]);
  });

  withPython('lists documents with the key, by Python', async () => {
    const output = await python(`
import os
response = requests.get(os.environ["API"] + "/documents/", headers={"X-API-Key": os.environ["API_KEY"]})
response.raise_for_status()
print(response.json())`);
    expect(output).toBe('[]');
  });

  it('lists documents with the key, in JavaScript', async () => {
    const response = await fetch(`${api}/documents/`, { headers: { 'X-API-Key': account.apiKey } });
    expect(response.ok).toBe(true);
    expect(await response.json()).toEqual([]);
  });

  withCurl('signs in and lists documents with the bearer token, by curl', async () => {
    const login = await curl(
      ...['-X', 'POST', `${api}/auth/login`, '-H', 'Content-Type: application/json'],
      ...['-d', JSON.stringify({ email: account.email, password: account.password })],
    );
    expect(login).toMatchObject({ access_token: expect.any(String), token_type: 'bearer', expires_in: 900 });
    expect(await curl(`${api}/documents/`, '-H', `Authorization: Bearer ${login.access_token}`)).toEqual([]);
  });

  withPython('signs in and lists documents with the bearer token, by Python', async () => {
    const output = await python(`
import os
session = requests.Session()
login = session.post(os.environ["API"] + "/auth/login", json={"email": os.environ["EMAIL"], "password": os.environ["PASSWORD"]})
login.raise_for_status()
token = login.json()["access_token"]
response = session.get(os.environ["API"] + "/documents/", headers={"Authorization": f"Bearer {token}"})
print(response.json())`);
    expect(output).toBe('[]');
  });

  it('signs in and lists documents with the bearer token, in JavaScript', async () => {
    const login = await fetch(`${api}/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: account.email, password: account.password }),
      credentials: 'include',
    });
    const { access_token } = (await login.json()) as Json;
    const response = await fetch(`${api}/documents/`, {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    expect(await response.json()).toEqual([]);
    expect(login.headers.getSetCookie()[0]).toMatch(/HttpOnly; Secure; SameSite=Strict/);
  });

  it('stops a rotated key on the next request', async () => {
    const other = await register(app.server);
    const rotated = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${other.workspace.id}/api-keys/${other.apiKeyId}/rotate`,
      {
        apiKey: other.apiKey,
      },
    );
    expect(rotated.status).toBe(201);
    expect((await request(app.server, 'GET', '/api/v1/documents', { apiKey: other.apiKey })).status).toBe(
      401,
    );
    expect((await request(app.server, 'GET', '/api/v1/documents', { apiKey: rotated.json.key })).status).toBe(
      200,
    );
  });
});

describe('Keys of a workspace, created, listed and revoked through the API', () => {
  withCurl('by curl, with the workspace in the path and in a header', async () => {
    const headers = [
      '-H',
      `Authorization: Bearer ${account.accessToken}`,
      '-H',
      `X-Workspace-ID: ${account.workspace.id}`,
    ];
    const created = await curl(
      ...['-X', 'POST', keys, ...headers, '-H', 'Content-Type: application/json'],
      ...['-d', '{ "name": "CI/CD Pipeline Key" }'],
    );
    expect(created).toMatchObject({
      name: 'CI/CD Pipeline Key',
      status: 'active',
      workspace_id: account.workspace.id,
    });
    expect(created.key.startsWith(created.key_prefix)).toBe(true);

    const listed: Json[] = await curl(keys, ...headers);
    const found = listed.find(({ id }) => id === created.id);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining([
        ...[
          'id',
          'workspace_id',
          'name',
          'key_prefix',
          'status',
          'created_by',
          'created_at',
          'updated_at',
          'last_used_at',
        ],
      ]),
    );
    expect(found).not.toHaveProperty('key');

    expect(await curl('-X', 'DELETE', `${keys}/${created.id}`, ...headers)).toEqual({ status: 'revoked' });
    const refused = await curl(
      '-o',
      '/dev/null',
      '-w',
      '%{http_code}',
      `${api}/documents`,
      '-H',
      `X-API-Key: ${created.key}`,
    );
    expect(refused).toBe(401);
  });
});

describe('Keys as bearer tokens', () => {
  withCurl('are accepted with the workspace in a header', async () => {
    const documents = await curl(
      ...['-H', `Authorization: Bearer ${account.apiKey}`, '-H', `X-Workspace-Id: ${account.workspace.id}`],
      `${api}/documents`,
    );
    expect(documents).toEqual([]);
  });

  it('inherit the role of their creator', async () => {
    const { json } = await request(app.server, 'GET', '/api/v1/me', { token: account.apiKey });
    expect(json).toMatchObject({ kind: 'api_key', role: 'owner', user: { id: account.user.id } });
  });

  it('rotate without downtime: both are valid until the old one is deleted', async () => {
    const created = await request(app.server, 'POST', `/api/v1/workspaces/${account.workspace.id}/api-keys`, {
      token: account.apiKey,
      json: { name: 'production-server' },
    });
    const second = created.json;
    const status = async (key: string) =>
      (await request(app.server, 'GET', '/api/v1/me', { token: key })).status;
    expect([await status(account.apiKey), await status(second.key)]).toEqual([200, 200]);
    await request(app.server, 'DELETE', `/api/v1/workspaces/${account.workspace.id}/api-keys/${second.id}`, {
      token: account.apiKey,
    });
    expect([await status(account.apiKey), await status(second.key)]).toEqual([200, 401]);
  });

  it('come with a webhook signing secret, shown once', () => {
    expect(account.webhookSigningSecret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
  });

  it('are refused from an address outside their allowlist, with 401 and a detail', async () => {
    const { json } = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${account.workspace.id}/api-keys`,
      {
        token: account.accessToken,
        json: { name: 'From the office', allowed_ips: ['198.51.100.0/24'] },
      },
    );
    const from = (address: string) => request(app.server, 'GET', '/api/v1/me', { token: json.key, address });
    expect((await from('198.51.100.7')).status).toBe(200);
    const refused = await from('203.0.113.9');
    expect(refused.status).toBe(401);
    expect(refused.json.detail).toEqual(expect.any(String));
  });
});

describe('Reference pages', () => {
  it('are where they are expected: Swagger UI, OpenAPI and llms.txt', async () => {
    expect((await request(app.server, 'GET', '/api/docs')).status).toBe(200);
    expect((await request(app.server, 'GET', '/api/openapi.json')).json.openapi).toBe('3.1.0');
    const index = await request(app.server, 'GET', '/llms.txt');
    expect(index.text).toContain('/docs/errors');
    expect((await request(app.server, 'GET', '/docs/errors')).text).toContain('invalid_credentials');
  });
});
