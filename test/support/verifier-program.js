/**
 * A service with a verifier, as a separate process that can be paused, cut off and killed. It answers `/api/v1/me`
 * roughly like Latchkey, with the scopes of its audience, and reports how often it has asked Latchkey about a
 * credential.
 */
import { subscribe } from 'node:diagnostics_channel';
import { createServer } from 'node:http';
import { createVerifier } from '@latchkey/verifier';

const { LATCHKEY_URLS, LATCHKEY_SECRET, LATCHKEY_AUDIENCE } = process.env;
let resolved = 0;
const verifier = createVerifier({
  baseUrl: LATCHKEY_URLS.split(' '),
  secret: LATCHKEY_SECRET,
  audience: LATCHKEY_AUDIENCE,
  onError: ({ message }) => say({ level: 40, msg: message }),
});
subscribe('http.client.request.start', ({ request }) => {
  if (request.path.endsWith('/resolve')) resolved += 1;
});

const server = createServer(async (request, response) => {
  if (request.url === '/health/ready') {
    response.writeHead(verifier.hasLease ? 200 : 503).end();
    return;
  }
  if (request.url === '/resolved') {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ resolved }));
    return;
  }
  if (request.method !== 'GET' || request.url !== '/api/v1/me') {
    request.resume();
    response.writeHead(404).end();
    return;
  }
  const verdict = await verifier.verify(request, { address: request.socket.remoteAddress });
  const { status, headers, body } = verdict.ok
    ? { status: 200, headers: { 'content-type': 'application/json' }, body: verdict.principal }
    : {
        ...verdict,
        headers: { ...verdict.headers, 'content-type': 'application/problem+json' },
        body: verdict.problem,
      };
  response.writeHead(status, headers).end(JSON.stringify(body));
});
server.listen(0, '127.0.0.1', () => {
  say({ level: 30, msg: 'listening', url: `http://127.0.0.1:${server.address().port}` });
});

process.once('SIGTERM', async () => {
  await verifier.close();
  server.closeAllConnections();
  server.close();
});

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
