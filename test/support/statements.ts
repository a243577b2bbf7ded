import type { TestDatabase } from './database.js';

/** Has the statements in this database counted, from none. */
export async function countStatements(database: TestDatabase): Promise<void> {
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  // Of this database alone: other files, which run at the same time, count theirs.
  await database.query(
    `SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)`,
  );
}

/** SQL: the statement is not one of those that run whatever happens, of the lease and the audit trail. */
export const NOT_IN_BACKGROUND = `query !~ 'authority_instances|seal_audit_events|audit_checkpoints'`;
