import type { Client } from 'pg';
import { type ServerOptions, EmbeddedPostgresServer } from './embedded-postgres-server.js';

export interface EmbeddedPostgresOptions extends ServerOptions {
  /** Created if it is missing, and owned by the role in `url`. */
  database: string;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  /** Stops the server, unless other processes use it: then the last of them stops it. */
  stop(): Promise<void>;
}

/** Not the superuser, with which an injected statement could reach files and programs. */
const applicationRole = 'latchkey';

/**
 * A shared lock held in the server by each process that uses it, taken exclusively to stop it. It ends with its
 * connection, so a killed process holds nothing, unlike with a lock file.
 */
const usersLock = 1;

/**
 * A real PostgreSQL from node_modules, so that a checkout works with nothing else installed. It runs until `stop()`; if
 * this process is killed, the next one that starts on the same directory takes it over.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await EmbeddedPostgresServer.prepare(options);
  const user = await server.connect(registerUser);
  let connected = true;
  user.on('end', () => (connected = false));

  const leave = async (): Promise<void> => {
    // The connection is lost when the server crashes and recovers.
    const last = connected ? user : await server.connectIfRunning(registerUser);
    if (!last) return;
    await last.query('SELECT pg_advisory_unlock_shared($1)', [usersLock]);
    if (await hold(last, 'pg_try_advisory_lock')) await server.stop();
    await last.end();
  };
  let leaving: Promise<void> | undefined;
  const stop = (): Promise<void> => (leaving ??= leave());

  try {
    await createDatabase(user, options);
  } catch (error) {
    await stop();
    throw error;
  }
  const credentials = `${applicationRole}:${encodeURIComponent(options.password)}`;
  const address = `127.0.0.1:${user.port}/${encodeURIComponent(options.database)}`;
  return { url: `postgres://${credentials}@${address}`, port: user.port, stop };
}

/** @returns false while another process is stopping the server */
function registerUser(connection: Client): Promise<boolean> {
  return hold(connection, 'pg_try_advisory_lock_shared');
}

async function hold(connection: Client, lock: string): Promise<boolean> {
  const { rows } = await connection.query<{ held: boolean }>(`SELECT ${lock}($1) AS held`, [usersLock]);
  return rows[0]?.held === true;
}

async function createDatabase(connection: Client, options: EmbeddedPostgresOptions): Promise<void> {
  const password = connection.escapeLiteral(options.password);
  const database = connection.escapeIdentifier(options.database);
  for (const statement of [
    `CREATE ROLE ${applicationRole} LOGIN CREATEDB PASSWORD ${password}`,
    `CREATE DATABASE ${database} OWNER ${applicationRole}`,
  ]) {
    await connection.query(statement).catch((error: { code?: string }) => {
      // It exists already (duplicate_object, duplicate_database), or another process is creating it (unique_violation).
      if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error;
    });
  }
}
