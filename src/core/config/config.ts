import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { variableGroups } from '../resource/declared.js';
import { checkVariables, type Variables } from './check-variables.js';
import { ConfigError } from './config-error.js';
import type { Environment } from './config.schema.js';
import { openDataDirectory } from './data-directory.js';
import { parseEnvFile } from './env-file.js';
import type { AcceptedPattern } from './variables.js';
import { type Limits, limitsOf } from './limits.schema.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');

/** The settings needed to reach the database and its schema. */
export interface DatabaseConfig {
  environment: Environment['NODE_ENV'];
  /** Absolute. */
  dataDirectory: string;
  /** Undefined: run the embedded PostgreSQL in the data directory. */
  databaseUrl: string | undefined;
  /** Password of the embedded PostgreSQL; undefined where `databaseUrl` is set. */
  embeddedDatabasePassword: string | undefined;
  databasePoolMax: number;
  databaseWaitSeconds: number;
  migrateOnStart: boolean;
  /** Whether to refuse a server that may lose confirmed commits. */
  fsyncRequired: boolean;
}

/** The validated configuration. Secrets are always present: given, or generated in the data directory. */
export interface Config extends DatabaseConfig {
  host: string;
  port: number;
  /** The number of processes that serve requests on the port. */
  processes: number;
  /** The base of all links, which are never built from a `Host` header. Undefined: the listening address. */
  publicUrl: string | undefined;
  /** The path of `publicUrl`, which precedes every path as callers see it: `/latchkey`, or empty. */
  basePath: string;
  /** Newest first: the first signs, all verify. */
  jwtSecrets: string[];
  /** Newest first: the first seals, all open. */
  masterKeys: string[];
  apiKeyPrefix: string;
  /** Formats of imported keys that were created elsewhere. */
  acceptedKeyPatterns: readonly AcceptedPattern[];
  trustedProxies: string[];
  hsts: Environment['HSTS'];
  keepAliveSeconds: number;
  requestTimeoutSeconds: number;
  /** How long to keep serving after being told to stop. */
  shutdownDelaySeconds: number;
  /** The header in which proxies name the caller. */
  forwardedHeader: Environment['FORWARDED_HEADER'];
  corsOrigins: string[];
  /** Keyed by variable name. */
  limits: Limits;
  /** Whether this process works on the queues. */
  workersEnabled: boolean;
  /** Whether this process gives events their places in the audit trail's chain. Servers and workers do. */
  sealsAuditTrail: boolean;
  queuePollSeconds: number;
  queueMaintenanceSeconds: number;
  logLevel: Environment['LOG_LEVEL'];
  logFormat: 'json' | 'pretty';
  /** Undefined: no metrics. */
  metricsPort: number | undefined;
  metricsHost: string;
  /** The collector's endpoint. Undefined: no traces, and logs go to standard output only. */
  otlpEndpoint: string | undefined;
  otlpHeaders: Record<string, string>;
  otelServiceName: string;
  exportsTraces: boolean;
  exportsLogs: boolean;
  /** The share of requests to trace when the caller has no trace. */
  traceShare: number;
  authorityCacheMax: number;
  /** Variables of modules, which read them with `variablesOf`. */
  variables: Readonly<Record<string, unknown>>;
}

/** Reads and checks `.env` (if it exists) and the environment, which takes precedence. */
export async function loadConfig(): Promise<Config> {
  return await resolveConfig(readEnvironment());
}

/**
 * Like `loadConfig`, for a tool that works on an existing installation. It generates nothing and migrates nothing: run
 * without the server's variables, the tool would create an empty installation, act on that and report success.
 */
export async function loadConfigOfTool(): Promise<Config> {
  const variables = readEnvironment();
  refuseNewInstallation(checkVariables(variables, ['DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY']), true);
  return {
    ...(await resolveConfig(variables)),
    migrateOnStart: false,
    workersEnabled: false,
    sealsAuditTrail: false,
  };
}

/** Like `loadDatabaseConfig`, for a tool that works on an existing installation. */
export async function loadDatabaseConfigOfTool(): Promise<DatabaseConfig> {
  const environment = checkVariables(readEnvironment(), ['DATABASE_URL']);
  refuseNewInstallation(environment, false);
  return await toDatabaseConfig(environment);
}

/** Like `loadConfig`, for programs that use only the database: a migration needs none of the other secrets. */
export async function loadDatabaseConfig(): Promise<DatabaseConfig> {
  return await toDatabaseConfig(checkVariables(readEnvironment(), ['DATABASE_URL']));
}

