/**
 * Bounds that the database server keeps for us. A time-out of the client alone gives up on the answer, while the
 * statement and its locks go on. In milliseconds.
 *
 * They are among the parameters of a connection's start: a statement would be one more query on each new connection.
 * PgBouncer has to be told to pass over them; changes, which hold locks, then set them themselves.
 */
export const SESSION_LIMITS = {
  /** A little less than the client waits, so that it hears of it. */
  statement_timeout: 10_000,
  /** A request that waits for a row holds one of few connections. */
  lock_timeout: 5_000,
  /** Of a process that stands still in mid-transaction: its locks must not outlive anyone's patience. */
  idle_in_transaction_session_timeout: 10_000,
};

/** Of a change, which may be idle between its statements for moments only. */
const TRANSACTION_LIMITS = { ...SESSION_LIMITS, idle_in_transaction_session_timeout: 3_000 };

/** SQL, for the list of a SELECT. */
export const LIMIT_TRANSACTION = Object.entries(TRANSACTION_LIMITS)
  .map(([name, milliseconds]) => `set_config('${name}', '${milliseconds}', true)`)
  .join(', ');
