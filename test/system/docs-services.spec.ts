import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { type IncomingHttpHeaders, type RequestOptions, request as send } from 'node:http';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { fencesOf } from '../support/docs/blocks.js';
import { freePort } from '../support/docs/free-port.js';
import { readPageFile } from '../support/docs/run-blocks.js';
import { eventually } from '../support/eventually.js';
import { registerResourceServer, runOperatorTool } from '../support/operator.js';
import { isInstalled, requireProgram } from '../support/programs.js';
import {
  nginxConfiguration,
  type ProxyName,
  type RunningProxy,
  startProxy,
} from '../support/proxy-program.js';
import { register as registerProcess, registration } from '../support/server.js';
import { rm } from 'node:fs/promises';

const root = resolve(import.meta.dirname, '../..');
/** Another one of loopback than proxies call from, so that the two can be told apart. */
const CALLER = '127.0.0.2';

const page = await readPageFile('docs/services.md');
const describeIf = (isThere: boolean) => (isThere ? describe : describe.skip);

/** How the examples of services are started, on a port that comes last. */
const SERVICES = {
  python: ['python3', resolve(root, 'examples/python/service.py')],
  go: ['go', 'run', resolve(root, 'examples/go/service.go')],
} as const;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** What the service saw. */
  json: Json;
}

interface Stage {
  app: ReturnType<typeof useOwnServer>;
  call(options?: RequestOptions & { body?: string | Buffer }): Promise<Answer>;
  stopService(): Promise<void>;
}

/** A proxy as the page configures it, before a service of the examples, asking a server of this file. */
function useGuardedService(
  name: ProxyName,
  configure: (addresses: Addresses) => string,
  language: keyof typeof SERVICES,
): Stage {
  const app = useOwnServer({ env: { TRUSTED_PROXIES: '127.0.0.1/32' } });
  let port: number;
  let proxy: RunningProxy;
  let service: ReturnType<typeof spawn>;

  beforeAll(async () => {
    port = await freePort();
    const servicePort = await freePort();
    const [program, ...command] = SERVICES[language];
    // A group of its own: `go run` starts the service and passes no signal on.
    service = spawn(program, [...command, String(servicePort)], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      stdio: 'ignore',
      detached: true,
    });
    await registerProcess(service);
    await eventually('the service answers', () =>
      fetch(`http://127.0.0.1:${servicePort}/`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    const addresses = { port, service: `127.0.0.1:${servicePort}`, latchkey: new URL(app.server.url).host };
    proxy = await startProxy(name, configure(addresses), async () => (await call()).status === 401);
  });

  afterAll(async () => {
    await proxy.stop();
    await stopService();
    await rm(registration(service), { force: true });
  });

  function call({ body, ...options }: Parameters<Stage['call']>[0] = {}): Promise<Answer> {
    return new Promise((found, failed) => {
      const outgoing = send(
        { host: '127.0.0.1', port, path: '/invoices', localAddress: CALLER, ...options },
        (response) => {
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () =>
            found({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              json:
                /^application\/(problem\+)?json/.test(response.headers['content-type'] ?? '') && text
                  ? JSON.parse(text)
                  : undefined,
            }),
          );
        },
      ).on('error', failed);
      outgoing.end(body);
    });
  }

  async function stopService(): Promise<void> {
    if (service.exitCode !== null || service.signalCode !== null) return;
    process.kill(-(service.pid as number));
    await once(service, 'exit');
  }

  return { app, call, stopService };
}

interface Addresses {
  port: number;
  service: string;
  latchkey: string;
}

const withAddresses = (block: string, { service, latchkey }: Addresses): string =>
  block.replaceAll('127.0.0.1:8000', service).replaceAll('127.0.0.1:3000', latchkey);

/** With bodies in memory: as root, nginx has workers that may not write below the directory of the test. */
const nginx = (addresses: Addresses): string =>
  nginxConfiguration(`server {
    listen 127.0.0.1:${addresses.port};
    client_max_body_size 10m; client_body_buffer_size 2m;
    ${withAddresses(fencesOf(page, 'nginx')[0] ?? '', addresses).replaceAll('include ', `include ${root}/deploy/nginx/`)}
  }`);

const caddy = (addresses: Addresses): string =>
  `{\n  admin off\n}\n\n${withAddresses(fencesOf(page, 'caddyfile')[0] ?? '', addresses)
    .replace('import latchkey.caddyfile', `import ${root}/deploy/caddy/latchkey.caddyfile`)
    .replace('billing.example.com', `http://127.0.0.1:${addresses.port}`)}`;

/** What the service was told about the caller, by Latchkey's own headers. */
const identityIn = ({ json }: Answer): Record<string, string> =>
  Object.fromEntries(
    Object.entries<string>(json.headers)
      .map(([header, value]) => [header.toLowerCase(), value] as const)
      .filter(([header]) => header !== 'x-latchkey-made-up'),
  );

const FORGED = {
  'x-latchkey-kind': 'user',
  'x-latchkey-user-id': 'forged',
  'x-latchkey-service-account-id': 'forged',
  'x-latchkey-api-key-id': 'forged',
  'x-latchkey-role': 'forged',
  'x-latchkey-scopes': 'forged',
  'x-latchkey-workspace-id': 'forged',
  'x-latchkey-assertion': 'forged',
  'x-latchkey-made-up': 'forged',
};

