import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, milliseconds, times } from '../lib/figures.js';
import { register, startLatchkey, withKey } from '../lib/latchkey.js';
import { spawnProgram, stopServer } from '../lib/process.js';
import { quantile, summarise } from '../lib/statistics.js';

const noiseProgram = resolve(import.meta.dirname, '../entries/noise.js');
const SLOWER_MAX = 2;
/** By then, whatever the noise does at its start is over. */
const SETTLE_MS = 500;

const kinds = [
  {
    figure: 'noisy-neighbour',
    kind: 'requests',
    parallel: 130,
    title: 'Reads beside a workspace with 130 parallel requests : quiet',
  },
  {
    figure: 'connection-flood',
    kind: 'connections',
    parallel: 2_000,
    title: 'Reads beside an address that opens 2,000 connections : quiet',
  },
];

/** How much one caller can slow down the service for others. */
export const bounds = {
  names: kinds.map(({ figure }) => figure),
  async measure(workplace, { rounds, roundSeconds, isSelected }) {
    const database = await workplace.createDatabase('bounds');
    const server = await startLatchkey(workplace, database);
    const [noisy, neighbour] = [await register(server), await register(server)];
    const figures = [];
    const notes = [];
    for (const { figure, title, ...noise } of kinds.filter((each) => isSelected(each.figure))) {
      await readsFor(server, neighbour, roundSeconds);
      const [quiet, loud, ratios] = [[], [], []];
      for (let round = 1; round <= rounds; round += 1) {
        const before = await readsFor(server, neighbour, roundSeconds);
        const stop = startNoise(workplace, { ...noise, url: server.url, key: noisy.key });
        await sleep(SETTLE_MS);
        const beside = await readsFor(server, neighbour, roundSeconds);
        await stop();
        await sleep(SETTLE_MS);
        quiet.push(...before);
        loud.push(...beside);
        ratios.push(quantile(beside, 0.5) / quantile(before, 0.5));
      }
      figures.push(atMost(title, SLOWER_MAX, summarise(ratios), times));
      notes.push(
        `${figure}: half of the reads within ${milliseconds(quantile(loud, 0.5))} and 99% within ` +
          `${milliseconds(quantile(loud, 0.99))}; quiet ${milliseconds(quantile(quiet, 0.5))} and ` +
          `${milliseconds(quantile(quiet, 0.99))}. One read after the other, from another workspace.`,
      );
    }
    await stopServer(server);
    return { figures, notes };
  },
};

/** @returns how long each read took, in milliseconds */
async function readsFor(server, { key }, seconds) {
  const durations = [];
  const endsAt = performance.now() + seconds * 1000;
  while (performance.now() < endsAt) {
    const startedAt = performance.now();
    const response = await fetch(`${server.url}/api/v1/documents`, { headers: withKey(key) });
    await response.text();
    if (response.status !== 200) throw new Error(`A neighbour's read answered ${response.status}.`);
    durations.push(performance.now() - startedAt);
  }
  return durations;
}

/** @returns a function that ends the noise */
function startNoise(workplace, noise) {
  const child = spawnProgram(workplace, [noiseProgram], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(noise));
  return async () => {
    child.kill('SIGKILL');
    await ended;
  };
}
