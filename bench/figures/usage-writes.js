import { setTimeout as sleep } from 'node:timers/promises';
import { call, generateKeys, register, seedKeys, startLatchkey, withKey } from '../lib/latchkey.js';
import { runLoad } from '../lib/load.js';
import { stopServer } from '../lib/process.js';
import { countWrites } from '../lib/statements.js';
import { summarise } from '../lib/statistics.js';
import { spread } from '../lib/figures.js';

const FLUSH_SECONDS = 1;
const FLUSHES_MAX = 2;
const LOOK_EVERY_MS = 50;
const KEYS = 1_000;
const SLOW_REQUESTS_EVERY_MS = 250;

/** How many write statements one flush of the usage figures takes, starting at a few requests per second. */
export const usageWrites = {
  names: ['usage-writes'],
  async measure(workplace, { rounds }) {
    const database = await workplace.createDatabase('usage_writes');
    const server = await startLatchkey(workplace, database, {
      variables: { USAGE_FLUSH_SECONDS: String(FLUSH_SECONDS) },
    });
    const account = await register(server);
    const keys = await generateKeys(KEYS);
    await seedKeys(database, [account], keys);
    const url = `${server.url}/api/v1/me`;
    // One flush per round, plus one that may be cut off at either end.
    const seconds = (rounds + 1) * FLUSH_SECONDS;
    const oneKey = withKey(account.key);
    const rates = [
      { name: 'a few requests a second', load: () => sendSlowly(server, oneKey, seconds) },
      { name: 'full load, one key', load: () => runLoad(workplace, { url, headers: [oneKey], seconds }) },
      {
        name: `full load, ${KEYS.toLocaleString('en')} keys`,
        load: () => runLoad(workplace, { url, headers: keys.map(withKey), seconds }),
      },
    ];
    const figures = [];
    for (const { name, load } of rates) {
      const perFlush = summarise(await watchFlushes(workplace, database, load));
      figures.push({
        title: `Write statements for usage per flush: ${name}`,
        target: `≤ ${FLUSHES_MAX}`,
        measured: String(perFlush.most),
        spread: spread(perFlush, String),
        reached: perFlush.most <= FLUSHES_MAX,
      });
    }
    await stopServer(server);
    return { figures };
  },
};

/**
 * @returns how many write statements each flush had. Statements closer together than half the flush interval belong to
 *   one flush.
 */
async function watchFlushes(workplace, database, load) {
  const flushes = [];
  let lastGrowthAt = -Infinity;
  let done = false;
  const loaded = load().finally(() => (done = true));
  let seen = await countWrites(workplace, database);
  while (!done) {
    await sleep(LOOK_EVERY_MS);
    const count = await countWrites(workplace, database);
    if (count === seen) continue;
    const now = performance.now();
    if (now - lastGrowthAt < (FLUSH_SECONDS * 1000) / 2) flushes.push(flushes.pop() + count - seen);
    else flushes.push(count - seen);
    lastGrowthAt = now;
    seen = count;
  }
  await loaded;
  if (flushes.length === 0) throw new Error('No usage figures were written while there were requests.');
  return flushes;
}

async function sendSlowly(server, headers, seconds) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
    await call(server, 'GET', '/me', { headers });
    await sleep(SLOW_REQUESTS_EVERY_MS);
  }
}
