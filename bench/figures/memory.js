import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, megabytes } from '../lib/figures.js';
import { generateKeys, seedAccounts, seedKeys, startLatchkey, withKey } from '../lib/latchkey.js';
import { runLoad } from '../lib/load.js';
import { residentBytes, stopServer } from '../lib/process.js';
import { countStatements, totalCalls } from '../lib/statements.js';
import { summarise } from '../lib/statistics.js';

const KEYS = 100_000;
const ACCOUNTS = 1_000;
const BYTES_MAX = 300e6;
/** Room for the keys, and for the user, the membership and the workspace of each account. */
const CACHE_ENTRIES = KEYS + 3 * ACCOUNTS;
const LOOKS = 10;
const LOOK_EVERY_MS = 500;

/** Resident memory of a server that has seen a hundred thousand keys, of a thousand accounts. */
export const memory = {
  names: ['memory'],
  async measure(workplace) {
    const database = await workplace.createDatabase('memory');
    const accounts = await seedAccounts(database, ACCOUNTS);
    const keys = await generateKeys(KEYS);
    await seedKeys(database, accounts, keys);
    const server = await startLatchkey(workplace, database, {
      variables: { AUTHORITY_CACHE_MAX: String(CACHE_ENTRIES) },
    });
    const url = `${server.url}/api/v1/me`;
    const atStart = await residentBytes(server);
    await runLoad(workplace, { url, headers: keys.map(withKey), once: true });

    // Seconds enough for the usage figures of all those keys to be written.
    const looks = [];
    while (looks.length < LOOKS) {
      looks.push((await residentBytes(server)).now);
      await sleep(LOOK_EVERY_MS);
    }
    await checkCached(workplace, database, url, keys);
    const { most } = await residentBytes(server);
    await stopServer(server);
    const summary = summarise(looks);
    return {
      figures: [
        atMost('Resident memory with 100,000 cached keys', BYTES_MAX, summary, megabytes, summary.most),
      ],
      notes: [
        `Memory: ${megabytes(atStart.now)} when it had started, and never more than ${megabytes(most)}, while ` +
          `every key was read for the first time with 32 requests under way.`,
      ],
    };
  },
};

/** Checks that repeated requests with a key need no query, or the figure would be meaningless. */
async function checkCached(workplace, database, url, keys) {
  const headers = keys.filter((_, index) => index % 50 === 0).map(withKey);
  const load = () => runLoad(workplace, { url, headers, once: true });
  const { others } = await countStatements(workplace, database, load);
  if (totalCalls(others) > 0) throw new Error(`${totalCalls(others)} queries: not all keys were cached.`);
}
