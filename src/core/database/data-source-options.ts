import { Socket } from 'node:net';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { ConnectionGate } from './connection-gate.js';
import { migrations } from '../resource/declared.js';
import { SESSION_LIMITS } from './session-limits.js';
import { DatabaseUnavailableError } from './database-unavailable.js';
import { SessionClient } from './session-settings.js';

/** After this much silence in the middle of a statement, the connection counts as dead. */
const SILENCE_MS = 10_000;
/** Less than the silence limit, which would also close idle connections. */
const IDLE_TIMEOUT_MS = 8_000;
/** The maximum duration of a statement, even one that keeps sending data. */
const QUERY_TIMEOUT_MS = 11_000;
/** How long to wait for a connection. Short, because a caller is waiting: a prompt 503 is better than a late one. */
export const CONNECT_TIMEOUT_MS = 2_000;

/** A pool that reports an unavailable database in one way, whatever the socket's error was. */
class Pool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ ...options, Client: SessionClient });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Parameters<pg.Pool['connect']>[0]): void;
  override connect(callback?: (error: Error | undefined, client: never, done: never) => void): unknown {
    if (!callback) {
      return super.connect().catch((error: unknown) => {
        throw asUnavailable(error);
      });
    }
    super.connect((error, client, done) => {
      callback(error && asUnavailable(error), client as never, done as never);
    });
    return undefined;
  }
}

/**
 * A socket that closes after too long a silence. `query_timeout` alone stops waiting for the answer and returns the
 * connection to the pool; if the network has dropped it, every later user waits in vain.
 */
function socketThatGivesUp(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => socket.destroy());
}

const asUnavailable = (error: unknown): DatabaseUnavailableError =>
  error instanceof DatabaseUnavailableError ? error : new DatabaseUnavailableError(error);

/**
 * The options shared by the server, the migrations and the ORM's command line.
 *
 * @param gate for a process in which another connection detects whether the database is available
 */
export const dataSourceOptions = (
  databaseUrl: string,
  poolMax: number,
  gate?: ConnectionGate,
): DataSourceOptions => ({
  type: 'postgres',
  url: databaseUrl,
  driver: { ...pg, Pool },
  applicationName: 'latchkey',
  poolSize: poolMax,
  connectTimeoutMS: CONNECT_TIMEOUT_MS,
  migrations: [...migrations()],
  migrationsTableName: 'migrations',
  migrationsTransactionMode: 'each',
  extra: {
    query_timeout: QUERY_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    stream: socketThatGivesUp,
    ...SESSION_LIMITS,
    ...(gate && { gate }),
  },
  logging: false,
});

const ignore = (): void => undefined;
/** TypeORM would log to the console. Failures are thrown as well. */
const silentLogger = {
  logQuery: ignore,
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

/** A request gives up on a statement after seconds, whereas rewriting a large table may take any time. */
export const unboundedOptions = (databaseUrl: string, poolMax: number): DataSourceOptions => ({
  ...dataSourceOptions(databaseUrl, poolMax),
  extra: { keepAlive: true, isUnbounded: true },
  logger: silentLogger,
});
