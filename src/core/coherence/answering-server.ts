/**
 * SQL for a text that identifies the answering server: its process, and the database by identity rather than by name. A
 * server keeps its name for as long as what has committed there stays committed; a restart, a promoted standby and a
 * restored database get new names. A server in recovery gets a name under which nothing is ever confirmed.
 */
export const ANSWERING_SERVER = `concat_ws('/', extract(epoch FROM pg_postmaster_start_time()),
  (SELECT oid FROM pg_database WHERE datname = current_database()),
  CASE WHEN pg_is_in_recovery() THEN 'in recovery' END)`;

/**
 * Adds the server's name to every row of a statement. The rows are otherwise unchanged, except that an empty result
 * becomes one row holding only the name.
 */
export const naming = (sql: string): string =>
  `SELECT server.name AS "answeredBy", selected.* FROM (SELECT ${ANSWERING_SERVER} AS name) AS server
   LEFT JOIN (SELECT true AS "isSelected", statement.* FROM (${sql}) AS statement) AS selected ON true`;

export type Named<Row> = Row & { answeredBy: string; isSelected: true | null };
