/** An Express service with one route, `GET /me`: open, or behind a verifier. */
import express from 'express';

const { ANSWER, LATCHKEY_URLS, LATCHKEY_SECRET, LATCHKEY_AUDIENCE } = process.env;
const answer = JSON.parse(ANSWER);
const app = express();
const guards = [];

if (LATCHKEY_URLS) {
  const { createVerifier } = await import('../../packages/verifier/dist/index.js');
  const { latchkey } = await import('../../packages/verifier/dist/adapters/express.js');
  const verifier = createVerifier({
    baseUrl: LATCHKEY_URLS.split(' '),
    secret: LATCHKEY_SECRET,
    audience: LATCHKEY_AUDIENCE,
  });
  await verifier.ready();
  // Before the route's own handler, as documented.
  guards.push(latchkey(verifier));
  process.once('SIGTERM', () => void verifier.close().then(() => process.exit(0)));
}
app.get('/me', ...guards, (_request, response) => response.json(answer));

const server = app.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ msg: 'listening', url: `http://127.0.0.1:${server.address().port}` }));
});
