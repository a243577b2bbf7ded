/** A service with a verifier: `GET /me` responds 200 to a valid key. */
import { createServer } from 'node:http';
import { createVerifier } from '../../packages/verifier/dist/index.js';

const { LATCHKEY_URLS, LATCHKEY_SECRET, LATCHKEY_AUDIENCE } = process.env;
const verifier = createVerifier({
  baseUrl: LATCHKEY_URLS.split(' '),
  secret: LATCHKEY_SECRET,
  audience: LATCHKEY_AUDIENCE,
});
await verifier.ready();

const server = createServer(async (request, response) => {
  const verdict = await verifier.verify(request);
  response.writeHead(verdict.ok ? 200 : verdict.status, { 'content-type': 'application/json' }).end('{}');
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${server.address().port}` }));
});

process.once('SIGTERM', async () => {
  await verifier.close();
  process.exit(0);
});
