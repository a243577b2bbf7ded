import pg from 'pg';
import { DatabaseUnavailableError } from './database-unavailable.js';
import { urlOfEachHost } from '../primitives/database-url.js';

/** The time that one host has to report its role. */
const ANSWER_TIMEOUT_MS = 1_000;

class NoPrimaryError extends DatabaseUnavailableError {
  override name = 'NoPrimaryError';

  constructor() {
    // SQLSTATE with which a standby refuses writes.
    super(Object.assign(new Error('The server is a standby'), { code: '25006' }));
  }
}

/** The last known primary, by the URL that names several hosts. */
const found = new Map<string, Promise<string>>();

/**
 * The URL of the one host that accepts writes. Callers share the search, and the result is kept until it is forgotten.
 *
 * @throws {NoPrimaryError} if there are only standbys, else the error of one of the hosts
 */
export function findPrimary(databaseUrl: string): Promise<string> {
  const known = found.get(databaseUrl);
  if (known) return known;
  const search = searchPrimary(urlOfEachHost(databaseUrl));
  found.set(databaseUrl, search);
  search.catch(() => forgetPrimary(databaseUrl));
  return search;
}

/** Call it after a failed connection to the primary: another host may have taken over. */
export function forgetPrimary(databaseUrl: string): void {
  found.delete(databaseUrl);
}

/**
 * Asks all hosts at once, so that several silent ones take no longer than one. Of two primaries, everyone picks the
 * first in the list.
 */
async function searchPrimary(urls: string[]): Promise<string> {
  const answers = await Promise.allSettled(urls.map(askWhetherPrimary));
  for (const answer of answers) if (answer.status === 'fulfilled') return answer.value;
  const reasons = answers.map((answer) => (answer as PromiseRejectedResult).reason as unknown);
  throw reasons.find((reason) => reason instanceof NoPrimaryError) ?? reasons[0];
}

/** @throws {NoPrimaryError} if the server is a standby */
export async function requirePrimary(
  query: (sql: string) => Promise<{ isStandby: boolean }[]>,
): Promise<void> {
  const [server] = await query('SELECT pg_is_in_recovery() AS "isStandby"');
  if (server?.isStandby !== false) throw new NoPrimaryError();
}

async function askWhetherPrimary(connectionString: string): Promise<string> {
  const client = new pg.Client({
    connectionString,
    application_name: 'latchkey',
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await requirePrimary(async (sql) => (await client.query<{ isStandby: boolean }>(sql)).rows);
    return connectionString;
  } finally {
    void client.end().catch(() => undefined);
  }
}
