import { z } from 'zod';
import { API_KEY_PREFIX_PATTERN } from '../secrets/api-key-format.js';
import { LEAK_POLICIES } from './leak-policy.js';
import { limitVariables } from './limits.schema.js';
import * as variables from './variables.js';
import { decimal, integer, list, oneOf, secret, type VariableDocumentation } from './variables.js';

/**
 * Every variable that the server reads. `npm run docs` writes `.env.example` and the tables of
 * `docs/configuration.md` from this file.
 */

export const documentation = z.registry<VariableDocumentation>();

const server = {
  NODE_ENV: oneOf('development', 'test', 'production')
    .default('development')
    .register(documentation, {
      description:
        '`development`, `test` or `production`. In production nothing is generated: the database and the ' +
        'secrets have to be given, and the server listens on all addresses.',
    }),
  HOST: variables.host.optional().register(documentation, {
    description: 'The address to listen on.',
    unset: '`127.0.0.1`; in production `0.0.0.0`',
    example: '127.0.0.1',
  }),
  PORT: integer(0, 65_535).default(3000).register(documentation, {
    description: 'The port to listen on; 0 for any that is free.',
  }),
  PUBLIC_URL: variables.publicUrl.optional().register(documentation, {
    description:
      'Where people reach this server: a host of its own, without a path. Links are built from it, never from a ' +
      '`Host` header.',
    unset: 'the address that it listens on',
    example: 'http://localhost:3000',
  }),
  DATA_DIR: variables.directory.default('.data').register(documentation, {
    description:
      'Outside production: where the embedded PostgreSQL and the generated secrets are. It is made when ' +
      'there is something to put there.',
  }),
};

const database = {
  DATABASE_URL: variables.postgresUrl.optional().register(documentation, {
    description:
      'A PostgreSQL 14 or later with the encoding UTF8, which this system has to itself or shares under a ' +
      'user of its own. Required in production.',
    unset: 'the embedded PostgreSQL',
    example: 'postgres://latchkey:change-me@localhost:5432/latchkey',
  }),
  DATABASE_POOL_MAX: integer(2, 200).default(10).register(documentation, {
    description: 'How many connections one server opens at most, besides the one by which servers agree.',
  }),
  DATABASE_WAIT_SECONDS: integer(0, 3600).default(30).register(documentation, {
    description: 'How long a start waits for a database that does not answer yet.',
  }),
  DATABASE_MIGRATE: oneOf('auto', 'off')
    .default('auto')
    .register(documentation, {
      description:
        '`auto`: a start brings the schema up to date; several at once take turns. `off`: it refuses to start ' +
        'until `node dist/src/tools/migrate.js` has done so.',
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
    description: 'The one before, still accepted: set it for 15 minutes when you replace `JWT_SECRET`.',
    unset: 'none',
    example: '',
  }),
  MASTER_KEY: secret.optional().register(documentation, {
    description:
      'Encrypts the secrets that have to be stored readably. At least 32 random characters, other than ' +
      '`JWT_SECRET`, the same on every server. Required in production.',
    unset: 'generated in `DATA_DIR`',
    example: 'change-me-to-the-output-of-openssl-rand-base64-32',
  }),
  MASTER_KEY_PREVIOUS: list(secret)
    .default([])
    .register(documentation, {
      description:
        'Those before, separated by commas: what they encrypted can still be read. Add the old one when you ' +
        'replace `MASTER_KEY`.',
    }),
};

