/** Calls a verifier with a known, limited key for SECONDS, and writes how many calls per second it allowed. */
import { createVerifier } from '../../packages/verifier/dist/index.js';

const { LATCHKEY_URLS, LATCHKEY_SECRET, LATCHKEY_AUDIENCE, KEY, SECONDS } = process.env;
/** Calls between two turns of the event loop, in which renewals and slices can arrive. */
const CALLS_AT_A_TIME = 1_000;
const verifier = createVerifier({
  baseUrl: LATCHKEY_URLS.split(' '),
  secret: LATCHKEY_SECRET,
  audience: LATCHKEY_AUDIENCE,
});
await verifier.ready();

async function run(seconds) {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let calls = 0;
  while (performance.now() < endsAt) {
    for (let count = 0; count < CALLS_AT_A_TIME; count += 1) {
      const verdict = verifier.verify({ 'x-api-key': KEY }, { address: '192.0.2.1' });
      // Awaited only if it waits for a slice: the others are answered synchronously.
      const { ok } = verdict instanceof Promise ? await verdict : verdict;
      if (!ok) throw new Error('A request within the limit was refused.');
    }
    calls += CALLS_AT_A_TIME;
    await new Promise(setImmediate);
  }
  return calls / ((performance.now() - startedAt) / 1000);
}

await run(1);
console.log(JSON.stringify({ perSecond: await run(Number(SECONDS)) }));
await verifier.close();
process.exit(0);
