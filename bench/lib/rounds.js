import { setTimeout as sleep } from 'node:timers/promises';
import { emptyLog } from './process.js';
import { runLoad } from './load.js';

/** Lets a server finish its work for the last requests (usage figures, its log) before the next lane runs. */
const PAUSE_MS = 200;

/**
 * Loads the lanes in turn, A B C, A B C, so that a slow minute of the machine falls on all of them.
 *
 * @param lanes `{ name, server, path, headers }`
 * @returns the lanes, each with its `results`, one a round
 */
export async function runInterleaved(workplace, lanes, { rounds, roundSeconds, warmUpSeconds }) {
  const run = async (lane, seconds) => {
    const load = { url: `${lane.server.url}${lane.path}`, headers: lane.headers, seconds };
    const result = await runLoad(workplace, load);
    await emptyLog(lane.server);
    await sleep(PAUSE_MS);
    return result;
  };
  for (const lane of lanes) await run(lane, warmUpSeconds);
  const measured = lanes.map((lane) => ({ ...lane, results: [] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const lane of measured) lane.results.push(await run(lane, roundSeconds));
    const line = measured.map(({ results }) => Math.round(results.at(-1).perSecond)).join('  ');
    console.log(`  round ${round}: ${line}`);
  }
  return measured;
}

export const perSecondOf = (lane) => lane.results.map((result) => result.perSecond);
