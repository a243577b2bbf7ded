import type { TestDatabase } from './database.js';

/** Starts counting the statements in this database, from zero. */
export async function countStatements(database: TestDatabase): Promise<void> {
  await database.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  // For this database only: files that run at the same time count their own.
  await database.query(
    `SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)`,
  );
}

/** SQL: the statement is not one that runs regardless, for the lease, the audit trail, or the session of a new connection. */
export const NOT_IN_BACKGROUND = `query !~ 'authority_instances|seal_audit_events|audit_checkpoints|set_config.* WHERE pg_backend_pid'`;
