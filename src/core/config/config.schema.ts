import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { once } from '../primitives/once.js';
import { API_KEY_PREFIX_PATTERN } from '../secrets/api-key-format.js';
import { variableGroups } from '../resource/declared.js';
import { limitVariables } from './limits.schema.js';
import * as variables from './variables.js';
import { decimal, documentation, integer, list, oneOf, secret } from './variables.js';

/**
 * Every variable that the server reads. `npm run docs` writes `.env.example` and the tables of
 * `docs/configuration.md` from this file.
 */

const server = {
  NODE_ENV: oneOf('development', 'test', 'production').default('development').register(documentation, {
    description:
      '`development`, `test` or `production`. In production, nothing is generated: you must provide the database and the secrets. The server then listens on all addresses.',
  }),
  HOST: variables.host.optional().register(documentation, {
    description: 'The address to listen on.',
    unset: '`127.0.0.1`; in production `0.0.0.0`',
    example: '127.0.0.1',
  }),
  PORT: integer(0, 65_535).default(3000).register(documentation, {
    description: 'The port to listen on. `0` picks a free port.',
  }),
  PUBLIC_URL: variables.publicUrl.optional().register(documentation, {
    description:
      'The URL at which users reach this server. It may have a path, for example `https://example.com/latchkey`. Links are built from it, never from the `Host` header.',
    unset: 'the address that the server listens on',
    example: 'http://localhost:3000',
  }),
  PROCESSES: z
    .union([z.literal('auto').transform(() => availableParallelism()), integer(1, 256)], {
      error: 'must be auto, or a number between 1 and 256',
    })
    .default(1)
    .register(documentation, {
      description:
        'How many processes serve requests on the port. `auto`: one per CPU core. Each is a separate instance: limits per server, such as `CONNECTIONS_MAX` and `DATABASE_POOL_MAX`, apply to each.',
    }),
  DATA_DIR: variables.directory.default('.data').register(documentation, {
    description:
      'Where the embedded PostgreSQL and the generated secrets are stored outside production. The directory is created when first needed.',
  }),
};

const database = {
  DATABASE_URL: variables.postgresUrl.optional().register(documentation, {
    description:
      'A PostgreSQL database, version 14 or later, with UTF8 encoding. Give Latchkey its own database, or its own user in a shared one. It may list several hosts, as in `postgres://latchkey:…@one,two/latchkey?target_session_attrs=read-write`; the primary is used. With `sslmode=require`, the certificate must be valid for the host, and trusted by Node.js or by `sslrootcert`. Required in production.',
    unset: 'the embedded PostgreSQL',
    example: 'postgres://latchkey:change-me@localhost:5432/latchkey',
  }),
  DATABASE_POOL_MAX: integer(2, 200).default(10).register(documentation, {
    description:
      'Maximum number of database connections per server, plus one that servers use to coordinate.',
  }),
  DATABASE_WAIT_SECONDS: integer(0, 3600).default(30).register(documentation, {
    description: 'How long the server waits at startup for a database that is not responding yet.',
  }),
  DATABASE_MIGRATE: oneOf('auto', 'off').default('auto').register(documentation, {
    description:
      '`auto`: the server migrates the schema at startup; when several start at once, one migrates and the others wait. `off`: the server refuses to start until you run `node dist/src/tools/migrate.js`.',
  }),
  DATABASE_FSYNC: oneOf('required', 'any').optional().register(documentation, {
    description:
      '`required`: the server refuses a PostgreSQL with `fsync = off`, where a crash can undo a revocation. `any`: for databases whose loss would not matter.',
    unset: '`any`; in production `required`',
    example: 'any',
  }),
};

