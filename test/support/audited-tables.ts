import type { TestDatabase } from './database.js';

/** The tables that the database allows to be changed only with an audit row. */
export async function auditedTables(database: TestDatabase): Promise<string[]> {
  const rows = await database.query<{ name: string }>(
    `SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger
     WHERE tgfoid = 'require_audit_row'::regproc ORDER BY name`,
  );
  return rows.map(({ name }) => name);
}
