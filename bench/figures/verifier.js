import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { checkRefused, INSTANCES, makeKnown, revoke, startCluster, WARM_UP_REVOKES } from '../lib/cluster.js';
import { atLeast, atMost, laneLine, milliseconds, perSecond } from '../lib/figures.js';
import { registerCallers, startLatchkey, withKey } from '../lib/latchkey.js';
import { startPeer } from '../lib/peers.js';
import { spawnProgram, startServer, stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { registerService, verifierVariables } from '../lib/service.js';
import { countStatements, totalCalls } from '../lib/statements.js';
import { quantile, summarise, summariseRatios } from '../lib/statistics.js';

const entries = resolve(import.meta.dirname, '../entries');
const CALLS_PER_SECOND_MIN = 500_000;
const EXPRESS_RATIO_MIN = 0.9;
const VERIFIERS = 8;
const REACHABLE_MS_MAX = 25;
const FROZEN_MS_MAX = 3_500;
const REVOKES_PER_ROUND = 2 * INSTANCES;

/** How often per second a service's process can check a known key by itself, asking nobody. */
export const verifierCalls = {
  names: ['verifier-calls'],
  async measure(workplace, { rounds, roundSeconds }) {
    const database = await workplace.createDatabase('verifier_calls');
    const server = await startLatchkey(workplace, database);
    const [{ key }] = await registerCallers(server);
    const service = await registerService(server, database);
    const results = [];
    let statements = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const env = { ...verifierVariables(service, [server]), KEY: key, SECONDS: String(roundSeconds) };
      const lines = linesOf(workplace, env);
      // Starts once the key is known: its first look-up, and the registration, are queries.
      await lines.next();
      const { result, others } = await countStatements(workplace, database, () => lines.next());
      results.push(JSON.parse(result.value));
      statements += totalCalls(others);
      // Until it has ended.
      await lines.next();
    }
    // V8's own threads wake each other by writing, which is not part of the calls.
    const env = { ...verifierVariables(service, [server]), KEY: key, SECONDS: '0' };
    let counted;
    for await (const line of linesOf(workplace, env, ['--single-threaded'])) counted = line;
    const { countedCalls, readsAndWrites } = JSON.parse(counted);
    await stopServer(server);
    const sum = (name) => results.reduce((total, result) => total + result[name], 0);
    const none = (title, count, calls) => ({
      title,
      target: '0',
      measured: String(count),
      spread: `in ${calls.toLocaleString('en')} calls`,
      reached: count === 0,
    });
    return {
      figures: [
        atLeast(
          'Verifier, known key, in process, one core',
          CALLS_PER_SECOND_MIN,
          summarise(results.map((result) => result.perSecond)),
          perSecond,
        ),
        none('Questions to Latchkey for calls with a known key', sum('asked'), sum('calls')),
        none('Queries for them, counted by PostgreSQL', statements, sum('calls')),
        none(
          'Reads and writes of files and sockets for them, counted by the kernel',
          readsAndWrites,
          countedCalls,
        ),
      ],
    };
  },
};

/** @returns its output, line by line, which ends when it does */
async function* linesOf(workplace, env, flags = []) {
  const child = spawnProgram(workplace, [...flags, resolve(entries, 'verifier-calls.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  yield* createInterface({ input: child.stdout });
  const [code] = await ended;
  if (code !== 0) throw new Error(`verifier-calls.js ended with ${code}.`);
}

/** What a verifier costs an Express service. */
export const verifierExpress = {
  names: ['verifier-express'],
  async measure(workplace, options) {
    const database = await workplace.createDatabase('verifier_express');
    const server = await startLatchkey(workplace, database);
    const callers = await registerCallers(server);
    const service = await registerService(server, database);
    const answer = JSON.stringify({ id: 1, name: 'known' });
    const start = (name, variables) =>
      startPeer(workplace, database, name, 'express-service.js', answer, variables);
    const lanes = [
      { name: 'Express', server: await start('express', {}) },
      {
        name: 'Express with the verifier',
        server: await start('express with verifier', verifierVariables(service, [server])),
      },
    ].map((lane) => ({ ...lane, path: '/me', headers: callers.map(({ key }) => withKey(key)) }));
    const [open, guarded] = await runInterleaved(workplace, lanes, options);
    for (const lane of lanes) await stopServer(lane.server);
    await stopServer(server);
    return {
      figures: [
        atLeast(
          'Express with the verifier / without, a known key',
          EXPRESS_RATIO_MIN,
          summariseRatios(perSecondOf(guarded), perSecondOf(open)),
        ),
      ],
      lanes: [open, guarded].map((lane) => laneLine(lane, summarise(perSecondOf(lane)))),
    };
  },
};

/** How long a revoke takes if it waits for verifiers too, and if one of them is frozen. */
export const verifierRevocation = {
  names: ['verifier-revoke'],
  async measure(workplace, { rounds }) {
    const revokes = WARM_UP_REVOKES + rounds * REVOKES_PER_ROUND;
    const { database, instances, account, keys } = await startCluster(
      workplace,
      'verifier_revoke',
      revokes + 2,
    );
    const service = await registerService(instances[0], database);
    const verifiers = [];
    while (verifiers.length < VERIFIERS) {
      const own = [0, 1].map((offset) => instances[(verifiers.length + offset) % INSTANCES]);
      verifiers.push(
        await startServer(
          workplace,
          `verifier ${verifiers.length + 1}`,
          [resolve(entries, 'verifier-service.js')],
          verifierVariables(service, own),
        ),
      );
    }
    const statusFor = async ({ url }, key) =>
      (await fetch(`${url}/me`, { headers: withKey(key.text) })).status;
    const makeKnownToAll = async (key) => {
      await makeKnown(instances, key);
      for (const verifier of verifiers) {
        const status = await statusFor(verifier, key);
        if (status !== 200) throw new Error(`${verifier.name} answered ${status} to a good key.`);
      }
    };
    const elapsed = [];
    for (const [index, key] of keys.slice(0, revokes).entries()) {
      await makeKnownToAll(key);
      const elapsedMs = await revoke(instances[index % INSTANCES], account, key);
      for (const verifier of verifiers) checkRefused(await statusFor(verifier, key), verifier);
      if (index >= WARM_UP_REVOKES) elapsed.push(elapsedMs);
    }
    const [first, second] = keys.slice(revokes);
    await makeKnownToAll(first);
    await makeKnownToAll(second);
    const [frozen] = verifiers;
    frozen.child.kill('SIGSTOP');
    const delayedMs = await revoke(instances[1], account, first);
    const nextMs = await revoke(instances[2], account, second);
    const late = [first, second].map((key) => statusFor(frozen, key));
    frozen.child.kill('SIGCONT');
    for (const status of await Promise.all(late)) checkRefused(status, frozen);
    for (const server of [...verifiers, ...instances]) await stopServer(server);
    return {
      figures: [
        atMost(
          `Revoke answered, 4 instances and ${VERIFIERS} verifiers`,
          REACHABLE_MS_MAX,
          summarise(elapsed),
          milliseconds,
        ),
        atMost('The same, one verifier frozen', FROZEN_MS_MAX, summarise([delayedMs]), milliseconds),
      ],
      notes: [
        `Revocation with verifiers: ${elapsed.length} revokes, 95% within ${milliseconds(quantile(elapsed, 0.95))}; ` +
          `after each, all ${VERIFIERS} verifiers refused the key. The next revoke after that with a frozen verifier took ` +
          `${milliseconds(nextMs)}.`,
      ],
    };
  },
};
