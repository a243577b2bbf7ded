import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { ConnectionGate } from './connection-gate.js';
import { urlOfEachHost } from '../primitives/database-url.js';
import { liftSessionLimits } from './session-limits.js';
import { nameOfPrepared } from './prepared.js';
import { findPrimary, forgetPrimary, requirePrimary } from './primary.js';

/**
 * How a session treats values, names and transactions depends on settings, and a database, role or server may override
 * their defaults (`ALTER DATABASE … SET`). So each connection sets every setting that we rely on.
 */

const POSTGRES_PORT = 5432;

/** Sent with the connection's first message: poolers in transaction mode track these for each client. */
const STARTUP_SETTINGS = {
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
};

/** Set by the first statement. All of them exist in PostgreSQL 14, and any role may set them. */
const SETTINGS: Record<string, string> = {
  ...STARTUP_SETTINGS,
  client_encoding: 'UTF8',
  search_path: 'public',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  xmloption: 'content',
  array_nulls: 'on',
  transform_null_equals: 'off',
  backslash_quote: 'safe_encoding',
  quote_all_identifiers: 'off',
  row_security: 'on',
  check_function_bodies: 'on',
  default_text_search_config: 'pg_catalog.simple',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
  timezone_abbreviations: 'Default',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
  idle_session_timeout: '0',
  // PostgreSQL guesses that a statement over ten thousand keys is worth compiling, which takes longer than the statement.
  jit: 'off',
};

/** A confirmed commit is on disk. Waiting for standbys in addition is the operator's choice, and stronger. */
const synchronousCommit = (isLocal: boolean): string =>
  `set_config('synchronous_commit', CASE current_setting('synchronous_commit')
    WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, ${isLocal})`;

/** SQL for the list of a SELECT: overrides the session's value, which a pooler may have left different. */
export const SYNCHRONOUS_COMMIT_IN_TRANSACTION = synchronousCommit(true);

/**
 * A pooler assigns a new session to each transaction, and a setting made in one would leak to others. A pooler is
 * recognised by a backend process other than the one announced for the connection.
 */
const pinStatement = (processId: number): string =>
  `SELECT ${Object.entries(SETTINGS)
    .map(([name, value]) => `set_config('${name}', '${value}', false)`)
    .join(', ')}, ${synchronousCommit(false)} WHERE pg_backend_pid() = ${processId}`;

/** Driver members missing from its types. */
type ClientWithStartup = pg.Client & {
  processID: number;
  host: string;
  port: number;
  getStartupConf(): Record<string, string>;
};
const ClientWithStartup = pg.Client as unknown as new (config?: pg.ClientConfig) => ClientWithStartup;

export interface SessionClientConfig extends pg.ClientConfig {
  /** The gate to pass before the connection is opened; undefined: none. */
  gate?: ConnectionGate;
  /** For work that may take any time: no limit of the role or the database applies. */
  isUnbounded?: boolean;
}

/** A connection whose session has our settings, whatever the database's are. */
export class SessionClient extends ClientWithStartup {
  private readonly gate: ConnectionGate | undefined;
  private readonly isUnbounded: boolean;
  /** Whether every statement reaches the same session: behind a pooler, the next one may lack what this one prepared. */
  private prepares = false;
  /** The URL, if it names several hosts; the connection goes to the primary. */
  private readonly urlOfSeveral: string | undefined;

  constructor(config: SessionClientConfig = {}) {
    const { connectionString = '' } = config;
    const [first = '', second] = urlOfEachHost(connectionString);
    super({ ...config, ...(second === undefined ? {} : { connectionString: first }) });
    this.gate = config.gate;
    this.isUnbounded = config.isUnbounded === true;
    this.urlOfSeveral = second === undefined ? undefined : connectionString;
    // When a connection breaks, its queries fail, which is where that is handled. It also emits an error, which ends
    // the process if nobody listens: the caller can only listen once it has been given the connection.
    this.on('error', () => undefined);
    this.query = this.byName(super.query.bind(this)) as pg.Client['query'];
  }

  /** The driver's `query`, except that a statement marked by `prepared` is sent under its name. */
  private byName(query: (...parameters: never[]) => unknown): (...parameters: unknown[]) => unknown {
    return (...parameters) => {
      const [text, values] = parameters;
      const name = this.prepares && typeof text === 'string' ? nameOfPrepared(text) : undefined;
      if (name === undefined || parameters.length !== 2) return query(...(parameters as never[]));
      const answered = query(...([{ name, text }, values] as never[])) as Promise<unknown>;
      return answered.catch((error: unknown) => {
        if (isOutdated(error)) this.prepares = false;
        throw error;
      });
    };
  }

