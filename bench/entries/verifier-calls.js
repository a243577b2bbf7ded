/**
 * Calls a verifier with a known key for SECONDS, and writes how often that was and how often it asked Latchkey about a
 * credential meanwhile.
 */
import { createVerifier } from '../../packages/verifier/dist/index.js';

const { LATCHKEY_URLS, LATCHKEY_SECRET, LATCHKEY_AUDIENCE, KEY, SECONDS } = process.env;
/** Between two, the event loop has its turn: renewals arrive there. */
const CALLS_AT_A_TIME = 1_000;
let asked = 0;
const verifier = createVerifier({
  baseUrl: LATCHKEY_URLS.split(' '),
  secret: LATCHKEY_SECRET,
  audience: LATCHKEY_AUDIENCE,
  fetch: (url, options) => {
    if (String(url).endsWith('/resolve')) asked += 1;
    return fetch(url, options);
  },
});
await verifier.ready();

async function run(seconds) {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let calls = 0;
  while (performance.now() < endsAt) {
    for (let count = 0; count < CALLS_AT_A_TIME; count += 1) {
      // Each request has headers, and a text of the key, of its own.
      const verdict = verifier.verify({ 'x-api-key': KEY, accept: '*/*' }, { address: '192.0.2.1' });
      if (!verdict.ok) throw new Error('A good key was refused, or asked for.');
    }
    calls += CALLS_AT_A_TIME;
    await new Promise(setImmediate);
  }
  return { calls, seconds: (performance.now() - startedAt) / 1000 };
}

if (!(await verifier.verify({ 'x-api-key': KEY })).ok) throw new Error('A good key was refused.');
await run(1);
asked = 0;
const { calls, seconds } = await run(Number(SECONDS));
console.log(JSON.stringify({ perSecond: calls / seconds, calls, asked }));
await verifier.close();
process.exit(0);
