import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestOptions,
  request as send,
} from 'node:http';
import { resolve } from 'node:path';
import type { Duplex } from 'node:stream';
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

const root = resolve(import.meta.dirname, '../..');
/** A loopback address other than that of proxies, to tell the two apart. */
const CALLER = '127.0.0.2';

const page = await readPageFile('docs/services.md');
const describeIf = (isThere: boolean) => (isThere ? describe : describe.skip);

/** How to start the example services, with the port as the last argument. */
const SERVICES = {
  python: ['python3', resolve(root, 'examples/python/service.py')],
  go: ['go', 'run', resolve(root, 'examples/go/service.go')],
} as const;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  /** The client's port. */
  connection: number | undefined;
  text: string;
  /** What the service saw. */
  json: Json;
}

/** @returns a function that stops it; it may be called repeatedly */
type StartService = (port: number) => Promise<() => Promise<void>>;

const exampleIn =
  (language: keyof typeof SERVICES): StartService =>
  async (port) => {
    const [program, ...command] = SERVICES[language];
    // In its own process group: `go run` starts the service and passes no signal on.
    const service = spawn(program, [...command, String(port)], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
      stdio: 'ignore',
      detached: true,
    });
    await registerProcess(service);
    await eventually('the service answers', () =>
      fetch(`http://127.0.0.1:${port}/`).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return async () => {
      if (service.exitCode === null && service.signalCode === null) {
        process.kill(-(service.pid as number));
        await once(service, 'exit');
      }
      await rm(registration(service), { force: true });
    };
  };

interface Stage {
  app: ReturnType<typeof useOwnServer>;
  /** Of the proxy. */
  port(): number;
  call(options?: RequestOptions & { body?: string | Buffer }): Promise<Answer>;
  stopService(): Promise<void>;
}

