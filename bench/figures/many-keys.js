import { atMost, megabytes, milliseconds } from '../lib/figures.js';
import { call, generateKeys, register, seedKeys, startLatchkey, withToken } from '../lib/latchkey.js';
import { residentBytes, stopServer } from '../lib/process.js';
import { summarise } from '../lib/statistics.js';

const KEYS = 10_000;
const MILLISECONDS_MAX = 300;
/** What a process keeps of its heap varies by as much from one run to the next. */
const MORE_BYTES_MAX = 60e6;
/** Each key has worked in so many hours of the last 90 days. */
const HOURS_USED = 48;
const PAGE = 100;
/** The least round number of calls before the compiler and PostgreSQL's caches have settled. */
const WARM_UP_CALLS = 3;
const CALLS_PER_ROUND = 3;

const daysAgo = (days) => new Date(Date.now() - days * 86_400_000).toISOString();

/** All keys of the workspace are older than the 90 days, have worked since, with few scopes and from two addresses. */
export async function seedUsage({ superuser }) {
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
    [HOURS_USED],
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

/** What the dashboard asks for in a workspace that has ten thousand keys; before that, in one that has a tenth of them. */
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
    const calls = CALLS_PER_ROUND * rounds;
    for (const ask of asksOf(server, small)) await timed(ask, calls);
    const { most: mostOfSmall } = await residentBytes(server);
    const figures = [];
    for (const ask of asksOf(server, large)) {
      figures.push(atMost(ask.title, MILLISECONDS_MAX, summarise(await timed(ask, calls)), milliseconds));
    }
    const { most: mostOfLarge } = await residentBytes(server);
    await stopServer(server);
    return {
      figures: [
        ...figures,
        atMost(
          'Memory that these take, more than with a tenth of the keys',
          MORE_BYTES_MAX,
          summarise([mostOfLarge - mostOfSmall]),
          megabytes,
        ),
      ],
    };
  },
};

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
