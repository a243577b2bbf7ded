/**
 * Limits enforced by the database server, in milliseconds. A client-side timeout only stops waiting for the answer,
 * while the statement and its locks continue.
 *
 * They are sent as start-up parameters, because a statement would cost each new connection another query. PgBouncer has
 * to be told to ignore them; changes, which hold locks, then set them themselves.
 */
export const SESSION_LIMITS = {
  /** Slightly less than the client waits, so that the client receives the error. */
  statement_timeout: 10_000,
  /** A request that waits for a row holds one of few connections. */
  lock_timeout: 5_000,
  /** For a process that stalls mid-transaction: others must not wait indefinitely for its locks. */
  idle_in_transaction_session_timeout: 10_000,
};

/** `transaction_timeout` exists since PostgreSQL 17, and is never set by us. */
const LIMIT_NAMES = [...Object.keys(SESSION_LIMITS), 'transaction_timeout'];

const liftLimits = (isLocal: boolean): string =>
  `SELECT set_config(name, '0', ${isLocal}) FROM pg_settings
   WHERE name IN (${LIMIT_NAMES.map((name) => `'${name}'`).join(', ')})`;

/**
 * For work that may take any time: lifts the limits that the operator has set for the role, the database or the server.
 * Only for the session with this backend process: behind a pooler, others share it.
 */
export const liftSessionLimits = (processId: number): string =>
  `${liftLimits(false)} AND pg_backend_pid() = ${processId}`;

/** The same until the end of the transaction, also behind a pooler. */
export const LIFT_LIMITS_IN_TRANSACTION = liftLimits(true);

/** For a change, which may be idle between its statements only briefly. */
const TRANSACTION_LIMITS = { ...SESSION_LIMITS, idle_in_transaction_session_timeout: 3_000 };

/** SQL for the list of a SELECT. */
export const LIMIT_TRANSACTION = Object.entries(TRANSACTION_LIMITS)
  .map(([name, milliseconds]) => `set_config('${name}', '${milliseconds}', true)`)
  .join(', ');
