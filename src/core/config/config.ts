import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { RequestLimitBounds } from '../primitives/request-limits.js';
import { checkVariables, ConfigError, type Variables } from './check-variables.js';
import type { Environment } from './config.schema.js';
import { openDataDirectory } from './data-directory.js';
import type { OidcProvider } from './oidc-providers.js';
import type { AcceptedPattern, Mailbox } from './variables.js';
import { type Limits, limitsOf } from './limits.schema.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');

/** What it takes to reach the database and its schema. */
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
  /** Whether to refuse a server that may lose what it has confirmed. */
  fsyncRequired: boolean;
}

/** The checked configuration. Secrets are always present: given, or generated in the data directory. */
export interface Config extends DatabaseConfig {
  host: string;
  port: number;
  /** That serve requests behind the port. */
  processes: number;
  /** Where people reach this server; links are built from it, never from a `Host` header. Undefined: the listening address. */
  publicUrl: string | undefined;
  /** The path of `publicUrl`, before every path as callers see it: `/latchkey`, or nothing. */
  basePath: string;
  /** Newest first: the first signs, all verify. */
  jwtSecrets: string[];
  /** Newest first: the first seals, all open. */
  masterKeys: string[];
  apiKeyPrefix: string;
  /** Of keys that were made elsewhere and imported. */
  acceptedKeyPatterns: readonly AcceptedPattern[];
  signupOpen: boolean;
  signupsPerAddressPerHour: number;
  signInFailuresPerAccount: number;
  signInFailuresPerAddress: number;
  passwordResetsPerAddressPerHour: number;
  passwordHashConcurrency: number;
  passwordHashMemoryKib: number;
  passwordHashQueueMax: number;
  /** That people can sign in with. */
  oidcProviders: readonly OidcProvider[];
  /** With credentials. Undefined: files outside production, and there no mails at all. */
  smtpUrl: string | undefined;
  mailFrom: Mailbox | undefined;
  emailVerificationRequired: boolean;
  leakPolicy: Environment['LEAK_POLICY'];
  leakReportsPerAddressPerHour: number;
  githubSecretScanningKeysUrl: string;
  trustedProxies: string[];
  hsts: Environment['HSTS'];
  keepAliveSeconds: number;
  requestTimeoutSeconds: number;
  /** How long it serves on after it was told to stop. */
  shutdownDelaySeconds: number;
  /** In which header they name the caller. */
  forwardedHeader: Environment['FORWARDED_HEADER'];
  corsOrigins: string[];
  /** By the names of their variables. */
  limits: Limits;
  /** How many requests keys, and workspaces, may make. */
  requestLimits: Record<'apiKey' | 'serviceAccount' | 'workspace', RequestLimitBounds>;
  /** Whether this process does the work of the queues. */
  workersEnabled: boolean;
  queuePollSeconds: number;
  queueMaintenanceSeconds: number;
  /** Where webhooks may go besides public addresses: nowhere, anywhere, or to these CIDR blocks. */
  webhookAllowPrivate: 'none' | 'all' | string[];
  webhookTimeoutSeconds: number;
  webhookRetrySeconds: number[];
  /** Empty: those of the system. */
  webhookDnsServers: string[];
  /** Undefined: the audit trail is not streamed. */
  auditStreamUrl: string | undefined;
  /** Given where that is an https address. */
  auditStreamSecret: string | undefined;
  /** Undefined: events are kept. */
  auditRetentionDays: number | undefined;
  logLevel: Environment['LOG_LEVEL'];
  logFormat: 'json' | 'pretty';
  /** Undefined: no metrics. */
  metricsPort: number | undefined;
  metricsHost: string;
  /** Of a collector. Undefined: no traces, and logs on standard output alone. */
  otlpEndpoint: string | undefined;
  otlpHeaders: Record<string, string>;
  otelServiceName: string;
  exportsTraces: boolean;
  exportsLogs: boolean;
  /** Of the requests whose callers have no trace. */
  traceShare: number;
  authorityCacheMax: number;
  usageFlushSeconds: number;
}

/** Reads `.env` (if there is one) and the environment, which is stronger, and checks them. */
export async function loadConfig(): Promise<Config> {
  return await resolveConfig(readEnvironment());
}

