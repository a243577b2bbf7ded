import { createHash } from 'node:crypto';

const names = new Map<string, string>();

/**
 * Marks a statement that each connection is to prepare once: PostgreSQL then parses and plans it there only once, which
 * takes longer than to execute it. Only for a constant text, or one of few: a connection keeps all that it has prepared.
 *
 * @returns the statement, to be used like any other
 */
export function prepared(sql: string): string {
  if (!names.has(sql))
    names.set(sql, `latchkey_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`);
  return sql;
}

/** The name under which a connection prepares the statement; undefined if it does not. */
export const nameOfPrepared = (sql: string): string | undefined => names.get(sql);