const accounts = {
  API_KEY_PREFIX: z
    .string()
    .regex(API_KEY_PREFIX_PATTERN, 'must be 1 to 20 lower-case letters, digits and inner underscores')
    .default('lk')
    .register(documentation, {
      description:
        'What API keys begin with. Keys with another prefix are not accepted any more, so choose it once.',
    }),
  SIGNUP: oneOf('open', 'closed').default('open').register(documentation, {
    description:
      '`open`: anyone may create an account. `closed`: nobody, except by `npm run create-account`.',
  }),
  SIGNUPS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(20).register(documentation, {
    description: 'How many accounts may be created from one address in an hour.',
  }),
  SIGN_IN_FAILURES_PER_ACCOUNT: integer(1, 1_000_000).default(10).register(documentation, {
    description: 'How many wrong passwords for one account are heard before further ones have to wait.',
  }),
  SIGN_IN_FAILURES_PER_ADDRESS: integer(1, 1_000_000).default(50).register(documentation, {
    description: 'How many wrong passwords from one address are heard, whatever the accounts.',
  }),
  PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(20).register(documentation, {
    description:
      'How many mails with a link to reset a password may be asked for from one address in an hour.',
  }),
  PASSWORD_HASH_CONCURRENCY: integer(1, 64).default(2).register(documentation, {
    description: 'How many passwords are checked at the same time; each takes a processor and 19 MiB.',
  }),
  PASSWORD_HASH_QUEUE_MAX: integer(1, 10_000).default(40).register(documentation, {
    description:
      'How many more passwords may wait for their turn; the rest get 503 with `Retry-After`. A processor checks about 40 in a second.',
  }),
};

const mail = {
  SMTP_URL: variables.smtpUrl.optional().register(documentation, {
    description:
      'The mail server, with the account if it asks for one: `smtp://user:password@mail.acme.dev:587?requireTLS=true`, ' +
      'or `smtps://` for TLS from the first byte (465). Needs `MAIL_FROM`, and `PUBLIC_URL` in production.',
    unset: 'mails go to files in `outbox` in `DATA_DIR`; in production none are sent',
    example: '',
  }),
  MAIL_FROM: variables.mailbox.optional().register(documentation, {
    description: 'The sender of every mail: `no-reply@acme.dev` or `Acme <no-reply@acme.dev>`.',
    unset: '`Latchkey <latchkey@localhost>`; required with `SMTP_URL`',
    example: '',
  }),
  EMAIL_VERIFICATION: oneOf('required', 'off')
    .optional()
    .register(documentation, {
      description:
        '`required`: an account can only manage itself until its e-mail address is confirmed, including accounts from ' +
        'before. `off`: addresses are taken as given. In production `required` needs `SMTP_URL`.',
      unset: '`required` with `SMTP_URL`, otherwise `off`',
      example: '',
    }),
};

const leaks = {
  LEAK_POLICY: oneOf(...LEAK_POLICIES)
    .default('notify')
    .register(documentation, {
      description:
        'What happens to a key that is reported as leaked. `notify`: its owners are told. `revoke`: it is revoked ' +
        'at once besides. A workspace may choose for itself.',
    }),
  LEAK_REPORTS_PER_ADDRESS_PER_HOUR: integer(1, 1_000_000).default(60).register(documentation, {
    description:
      'How many reports of found keys, of up to 1,000 keys each, are taken from one address in an hour.',
  }),
  GITHUB_SECRET_SCANNING_KEYS_URL: variables.httpUrl
    .default('https://api.github.com/meta/public_keys/secret_scanning')
    .register(documentation, {
      description:
        'Where GitHub publishes the public keys that its secret scanning signs with. What is signed with one is ' +
        'believed, so in production it must be https.',
    }),
};

const network = {
  TRUSTED_PROXIES: list(variables.network)
    .default([])
    .register(documentation, {
      description:
        'Addresses and CIDR blocks of the proxies in front, separated by commas. Only what they say about ' +
        "the caller's address is believed.",
    }),
  HSTS: oneOf('on', 'subdomains', 'off')
    .default('on')
    .register(documentation, {
      description:
        'Whether browsers are told to come by https alone for a year (`Strict-Transport-Security`). `subdomains`: to ' +
        "every host below this one, too, whoever's it is. `off`: the proxy says so, or nobody.",
    }),
  KEEP_ALIVE_SECONDS: integer(1, 3600)
    .default(65)
    .register(documentation, {
      description:
        'How long a connection may be idle before the server closes it. Longer than the load balancer in front keeps ' +
        'it, or requests meet a closed connection: 620 for one that keeps 600.',
    }),
  REQUEST_TIMEOUT_SECONDS: integer(1, 3600).default(10).register(documentation, {
    description:
      'How long a request may take to arrive, with its body. Its headers get half of that, five seconds at most.',
  }),
  FORWARDED_HEADER: oneOf('auto', 'x-forwarded-for', 'forwarded')
    .default('auto')
    .register(documentation, {
      description:
        'The header in which the trusted proxies name the caller. `auto`: `X-Forwarded-For`, and `Forwarded` in ' +
        'requests without it. Set `forwarded` for proxies that write `Forwarded` alone: they pass on an ' +
        '`X-Forwarded-For` that the caller has made up.',
    }),
  CORS_ORIGINS: list(variables.origin).default([]).register(documentation, {
    description:
      'Origins, separated by commas, whose pages may call the API with the credentials of whoever views them.',
  }),
};

