import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createVerifier } from '@latchkey/verifier';
import { latchkey } from '@latchkey/verifier/fetch';
import { build } from 'esbuild';
import { createKey, keysPath } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { fencesOf } from '../support/docs/blocks.js';
import { freePort } from '../support/docs/free-port.js';
import { readPageFile } from '../support/docs/run-blocks.js';
import { eventually } from '../support/eventually.js';
import { registerResourceServer, type ResourceServer, runOperatorTool } from '../support/operator.js';
import { register as registerProcess, registration } from '../support/server.js';

const examples = resolve(import.meta.dirname, '../../examples');

const page = await readPageFile('docs/services.md');

type ServiceResponse = Pick<Awaited<ReturnType<typeof request>>, 'status' | 'headers' | 'json'>;

const app = useOwnServer();
let owner: Account;
let billing: ResourceServer;

beforeAll(async () => {
  const operatorKey = await runOperatorTool(app.database, 'create', 'platform team');
  billing = await registerResourceServer(app.server, operatorKey, 'billing', [
    { scope: 'invoices:read', role: 'viewer', title: 'Read invoices' },
  ]);
  owner = await register(app.server);
});

/**
 * Makes two requests with a key that allows one per day.
 *
 * @param call makes one of them, to a service with a verifier
 */
async function expectLimited(call: (apiKey: string) => Promise<ServiceResponse>): Promise<void> {
  const { id, key } = await createKey(app.server, owner, { limits: [{ requests: 1, per: 'day' }] });
  const policy = '"api-key-day";q=1;w=86400';
  const allowed = await call(key);
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get('ratelimit-policy')).toBe(policy);
  expect(allowed.headers.get('ratelimit')).toMatch(/^"api-key-day";r=0;t=\d+$/);
  const { status, headers, json } = await call(key);
  expect({ status, json }).toMatchObject({
    status: 429,
    json: { status: 429, code: 'quota_exceeded', limit: 1, per: 'day', holder: 'api_key' },
  });
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  expect(headers.get('ratelimit-policy')).toBe(policy);
  expect(headers.get('ratelimit')).toMatch(/^"api-key-day";r=0;t=\d+$/);
  const usage = () =>
    request(app.server, 'GET', keysPath(owner.workspace.id, id, 'usage'), { token: owner.accessToken });
  await eventually('both are counted', async () => (await usage()).json.totals, {
    until: (totals) => totals.allowed + totals.denied >= 2,
  });
  expect((await usage()).json.totals).toEqual({
    allowed: 1,
    denied: 1,
    denied_by_reason: { quota_exceeded: 1 },
  });
}

describe('a service of Fetch', () => {
  it("reports what is left of a limit, and when it is used up, and both appear in the key's usage", async () => {
    const verifier = createVerifier({
      baseUrl: app.server.url,
      secret: billing.secret,
      audience: 'billing',
    });
    try {
      await verifier.ready();
      const serve = async (incoming: Request): Promise<Response> => {
        const { headers, response } = await latchkey(verifier, incoming, { scope: 'invoices:read' });
        return response ?? Response.json({ invoices: [] }, { headers: { ...headers } });
      };
      await expectLimited(async (apiKey) => {
        const response = await serve(
          new Request('http://service.test/invoices', { headers: { 'x-api-key': apiKey } }),
        );
        const { status, headers } = response;
        return { status, headers, json: await response.json() };
      });
    } finally {
      await verifier.close();
    }
  });
});

/** Compiles decorators, into the same folder, so that the result finds its packages. */
async function compiled(source: string): Promise<string> {
  const outfile = `${source}.${process.pid}.mjs`;
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
    logLevel: 'error',
  });
  return outfile;
}

it('the page shows the Express example', () => {
  const [shown = ''] = fencesOf(page, 'js');
  const lines = shown.split('\n').filter(Boolean);
  const example = readFileSync(join(examples, 'express/service.js'), 'utf8').split('\n');
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.filter((line) => !example.includes(line))).toEqual([]);
});

describe.each(['express/service.js', 'fastify/service.js', 'hono/service.js', 'nest/service.ts'])(
  'examples/%s',
  (name) => {
    let file: string;
    let child: ChildProcess;
    let service: { url: string };
    let output = '';

    beforeAll(async () => {
      file = join(examples, name);
      if (file.endsWith('.ts')) file = await compiled(file);
      const port = await freePort();
      service = { url: `http://127.0.0.1:${port}` };
      child = spawn(process.execPath, [file], {
        env: {
          ...process.env,
          LATCHKEY_BASE_URL: app.server.url,
          LATCHKEY_SECRET: billing.secret,
          PORT: String(port),
        },
      });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (text) => (output += String(text)));
      await registerProcess(child);
      await eventually('it is ready', async () => {
        if (child.exitCode !== null) throw new Error(output);
        return (await request(service, 'GET', '/ready').catch(() => undefined))?.status === 200;
      });
    });
    afterAll(async () => {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      const [code] = await ended;
      await rm(registration(child), { force: true });
      if (name.endsWith('.ts')) await rm(file);
      expect({ code, output }).toEqual({ code: 0, output: '' });
    });

    it('admits callers with the scope, and answers others as Latchkey does', async () => {
      const other = await createKey(app.server, owner, { scopes: ['members:read'] });
      const list = (credential: Parameters<typeof request>[3]) =>
        request(service, 'GET', '/invoices', credential);
      expect((await list({ apiKey: owner.apiKey })).json).toEqual({
        invoices: [],
        workspace: owner.workspace.id,
      });
      expect((await list({ token: owner.accessToken })).status).toBe(200);
      for (const [credential, status, code] of [
        [{}, 401, 'missing_credentials'],
        [{ apiKey: 'nonsense' }, 401, 'invalid_credentials'],
        [{ apiKey: other.key }, 403, 'insufficient_scope'],
      ] as const) {
        const { headers, ...refused } = await list(credential);
        expect(refused).toMatchObject({ status, json: { status, code } });
        expect(headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
        expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="latchkey"/);
      }
    });

    it("reports what is left of a limit, and when it is used up, and both appear in the key's usage", async () => {
      await expectLimited((apiKey) => request(service, 'GET', '/invoices', { apiKey }));
    });

    it("uses the caller's address", async () => {
      const keys = await Promise.all(
        ['127.0.0.1', '192.0.2.1'].map((ip) => createKey(app.server, owner, { allowed_ips: [ip] })),
      );
      const statuses = keys.map(
        async ({ key }) => (await request(service, 'GET', '/invoices', { apiKey: key })).status,
      );
      expect(await Promise.all(statuses)).toEqual([200, 401]);
    });

    it('refuses a key as soon as its revocation is answered', async () => {
      const { id, key } = await createKey(app.server, owner);
      const status = async () => (await request(service, 'GET', '/invoices', { apiKey: key })).status;
      expect(await status()).toBe(200);
      await request(app.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });
      expect(await status()).toBe(401);
    });
  },
);