const secrets = {
  JWT_SECRET: secret.optional().register(documentation, {
    description:
      'Signs access tokens. At least 32 random characters, the same on every server. Required in production.',
    unset: 'generated in `DATA_DIR`',
    example: 'change-me-to-the-output-of-openssl-rand-base64-32',
  }),
  JWT_SECRET_PREVIOUS: secret.optional().register(documentation, {
    description:
      'The previous `JWT_SECRET`, which is still accepted. Set it for 15 minutes when you replace `JWT_SECRET`.',
    unset: 'none',
    example: '',
  }),
  MASTER_KEY: secret.optional().register(documentation, {
    description:
      'Encrypts stored secrets that must remain readable, such as webhook signing secrets. At least 32 random characters, different from `JWT_SECRET`, the same on every server. Required in production.',
    unset: 'generated in `DATA_DIR`',
    example: 'change-me-to-the-output-of-openssl-rand-base64-32',
  }),
  MASTER_KEY_PREVIOUS: list(secret).default([]).register(documentation, {
    description:
      'Previous master keys, separated by commas. They can still decrypt what they encrypted. When you replace `MASTER_KEY`, add the old one here.',
  }),
};

const keys = {
  API_KEY_PREFIX: z
    .string()
    .regex(API_KEY_PREFIX_PATTERN, 'must be 1 to 20 lower-case letters, digits and inner underscores')
    .default('lk')
    .register(documentation, {
      description: 'The prefix of API keys. Keys with any other prefix are rejected, so choose it once.',
    }),
  API_KEY_ACCEPTED_PATTERNS: list(variables.acceptedPattern).default([]).register(documentation, {
    description:
      'Formats of imported keys, separated by commas: how they begin, a colon, and their total length, such as `sk_live_:40`. A credential in any other format costs no query.',
  }),
};

const network = {
  TRUSTED_PROXIES: list(variables.network).default([]).register(documentation, {
    description:
      "IP addresses and CIDR blocks of your reverse proxies, separated by commas. Only these may tell the server the client's address.",
  }),
  HSTS: oneOf('on', 'subdomains', 'off').default('on').register(documentation, {
    description:
      'Sends `Strict-Transport-Security`, so browsers use only https for a year. `subdomains`: also covers every subdomain of this host, including those that other people run. `off`: the header is not sent, for example because your proxy sends it.',
  }),
  KEEP_ALIVE_SECONDS: integer(1, 3600).default(65).register(documentation, {
    description:
      "How long an idle connection stays open. Set it higher than your load balancer's idle timeout, or requests may hit a closed connection: for a timeout of 600 seconds, use 620.",
  }),
  REQUEST_TIMEOUT_SECONDS: integer(1, 3600).default(10).register(documentation, {
    description:
      'How long a client may take to send a request, including the body. The headers must arrive in half that time, and in at most five seconds.',
  }),
  FORWARDED_HEADER: oneOf('auto', 'x-forwarded-for', 'forwarded').default('auto').register(documentation, {
    description:
      "The header in which trusted proxies pass the client's address. `auto`: `X-Forwarded-For`, or `Forwarded` if that is missing. Set `forwarded` if your proxies write only `Forwarded`: they would pass on an `X-Forwarded-For` that the client forged.",
  }),
  SHUTDOWN_DELAY_SECONDS: integer(0, 300).optional().register(documentation, {
    description:
      'How long a server keeps serving after a stop signal, reporting that it is not ready, so that load balancers send requests elsewhere. Then it finishes the requests in progress, which takes up to five more seconds.',
    unset: '0; in production 5',
    example: '0',
  }),
  CORS_ORIGINS: list(variables.origin).default([]).register(documentation, {
    description:
      "Origins whose pages may call the API with the signed-in user's credentials, separated by commas.",
  }),
};

const logging = {
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
    .default('info')
    .register(documentation, {
      description:
        'The minimum level to log: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
    }),
  LOG_FORMAT: oneOf('json', 'pretty').optional().register(documentation, {
    description: '`json`: one JSON object per line. `pretty`: human-readable.',
    unset: '`pretty` on a terminal outside production, otherwise `json`',
    example: 'json',
  }),
};

