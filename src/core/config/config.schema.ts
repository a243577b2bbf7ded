import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { API_KEY_PREFIX_PATTERN } from '../secrets/api-key-format.js';

/**
 * Every variable that the server reads, in the order of `.env.example`. Descriptions end up in
 * `docs/configuration.md`; messages name the variable and the rule, and never repeat a value.
 */

const SECRET_LENGTH_MIN = 32;
const PLACEHOLDERS =
  /change.?me|placeholder|example|secret.?here|your.?(key|secret)|^(.)\2*$|^(password|secret)/i;

const integer = (minimum: number, maximum: number) =>
  z.coerce.number({ error: 'must be a number' }).int('must be a whole number').min(minimum).max(maximum);

const list = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(z.array(item));

const secret = z
  .string()
  .min(SECRET_LENGTH_MIN, `must have at least ${SECRET_LENGTH_MIN} characters`)
  .refine(
    (value) => !PLACEHOLDERS.test(value) && new Set(value).size >= 10,
    'looks like a placeholder; generate a random one',
  );

const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .transform((url) => url.replace(/\/+$/, ''));

const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be origins such as https://app.acme.dev',
  );

const network = z
  .string()
  .refine((value) => ipaddr.isValidCIDR(value) || ipaddr.isValid(value), 'must be addresses or CIDR blocks');

export const configSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().optional(),
  PORT: integer(0, 65_535).default(3000),
  PUBLIC_URL: httpUrl.optional(),
  DATA_DIR: z.string().default('.data'),

  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  DATABASE_POOL_MAX: integer(2, 200).default(10),
  DATABASE_MIGRATE: z.enum(['auto', 'off']).default('auto'),

  JWT_SECRET: secret.optional(),
  JWT_SECRET_PREVIOUS: secret.optional(),
  MASTER_KEY: secret.optional(),
  MASTER_KEY_PREVIOUS: list(secret).default([]),

  API_KEY_PREFIX: z
    .string()
    .regex(API_KEY_PREFIX_PATTERN, 'must be 1 to 20 lower-case letters, digits and inner underscores')
    .default('lk'),
  SIGNUP: z.enum(['open', 'closed']).default('open'),
  SIGNUPS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(20),
  SIGN_IN_FAILURES_PER_ACCOUNT: integer(1, 1_000_000).default(10),
  SIGN_IN_FAILURES_PER_ADDRESS: integer(1, 1_000_000).default(50),
  PASSWORD_HASH_CONCURRENCY: integer(1, 64).default(2),

  TRUSTED_PROXIES: list(network).default([]),
  CORS_ORIGINS: list(origin).default([]),

  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty']).optional(),

  AUTHORITY_CACHE_MAX: integer(100, 10_000_000).default(100_000),
  USAGE_FLUSH_SECONDS: z.coerce.number({ error: 'must be a number' }).min(0.1).max(3600).default(5),
});

export type Environment = z.output<typeof configSchema>;

/** The names of all variables, for the test that keeps `.env.example` complete. */
export const configVariables = Object.keys(configSchema.shape);