  override getStartupConf(): Record<string, string> {
    return { ...super.getStartupConf(), ...STARTUP_SETTINGS };
  }

  override connect(): Promise<never>;
  override connect(callback: (error: Error) => void): void;
  override connect(callback?: (error: Error) => void): unknown {
    const connected = this.connectAndPin();
    if (!callback) return connected;
    const done = callback as (error?: unknown) => void;
    // Outside the promise: an error thrown by the callback is not about the connection.
    connected.then(
      () => process.nextTick(done),
      (error: unknown) => process.nextTick(done, error),
    );
    return undefined;
  }

  private async connectAndPin(): Promise<void> {
    await this.gate?.pass();
    const { urlOfSeveral } = this;
    if (urlOfSeveral !== undefined) this.lead(await findPrimary(urlOfSeveral));
    try {
      await super.connect();
      const { rowCount } = await this.query(pinStatement(this.processID));
      this.prepares = rowCount === 1;
      if (this.isUnbounded) await this.query(liftSessionLimits(this.processID));
      if (urlOfSeveral !== undefined) {
        await requirePrimary(async (sql) => (await this.query<{ isStandby: boolean }>(sql)).rows);
      }
    } catch (error) {
      if (urlOfSeveral !== undefined && !isRefusal(error)) forgetPrimary(urlOfSeveral);
      void this.end().catch(() => undefined);
      throw error;
    }
  }

  private lead(url: string): void {
    const { hostname, port } = new URL(url);
    this.host = hostname.replace(/^\[(.*)\]$/, '$1');
    this.port = port === '' ? POSTGRES_PORT : Number(port);
  }
}

/** A migration has changed the type of a column, or the session has been reset: this connection plans anew from now on. */
const isOutdated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '0A000' || error.code === '26000');

/** The server is up and rejects us: it has no connection left, or does not accept our credentials. */
const isRefusal = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && /^(28|3D|42|53)/.test(error.code ?? '');

interface Demand {
  name: string;
  /** SQL that is true if the session is as we need it. */
  holds: string;
  wanted: string;
}

/** Requirements for a session that we cannot set ourselves: behind a pooler, or reserved for superusers. */
const DEMANDS: Demand[] = [
  { name: 'DateStyle', holds: `current_setting('DateStyle') LIKE 'ISO,%'`, wanted: 'ISO' },
  { name: 'search_path', holds: `current_schema() = 'public'`, wanted: 'public' },
  ...equal('TimeZone', 'UTC'),
  ...equal('standard_conforming_strings', 'on'),
  ...equal('array_nulls', 'on'),
  ...equal('transform_null_equals', 'off'),
  ...equal('row_security', 'on'),
  ...equal('default_transaction_isolation', 'read committed'),
  ...equal('default_transaction_read_only', 'off'),
  ...equal('session_replication_role', 'origin'),
  {
    name: 'synchronous_commit',
    holds: `current_setting('synchronous_commit') NOT IN ('off', 'local')`,
    wanted: 'on',
  },
];

function equal(name: string, wanted: string): Demand[] {
  return [{ name, holds: `current_setting('${name}') = '${wanted}'`, wanted }];
}

/** @throws {Error} naming the database settings that we could not override */
export async function checkSessionSettings(dataSource: DataSource): Promise<void> {
  const [row = {}] = await dataSource.query<Record<string, boolean | null>[]>(
    `SELECT ${DEMANDS.map(({ name, holds }) => `${holds} AS "${name}"`).join(', ')}`,
  );
  const broken = DEMANDS.filter(({ name }) => row[name] !== true);
  if (broken.length === 0) return;
  const list = broken.map(({ name, wanted }) => `${name} must be "${wanted}"`).join(', ');
  throw new Error(
    `DATABASE_URL: in sessions of this database, ${list}. Look for ALTER DATABASE … SET and ALTER ROLE … SET, ` +
      "or set it in the pooler's connect_query",
  );
}

/** Under a different search path, existing tables would be created a second time, empty. */
export async function checkSchema(dataSource: DataSource): Promise<void> {
  const [elsewhere] = await dataSource.query<{ schema: string }[]>(
    `SELECT relnamespace::regnamespace::text AS schema FROM pg_class
     WHERE relname = 'authority_instances' AND relkind = 'r' AND to_regclass('public.authority_instances') IS NULL`,
  );
  if (!elsewhere) return;
  throw new Error(
    `DATABASE_URL: the tables are in the schema ${elsewhere.schema}; Latchkey keeps its in "public": ` +
      'move them there (ALTER TABLE … SET SCHEMA public)',
  );
}
