import type { ClientBase } from 'pg';

/**
 * Bounds that the database server keeps for us. A time-out of the client alone gives up on the answer, while the
 * statement and its locks go on.
 */
export const SESSION_LIMITS = {
  /** A little less than the client waits, so that it hears of it. */
  statement_timeout: '10s',
  /** A request that waits for a row holds one of few connections. */
  lock_timeout: '5s',
  /** Of a process that stands still in mid-transaction: its locks must not outlive anyone's patience. */
  idle_in_transaction_session_timeout: '10s',
};

/**
 * Sets them on a new connection: by statement, because poolers such as PgBouncer refuse them among the parameters of
 * the start. Behind a pooler that gives each transaction another connection, changes set them again themselves.
 */
export async function limitSession(client: ClientBase): Promise<void> {
  await client.query(`SELECT ${SET_LIMITS.replaceAll('$is_local', 'false')}`);
}

const SET_LIMITS = Object.entries(SESSION_LIMITS)
  .map(([name, value]) => `set_config('${name}', '${value}', $is_local)`)
  .join(', ');

/** SQL, for the list of a SELECT: the bounds of one transaction. Whoever holds locks may be idle for moments only. */
export const LIMIT_TRANSACTION = `${SET_LIMITS.replaceAll('$is_local', 'true')},
  set_config('idle_in_transaction_session_timeout', '3s', true)`;
