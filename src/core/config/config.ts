import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import type { z } from 'zod';
import { configSchema, type Environment } from './config.schema.js';
import { openDataDirectory } from './data-directory.js';

/** Injection token of the configuration. */
export const CONFIG = Symbol('CONFIG');

/** The checked configuration. Secrets are always present: given, or generated in the data directory. */
export interface Config {
  environment: Environment['NODE_ENV'];
  host: string;
  port: number;
  /** Where people reach this server; links are built from it, never from a `Host` header. Undefined: the listening address. */
  publicUrl: string | undefined;
  dataDirectory: string;
  /** Undefined: run the embedded PostgreSQL in the data directory. */
  databaseUrl: string | undefined;
  /** Password of the embedded PostgreSQL; undefined where `databaseUrl` is set. */
  embeddedDatabasePassword: string | undefined;
  databasePoolMax: number;
  migrateOnStart: boolean;
  /** Newest first: the first signs, all verify. */
  jwtSecrets: string[];
  /** Newest first: the first seals, all open. */
  masterKeys: string[];
  apiKeyPrefix: string;
  signupOpen: boolean;
  signupsPerAddressPerHour: number;
  signInFailuresPerAccount: number;
  signInFailuresPerAddress: number;
  passwordHashConcurrency: number;
  trustedProxies: string[];
  corsOrigins: string[];
  logLevel: Environment['LOG_LEVEL'];
  logFormat: 'json' | 'pretty';
  authorityCacheMax: number;
  usageFlushSeconds: number;
}

/** Something about the configuration is wrong. The message is for the operator and never contains a value. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads `.env` (if there is one) and the environment, and checks them. */
export async function loadConfig(): Promise<Config> {
  if (existsSync('.env')) loadEnvFile('.env');
  return resolveConfig(process.env);
}

/** @throws {ConfigError} naming every variable that is wrong, with the rule it breaks. */
export async function resolveConfig(variables: Record<string, string | undefined>): Promise<Config> {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = configSchema.safeParse(present);
  if (!result.success) throw new ConfigError(describe(result.error.issues));
  const environment = result.data;
  const production = environment.NODE_ENV === 'production';
  if (production) requireInProduction(environment);

  const needsDataDirectory = !environment.DATABASE_URL || !environment.JWT_SECRET || !environment.MASTER_KEY;
  const generated = needsDataDirectory ? (await openDataDirectory(environment.DATA_DIR)).secrets : undefined;

  return {
    environment: environment.NODE_ENV,
    host: environment.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: environment.PORT,
    publicUrl: environment.PUBLIC_URL,
    dataDirectory: environment.DATA_DIR,
    databaseUrl: environment.DATABASE_URL,
    embeddedDatabasePassword: environment.DATABASE_URL ? undefined : generated?.databasePassword,
    databasePoolMax: environment.DATABASE_POOL_MAX,
    migrateOnStart: environment.DATABASE_MIGRATE === 'auto',
    jwtSecrets: defined([environment.JWT_SECRET ?? generated?.jwtSecret, environment.JWT_SECRET_PREVIOUS]),
    masterKeys: defined([environment.MASTER_KEY ?? generated?.masterKey, ...environment.MASTER_KEY_PREVIOUS]),
    apiKeyPrefix: environment.API_KEY_PREFIX,
    signupOpen: environment.SIGNUP === 'open',
    signupsPerAddressPerHour: environment.SIGNUPS_PER_ADDRESS_PER_HOUR,
    signInFailuresPerAccount: environment.SIGN_IN_FAILURES_PER_ACCOUNT,
    signInFailuresPerAddress: environment.SIGN_IN_FAILURES_PER_ADDRESS,
    passwordHashConcurrency: environment.PASSWORD_HASH_CONCURRENCY,
    trustedProxies: environment.TRUSTED_PROXIES,
    corsOrigins: environment.CORS_ORIGINS,
    logLevel: environment.LOG_LEVEL,
    logFormat: environment.LOG_FORMAT ?? (process.stdout.isTTY && !production ? 'pretty' : 'json'),
    authorityCacheMax: environment.AUTHORITY_CACHE_MAX,
    usageFlushSeconds: environment.USAGE_FLUSH_SECONDS,
  };
}

/** In production nothing is generated: a secret that vanishes with a container would sign everybody out. */
function requireInProduction(environment: Environment): void {
  const required = ['DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY'] as const;
  const missing = required.filter((name) => environment[name] === undefined);
  if (missing.length > 0) {
    throw new ConfigError(missing.map((name) => `${name} is required when NODE_ENV=production`).join('\n'));
  }
}

const defined = (values: (string | undefined)[]): string[] => values.filter((value) => value !== undefined);

/** One line an issue. Built from paths and our own messages only, so that no value can slip through. */
function describe(issues: readonly z.core.$ZodIssue[]): string {
  return issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`).join('\n');
}
