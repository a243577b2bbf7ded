import { Socket } from 'node:net';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { ConnectionGate } from './connection-gate.js';
import { migrations } from '../resource/declared.js';
import { SESSION_LIMITS } from './session-limits.js';
import { DatabaseUnavailableError } from './database-unavailable.js';
import { SessionClient } from './session-settings.js';

/** How long the database may be silent in the middle of a statement before the connection counts as dead. */
const SILENCE_MS = 10_000;
/** Before silence would end it too. */
const IDLE_TIMEOUT_MS = 8_000;
/** How long a statement may take, even one that keeps sending. */
const QUERY_TIMEOUT_MS = 11_000;
/** How long to wait for a connection. Short: a caller is waiting, and a 503 now beats one later. */
export const CONNECT_TIMEOUT_MS = 2_000;

/** A pool that says "the database is away" in one way, whatever the socket said. */
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
 * A socket that closes when nothing comes for too long. `query_timeout` alone gives up on the answer and puts the
 * connection back into the pool; where the network has swallowed it, everybody who is given it waits in vain.
 */
function socketThatGivesUp(): Socket {
  const socket = new Socket();
  return socket.setTimeout(SILENCE_MS, () => socket.destroy());
}

/** A refused password or a missing database is a mistake in the configuration, not an outage. */
function asUnavailable(error: unknown): Error {
  if (error instanceof DatabaseUnavailableError) return error;
  const isConfigurationMistake =
    error instanceof pg.DatabaseError && (error.code?.startsWith('28') || error.code === '3D000');
  return isConfigurationMistake ? error : new DatabaseUnavailableError(error);
}

/**
 * The one set of options that the server, the migrations and the ORM's command line share.
 *
 * @param gate of a process where another connection finds out whether the database is there
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
/** TypeORM would write what it does to the console. What fails is thrown, too. */
const silentLogger = {
  logQuery: ignore,
  logQueryError: ignore,
  logQuerySlow: ignore,
  logSchemaBuild: ignore,
  logMigration: ignore,
  log: ignore,
};

/** A request gives up on a statement after seconds; to rewrite a large table takes as long as it takes. */
export const unboundedOptions = (databaseUrl: string, poolMax: number): DataSourceOptions => ({
  ...dataSourceOptions(databaseUrl, poolMax),
  extra: { keepAlive: true },
  logger: silentLogger,
});
