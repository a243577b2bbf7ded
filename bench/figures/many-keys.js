import { readFile, truncate } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { atMost, megabytes, milliseconds } from '../lib/figures.js';
import {
  builtServer,
  call,
  generateKeys,
  register,
  seedKeys,
  startLatchkey,
  withToken,
} from '../lib/latchkey.js';
import { stopServer } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';

const KEYS = 10_000;
const MILLISECONDS_MAX = 300;
const TIMES_AS_MANY = 4;
/** To cache all keys of the larger workspace takes four times as much. */
const MORE_BYTES_MAX = 5e6;
/** The number of hours, of the last 90 days, in which each key was used. */
const HOURS_USED = 48;
const PAGE = 100;
/** The smallest round number of calls after which the compiler and PostgreSQL's caches have settled. */
const WARM_UP_CALLS = 3;
const CALLS_PER_ROUND = 3;
const CALLS_FOR_MEMORY = 5;

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString();

/**
 * All keys of the workspace are older than 90 days, and have been used since, with few scopes and from two addresses.
 */
export async function seedUsage({ superuser }, hours = HOURS_USED) {
  await superuser.query('BEGIN');
  await superuser.query(`SET LOCAL session_replication_role = 'replica'`);
  await superuser.query(`UPDATE api_keys SET created_at = created_at - interval '120 days'`);
  await superuser.query(
    `INSERT INTO api_key_last_uses (api_key_id, last_used_at) SELECT id, now() - random() * interval '100 days' FROM api_keys
     ON CONFLICT (api_key_id) DO UPDATE SET last_used_at = excluded.last_used_at`,
  );
  await superuser.query(
    `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests, scoped, placed)
     SELECT id, date_trunc('hour', now()) - hour * interval '44 hours', 'allowed', 1000, 1000, 1000
     FROM api_keys, generate_series(1, $1::int) AS hour ON CONFLICT DO NOTHING`,
    [hours],
  );
  await superuser.query(
    `INSERT INTO api_key_scope_uses (api_key_id, scope, last_used_at)
     SELECT id, scope, now() - interval '5 days' FROM api_keys, unnest(ARRAY['documents:read', 'documents:write']) AS scope
     ON CONFLICT DO NOTHING`,
  );
  await superuser.query(
    `INSERT INTO api_key_addresses (api_key_id, address, last_seen_at, allowed, denied)
     SELECT id, '198.51.100.' || number, now() - interval '5 days', 500, 0 FROM api_keys, generate_series(1, 2) AS number
     ON CONFLICT DO NOTHING`,
  );
  await superuser.query('COMMIT');
  await superuser.query(
    'VACUUM ANALYZE api_keys, api_key_last_uses, api_key_usage_hours, api_key_scope_uses, api_key_addresses',
  );
}

/** The dashboard's requests in a workspace with ten thousand keys, and their cost if there are more. */
export const manyKeys = {
  names: ['many-keys'],
  async measure(workplace, { rounds }) {
    const database = await workplace.createDatabase('many_keys');
    const server = await startLatchkey(workplace, database);
    const small = await register(server);
    const large = await register(server);
    await seedKeys(database, [small], await generateKeys(KEYS / 10));
    await seedKeys(database, [large], await generateKeys(KEYS));
    await seedUsage(database);
    const figures = [];
    for (const ask of asksOf(server, large)) {
      const took = await timed(ask, CALLS_PER_ROUND * rounds);
      figures.push(atMost(ask.title, MILLISECONDS_MAX, summarise(took), milliseconds));
    }
    await stopServer(server);
    return { figures: [...figures, await measureMemory(workplace, database, large)] };
  },
};

/** The same calls to the same warmed-up process: with ten thousand keys, and with more. */
async function measureMemory(workplace, database, large) {
  const file = join(workplace.directory, 'in-use');
  const server = await startLatchkey(workplace, database, {
    entry: resolve(import.meta.dirname, '../entries/latchkey-in-use.js'),
    variables: { IN_USE_FILE: file, LATCHKEY: builtServer },
  });
  const larger = await register(server);
  await seedKeys(database, [larger], await generateKeys(TIMES_AS_MANY * KEYS));
  await seedUsage(database, 1);
  const peaks = [];
  for (const account of [large, large, larger]) {
    await truncate(file);
    for (const ask of asksOf(server, account)) await timed(ask, CALLS_FOR_MEMORY);
    peaks.push(Math.max(...(await readFile(file, 'utf8')).trim().split('\n').map(Number)));
  }
  await stopServer(server);
  const [, most, mostOfLarger] = peaks;
  return atMost(
    `Memory in use for these with ${TIMES_AS_MANY} times the keys, more than with 10,000`,
    MORE_BYTES_MAX,
    summarise([mostOfLarger - most]),
    megabytes,
  );
}

function asksOf(server, { workspaceId, token }) {
  const path = `/workspaces/${workspaceId}`;
  const policy = { max_lifetime_days: 365, require_allowlist: true, revoke_unused_after_days: 90 };
  return [
    ['A page of the list of 10,000 keys', 'GET', `${path}/api-keys?limit=${PAGE}`],
    ['The same, by their last use', 'GET', `${path}/api-keys?limit=${PAGE}&sort=last_used_at&order=asc`],
    ['The same, found by a part of the name', 'GET', `${path}/api-keys?limit=${PAGE}&q=ey%20999`],
    ['The overview of 10,000 keys, of 7 days', 'GET', `${path}/overview`],
    ['The same, of 90 days', 'GET', `${path}/overview?from=${daysAgo(89)}`],
    ['The review of 10,000 keys', 'GET', `${path}/key-review`],
    ['A dry run of a policy over 10,000 keys', 'PUT', `${path}/key-policy?dry_run=true`, policy],
  ].map(([title, method, target, body]) => ({
    title,
    send: async () => {
      const { status, text } = await call(server, method, target, { headers: withToken(token), body });
      if (status !== 200) throw new Error(`${method} ${target} answered ${status}: ${text}`);
    },
  }));
}

/** @returns how long each call took, in milliseconds */
async function timed({ send }, calls) {
  for (let count = 0; count < WARM_UP_CALLS; count += 1) await send();
  const took = [];
  while (took.length < calls) {
    const startedAt = performance.now();
    await send();
    took.push(performance.now() - startedAt);
  }
  return took;
}
