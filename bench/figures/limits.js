import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { INSTANCES, startCluster } from '../lib/cluster.js';
import { atLeast, atMost, laneLine, megabytes, perSecond, withoutTarget } from '../lib/figures.js';
import {
  generateKeys,
  registerCallers,
  seedAccounts,
  seedKeys,
  startLatchkey,
  withKey,
} from '../lib/latchkey.js';
import { CONNECTIONS, runLoad } from '../lib/load.js';
import { startPeer } from '../lib/peers.js';
import { residentBytes, spawnProgram, stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { registerService, verifierVariables } from '../lib/service.js';
import { countStatements, totalCalls } from '../lib/statements.js';
import { summarise, summariseRatios } from '../lib/statistics.js';

const LIMIT = [{ requests: 1_000_000, per: 'minute' }];
const SHARE_MIN = 0.95;
/** More than can be made in a minute. */
const REQUESTS_BEYOND_REACH = 1_000_000_000;
const STATEMENTS_MAX = 10;
/** Slices grow during a load, so two seconds of it do not represent a minute that is used up. */
const LIMITED_ROUNDS = 5;
const PEER_RATIO_MIN = 10;
const KEYS = 100_000;
const ACCOUNTS = 1_000;
const BYTES_MAX = 60e6;
const MEMORY_READINGS = 3;
const CACHE_ENTRIES = 2 * KEYS;
const ME = '/api/v1/me';

/**
 * For rate-limiter-flexible, whose lane has no authentication and no log, HTTP leaves too little room: ten times as
 * much is more than Fastify alone can serve. The limiters themselves are compared below.
 */
const PEER_FIGURES = {
  'rate-limiter-flexible': (title, ratio) => withoutTarget(title, ratio),
  'better-auth': (title, ratio) => atLeast(title, PEER_RATIO_MIN, ratio),
};

/** Bypassing the API, because the bench seeds its keys in the same way. */
const limitKeys = (database, condition = 'true', limit = LIMIT) =>
  database.superuser.query(
    `BEGIN; SET LOCAL latchkey.change = 'by-hand';
     UPDATE api_keys SET limits = '${JSON.stringify(limit)}' WHERE ${condition}; COMMIT`,
  );

/** The cost of a limit, and of other callers' limits. */
export const limits = {
  names: ['limits', 'limits-peers'],
  async measure(workplace, options) {
    const database = await workplace.createDatabase('limits');
    const server = await startLatchkey(workplace, database);
    const free = await registerCallers(server);
    const limited = await registerCallers(server);
    const ids = limited.map(({ userId }) => `'${userId}'`).join(', ');
    await limitKeys(database, `created_by IN (${ids})`);
    const answer =
      (await (await fetch(`${server.url}${ME}`, { headers: withKey(free[0].key) })).text()) ?? '';
    const headers = (callers) => callers.map(({ key }) => withKey(key));
    const lanes = [
      { id: 'free', name: 'Latchkey, key without a limit', server, path: ME, headers: headers(free) },
      {
        id: 'limited',
        name: 'Latchkey, key with 1,000,000 per minute',
        server,
        path: ME,
        headers: headers(limited),
      },
    ];
    const peers = [];
    if (options.isSelected('limits-peers')) {
      for (const [name, file] of [
        ['rate-limiter-flexible', 'rate-limiter-flexible.js'],
        ['better-auth', 'better-auth.js'],
      ]) {
        const peerDatabase = await workplace.createDatabase(`limits_${name.replaceAll('-', '_')}`, {
          empty: true,
        });
        const peer = await startPeer(workplace, peerDatabase, name, file, answer);
        peers.push(name);
        lanes.push({
          id: name,
          name: `Fastify with the limiter of ${name} on PostgreSQL`,
          server: peer,
          path: ME,
          headers: (peer.callers ?? limited).map(({ key }) => withKey(key)),
        });
      }
    }
    const measured = await runInterleaved(workplace, lanes, options);
    for (const each of new Set(lanes.map((lane) => lane.server))) await stopServer(each);
    const byId = Object.fromEntries(measured.map((lane) => [lane.id, lane]));
    const ratioTo = (id) => summariseRatios(perSecondOf(byId.limited), perSecondOf(byId[id]));
    return {
      figures: [
        atLeast(
          'A key with 1,000,000 requests per minute : a key without a limit',
          SHARE_MIN,
          ratioTo('free'),
        ),
        ...peers.map((name) =>
          PEER_FIGURES[name](`A key with a limit : the limiter of ${name} on PostgreSQL`, ratioTo(name)),
        ),
      ],
      lanes: measured.map((lane) => laneLine(lane, summarise(perSecondOf(lane)))),
    };
  },
};

/** A limiter's work within a process: that of a verifier, next to one that asks PostgreSQL each time. */
export const limiterCalls = {
  names: ['limiter-calls'],
  async measure(workplace, { rounds, roundSeconds }) {
    const database = await workplace.createDatabase('limiter_calls');
    const peerDatabase = await workplace.createDatabase('limiter_calls_peer', { empty: true });
    const server = await startLatchkey(workplace, database);
    const [{ key }] = await registerCallers(server);
    await limitKeys(database, 'true', [{ requests: REQUESTS_BEYOND_REACH, per: 'minute' }]);
    const service = await registerService(server, database);
    const variables = { KEY: key, SECONDS: String(roundSeconds) };
    const ours = { ...variables, ...verifierVariables(service, [server]) };
    const theirs = { ...variables, DATABASE_URL: peerDatabase.url, CONNECTIONS: String(CONNECTIONS) };
    const measured = { ours: [], theirs: [] };
    for (let round = 1; round <= rounds; round += 1) {
      measured.ours.push(await perSecondIn(workplace, 'entries/limiter-calls.js', ours));
      measured.theirs.push(await perSecondIn(workplace, 'peers/rate-limiter-flexible-calls.js', theirs));
    }
    await stopServer(server);
    return {
      figures: [
        atLeast(
          'A verifier with a limited key, in process : rate-limiter-flexible on PostgreSQL, in process',
          PEER_RATIO_MIN,
          summariseRatios(measured.ours, measured.theirs),
        ),
      ],
      notes: [
        `Limiters in process: ${perSecond(summarise(measured.ours).median)} with a verifier, and ` +
          `${perSecond(summarise(measured.theirs).median)} with rate-limiter-flexible, ${CONNECTIONS} at once.`,
      ],
    };
  },
};

async function perSecondIn(workplace, program, env) {
  const child = spawnProgram(workplace, [resolve(import.meta.dirname, '..', program)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const output = await text(child.stdout);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${program} ended with ${code}.`);
  return JSON.parse(output).perSecond;
}

/** Statements for limits, counted by PostgreSQL, while four instances share a limit from its first request on. */
export const limitStatements = {
  names: ['limit-statements'],
  async measure(workplace, { rounds, roundSeconds }) {
    const { database, instances, keys } = await startCluster(workplace, 'limit_statements', rounds);
    await limitKeys(database);
    const url = instances.map((instance) => `${instance.url}${ME}`);
    const per10000 = [];
    for (const { text } of keys) {
      const { result, others } = await countStatements(workplace, database, () =>
        runLoad(workplace, { url, headers: [withKey(text)], seconds: LIMITED_ROUNDS * roundSeconds }),
      );
      const statements = totalCalls(others.filter(({ statement }) => statement.includes('lease_requests')));
      per10000.push((statements / result.requests) * 10_000);
    }
    for (const instance of instances) await stopServer(instance);
    return {
      figures: [
        atMost(
          `Statements for 10,000 allowed requests at 1,000,000 per minute, ${INSTANCES} instances`,
          STATEMENTS_MAX,
          summarise(per10000),
          (value) => value.toFixed(1),
        ),
      ],
    };
  },
};

/** How much more memory a hundred thousand limited keys take than unlimited ones. */
export const limitMemory = {
  names: ['limit-memory'],
  async measure(workplace) {
    const database = await workplace.createDatabase('limit_memory');
    const accounts = await seedAccounts(database, ACCOUNTS);
    const keys = await generateKeys(KEYS);
    await seedKeys(database, accounts, keys);
    const residentWithAll = async () => {
      const server = await startLatchkey(workplace, database, {
        variables: { AUTHORITY_CACHE_MAX: String(CACHE_ENTRIES) },
      });
      await runLoad(workplace, { url: `${server.url}${ME}`, headers: keys.map(withKey), once: true });
      const { now } = await residentBytes(server);
      await stopServer(server);
      return now;
    };
    const readings = async () => {
      const all = [];
      while (all.length < MEMORY_READINGS) all.push(await residentWithAll());
      return all;
    };
    const without = summarise(await readings()).median;
    await limitKeys(database);
    const more = (await readings()).map((bytes) => bytes - without);
    return {
      figures: [
        atMost(
          'Memory for 100,000 limited keys, more than without limits',
          BYTES_MAX,
          summarise(more),
          megabytes,
        ),
      ],
    };
  },
};