/** Like `loadConfig`, for programs that use the database alone: a migration needs none of the other secrets. */
export async function loadDatabaseConfig(): Promise<DatabaseConfig> {
  return await toDatabaseConfig(checkVariables(readEnvironment(), ['DATABASE_URL']));
}

/** @throws {ConfigError} naming every variable that is wrong, with the rule it breaks. */
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
    signupOpen: environment.SIGNUP === 'open',
    signupsPerAddressPerHour: environment.SIGNUPS_PER_ADDRESS_PER_HOUR,
    signInFailuresPerAccount: environment.SIGN_IN_FAILURES_PER_ACCOUNT,
    signInFailuresPerAddress: environment.SIGN_IN_FAILURES_PER_ADDRESS,
    passwordResetsPerAddressPerHour: environment.PASSWORD_RESETS_PER_ADDRESS_PER_HOUR,
    passwordHashConcurrency: environment.PASSWORD_HASH_CONCURRENCY,
    passwordHashMemoryKib: environment.PASSWORD_HASH_MEMORY_KIB,
    passwordHashQueueMax: environment.PASSWORD_HASH_QUEUE_MAX,
    oidcProviders: environment.OIDC_PROVIDERS,
    smtpUrl: environment.SMTP_URL,
    mailFrom: environment.MAIL_FROM,
    emailVerificationRequired:
      (environment.EMAIL_VERIFICATION ?? (environment.SMTP_URL ? 'required' : 'off')) === 'required',
    leakPolicy: environment.LEAK_POLICY,
    leakReportsPerAddressPerHour: environment.LEAK_REPORTS_PER_ADDRESS_PER_HOUR,
    githubSecretScanningKeysUrl: environment.GITHUB_SECRET_SCANNING_KEYS_URL,
    trustedProxies: environment.TRUSTED_PROXIES,
    forwardedHeader: environment.FORWARDED_HEADER,
    hsts: environment.HSTS,
    keepAliveSeconds: environment.KEEP_ALIVE_SECONDS,
    requestTimeoutSeconds: environment.REQUEST_TIMEOUT_SECONDS,
    shutdownDelaySeconds: environment.SHUTDOWN_DELAY_SECONDS ?? (production ? 5 : 0),
    corsOrigins: environment.CORS_ORIGINS,
    limits: limitsOf(environment),
    requestLimits: {
      apiKey: {
        defaults: environment.API_KEY_REQUEST_LIMITS,
        ceilings: environment.API_KEY_REQUEST_LIMITS_MAX,
      },
      serviceAccount: {
        defaults: environment.SERVICE_ACCOUNT_REQUEST_LIMITS,
        ceilings: environment.SERVICE_ACCOUNT_REQUEST_LIMITS_MAX,
      },
      workspace: {
        defaults: environment.WORKSPACE_REQUEST_LIMITS,
        ceilings: environment.WORKSPACE_REQUEST_LIMITS_MAX,
      },
    },
    workersEnabled: environment.WORKERS === 'on',
    queuePollSeconds: environment.QUEUE_POLL_SECONDS,
    queueMaintenanceSeconds: environment.QUEUE_MAINTENANCE_SECONDS,
    webhookAllowPrivate: environment.WEBHOOK_ALLOW_PRIVATE,
    webhookTimeoutSeconds: environment.WEBHOOK_TIMEOUT_SECONDS,
    webhookRetrySeconds: environment.WEBHOOK_RETRY_SECONDS,
    webhookDnsServers: environment.WEBHOOK_DNS_SERVERS,
    auditStreamUrl: environment.AUDIT_STREAM_URL,
    auditStreamSecret: environment.AUDIT_STREAM_SECRET,
    auditRetentionDays: environment.AUDIT_RETENTION_DAYS,
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
    usageFlushSeconds: environment.USAGE_FLUSH_SECONDS,
  };
}

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
  try {
    return parseEnv(readFileSync('.env', 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new ConfigError(`.env cannot be read (${code})`);
  }
}

const defined = (values: (string | undefined)[]): string[] => values.filter((value) => value !== undefined);