const monitoring = {
  METRICS_PORT: integer(0, 65_535).optional().register(documentation, {
    description:
      'Serves Prometheus metrics at `/metrics` on a separate port, such as `9464`. `0` picks a free port, which is logged. With `PROCESSES`, the first process uses this port and each further process the next. Anyone who can reach the port can read the metrics.',
    unset: 'no metrics',
    example: '',
  }),
  METRICS_HOST: variables.host.default('127.0.0.1').register(documentation, {
    description:
      'The address to serve metrics on, also in production. In a container, use `0.0.0.0` and keep the port inside your network.',
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: variables.httpUrl.optional().register(documentation, {
    description:
      'Sends traces and logs to an OpenTelemetry collector, by OTLP over HTTP in JSON: `http://localhost:4318`. `/v1/traces` and `/v1/logs` are appended.',
    unset: 'no traces; logs only on standard output',
    example: '',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: variables.headers.optional().register(documentation, {
    description:
      'Headers for the collector, separated by commas, with percent-encoded values: `authorization=Basic%20abc`.',
    unset: 'none',
    example: '',
  }),
  OTEL_SERVICE_NAME: z
    .string()
    .regex(/^[\w.-]{1,100}$/, 'must be 1 to 100 letters, digits, ".", "_" and "-"')
    .default('latchkey')
    .register(documentation, {
      description: 'The name of this service in traces and exported logs.',
    }),
  OTEL_TRACES_EXPORTER: oneOf('otlp', 'none').default('otlp').register(documentation, {
    description: '`none`: the collector gets no traces.',
  }),
  OTEL_LOGS_EXPORTER: oneOf('otlp', 'none').default('otlp').register(documentation, {
    description: '`none`: the collector gets no logs; they go to standard output in any case.',
  }),
  OTEL_TRACES_SAMPLER_ARG: decimal(0, 1).default(1).register(documentation, {
    description:
      'The share of requests to trace, between `0` and `1`, if the caller sends no trace. Otherwise the caller decides.',
  }),
};

const tuning = {
  AUTHORITY_CACHE_MAX: integer(100, 10_000_000).default(100_000).register(documentation, {
    description: 'How many keys, sessions, members and users a server caches.',
  }),
};

const jobs = {
  WORKERS: oneOf('on', 'off').default('on').register(documentation, {
    description:
      '`on`: the server runs background jobs (webhooks, emails) itself. `off`: separate processes run them; start these with `npm run worker`.',
  }),
  QUEUE_POLL_SECONDS: decimal(0.1, 60).default(5).register(documentation, {
    description:
      'How often a worker checks for jobs from other processes. It starts jobs from its own process immediately. With `WORKERS=off` on the servers, a webhook or email may wait this long.',
  }),
  QUEUE_MAINTENANCE_SECONDS: integer(1, 3600).default(30).register(documentation, {
    description: 'How often workers look for scheduled jobs and take over jobs of workers that were killed.',
  }),
};

const limits = once(() => limitVariables((variable, text) => documentation.add(variable, text)));

type OwnVariables = typeof server &
  typeof database &
  typeof secrets &
  typeof keys &
  typeof network &
  ReturnType<typeof limits> &
  typeof jobs &
  typeof logging &
  typeof monitoring &
  typeof tuning;

/** In documentation order. Groups with the same title share a section. */
export const sections = once((): ReadonlyMap<string, z.ZodRawShape> => {
  const groups: { title: string; variables: z.ZodRawShape }[] = [
    { title: 'Server', variables: server },
    { title: 'Database', variables: database },
    { title: 'Secrets', variables: secrets },
    { title: 'API keys', variables: keys },
    { title: 'Network', variables: network },
    ...variableGroups(),
    { title: 'Limits', variables: limits() },
    { title: 'Background jobs', variables: jobs },
    { title: 'Logging', variables: logging },
    { title: 'Monitoring', variables: monitoring },
    { title: 'Tuning', variables: tuning },
  ];
  const found = new Map<string, z.ZodRawShape>();
  for (const { title, variables } of groups) found.set(title, { ...found.get(title), ...variables });
  return found;
});

/** All variables; the static type covers only those that every server has. */
export const configSchema = once(() => z.object(Object.assign({}, ...sections().values()) as OwnVariables));

/** The variables that every server has. Modules read their own with `variablesOf`. */
export type Environment = z.output<ReturnType<typeof configSchema>>;
