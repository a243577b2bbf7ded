import { request as send } from 'node:http';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { requireProgram } from '../support/programs.js';
import {
  nginxConfiguration,
  type ProxyName,
  type RunningProxy,
  startProxy,
} from '../support/proxy-program.js';
import { fencesOf } from '../support/docs/blocks.js';
import { freePort } from '../support/docs/free-port.js';
import { readPageFile } from '../support/docs/run-blocks.js';

const withNginx = requireProgram('nginx') ? it : it.skip;
const withCaddy = requireProgram('caddy') ? it : it.skip;

/** A loopback address other than that of proxies, to tell the two apart. */
const CALLER = '127.0.0.2';

const page = await readPageFile('docs/self-hosting.md');
const blocksOf = (language: string): string[] => fencesOf(page, language);

describe('Behind a reverse proxy configured as on the page', () => {
  const app = useServer();
  let account: Account;
  let proxy: RunningProxy | undefined;
  let port: number;

  beforeAll(async () => {
    account = await register(app.server);
  });

  afterEach(async () => {
    await proxy?.stop();
    proxy = undefined;
  });

  async function start(name: ProxyName, configuration: string, probe = '/health/live'): Promise<void> {
    proxy = await startProxy(name, configuration, async () => (await call(probe)).status === 200);
  }

  function call(
    path: string,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      send({ host: '127.0.0.1', port, path, headers, localAddress: CALLER }, (response) => {
        let body = '';
        response.on('data', (text) => (body += String(text)));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      })
        .on('error', reject)
        .end();
    });
  }

  /** The page's promise about proxies: the server sees the caller's address, and nobody can claim another. */
  async function expectCallersAddress(): Promise<void> {
    const keyFor = async (network: string): Promise<Record<string, string>> => {
      const { json } = await request(
        app.server,
        'POST',
        `/api/v1/workspaces/${account.workspace.id}/api-keys`,
        {
          apiKey: account.apiKey,
          json: { name: network, allowed_ips: [network] },
        },
      );
      return { 'x-api-key': json.key };
    };
    expect((await call('/api/v1/me', await keyFor(CALLER))).status).toBe(200);
    expect((await call('/api/v1/me', await keyFor('127.0.0.1'))).status).toBe(401);
    const elsewhere = await keyFor('203.0.113.9');
    expect((await call('/api/v1/me', { ...elsewhere, 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  }

  const address = (): string => new URL(app.server.url).host;

  const startNginx = (upstream: string, server: string, probe?: string): Promise<void> =>
    start(
      'nginx',
      nginxConfiguration(`${upstream}
        ${server.replace('listen 443 ssl;', `listen 127.0.0.1:${port};`).replaceAll(/ssl_certificate.*;/g, '')}`),
      probe,
    );

  withNginx('nginx: the server sees the address of the caller, and no made-up one', async () => {
    port = await freePort();
    const [upstream = '', server = ''] = (blocksOf('nginx')[0] ?? '').split(/^(?=server)/m);
    await startNginx(upstream.replace('127.0.0.1:3000', address()), server);
    await expectCallersAddress();
  });

  withNginx.each(['http://latchkey;', 'http://latchkey/;'])(
    'nginx: below a path, which `proxy_pass %s` keeps or strips',
    async (target) => {
      port = await freePort();
      const instance = await app.startInstance({ env: { PUBLIC_URL: 'https://example.com/latchkey' } });
      const [upstream = '', server = ''] = (blocksOf('nginx')[0] ?? '').split(/^(?=server)/m);
      const location = (blocksOf('nginx')[1] ?? '').replace('http://latchkey;', target);
      await startNginx(
        upstream.replace('127.0.0.1:3000', new URL(instance.url).host),
        server.replace(/^ {2}location \/ \{[^}]*\}/m, location),
        '/latchkey/health/live',
      );
      expect((await call('/health/live')).status).toBe(404);
      const me = await call('/latchkey/api/v1/me', { 'x-api-key': account.apiKey });
      expect(me).toMatchObject({ status: 200 });
      const page = await call('/latchkey/workspaces', { accept: 'text/html' });
      const script = /src="(\/latchkey\/assets\/[^"]+)"/.exec(page.body)?.[1] ?? '';
      expect((await call(script)).status).toBe(200);
    },
  );

  withNginx('nginx: an instance that is away is passed over', async () => {
    port = await freePort();
    const [, server = ''] = (blocksOf('nginx')[0] ?? '').split(/^(?=server)/m);
    const upstream = (blocksOf('nginx')[2] ?? '')
      .replace('10.0.0.11:3000', `127.0.0.1:${await freePort()}`)
      .replace('10.0.0.12:3000', address());
    await startNginx(upstream, server);
    for (let count = 0; count < 10; count += 1) expect((await call('/health/ready')).status).toBe(200);
  });

  withCaddy('Caddy: the server sees the address of the caller, and no made-up one', async () => {
    port = await freePort();
    const site = (blocksOf('caddyfile')[0] ?? '')
      .replace('keys.example.com', `http://127.0.0.1:${port}`)
      .replace('127.0.0.1:3000', address());
    await start('caddy', `{\n  admin off\n}\n\n${site}`);
    await expectCallersAddress();
  });
});