/** A proxy configured as on the page, in front of a service, which asks a server of this file. */
function useGuardedService(
  name: ProxyName,
  configure: (addresses: Addresses) => string,
  startService: StartService,
): Stage {
  const app = useOwnServer({ env: { TRUSTED_PROXIES: '127.0.0.1/32' } });
  let port: number;
  let proxy: RunningProxy;
  let stopService: () => Promise<void>;

  beforeAll(async () => {
    port = await freePort();
    const servicePort = await freePort();
    stopService = await startService(servicePort);
    const addresses = { port, service: `127.0.0.1:${servicePort}`, latchkey: new URL(app.server.url).host };
    proxy = await startProxy(name, configure(addresses), async () => (await call()).status === 401);
  });

  afterAll(async () => {
    await proxy.stop();
    await stopService();
  });

  function call({ body, ...options }: Parameters<Stage['call']>[0] = {}): Promise<Answer> {
    return new Promise((found, failed) => {
      const outgoing = send(
        { host: '127.0.0.1', port, path: '/invoices', localAddress: CALLER, ...options },
        (response) => {
          const connection = response.socket.localPort;
          let text = '';
          response.on('data', (chunk) => (text += String(chunk)));
          response.on('end', () =>
            found({
              status: response.statusCode ?? 0,
              headers: response.headers,
              connection,
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

  return { app, port: () => port, call, stopService: () => stopService() };
}

interface Addresses {
  port: number;
  service: string;
  latchkey: string;
}

const withAddresses = (block: string, { service, latchkey }: Addresses): string =>
  block.replaceAll('127.0.0.1:8000', service).replaceAll('127.0.0.1:3000', latchkey);

/** Keeps bodies in memory: as root, nginx has workers that may not write below the test's directory. */
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

/** What the service was told about the caller. */
const identityIn = ({ json }: Answer): Record<string, string> =>
  Object.fromEntries(
    Object.entries<string>(json.headers).map(([header, value]) => [header.toLowerCase(), value] as const),
  );

/** The headers that the service believes although the caller forged them. */
const forgedIn = (answer: Answer): string[] =>
  Object.entries(identityIn(answer)).flatMap(([header, value]) => (value === 'forged' ? [header] : []));

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
  // The same header to CGI and WSGI.
  x_latchkey_role: 'forged',
  'x-latchkey_user_id': 'forged',
  'x_latchkey-scopes': 'forged',
  'X-Latchkey-Service_Account-Id': 'forged',
};

describe('The README', () => {
  it('shows the three integrations before the installation, identical to their pages, where they are tested', async () => {
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
  // Go is large, so it is tested only if installed.
  ['nginx', 'go', nginx],
  ['caddy', 'go', caddy],
])('Behind %s, a service in %s that asks Latchkey', (name, language, configure) => {
  const isThere = language === 'go' ? isInstalled('go') : requireProgram('python3');
  describeIf(isThere && requireProgram(name))('as the page says', () => {
    const stage = useGuardedService(name, configure, exampleIn(language));
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

    it('learns who the caller is, with either scheme, and nothing that the caller claims', async () => {
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
      // nginx replaces headers by name, and passes on those that Latchkey does not know.
      const passedOn = name === 'nginx' ? ['x-latchkey-made-up'] : [];
      for (const answer of [byKey, byToken]) expect(forgedIn(answer)).toEqual(passedOn);
    });

    it('learns all of it, whichever headers the caller asks to drop on the way', async () => {
      const connection = ['keep-alive', 'x-latchkey-user-id', 'X-Latchkey-Scopes'].join(', ');
      const answer = await stage.call({ headers: { 'x-api-key': key, connection } });
      expect(answer.status).toBe(200);
      expect(identityIn(answer)).toMatchObject({
        'x-latchkey-user-id': owner.user.id,
        'x-latchkey-scopes': 'invoices:read',
      });
    });

    it('sees no refused requests', async () => {
      expect((await stage.call()).status).toBe(401);
      expect((await stage.call({ headers: { 'x-api-key': `${key}0` } })).status).toBe(401);
      const { key: narrow } = await createKey(stage.app.server, owner, { scopes: ['members:read'] });
      expect((await stage.call({ headers: { 'x-api-key': narrow } })).status).toBe(403);
    });

    it('sees no request over a limit or with two credentials, and its client learns why', async () => {
      const limits = [{ requests: 1, per: 'day' }];
      const { key: limited } = await createKey(stage.app.server, owner, {
        scopes: ['invoices:read'],
        limits,
      });
      const headers = { 'x-api-key': limited };
      expect((await stage.call({ headers })).status).toBe(200);
      const refused = await stage.call({ headers });
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      const twice = await stage.call({ headers: { ...headers, authorization: `Bearer ${limited}` } });
      expect([twice.status, twice.headers['retry-after']]).toEqual([400, undefined]);
    });

    it("sees no request that names a workspace other than the caller's, and its client learns why", async () => {
      const { accessToken } = await register(stage.app.server);
      const headers = { authorization: `Bearer ${accessToken}`, 'x-workspace-id': owner.workspace.id };
      expect((await stage.call({ headers })).status).toBe(404);
    });

    it('receives more cookies than Latchkey would read', async () => {
      const filler = { 'x-first': 'a'.repeat(6_000), 'x-second': 'b'.repeat(5_000) };
      const cookie = `session=${'c'.repeat(7_000)}`;
      expect((await stage.call({ headers: { 'x-api-key': key, cookie, ...filler } })).status).toBe(200);
    });

    it("is guarded by the caller's address", async () => {
      const of = async (address: string) =>
        (await createKey(stage.app.server, owner, { scopes: ['invoices:read'], allowed_ips: [address] })).key;
      const statusFrom = async (apiKey: string, headers = {}) =>
        (await stage.call({ headers: { 'x-api-key': apiKey, ...headers } })).status;
      expect(await statusFrom(await of(CALLER))).toBe(200);
      expect(await statusFrom(await of('127.0.0.1'))).toBe(401);
      expect(await statusFrom(await of('192.0.2.7'), { 'x-forwarded-for': '192.0.2.7' })).toBe(401);
    });

    it('receives bodies unchanged, for any method', async () => {
      const headers = { 'x-api-key': key, 'content-type': 'application/octet-stream' };
      const body = randomBytes(1024 * 1024);
      const sent = await stage.call({
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        body,
      });
      expect(sent.json).toMatchObject({ method: 'POST', bytes: body.length });
      const chunked = await stage.call({
        method: 'POST',
        headers: { ...headers, 'transfer-encoding': 'chunked' },
        body,
      });
      expect(chunked.json).toMatchObject({ method: 'POST', bytes: body.length });
      const refused = await stage.call({ method: 'PUT', headers: { 'content-length': body.length }, body });
      expect(refused.status).toBe(401);
      const head = await stage.call({ method: 'HEAD', headers });
      expect([head.status, head.text]).toEqual([200, '']);
    });

    it('is closed while Latchkey is frozen, and open again afterwards', async () => {
      const statuses = () =>
        Promise.all([1, 2, 3].map(async () => (await stage.call({ headers: { 'x-api-key': key } })).status));
      expect(await statuses()).toEqual([200, 200, 200]);
      stage.app.server.signal('SIGSTOP');
      try {
        expect(await statuses()).toEqual([503, 503, 503]);
      } finally {
        stage.app.server.signal('SIGCONT');
      }
      await eventually('requests pass again', statuses, {
        until: (seen) => seen.every((status) => status === 200),
      });
    });

    it('refuses a key as soon as its revocation is answered', async () => {
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

    it('is not mistaken for Latchkey when the service itself does not answer', async () => {
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

/** Features of this process's service beyond the examples: streaming and upgrades. */
class LiveService {
  private readonly sockets = new Set<Duplex>();
  /** Ends the streams that wait for it. */
  finish: () => void = () => undefined;

  readonly start: StartService = async (port) => {
    const server = createServer((request, response) => {
      if (request.url !== '/stream') {
        request.resume().once('end', () => response.end('all of it'));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/plain', 'x-accel-buffering': 'no' });
      response.write('first');
      this.finish = () => response.end('last');
    });
    server.on('upgrade', ({ headers }, socket) => {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n' +
          `Seen-User: ${String(headers['x-latchkey-user-id'])}\r\n` +
          `Knows-Credential: ${String('x-api-key' in headers || 'authorization' in headers)}\r\n\r\n`,
      );
      socket.pipe(socket);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return async () => {
      if (!server.listening) return;
      for (const socket of this.sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
  };
}

/** With a location for upgrades, containing the lines that the page adds. */
function nginxWithUpgrades(addresses: Addresses): string {
  const [, lines = ''] = fencesOf(page, 'nginx');
  return nginx(addresses).replace(
    /location \/ (\{[^}]*)\}/,
    (location, guarded: string) => `${location}\n location /socket ${guarded} ${lines} }`,
  );
}

describe.each<[ProxyName, (addresses: Addresses) => string]>([
  ['nginx', nginxWithUpgrades],
  ['caddy', caddy],
])('Behind %s, a service that asks Latchkey', (name, configure) => {
  describeIf(requireProgram(name))('as the page says', () => {
    const service = new LiveService();
    const stage = useGuardedService(name, configure, service.start);
    let owner: Account;
    let headers: { 'x-api-key': string };

    beforeAll(async () => {
      const operatorKey = await runOperatorTool(stage.app.database, 'create', 'platform team');
      await registerResourceServer(stage.app.server, operatorKey, 'billing', [
        { scope: 'invoices:read', role: 'viewer', title: 'Read invoices' },
      ]);
      owner = await register(stage.app.server);
      headers = { 'x-api-key': owner.apiKey };
    });

    it('streams: the available part of a response arrives before its end', async () => {
      const [response] = (await once(
        send({ host: '127.0.0.1', port: stage.port(), path: '/stream', headers }).end(),
        'response',
      )) as [IncomingMessage];
      const [first] = await once(response, 'data');
      expect([response.statusCode, String(first)]).toEqual([200, 'first']);
      const rest = Promise.all([once(response, 'data'), once(response, 'end')]);
      service.finish();
      expect(String((await rest)[0])).toBe('last');
    });

    it('is reached over a keep-alive connection, even after a refused request', async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      try {
        const answers = [
          await stage.call({ agent, headers }),
          await stage.call({ agent }),
          await stage.call({ agent, headers }),
        ];
        expect(answers.map(({ status }) => status)).toEqual([200, 401, 200]);
        expect(new Set(answers.map(({ connection }) => connection)).size).toBe(1);
      } finally {
        agent.destroy();
      }
    });

    it('switches protocols for admitted clients', async () => {
      const upgrade = { connection: 'keep-alive, Upgrade', upgrade: 'echo' };
      const ask = (more: Record<string, string>) =>
        send({
          host: '127.0.0.1',
          port: stage.port(),
          path: '/socket',
          headers: { ...upgrade, ...more },
        }).end();
      const [switched, socket] = (await once(ask(headers), 'upgrade')) as [IncomingMessage, Duplex];
      try {
        expect(switched).toMatchObject({
          statusCode: 101,
          headers: { 'seen-user': owner.user.id, 'knows-credential': 'false' },
        });
        socket.write('there and back');
        expect(String(await once(socket, 'data'))).toBe('there and back');
      } finally {
        socket.destroy();
      }
      const [refused] = (await once(ask({}), 'response')) as [IncomingMessage];
      refused.resume();
      expect(refused.statusCode).toBe(401);
    });
  });
});
