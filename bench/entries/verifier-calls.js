/**
 * Calls a verifier with a known key for SECONDS. Writes one line when the key is known, and then one with the number of
 * calls, of its questions to Latchkey about a credential, and of its reads and writes.
 */
import { readFileSync } from 'node:fs';
import { createVerifier } from '../../packages/verifier/dist/index.js';

const { LATCHKEY_URLS, LATCHKEY_SECRET, LATCHKEY_AUDIENCE, KEY, SECONDS } = process.env;
/** Calls between two turns of the event loop, in which renewals can arrive. */
const CALLS_AT_A_TIME = 1_000;
/** In one go, so that no renewal comes between: everything the kernel counts belongs to the calls. */
const COUNTED_CALLS = 500_000;
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

function call(times) {
  for (let count = 0; count < times; count += 1) {
    // Each request has its own headers, and its own copy of the key's text.
    const verdict = verifier.verify({ 'x-api-key': KEY, accept: '*/*' }, { address: '192.0.2.1' });
    if (!verdict.ok) throw new Error('A good key was refused, or asked for.');
  }
}

async function run(seconds) {
  const startedAt = performance.now();
  const endsAt = startedAt + seconds * 1000;
  let calls = 0;
  while (performance.now() < endsAt) {
    call(CALLS_AT_A_TIME);
    calls += CALLS_AT_A_TIME;
    await new Promise(setImmediate);
  }
  return { calls, seconds: (performance.now() - startedAt) / 1000 };
}

/** System calls that read or write files or sockets, as counted by the kernel for this process so far. */
function readsAndWrites() {
  const counted = readFileSync('/proc/self/io', 'utf8');
  return ['syscr', 'syscw'].reduce(
    (sum, name) => sum + Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(counted)?.[1]),
    0,
  );
}

/** @returns how many of them `work` made, excluding the counting's own */
function countReadsAndWrites(work) {
  const before = readsAndWrites();
  const ofCounting = readsAndWrites() - before;
  const start = readsAndWrites();
  work();
  return readsAndWrites() - start - ofCounting;
}

if (!(await verifier.verify({ 'x-api-key': KEY })).ok) throw new Error('A good key was refused.');
await run(1);
asked = 0;
console.log('known');
const { calls, seconds } = await run(Number(SECONDS));
const readsAndWritesOfCalls = countReadsAndWrites(() => call(COUNTED_CALLS));
console.log(
  JSON.stringify({
    perSecond: calls / seconds,
    calls: calls + COUNTED_CALLS,
    asked,
    countedCalls: COUNTED_CALLS,
    readsAndWrites: readsAndWritesOfCalls,
  }),
);
await verifier.close();
process.exit(0);
