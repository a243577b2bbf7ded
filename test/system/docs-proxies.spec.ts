import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { requireProgram } from '../support/programs.js';
import { register as registerProcess, registration } from '../support/server.js';
import { fencesOf } from '../support/docs/blocks.js';
import { freePort } from '../support/docs/free-port.js';
import { readPageFile } from '../support/docs/run-blocks.js';

const withNginx = requireProgram('nginx') ? it : it.skip;
const withCaddy = requireProgram('caddy') ? it : it.skip;

/** Another one of loopback than proxies call from, so that the two can be told apart. */
const CALLER = '127.0.0.2';

const page = await readPageFile('docs/self-hosting.md');
const blocksOf = (language: string): string[] => fencesOf(page, language);

describe('Behind a reverse proxy that is configured as the page says', () => {
  const app = useServer();
  let account: Account;
  let proxy: { process: ChildProcess; directory: string } | undefined;
  let port: number;

  beforeAll(async () => {
    account = await register(app.server);
  });

  afterEach(async () => {
    if (!proxy) return;
    const { process, directory } = proxy;
    if (process.exitCode === null && process.signalCode === null) {
      process.kill('SIGTERM');
      await once(process, 'close');
    }
    await rm(registration(process), { force: true });
    await rm(directory, { recursive: true, force: true });
    proxy = undefined;
  });

  async function start(
    program: string,
    configuration: string,
    options: (file: string) => string[],
  ): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), 'latchkey-proxy-'));
    const file = join(directory, 'configuration');
    await writeFile(file, configuration.replaceAll('DIRECTORY', directory));
    const process = spawn(program, options(file), {
      cwd: directory,
      env: { PATH: globalThis.process.env.PATH, HOME: directory },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaints = '';
    process.stderr.on('data', (text) => (complaints += String(text)));
    await registerProcess(process);
    proxy = { process, directory };
    await eventually(`${program} serves`, async () => {
      if (process.exitCode !== null) throw new Error(`${program} has ended:\n${complaints}`);
      return (await call('/health/live').catch(() => undefined))?.status === 200;
    });
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

  /** What the page promises of a proxy: the server sees the caller's address, and nobody can claim another. */
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

  const nginxConfiguration = (upstream: string, server: string): string => `
daemon off; pid DIRECTORY/pid; error_log stderr; worker_processes 1; events {}
http {
  access_log off; client_body_temp_path DIRECTORY/body; proxy_temp_path DIRECTORY/proxy;
  fastcgi_temp_path DIRECTORY/fastcgi; uwsgi_temp_path DIRECTORY/uwsgi; scgi_temp_path DIRECTORY/scgi;
  ${upstream}
  ${server.replace('listen 443 ssl;', `listen 127.0.0.1:${port};`).replaceAll(/ssl_certificate.*;/g, '')}
}
`;
  const startNginx = (upstream: string, server: string): Promise<void> =>
    start('nginx', nginxConfiguration(upstream, server), (file) => ['-e', 'stderr', '-c', file]);

  withNginx('nginx: the server sees the address of the caller, and no made-up one', async () => {
    port = await freePort();
    const [upstream = '', server = ''] = (blocksOf('nginx')[0] ?? '').split(/^(?=server)/m);
    await startNginx(upstream.replace('127.0.0.1:3000', address()), server);
    await expectCallersAddress();
  });

  withNginx('nginx: an instance that is away is passed over', async () => {
    port = await freePort();
    const [, server = ''] = (blocksOf('nginx')[0] ?? '').split(/^(?=server)/m);
    const upstream = (blocksOf('nginx')[1] ?? '')
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
    await start('caddy', `{\n  admin off\n}\n\n${site}`, (file) => [
      ...['run', '--adapter', 'caddyfile', '--config', file],
    ]);
    await expectCallersAddress();
  });
});
