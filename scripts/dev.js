/**
 * Runs the server and the dashboard at the address of `npm start`, and reloads them when their sources change. Vite
 * listens there, serves the dashboard, and forwards everything else to the server.
 *
 *   npm run dev [-- --inspect]
 */
import { once } from 'node:events';
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'vite';
import { DevServer } from './dev-server.js';
import { root } from './server-packages.js';

/** Paths that Vite forwards to the server. */
const SERVER_PATHS = ['/api', '/docs', '/health', '/llms.txt'];

const say = (text) => process.stderr.write(`dev: ${text}\n`);
const closing = [];
let stopping;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
try {
  await start();
} catch (error) {
  say(error.message);
  await stop(1);
}

async function start() {
  const server = new DevServer({ nodeArguments: process.argv.slice(2), say });
  closing.push(() => server.stop());
  if (!(await server.build())) throw new Error('the server cannot start until this is fixed');
  // Modules have their own variables.
  await server.importBuilt('app.module.js');
  const { loadConfig } = await server.importBuilt('core/config/config.js');
  const config = await loadConfig();

  // Checked before Vite starts: if Vite finds the port in use, it has already started esbuild, which then ends with a
  // dump.
  await bindOnce(config.port, config.host);
  const port = await bindOnce(0, '127.0.0.1');
  const url = config.publicUrl ? new URL(config.publicUrl).origin : `http://${config.host}:${config.port}`;
  const { pageSettings } = await server.importBuilt('modules/dashboard/serve-dashboard.js');
  const { withSettings } = await server.importBuilt('modules/dashboard/dashboard-page.js');
  // Vite serves the dashboard at the root.
  const settings = { ...pageSettings(config), basePath: '' };
  const vite = await createVite(config, (html) => withSettings(html, settings), port, server);
  closing.push(() => vite.close());
  await vite.listen();
  await keepDatabase(config, server);

  server.start({ HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: url, TRUSTED_PROXIES: '127.0.0.1/32' });
  vite.watcher.add([join(root, 'src'), join(root, '.env')]);
  vite.watcher.on('all', (_event, path) => {
    if (path.startsWith(join(root, 'src')) || path === join(root, '.env')) server.changed();
  });
  await server.ready();
  say(`ready at ${url} (Swagger UI: ${url}/api/docs). Ctrl+C ends everything.`);
}

function createVite({ host, port }, fillIn, serverPort, server) {
  const target = { target: `http://127.0.0.1:${serverPort}`, xfwd: true };
  return createServer({
    root: join(root, 'web'),
    clearScreen: false,
    logLevel: 'warn',
    server: {
      host,
      port,
      strictPort: true,
      proxy: Object.fromEntries(SERVER_PATHS.map((path) => [path, target])),
    },
    plugins: [
      {
        name: 'latchkey-dev',
        configureServer: ({ middlewares }) => {
          middlewares.use((request, response, next) => {
            if (!SERVER_PATHS.some((path) => request.url.startsWith(path))) return next();
            // Requests that arrive during a restart of the server wait for it.
            return server.ready().then(
              () => next(),
              (error) => response.writeHead(503, { 'content-type': 'text/plain' }).end(`${error.message}\n`),
            );
          });
        },
        // The server fills this in when it serves the page.
        transformIndexHtml: fillIn,
      },
    ],
  });
}

/** Uses the embedded PostgreSQL like a server, so that it keeps running while the server restarts. */
async function keepDatabase({ dataDirectory, embeddedDatabasePassword: password }, server) {
  if (!password) return;
  const { startEmbeddedPostgres } = await server.importBuilt('core/database/embedded-postgres.js');
  const database = await startEmbeddedPostgres({
    directory: join(dataDirectory, 'postgres'),
    password,
    database: 'latchkey',
  });
  // Stopped before Vite and after the server.
  closing.unshift(() => database.stop());
}

/** Stops in reverse order, however far the start has come. */
function stop(exitCode) {
  stopping ??= (async () => {
    for (const close of closing.toReversed()) await close().catch((error) => say(error.message));
    process.exit(exitCode);
  })();
  return stopping;
}

/** The given port, which was free a moment ago; for 0, one that the system chooses. */
async function bindOnce(port, host) {
  const probe = createProbe().listen(port, host);
  await once(probe, 'listening').catch((error) => {
    throw error.code === 'EADDRINUSE' ? new Error(`Port ${port} is already in use`) : error;
  });
  const bound = probe.address().port;
  probe.close();
  await once(probe, 'close');
  return bound;
}