/** @throws {ConfigError} naming every invalid variable and the rule it breaks */
export async function resolveConfig(variables: Variables): Promise<Config> {
  const environment = checkVariables(variables, ['DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY']);
  const production = environment.NODE_ENV === 'production';
  const hasSecrets = environment.JWT_SECRET !== undefined && environment.MASTER_KEY !== undefined;
  const generated = hasSecrets ? undefined : (await openDataDirectory(environment.DATA_DIR)).secrets;

  return {
    ...(await toDatabaseConfig(environment)),
    host: environment.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: environment.PORT,
    processes: environment.PROCESSES,
    publicUrl: environment.PUBLIC_URL,
    basePath: environment.PUBLIC_URL ? new URL(environment.PUBLIC_URL).pathname.replace(/\/$/, '') : '',
    jwtSecrets: defined([environment.JWT_SECRET ?? generated?.jwtSecret, environment.JWT_SECRET_PREVIOUS]),
    masterKeys: defined([environment.MASTER_KEY ?? generated?.masterKey, ...environment.MASTER_KEY_PREVIOUS]),
    apiKeyPrefix: environment.API_KEY_PREFIX,
    acceptedKeyPatterns: environment.API_KEY_ACCEPTED_PATTERNS,
    trustedProxies: environment.TRUSTED_PROXIES,
    forwardedHeader: environment.FORWARDED_HEADER,
    hsts: environment.HSTS,
    keepAliveSeconds: environment.KEEP_ALIVE_SECONDS,
    requestTimeoutSeconds: environment.REQUEST_TIMEOUT_SECONDS,
    shutdownDelaySeconds: environment.SHUTDOWN_DELAY_SECONDS ?? (production ? 5 : 0),
    corsOrigins: environment.CORS_ORIGINS,
    limits: limitsOf(environment),
    workersEnabled: environment.WORKERS === 'on',
    sealsAuditTrail: true,
    queuePollSeconds: environment.QUEUE_POLL_SECONDS,
    queueMaintenanceSeconds: environment.QUEUE_MAINTENANCE_SECONDS,
    logLevel: environment.LOG_LEVEL,
    logFormat: environment.LOG_FORMAT ?? (process.stdout.isTTY && !production ? 'pretty' : 'json'),
    metricsPort: environment.METRICS_PORT,
    metricsHost: environment.METRICS_HOST,
    otlpEndpoint: environment.OTEL_EXPORTER_OTLP_ENDPOINT,
    otlpHeaders: environment.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    otelServiceName: environment.OTEL_SERVICE_NAME,
    exportsTraces: environment.OTEL_TRACES_EXPORTER === 'otlp',
    exportsLogs: environment.OTEL_LOGS_EXPORTER === 'otlp',
    traceShare: environment.OTEL_TRACES_SAMPLER_ARG,
    authorityCacheMax: environment.AUTHORITY_CACHE_MAX,
    variables: variablesOfModules(environment),
  };
}

function refuseNewInstallation(environment: Environment, needsKeys: boolean): void {
  const directory = resolve(environment.DATA_DIR);
  const rest = 'start the tool with the variables of the server, in the directory of the server';
  const isEmbedded = environment.DATABASE_URL === undefined;
  if (isEmbedded && !existsSync(join(directory, 'postgres/cluster'))) {
    throw new ConfigError(`DATABASE_URL is not set, and ${directory} has no database: ${rest}`);
  }
  const lacksKeys = environment.JWT_SECRET === undefined || environment.MASTER_KEY === undefined;
  if ((isEmbedded || (needsKeys && lacksKeys)) && !existsSync(join(directory, 'secrets.json'))) {
    throw new ConfigError(
      `JWT_SECRET and MASTER_KEY are not both set, and ${directory} has no secrets.json: ${rest}`,
    );
  }
}

const variablesOfModules = (environment: Readonly<Record<string, unknown>>): Config['variables'] =>
  Object.fromEntries(
    variableGroups().flatMap(({ variables }) =>
      Object.keys(variables).map((name) => [name, environment[name]] as const),
    ),
  );

async function toDatabaseConfig(environment: Environment): Promise<DatabaseConfig> {
  const { DATABASE_URL: databaseUrl, DATA_DIR: dataDirectory } = environment;
  const generated = databaseUrl ? undefined : (await openDataDirectory(dataDirectory)).secrets;
  return {
    environment: environment.NODE_ENV,
    dataDirectory: resolve(dataDirectory),
    databaseUrl,
    embeddedDatabasePassword: generated?.databasePassword,
    databasePoolMax: environment.DATABASE_POOL_MAX,
    databaseWaitSeconds: environment.DATABASE_WAIT_SECONDS,
    migrateOnStart: environment.DATABASE_MIGRATE === 'auto',
    fsyncRequired:
      (environment.DATABASE_FSYNC ?? (environment.NODE_ENV === 'production' ? 'required' : 'any')) ===
      'required',
  };
}

function readEnvironment(): Variables {
  for (const [name, value] of Object.entries(readEnvFile())) process.env[name] ??= value;
  return process.env;
}

function readEnvFile(): Variables {
  let text: string;
  try {
    text = readFileSync('.env', 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new ConfigError(`.env cannot be read (${code})`);
  }
  return parseEnvFile(text);
}

const defined = (values: (string | undefined)[]): string[] => values.filter((value) => value !== undefined);
