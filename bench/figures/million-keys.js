import { atLeast, laneLine, withoutTarget } from '../lib/figures.js';
import { generateKeys, register, seedKeys, startLatchkey, withKey } from '../lib/latchkey.js';
import { stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { summarise, summariseRatios } from '../lib/statistics.js';

const FEW = 1_000;
const MANY = 1_000_000;
/** The minimum that the server accepts. Ten times as many keys are in use, so none is found in the cache. */
const SMALL_CACHE = { AUTHORITY_CACHE_MAX: '100' };

/** Whether the number of keys in the table matters, for cached keys and for keys that are read each time. */
export const millionKeys = {
  names: ['million-keys'],
  async measure(workplace, options) {
    const few = await prepare(workplace, 'thousand', FEW);
    const many = await prepare(workplace, 'million', MANY);
    const measured = await runInterleaved(workplace, [...few.lanes, ...many.lanes], options);
    for (const { server } of measured) await stopServer(server);

    const [fewCached, fewUncached, manyCached, manyUncached] = measured.map(perSecondOf);
    const title = '1,000,000 keys in the table : 1,000';
    return {
      figures: [
        atLeast(`${title}, keys known to the server`, 0.95, summariseRatios(manyCached, fewCached)),
        withoutTarget(
          `${title}, every request's key read from the database`,
          summariseRatios(manyUncached, fewUncached),
        ),
      ],
      lanes: measured.map((lane) => laneLine(lane, summarise(perSecondOf(lane)))),
    };
  },
};

async function prepare(workplace, name, total) {
  const database = await workplace.createDatabase(`keys_${name}`);
  const cached = await startLatchkey(workplace, database);
  const account = await register(cached);
  // The same number of keys is in use either way; only the table differs.
  const keys = await generateKeys(FEW);
  await seedKeys(database, [account], keys, total);
  const uncached = await startLatchkey(workplace, database, { variables: SMALL_CACHE });
  const lane = { path: '/api/v1/me', headers: keys.map(withKey) };
  const count = `${total.toLocaleString('en')} keys`;
  return {
    database,
    lanes: [
      { ...lane, name: `${count}, known to the server`, server: cached },
      { ...lane, name: `${count}, read each time`, server: uncached },
    ],
  };
}