describe('The README', () => {
  it('shows the three ways in before the installation, each as its page has it, where it is tried', async () => {
    const readme = await readPageFile('README.md');
    const firstScreen = readme.slice(0, readme.indexOf('\n## Run it\n'));
    expect(fencesOf(firstScreen, 'caddyfile')).toEqual(fencesOf(page, 'caddyfile').slice(0, 1));
    expect(fencesOf(firstScreen, 'js')).toEqual(fencesOf(page, 'js').slice(0, 1));
    const [newResource] = fencesOf(firstScreen, 'bash');
    const section = readme.slice(readme.indexOf('\n## Add your own resource\n'));
    expect(fencesOf(section, 'bash')[0]).toContain(newResource);
  });
});

describe('The configurations of the page', () => {
  it.each(['nginx', 'caddyfile'])('have ten lines at most: %s', (language) => {
    expect((fencesOf(page, language)[0] ?? '').trim().split('\n').length).toBeLessThanOrEqual(10);
  });
});

describe.each<[ProxyName, keyof typeof SERVICES, (addresses: Addresses) => string]>([
  ['nginx', 'python', nginx],
  ['caddy', 'python', caddy],
  // Go is large: it is tried where it is there.
  ['nginx', 'go', nginx],
  ['caddy', 'go', caddy],
])('Behind %s, a service in %s that asks Latchkey', (name, language, configure) => {
  const isThere = language === 'go' ? isInstalled('go') : requireProgram('python3');
  describeIf(isThere && requireProgram(name))('as the page says', () => {
    const stage = useGuardedService(name, configure, language);
    let owner: Account;
    let key: string;

    beforeAll(async () => {
      const operatorKey = await runOperatorTool(stage.app.database, 'create', 'platform team');
      await registerResourceServer(stage.app.server, operatorKey, 'billing', [
        { scope: 'invoices:read', role: 'viewer', title: 'Read invoices' },
      ]);
      owner = await register(stage.app.server);
      ({ key } = await createKey(stage.app.server, owner, { scopes: ['invoices:read'] }));
    });

    it('hears who the caller is, by either scheme, and nothing that the caller claims', async () => {
      const byKey = await stage.call({ headers: { 'x-api-key': key, ...FORGED } });
      expect(byKey.status).toBe(200);
      expect(byKey.json.knows_credential).toBe(false);
      expect(identityIn(byKey)).toMatchObject({
        'x-latchkey-kind': 'api_key',
        'x-latchkey-user-id': owner.user.id,
        'x-latchkey-scopes': 'invoices:read',
      });
      const byToken = await stage.call({
        headers: { authorization: `Bearer ${owner.accessToken}`, ...FORGED },
      });
      expect(byToken.status).toBe(200);
      expect(byToken.json.knows_credential).toBe(false);
      expect(identityIn(byToken)).toMatchObject({ 'x-latchkey-kind': 'user' });
      for (const answer of [byKey, byToken])
        expect(Object.values(identityIn(answer))).not.toContain('forged');
    });

    it('hears nothing of what is refused', async () => {
      expect((await stage.call()).status).toBe(401);
      expect((await stage.call({ headers: { 'x-api-key': `${key}0` } })).status).toBe(401);
      const { key: narrow } = await createKey(stage.app.server, owner, { scopes: ['documents:read'] });
      expect((await stage.call({ headers: { 'x-api-key': narrow } })).status).toBe(403);
    });

    it('is guarded by the address of the caller', async () => {
      const of = async (address: string) =>
        (await createKey(stage.app.server, owner, { scopes: ['invoices:read'], allowed_ips: [address] })).key;
      const statusFrom = async (apiKey: string, headers = {}) =>
        (await stage.call({ headers: { 'x-api-key': apiKey, ...headers } })).status;
      expect(await statusFrom(await of(CALLER))).toBe(200);
      expect(await statusFrom(await of('127.0.0.1'))).toBe(401);
      expect(await statusFrom(await of('192.0.2.7'), { 'x-forwarded-for': '192.0.2.7' })).toBe(401);
    });

    it('gets bodies and streams untouched, whatever the method', async () => {
      const headers = { 'x-api-key': key, 'content-type': 'application/octet-stream' };
      const body = randomBytes(1024 * 1024);
      const sent = await stage.call({
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        body,
      });
      expect(sent.json).toMatchObject({ method: 'POST', bytes: body.length });
      const refused = await stage.call({ method: 'PUT', headers: { 'content-length': body.length }, body });
      expect(refused.status).toBe(401);
      const head = await stage.call({ method: 'HEAD', headers });
      expect([head.status, head.text]).toEqual([200, '']);
      const upgrade = await stage.call({
        headers: { ...headers, connection: 'Upgrade', upgrade: 'websocket' },
      });
      expect(upgrade.status).toBe(200);
      const refusedUpgrade = await stage.call({ headers: { connection: 'Upgrade', upgrade: 'websocket' } });
      expect(refusedUpgrade.status).toBe(401);
    });

    it('refuses a key from the moment that its revocation is answered', async () => {
      const own = await createKey(stage.app.server, owner, { scopes: ['invoices:read'] });
      expect((await stage.call({ headers: { 'x-api-key': own.key } })).status).toBe(200);
      await request(
        stage.app.server,
        'DELETE',
        `/api/v1/workspaces/${owner.workspace.id}/api-keys/${own.id}`,
        {
          token: owner.accessToken,
        },
      );
      expect((await stage.call({ headers: { 'x-api-key': own.key } })).status).toBe(401);
    });

    it('is not taken for Latchkey when it is the service that does not answer', async () => {
      expect((await stage.call({ headers: { 'x-api-key': key } })).status).toBe(200);
      await stage.stopService();
      expect((await stage.call({ headers: { 'x-api-key': key } })).status).toBe(502);
    });

    it('is closed while Latchkey does not answer', async () => {
      const headers = { 'x-api-key': key };
      await stage.app.server.stop();
      expect((await stage.call({ headers })).status).toBe(503);
    });
  });
});