const logging = {
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent')
    .default('info')
    .register(documentation, {
      description:
        'The least important lines to write: `fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.',
    }),
  LOG_FORMAT: oneOf('json', 'pretty').optional().register(documentation, {
    description: '`json`: one object a line. `pretty`: for people.',
    unset: '`pretty` on a terminal outside production, else `json`',
    example: 'json',
  }),
};

const tuning = {
  AUTHORITY_CACHE_MAX: integer(100, 10_000_000).default(100_000).register(documentation, {
    description: 'How many keys, sessions, members and users a server remembers between requests.',
  }),
  USAGE_FLUSH_SECONDS: decimal(0.1, 3600).default(5).register(documentation, {
    description:
      'How often the use of keys is written down. What a server has counted since is lost if it is killed.',
  }),
};

const jobs = {
  WORKERS: oneOf('on', 'off')
    .default('on')
    .register(documentation, {
      description:
        '`on`: the server does the work that requests leave behind (webhooks, mails) itself. `off`: it leaves that ' +
        'to processes of their own, `npm run worker`.',
    }),
  QUEUE_POLL_SECONDS: decimal(0.1, 60)
    .default(5)
    .register(documentation, {
      description:
        'How often a worker looks for what other processes have left to do; what its own process leaves, it begins with ' +
        'at once. With `WORKERS=off` on the servers, this is how long a webhook or a mail may wait.',
    }),
  QUEUE_MAINTENANCE_SECONDS: integer(1, 3600).default(30).register(documentation, {
    description:
      'How often the jobs of a worker that was killed are looked for, to be done by another, and what is due by the clock.',
  }),
};

const webhooks = {
  WEBHOOK_ALLOW_PRIVATE: variables.allowPrivate.default('none').register(documentation, {
    description:
      'Whether webhooks may go to private and local addresses: `true`, for development alone, or the CIDR blocks ' +
      'that are allowed, separated by commas.',
    unset: 'none',
    example: '10.1.0.0/16',
  }),
  WEBHOOK_TIMEOUT_SECONDS: integer(1, 60).default(15).register(documentation, {
    description: 'How long a receiver may take to answer a webhook.',
  }),
  WEBHOOK_RETRY_SECONDS: list(decimal(0.1, 604_800))
    .default([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400])
    .register(documentation, {
      description: 'How long after each failed attempt a webhook is tried again; there is one attempt more.',
    }),
  WEBHOOK_DNS_SERVERS: list(variables.dnsServer)
    .default([])
    .register(documentation, {
      description:
        'Name servers that look up the hosts of webhooks, separated by commas: `192.0.2.53:53`. With none, names resolve ' +
        'as they do for every program of the system, with `/etc/hosts`.',
      unset: 'as the system does',
    }),
};

const limits = limitVariables((variable, text) => documentation.add(variable, text));

/** In the order of the documentation. */
export const sections = {
  Server: server,
  Database: database,
  Secrets: secrets,
  'Accounts and keys': accounts,
  Mail: mail,
  'Leaked keys': leaks,
  Network: network,
  Limits: limits,
  'Work in the background': jobs,
  Webhooks: webhooks,
  Logging: logging,
  Tuning: tuning,
};

export const configSchema = z.object({
  ...server,
  ...database,
  ...secrets,
  ...accounts,
  ...mail,
  ...leaks,
  ...network,
  ...limits,
  ...jobs,
  ...webhooks,
  ...logging,
  ...tuning,
});

export type Environment = z.output<typeof configSchema>;
