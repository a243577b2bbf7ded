/**
 * SQL for a text that names the server that answers: its process, and the database by what it is rather than what it is
 * called. A server keeps its name for as long as what has committed there stays committed: a restart, a promoted
 * standby and a restored database have others. A server in recovery has a name that nothing is ever confirmed under.
 */
export const ANSWERING_SERVER = `concat_ws('/', extract(epoch FROM pg_postmaster_start_time()),
  (SELECT oid FROM pg_database WHERE datname = current_database()),
  CASE WHEN pg_is_in_recovery() THEN 'in recovery' END)`;

/**
 * A statement, with the server's name in each of its rows: what it selects comes as it would by itself, but for one row
 * that has only the name where there would be none.
 */
export const naming = (sql: string): string =>
  `SELECT server.name AS "answeredBy", selected.* FROM (SELECT ${ANSWERING_SERVER} AS name) AS server
   LEFT JOIN (SELECT true AS "isSelected", statement.* FROM (${sql}) AS statement) AS selected ON true`;

export type Named<Row> = Row & { answeredBy: string; isSelected: true | null };
