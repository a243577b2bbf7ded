import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, milliseconds } from '../lib/figures.js';
import { environment, nodeArguments, startLatchkey } from '../lib/latchkey.js';
import { register } from '../lib/latchkey.js';
import { launchServer, stopServer } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';

const READY_MS_MAX = 1_200;
const GIVE_UP_MS = 30_000;
const LOOK_EVERY_MS = 10;

/** From the start of the process to the first "ready", with a database that has been used before. */
export const start = {
  names: ['start'],
  async measure(workplace, { rounds }) {
    const database = await workplace.createDatabase('starts');
    const first = await startLatchkey(workplace, database);
    await register(first);
    await stopServer(first);
    const elapsed = [];
    while (elapsed.length < rounds) elapsed.push(await timeStart(workplace, database));
    return {
      figures: [
        atMost('Start to ready on an existing database', READY_MS_MAX, summarise(elapsed), milliseconds),
      ],
    };
  },
};

async function timeStart(workplace, database) {
  const port = await findFreePort();
  const variables = environment(workplace, database, { PORT: String(port) });
  const startedAt = performance.now();
  const server = await launchServer(workplace, 'latchkey', nodeArguments(), variables);
  while (!(await isReady(port))) {
    if (performance.now() - startedAt > GIVE_UP_MS) throw new Error('The server did not become ready.');
    await sleep(LOOK_EVERY_MS);
  }
  const elapsedMs = performance.now() - startedAt;
  await stopServer(server);
  return elapsedMs;
}

async function isReady(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function findFreePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}
