import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atLeast, laneLine, milliseconds, withoutTarget } from '../lib/figures.js';
import { registerCallers, startLatchkey, withKey } from '../lib/latchkey.js';
import { spawnProgram, stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { registerService } from '../lib/service.js';
import { summarise, summariseRatios } from '../lib/statistics.js';

const root = resolve(import.meta.dirname, '../..');
const entryWithOpenRoutes = resolve(import.meta.dirname, '../entries/latchkey-with-open-routes.js');
const OPEN_RATIO_MIN = 0.8;
const READY_SECONDS_MAX = 15;
/** The name of the service registered by `registerService`. */
const VERIFY = '/api/v1/verify?audience=bench';

/** Both lanes keep connections open: otherwise opening them would dominate the measurement. */
const TO_SERVICE = 'proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection "";';

/** What a proxy waits for: `/verify` itself, next to a route of the same server that requires nothing. */
export const verify = {
  names: ['verify'],
  async measure(workplace, options) {
    const database = await workplace.createDatabase('verify');
    const { server, callers } = await startWithService(workplace, database);
    const headers = callers.map(({ key }) => withKey(key));
    const measured = await runInterleaved(
      workplace,
      [
        {
          name: 'Latchkey, open route, as many bytes as the headers of `/verify`',
          server,
          path: '/api/v1/open/like-key',
          headers,
        },
        { name: 'Latchkey, `/verify` with a key', server, path: VERIFY, headers },
      ],
      options,
    );
    await stopServer(server);
    const [open, verified] = measured.map(perSecondOf);
    return {
      figures: [
        atLeast(
          '`/verify` with a key : the same app’s open route',
          OPEN_RATIO_MIN,
          summariseRatios(verified, open),
        ),
      ],
      lanes: measured.map((lane) => laneLine(lane, summarise(perSecondOf(lane)))),
    };
  },
};

/** The cost of forward authentication behind nginx, configured as in docs/services.md. */
export const verifyBehindNginx = {
  names: ['verify-nginx'],
  async measure(workplace, options) {
    if (spawnSync('nginx', ['-v']).error) {
      return {
        figures: [],
        notes: ['Forward authentication behind nginx: not measured, there is no nginx here.'],
      };
    }
    const database = await workplace.createDatabase('verify_nginx');
    const { server, callers } = await startWithService(workplace, database);
    const [port, openPort, servicePort] = [await freePort(), await freePort(), await freePort()];
    const nginx = await startNginx(workplace, {
      port,
      openPort,
      servicePort,
      latchkey: new URL(server.url).host,
    });
    const headers = callers.map(({ key }) => withKey(key));
    // Without a log, which would only repeat Latchkey's.
    const lane = (name, at) => ({
      name,
      server: { ...server, url: `http://127.0.0.1:${at}` },
      path: '/invoices',
      headers,
    });
    const measured = await runInterleaved(
      workplace,
      [lane('nginx before a static answer', openPort), lane('nginx with forward authentication', port)],
      options,
    );
    nginx.kill('SIGTERM');
    await once(nginx, 'close');
    await stopServer(server);
    const [open, guarded] = measured;
    const added = guarded.results.map(({ p99Ms }, round) => p99Ms - open.results[round].p99Ms);
    return {
      figures: [
        withoutTarget(
          'nginx with forward authentication : nginx alone, before a static answer',
          summariseRatios(perSecondOf(guarded), perSecondOf(open)),
        ),
        withoutTarget(
          'What forward authentication adds to the p99 behind nginx',
          summarise(added),
          milliseconds,
        ),
      ],
      lanes: measured.map((each) => laneLine(each, summarise(perSecondOf(each)))),
    };
  },
};

async function startWithService(workplace, database) {
  const registrar = await startLatchkey(workplace, database);
  const callers = await registerCallers(registrar);
  await registerService(registrar, database);
  const response = await fetch(`${registrar.url}${VERIFY}`, { headers: withKey(callers[0].key) });
  if (response.status !== 204) throw new Error(`/verify answered ${response.status}.`);
  const identity = [...response.headers].filter(([name]) => name.startsWith('x-latchkey-'));
  await stopServer(registrar);
  const answer = { identity: identity.map((header) => header.join(': ')).join('\n') };
  const server = await startLatchkey(workplace, database, {
    entry: entryWithOpenRoutes,
    variables: { OPEN_ROUTE_ANSWERS: JSON.stringify({ key: answer, token: answer }) },
  });
  return { server, callers };
}

/** @returns the process, which serves: with authentication at `port`, without at `openPort` */
async function startNginx(workplace, { port, openPort, servicePort, latchkey }) {
  const page = await readFile(join(root, 'docs/services.md'), 'utf8');
  const guarded = /```nginx\n(.*?)```/s
    .exec(page)[1]
    .replace('proxy_pass http://127.0.0.1:8000;', TO_SERVICE)
    .replaceAll('127.0.0.1:3000', 'latchkey')
    .replace(/verify\?[^"]*/, VERIFY.split('/').at(-1))
    .replaceAll('include ', `include ${root}/deploy/nginx/`);
  const directory = join(workplace.workingDirectory, 'nginx');
  await mkdir(directory);
  const file = join(directory, 'configuration');
  await writeFile(
    file,
    `daemon off; pid ${directory}/pid; error_log stderr crit; worker_processes 1; events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${directory}/body; proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi; uwsgi_temp_path ${directory}/uwsgi; scgi_temp_path ${directory}/scgi;
  upstream service { server 127.0.0.1:${servicePort}; keepalive 64; }
  upstream latchkey { server ${latchkey}; keepalive 64; }
  server { listen 127.0.0.1:${servicePort}; location / { default_type application/json; return 200 '{"invoices":[]}'; } }
  server { listen 127.0.0.1:${openPort}; location / { ${TO_SERVICE} } }
  server { listen 127.0.0.1:${port}; ${guarded} }
}
`,
  );
  const nginx = spawnProgram(workplace, ['-e', 'stderr', '-c', file], {
    program: 'nginx',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const giveUpAt = performance.now() + READY_SECONDS_MAX * 1000;
  const isRefused = () =>
    fetch(`http://127.0.0.1:${port}/invoices`).then(
      ({ status }) => status === 401,
      () => false,
    );
  while (!(await isRefused())) {
    if (nginx.exitCode !== null || performance.now() > giveUpAt) throw new Error('nginx does not serve.');
    await sleep(50);
  }
  return nginx;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
