import { INSTANCES, startCluster } from '../lib/cluster.js';
import { atLeast, atMost, laneLine, megabytes } from '../lib/figures.js';
import {
  generateKeys,
  registerCallers,
  seedAccounts,
  seedKeys,
  startLatchkey,
  withKey,
} from '../lib/latchkey.js';
import { runLoad } from '../lib/load.js';
import { startPeer } from '../lib/peers.js';
import { residentBytes, stopServer } from '../lib/process.js';
import { perSecondOf, runInterleaved } from '../lib/rounds.js';
import { countStatements, totalCalls } from '../lib/statements.js';
import { summarise, summariseRatios } from '../lib/statistics.js';

const LIMIT = [{ requests: 1_000_000, per: 'minute' }];
const SHARE_MIN = 0.95;
const STATEMENTS_MAX = 10;
const PEER_RATIO_MIN = 10;
const KEYS = 100_000;
const ACCOUNTS = 1_000;
const BYTES_MAX = 60e6;
const CACHE_ENTRIES = 2 * KEYS;
const ME = '/api/v1/me';

/** By hand, past the API: the bench seeds its keys in the same way. */
const limitKeys = (database, condition = 'true') =>
  database.superuser.query(
    `BEGIN; SET LOCAL latchkey.change = 'by-hand';
     UPDATE api_keys SET limits = '${JSON.stringify(LIMIT)}' WHERE ${condition}; COMMIT`,
  );

/** What a limit costs, and what others' limits cost. */
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
          atLeast(`A key with a limit : the limiter of ${name} on PostgreSQL`, PEER_RATIO_MIN, ratioTo(name)),
        ),
      ],
      lanes: measured.map((lane) => laneLine(lane, summarise(perSecondOf(lane)))),
    };
  },
};

/** Statements for limits, by PostgreSQL's own count, where four instances share a limit. */
export const limitStatements = {
  names: ['limit-statements'],
  async measure(workplace, { rounds, roundSeconds, warmUpSeconds }) {
    const { database, instances, keys } = await startCluster(workplace, 'limit_statements', 1);
    await limitKeys(database);
    const headers = [withKey(keys[0].text)];
    const per10000 = [];
    for (let round = 1; round <= rounds; round += 1) {
      let requests = 0;
      let statements = 0;
      for (const { url } of instances) {
        const load = (seconds) => runLoad(workplace, { url: `${url}${ME}`, headers, seconds });
        // Its slices grow, as they have when a load lasts.
        await load(warmUpSeconds);
        const { result, others } = await countStatements(workplace, database, () => load(roundSeconds));
        requests += result.requests;
        statements += totalCalls(others.filter(({ statement }) => statement.includes('lease_requests')));
      }
      per10000.push((statements / requests) * 10_000);
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

/** What a hundred thousand limited keys take of an instance's memory, more than keys without limits. */
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
    const without = await residentWithAll();
    await limitKeys(database);
    const more = (await residentWithAll()) - without;
    return {
      figures: [
        atMost(
          'Memory for 100,000 limited keys, more than without limits',
          BYTES_MAX,
          summarise([more]),
          megabytes,
        ),
      ],
    };
  },
};
