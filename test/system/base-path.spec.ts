import { beforeAll, describe, expect, it } from '@jest/globals';
import '../../src/app.module.js';
import { isOwnSegment } from '../../src/core/config/variables.js';
import { Latchkey } from '@latchkey/sdk';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request, type Response } from '../support/client.js';

const BASE = '/latchkey';
const ANY_ID = '0198c0de-0000-7000-8000-000000000000';
const BROWSER = { accept: 'text/html,*/*;q=0.8' };

const app = useOwnServer({ env: { PUBLIC_URL: `https://acme.dev${BASE}` } });
/** `server.url` with the base path, for helpers that add `/api/v1/…`. */
const below = () => ({ url: app.server.url + BASE });
const get = (path: string, headers: Record<string, string> = {}) =>
  request(app.server, 'GET', path, { headers });

let document: Json;
let account: Account;
beforeAll(async () => {
  document = (await get(`${BASE}/api/openapi.json`)).json;
  account = await register(below());
});

interface Operation {
  method: string;
  path: string;
}

const operations = (): Operation[] =>
  Object.entries(document.paths as Record<string, object>).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, ANY_ID),
    })),
  );

const keyed = (method: string, path: string, json?: unknown): Promise<Response> =>
  request(app.server, method, path, { apiKey: account.apiKey, ...(json === undefined ? {} : { json }) });

/** The link targets in a response of this type. Markdown pages are as written, for the code host. */
function targetsIn(type: string, text: string): string[] {
  const patterns: [RegExp, RegExp][] = [
    [/html/, /(?:href|src)=["']([^"'#]+)/g],
    [/plain/, /\]\(([^)#]+)\)/g],
    [/javascript/, /["'](\.\/[\w.-]+\.(?:js|css))["']/g],
    [/css/, /url\(["']?([^"')]+)/g],
  ];
  return patterns.flatMap(([ofType, target]) =>
    ofType.test(type) ? [...text.matchAll(target)].map(([, found]) => found as string) : [],
  );
}

describe('Below the path of PUBLIC_URL', () => {
  it('every link, script, style and font of the pages exists, and is below that path, too', async () => {
    const start = [
      `${BASE}/`,
      `${BASE}/docs`,
      `${BASE}/api/docs`,
      `${BASE}/llms.txt`,
      `${BASE}/no/such/page`,
    ];
    const queue = start.map((path) => ({ path, from: '' }));
    const seen = new Set<string>();
    const broken: string[] = [];
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { path, from } = next;
      if (seen.has(path)) continue;
      seen.add(path);
      const { status, headers, text } = await get(path, BROWSER);
      if (!path.startsWith(`${BASE}/`) || (status !== 200 && !path.includes('/no/such'))) {
        broken.push(`${from} → ${path}: ${status}`);
        continue;
      }
      // Swagger UI's own scripts load nothing more.
      if (path.startsWith(`${BASE}/api/docs/`)) continue;
      for (const target of targetsIn(headers.get('content-type') ?? '', text)) {
        const { origin, pathname } = new URL(target.replaceAll('&amp;', '&'), `http://here${path}`);
        if (origin === 'http://here') queue.push({ path: pathname, from: path });
      }
    }
    expect(broken).toEqual([]);
    const found = [...seen].map((path) => path.slice(BASE.length));
    for (const kind of [/^\/docs\/\w+$/, /^\/docs\/.+\.md$/, /^\/assets\/.+\.js$/, /^\/assets\/.+\.css$/])
      expect(found.filter((path) => kind.test(path)).length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining(['/favicon.svg', '/api/docs/swagger-ui-bundle.js']));
  });

  it('every route of the API and every probe answers, and its problems name existing paths', async () => {
    expect(document.servers).toEqual([{ url: BASE }]);
    expect(operations().length).toBeGreaterThan(40);
    for (const { method, path } of operations()) {
      const inner = await request(app.server, method, path);
      const outer = await request(app.server, method, BASE + path);
      expect({ method, path, status: outer.status }).toEqual({ method, path, status: inner.status });
      expect(outer.json?.code).not.toBe('method_not_allowed');
      if (outer.status < 400) continue;
      expect(outer.json.instance).toBe(BASE + path);
      expect(outer.json.type).toBe(`${BASE}/docs/errors#${outer.json.code}`);
    }
    for (const path of ['/health/live', '/health/ready']) expect((await get(BASE + path)).status).toBe(200);
  });

  it('Location and Link lead to what they name, whichever URL was requested', async () => {
    const { workspace, apiKeyId } = account;
    for (const prefix of [BASE, '']) {
      for (const [path, json] of [
        ['/api/v1/documents', { title: 'A', body: '' }],
        [`/api/v1/workspaces/${workspace.id}/api-keys`, { name: 'a' }],
        [
          `/api/v1/workspaces/${workspace.id}/webhook-endpoints`,
          { url: 'https://receiver.example/hooks', events: ['document.created'], api_key_id: apiKeyId },
        ],
      ] as const) {
        const created = await keyed('POST', prefix + path, json);
        expect(created).toMatchObject({ status: 201 });
        const location = created.headers.get('location') ?? '';
        expect(location).toBe(`${BASE}${path}/${created.json.id}`);
        expect((await keyed('GET', location)).json.id).toBe(created.json.id);
      }
    }
    const rotated = await keyed(
      'POST',
      `${BASE}/api/v1/workspaces/${workspace.id}/api-keys/${apiKeyId}/rotate`,
      {
        overlap_seconds: 600,
      },
    );
    expect(rotated.headers.get('location')).toBe(
      `${BASE}/api/v1/workspaces/${workspace.id}/api-keys/${rotated.json.id}`,
    );
    const first = await keyed('GET', `${BASE}/api/v1/documents?limit=1`);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(next).toMatch(`${BASE}/api/v1/documents?`);
    expect((await keyed('GET', next)).json).toHaveLength(1);
  });

  it('the SDK accepts the URL with its path, and follows pages', async () => {
    const latchkey = new Latchkey({ baseUrl: `${below().url}/`, apiKey: account.apiKey });
    for (const title of ['A', 'B']) await latchkey.documents.create({ title, body: '' });
    const first = await latchkey.documents.list().page({ limit: 1 });
    const second = await latchkey.documents.list().page({ limit: 1, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['B', 'A']);
  });

  it('the session cookie covers the whole host, as __Host- requires', async () => {
    const { email, password } = account;
    const { headers } = await request(app.server, 'POST', `${BASE}/api/v1/auth/login`, {
      json: { email, password },
    });
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-refresh_token=.*; Path=\/;/)]);
  });

  it('a path with only a similar beginning, or in different case, is not below it', async () => {
    for (const path of [`${BASE}2/api/v1/me`, '/LATCHKEY/api/v1/me', `${BASE}${BASE}/api/v1/me`])
      expect((await get(path)).status).toBe(404);
  });

  it('requests that no hook sees are answered alike', async () => {
    const { json } = await get(`${BASE}/api/v1/%zz`);
    expect(json).toMatchObject({ instance: `${BASE}/api/v1/%zz`, type: `${BASE}/docs/errors#${json.code}` });
  });
});

it('no path of this server begins like a possible base path', () => {
  const segments = operations().map(({ path }) => path.split('/')[1] as string);
  expect([...new Set(segments)].filter((segment) => !isOwnSegment(segment))).toEqual([]);
});
