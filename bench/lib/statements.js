/** The statements sent by a server, counted by PostgreSQL, by kind. */

/** Once a second, regardless of load: the instance's lease (see core/coherence). */
const isLease = (statement) => /\bauthority_instances\b/.test(statement);
/** Once per flush, regardless of load: the usage figures of keys and the sample of their requests. */
const isUsage = (statement) => /\bapi_key_(last_uses|usage_hours|requests)\b/.test(statement);
/** Once a second, regardless of load: new rows of the audit trail join its chain. */
const isSeal = (statement) => /\bseal_audit_events\b/.test(statement);
/** Every few seconds, regardless of load: whether there are jobs (see core/queue). */
const isQueue = (statement) => /\bpgboss\./.test(statement);
/** Opens the transactions in which pg-boss maintains its tables, and no others. */
const isQueueLock = (statement) => /pg_advisory_xact_lock\(\s*\(\$1 \|\| encode\(sha224\(/.test(statement);
/** Surrounds those, once each, without naming a table. */
const isQueueFrame = (statement) =>
  /^(BEGIN|COMMIT|SET LOCAL (lock|idle_in_transaction_session)_timeout = \$1)$/.test(statement);
const isWrite = (statement) => /\b(INSERT|UPDATE|DELETE|MERGE|COPY)\b/i.test(statement);

/** @returns the calls of each statement in `database` so far, except those of the bench */
async function countCalls(workplace, database) {
  const { rows } = await workplace.superuser.query(
    `SELECT query AS statement, sum(calls)::int AS calls FROM pg_stat_statements
     WHERE dbid = (SELECT oid FROM pg_database WHERE datname = $1) AND userid = 'latchkey'::regrole GROUP BY query`,
    [database.name],
  );
  return new Map(rows.map(({ statement, calls }) => [statement, calls]));
}

/** @returns the statements sent while `work` ran, by kind, each with its `calls` */
export async function countStatements(workplace, database, work) {
  const before = await countCalls(workplace, database);
  const result = await work();
  const sent = [...(await countCalls(workplace, database))]
    .map(([statement, calls]) => ({ statement, calls: calls - (before.get(statement) ?? 0) }))
    .filter(({ calls }) => calls > 0);
  const queueTransactions = totalCalls(sent.filter(({ statement }) => isQueueLock(statement)));
  const isTimed = ({ statement }) =>
    [isLease, isUsage, isSeal, isQueue, isQueueLock].some((isOfKind) => isOfKind(statement));
  return {
    result,
    lease: sent.filter(({ statement }) => isLease(statement)),
    usage: sent.filter(({ statement }) => isUsage(statement)),
    seals: sent.filter(({ statement }) => isSeal(statement)),
    others: sent
      .filter((counted) => !isTimed(counted))
      .map(({ statement, calls }) => ({
        statement,
        calls: isQueueFrame(statement) ? calls - queueTransactions : calls,
      }))
      .filter(({ calls }) => calls > 0),
  };
}

export const totalCalls = (statements) => statements.reduce((sum, { calls }) => sum + calls, 0);

/** @returns how many write statements were sent so far, without those of the lease and the queue */
export async function countWrites(workplace, database) {
  const calls = await countCalls(workplace, database);
  return [...calls].reduce(
    (sum, [statement, count]) =>
      isWrite(statement) && !isLease(statement) && !isQueue(statement) ? sum + count : sum,
    0,
  );
}
