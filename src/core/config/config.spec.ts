import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import '../../app.module.js';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from './config-error.js';
import { resolveConfig } from './config.js';
import { declaredLimits, tokenPrefixes } from '../resource/declared.js';
import { configSchema } from './config.schema.js';
import { defineVariables, variablesOf } from './define-variables.js';
import { integer, oneOf } from './variables.js';

/** Part of every wrong value; must never be echoed. */
const marker = 'q7Zx';
const randomSecret = (): string => randomBytes(32).toString('base64url');

let root: string;
let dataDirectory: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'config-'));
  dataDirectory = join(root, 'data');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const resolve = (variables: Record<string, string>) =>
  resolveConfig({ DATA_DIR: dataDirectory, ...variables });

async function issuesWith(variables: Record<string, string>): Promise<string[]> {
  const error: unknown = await resolve(variables).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigError);
  // Logging the whole error must not log a value either.
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(marker);
  return (error as ConfigError).message.split('\n');
}

const production = () => ({
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://latchkey@127.0.0.1/latchkey',
  JWT_SECRET: randomSecret(),
  MASTER_KEY: randomSecret(),
});

const provider = () => ({
  id: 'acme',
  name: 'Acme',
  issuer: 'https://id.acme.dev',
  client_id: 'latchkey',
  client_secret: `${marker}-secret`,
});

const wrongProviders = (): object[] => [
  { ...provider(), id: `${marker}/` },
  { ...provider(), name: '' },
  { ...provider(), name: `Acme\n${marker}` },
  { ...provider(), issuer: `http://${marker}.acme.dev` },
  { ...provider(), issuer: `https://id.acme.dev/?${marker}` },
  { ...provider(), client_id: '' },
  { ...provider(), client_secret: undefined },
  { ...provider(), [marker]: true },
];

describe('a wrong value', () => {
  const wrong: Record<string, string[]> = {
    NODE_ENV: [marker, 'Production'],
    DATA_DIR: [`~/${marker}`, `"${marker}"`, `'/${marker}`, ` /${marker}`, `/${marker} `, `/${marker}\n`],
    HOST: [`http://${marker}`, `${marker}:3000`, `-${marker}`],
    PORT: [marker, '65536', '-1', '3000.5', ' ', '0x50', '1e3'],
    PUBLIC_URL: [
      `https://acme.dev/api/${marker}`,
      `https://acme.dev/settings/${marker}`,
      `https://acme.dev/docs/${marker}`,
      `https://acme.dev/${marker}//x`,
      `https://acme.dev/${marker}%20x`,
      marker,
      `ftp://${marker}`,
      `https://${marker}:secret@acme.dev`,
      `https://acme.dev/?${marker}`,
    ],
    DATABASE_URL: [
      marker,
      `mysql://${marker}@localhost/x`,
      `postgres://user:${marker}%zz@localhost/x`,
      `postgres://user:${marker}-change-me@localhost/x`,
      `postgres://user:${marker}#@localhost/x`,
      `postgres://user:${marker}@one:1,two:${marker}/x`,
      `postgres://user@/x?host=one,${marker}`,
      `postgres://user@one,two/x?target_session_attrs=${marker}`,
      `postgres://user@one/x?sslmode=${marker}`,
      `postgres://user@one,two/x?sslmode=${marker}`,
      `postgres://user@one/x?ssl=${marker}`,
      `postgres://user@one/x?sslrootcert=/${marker}`,
      `postgres://user@one/x?sslmode=verify-full&sslkey=/${marker}`,
      `postgres://user@${marker}/x?uselibpqcompat=true&sslmode=verify-ca`,
    ],
    DATABASE_POOL_MAX: [marker, '1', '201'],
    DATABASE_WAIT_SECONDS: [marker, '-1', '3601'],
    DATABASE_MIGRATE: [marker],
    DATABASE_FSYNC: [marker],
    PROCESSES: [marker, '0', '257'],
    JWT_SECRET: [marker, `${randomSecret()} ${marker}`, marker.repeat(8)],
    JWT_SECRET_PREVIOUS: [marker],
    MASTER_KEY: [marker, `${randomSecret()},${marker}`],
    MASTER_KEY_PREVIOUS: [marker, `${randomSecret()},${marker}`],
    API_KEY_PREFIX: [marker, '_lk', 'lk_', '1lk', 'a'.repeat(21)],
    API_KEY_ACCEPTED_PATTERNS: [
      marker,
      `sk_:${marker}`,
      ':40',
      'sk_:15',
      'sk_:257',
      'eyJh:40',
      `sk_:40,${marker}`,
    ],
    API_KEY_REQUEST_LIMITS: [marker, '0/minute', '10/week', `10/minute,10/minute`, `10/day,${marker}`],
    API_KEY_REQUEST_LIMITS_MAX: [marker],
    SERVICE_ACCOUNT_REQUEST_LIMITS: [marker, '5/fortnight'],
    SERVICE_ACCOUNT_REQUEST_LIMITS_MAX: [marker],
    WORKSPACE_REQUEST_LIMITS: [marker],
    WORKSPACE_REQUEST_LIMITS_MAX: [marker, '1000000000001/day'],
    SECOND_FACTOR: [marker],
    SIGNUP: [marker],
    OIDC_PROVIDERS: [
      marker,
      `{"id":"${marker}"}`,
      ...wrongProviders().map((provider) => JSON.stringify([provider])),
      JSON.stringify([provider(), { ...provider(), id: 'other' }]),
      JSON.stringify([provider(), { ...provider(), issuer: 'https://other.example' }]),
    ],
    SIGNUPS_PER_ADDRESS_PER_HOUR: [marker, '0'],
    SIGN_IN_FAILURES_PER_ACCOUNT: [marker, '0'],
    SIGN_IN_FAILURES_PER_ADDRESS: [marker, '0'],
    PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: [marker, '0'],
    DEVICE_LOGINS_PER_ADDRESS_PER_HOUR: [marker, '0'],
    PASSWORD_HASH_CONCURRENCY: [marker, '0', '65'],
    PASSWORD_HASH_MEMORY_KIB: [marker, '63', '1048577'],
    SMTP_URL: [
      marker,
      `https://${marker}`,
      `smtp://user:${marker}%zz@localhost`,
      `smtp://${marker}#@localhost`,
    ],
    MAIL_FROM: [marker, `${marker}@`, `Acme <${marker}>`, `a@acme.dev\r\nBcc: ${marker}@acme.dev`],
    EMAIL_VERIFICATION: [marker],
    LEAK_POLICY: [marker, 'Revoke'],
    LEAK_REPORTS_PER_ADDRESS_PER_HOUR: [marker, '0'],
    SSO_ATTEMPTS_PER_ADDRESS_PER_HOUR: [marker, '0'],
    GITHUB_SECRET_SCANNING_KEYS_URL: [marker, `ftp://${marker}`, `https://${marker}:secret@acme.dev`],
    TRUSTED_PROXIES: [marker, '10.0.0.1/8', '0.0.0.0/0', '::/0', '010.0.0.1', `10.0.0.1,${marker}`],
    FORWARDED_HEADER: [marker],
    HSTS: [marker],
    KEEP_ALIVE_SECONDS: [marker, '0', '3601'],
    REQUEST_TIMEOUT_SECONDS: [marker, '0', '3601'],
    SHUTDOWN_DELAY_SECONDS: [marker, '-1', '301'],
    CORS_ORIGINS: [marker, '*', 'null', `https://acme.dev/${marker}`, `https://acme.dev,${marker}`],
    WORKERS: [marker],
    QUEUE_POLL_SECONDS: [marker, '0', '61'],
    QUEUE_MAINTENANCE_SECONDS: [marker, '0', '3601'],
    WEBHOOK_ALLOW_PRIVATE: [marker, '10.0.0.1/8', '0.0.0.0/0', `10.0.0.1,${marker}`, ','],
    WEBHOOK_TIMEOUT_SECONDS: [marker, '0', '61'],
    WEBHOOK_RETRY_SECONDS: [marker, '0', `5,${marker}`, '604801'],
    WEBHOOK_DNS_SERVERS: [marker, 'localhost', `192.0.2.53,${marker}`],
    CONNECTIONS_MAX: [marker, '9', '1000001'],
    CONNECTIONS_PER_ADDRESS_MAX: [marker, '0', '1000001'],
    BODY_MEGABYTES_MAX: [marker, '3', '100001'],
    UNKNOWN_CREDENTIALS_PER_ADDRESS_PER_MINUTE: [marker, '0', '100000001'],
    ...Object.fromEntries(
      [...declaredLimits()].map(([name, { minimum = 1, maximum = 100_000_000 }]) => [
        name,
        [marker, String(minimum - 1), String(maximum + 1)],
      ]),
    ),
    PASSWORD_HASH_QUEUE_MAX: [marker, '0', '10001'],
    AUDIT_STREAM_URL: [
      marker,
      `ftp://${marker}`,
      `file://host/${marker}`,
      `syslog://host?transport=${marker}`,
    ],
    AUDIT_STREAM_SECRET: [marker, `whsec_${marker}`],
    AUDIT_RETENTION_DAYS: [marker, '0', '36501'],
    LOG_LEVEL: [marker],
    LOG_FORMAT: [marker],
    METRICS_PORT: [marker, '-1', '65536', '3000'],
    OTEL_EXPORTER_OTLP_ENDPOINT: [marker, `http://user:${marker}@localhost:4318`, `grpc://${marker}`],
    OTEL_EXPORTER_OTLP_HEADERS: [
      marker,
      `a=${marker}%zz`,
      `a=b,${marker}`,
      `a=${marker}%0a`,
      `a b=${marker}`,
    ],
    OTEL_SERVICE_NAME: [`${marker} x`],
    OTEL_TRACES_EXPORTER: [marker, 'zipkin'],
    OTEL_LOGS_EXPORTER: [marker, 'console'],
    OTEL_TRACES_SAMPLER_ARG: [marker, '1.5', '-1'],
    METRICS_HOST: [`${marker} x`, '127.0.0.1:9464'],
    AUTHORITY_CACHE_MAX: [marker, '99'],
    USAGE_FLUSH_SECONDS: [marker, '0', '0.05', '-1', 'Infinity'],
    REQUEST_LOG_PER_KEY: [marker, '-1', '10001'],
    REQUEST_LOG_DAYS: [marker, '0', '91'],
  };

  it('is tested here for every variable', () => {
    expect(Object.keys(wrong).toSorted()).toEqual(Object.keys(configSchema().shape).toSorted());
  });

  it.each(Object.entries(wrong).flatMap(([name, values]) => values.map((value) => [name, value] as const)))(
    'of %s is refused with the name and a rule, and is not repeated (%s)',
    async (name, value) => {
      const issues = await issuesWith({ [name]: value });
      expect(issues).toEqual([expect.stringMatching(`^${name}: (must|has|looks) `)]);
      if (value.length > 4) expect(issues[0]).not.toContain(value);
      expect(await readdir(root)).toEqual([]);
    },
  );

  it('does not hide other problems or missing variables', async () => {
    const issues = await issuesWith({
      NODE_ENV: 'production',
      PORT: marker,
      JWT_SECRET: marker,
      LOG_LEVEL: marker,
    });
    expect(issues.map((issue) => issue.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'JWT_SECRET',
      'MASTER_KEY',
      'LOG_LEVEL',
    ]);
  });
});

describe('in production', () => {
  it('webhooks reach private networks only if these are listed', async () => {
    expect(await issuesWith({ ...production(), WEBHOOK_ALLOW_PRIVATE: 'true' })).toEqual([
      'WEBHOOK_ALLOW_PRIVATE: must be a list of CIDR blocks in production',
    ]);
    const listed = await resolve({ ...production(), WEBHOOK_ALLOW_PRIVATE: '10.1.0.0/16, fd00::/8' });
    expect(listed.variables['WEBHOOK_ALLOW_PRIVATE']).toEqual(['10.1.0.0/16', 'fd00::/8']);
    expect((await resolve({ WEBHOOK_ALLOW_PRIVATE: 'true' })).variables['WEBHOOK_ALLOW_PRIVATE']).toBe('all');
    expect((await resolve(production())).variables['WEBHOOK_ALLOW_PRIVATE']).toBe('none');
  });

  it.each(['DATABASE_URL', 'JWT_SECRET', 'MASTER_KEY'])('%s is required, and not generated', async (name) => {
    for (const variables of [
      { ...production(), [name]: '' },
      { ...production(), [name]: undefined },
    ]) {
      expect(await issuesWith(variables as Record<string, string>)).toEqual([
        `${name}: is required in production`,
      ]);
    }
    expect(await readdir(root)).toEqual([]);
  });

  it('mails have a sender, and links that people can follow', async () => {
    const smtp = { SMTP_URL: 'smtp://mail.acme.dev', MAIL_FROM: 'no-reply@acme.dev' };
    expect(await issuesWith({ ...production(), SMTP_URL: smtp.SMTP_URL })).toEqual([
      'PUBLIC_URL: is required in production with SMTP_URL: the links in emails start with it',
      'MAIL_FROM: is required with SMTP_URL',
    ]);
    expect(await issuesWith({ ...production(), EMAIL_VERIFICATION: 'required' })).toEqual([
      'SMTP_URL: is required in production with EMAIL_VERIFICATION=required',
    ]);
    const complete = { ...production(), ...smtp, PUBLIC_URL: 'https://keys.acme.dev' };
    expect(await resolve(complete)).toMatchObject({
      variables: { MAIL_FROM: { name: '', address: 'no-reply@acme.dev' } },
    });
  });

  it('the dashboard has an address whose cookie browsers keep', async () => {
    expect(await issuesWith({ ...production(), PUBLIC_URL: 'http://keys.acme.dev' })).toEqual([
      'PUBLIC_URL: must be https in production: browsers keep the session cookie only over https',
    ]);
    for (const url of ['https://keys.acme.dev', 'http://localhost:3000', 'http://127.0.0.1:3000']) {
      expect(await resolve({ ...production(), PUBLIC_URL: url })).toMatchObject({ publicUrl: url });
    }
  });

  it.each([
    ['3000', '1', 'METRICS_PORT: must differ from PORT'],
    ['2998', '3', 'METRICS_PORT: must leave out PORT: 3 processes take the ports 2998 to 3000'],
    ['2997', '3', undefined],
    ['3001', '3', undefined],
    ['65533', '3', undefined],
    ['65534', '3', 'METRICS_PORT: must be at most 65533 with 3 processes'],
    ['0', '256', undefined],
  ])('metrics on %s of %s processes have ports of their own', async (port, processes, issue) => {
    const variables = { ...production(), METRICS_PORT: port, PROCESSES: processes };
    if (issue !== undefined) expect(await issuesWith(variables)).toEqual([issue]);
    else expect(await resolve(variables)).toMatchObject({ metricsPort: Number(port) });
  });

  it('the path of PUBLIC_URL applies to everything', async () => {
    const at = (url: string) => resolve({ ...production(), PUBLIC_URL: url });
    expect(await resolve(production())).toMatchObject({ publicUrl: undefined, basePath: '' });
    expect(await at('https://acme.dev/')).toMatchObject({ publicUrl: 'https://acme.dev', basePath: '' });
    expect(await at('https://acme.dev/tools/Latch-key/')).toMatchObject({
      publicUrl: 'https://acme.dev/tools/Latch-key',
      basePath: '/tools/Latch-key',
    });
  });

  it.each([...tokenPrefixes()])('keys are no %s_…, which is another kind of secret', async (prefix) => {
    expect(await issuesWith({ ...production(), API_KEY_PREFIX: prefix })).toEqual([
      'API_KEY_PREFIX: is the prefix of another kind of secret',
    ]);
  });

  it('a stolen password hash is costly to guess', async () => {
    const of = (value: string) => ({ ...production(), PASSWORD_HASH_MEMORY_KIB: value });
    expect(await issuesWith(of('19455'))).toEqual([
      'PASSWORD_HASH_MEMORY_KIB: must be at least 19456 in production',
    ]);
    for (const value of ['', '19456']) {
      expect(await resolve(of(value))).toMatchObject({
        variables: { PASSWORD_HASH_MEMORY_KIB: 19_456 },
      });
    }
  });

  it('public keys to trust are fetched over https only', async () => {
    const name = 'GITHUB_SECRET_SCANNING_KEYS_URL';
    for (const url of ['http://github.example/keys', 'HTTP://github.example/keys']) {
      expect(await issuesWith({ ...production(), [name]: url })).toEqual([
        `${name}: must be an https URL in production`,
      ]);
    }
    const url = 'https://github.example/keys';
    expect(await resolve({ ...production(), [name]: url })).toMatchObject({
      variables: { [name]: url },
    });
  });

  it('nothing is created in the data directory', async () => {
    expect(await resolve(production())).toMatchObject({ environment: 'production', host: '0.0.0.0' });
    expect(await readdir(root)).toEqual([]);
  });
});

describe('a secret', () => {
  it.each([
    'short',
    'a'.repeat(64),
    'abcdefgh'.repeat(4),
    'your-256-bit-secret-your-256-bit-secret',
    'change-me-to-the-output-of-openssl-rand-base64-32',
    'CHANGE_ME_0123456789abcdefghijklmnop',
    'changeme-changeme-changeme-changeme!',
    'super-secret-jwt-token-with-at-least-32-characters-long',
    'this-is-only-an-example-of-a-long-value',
    'correct-horse-password-battery-staple',
    'CORRECT-HORSE-PASSWORD-BATTERY-STAPLE',
    'correct-horse-Passw0rd-battery-staple',
    'correct-horse-passwort-battery-staple',
    'correctHorsePassWord0123456789abcdefg',
    'correctHorseChangeMe0123456789abcdefg',
    'put-YourKey-here-0123456789abcdefghij',
    'Change-me-0123456789abcdefghijklmnopq',
    'insecure-development-key-0123456789',
    'my-default-signing-key-of-this-server',
    '12345678901234567890123456789012',
  ])('that looks like "%s" is refused', async (value) => {
    expect(await issuesWith({ JWT_SECRET: value })).toEqual([expect.stringMatching(/^JWT_SECRET: /)]);
    expect(await issuesWith({ MASTER_KEY: value })).toEqual([expect.stringMatching(/^MASTER_KEY: /)]);
  });

  it('that is random is accepted in any encoding', async () => {
    const { JWT_SECRET: schema } = configSchema().shape;
    // The same ones in every run, since one in millions is refused.
    for (let count = 0; count < 1000; count += 1) {
      const bytes = createHash('sha256').update(String(count)).digest();
      for (const encoding of ['hex', 'base64', 'base64url'] as const) schema.parse(bytes.toString(encoding));
      schema.parse(bytes.subarray(16).toString('hex'));
    }
  });

  it('that is random is accepted, even with the letters of a telling word in an odd mixture of cases', async () => {
    const { JWT_SECRET: schema } = configSchema().shape;
    for (const word of ['PaSsWd', 'sEcret', 'DEfault'])
      schema.parse(`${createHash('sha256').update(word).digest('hex')}${word}`);
  });

  it('does not serve two purposes', async () => {
    const secret = randomSecret();
    expect(await issuesWith({ JWT_SECRET: secret, MASTER_KEY: secret })).toEqual([
      'MASTER_KEY: must differ from JWT_SECRET',
    ]);
  });

  it('keeps its predecessors, newest first', async () => {
    const [jwt, jwtBefore, master, masterBefore, masterFirst] = Array.from({ length: 5 }, randomSecret);
    const config = await resolve({
      ...production(),
      JWT_SECRET: jwt!,
      JWT_SECRET_PREVIOUS: jwtBefore!,
      MASTER_KEY: master!,
      MASTER_KEY_PREVIOUS: `${masterBefore}, ${masterFirst}`,
    });
    expect(config.jwtSecrets).toEqual([jwt, jwtBefore]);
    expect(config.masterKeys).toEqual([master, masterBefore, masterFirst]);
  });
});

describe('without configuration', () => {
  it('the server listens on this machine only, with secrets that persist', async () => {
    const first = await resolve({});
    expect(first).toMatchObject({ environment: 'development', host: '127.0.0.1', port: 3000, dataDirectory });
    expect(first.databaseUrl).toBeUndefined();
    const secrets = [first.jwtSecrets, first.masterKeys, [first.embeddedDatabasePassword]].flat();
    expect(new Set(secrets).size).toBe(3);
    expect(await resolve({})).toEqual(first);
  });

  it('an empty variable counts as unset', async () => {
    const empty = Object.fromEntries(Object.keys(configSchema().shape).map((name) => [name, '']));
    expect(await resolve({ ...empty, DATA_DIR: dataDirectory })).toEqual(await resolve({}));
  });

  it('the data directory is not created unless it is needed', async () => {
    const { NODE_ENV: _, ...given } = production();
    expect(await resolve(given)).toMatchObject({ environment: 'development', host: '127.0.0.1' });
    expect(await readdir(root)).toEqual([]);
  });
});

it.each([
  ['postgres://one/x?sslmode=require', 'postgres://one/x?sslmode=verify-full'],
  [
    'postgres://one,two/x?sslmode=prefer&application_name=y',
    'postgres://one,two/x?sslmode=verify-full&application_name=y',
  ],
  [
    'postgres://one/x?application_name=y&sslmode=verify-ca',
    'postgres://one/x?application_name=y&sslmode=verify-full',
  ],
  ['postgres://one/x?sslmode=no-verify', 'postgres://one/x?sslmode=no-verify'],
  [
    'postgres://one/x?uselibpqcompat=true&sslmode=require',
    'postgres://one/x?uselibpqcompat=true&sslmode=require',
  ],
])('DATABASE_URL=%s is read so that the driver does not warn about its sslmode', async (given, read) => {
  expect(await resolve({ ...production(), DATABASE_URL: given })).toMatchObject({ databaseUrl: read });
});

it('accepts every variable', async () => {
  expect(
    await resolve({
      ...production(),
      HOST: '::',
      PORT: '8080',
      PUBLIC_URL: 'https://keys.acme.dev/',
      DATABASE_POOL_MAX: '20',
      DATABASE_WAIT_SECONDS: '0',
      DATABASE_MIGRATE: 'off',
      API_KEY_PREFIX: 'ink',
      API_KEY_ACCEPTED_PATTERNS: 'sk_live_:40, acme-:32',
      SECOND_FACTOR: 'required',
      SIGNUP: 'closed',
      SIGNUPS_PER_ADDRESS_PER_HOUR: '1',
      SIGN_IN_FAILURES_PER_ACCOUNT: '2',
      SIGN_IN_FAILURES_PER_ADDRESS: '3',
      PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: '5',
      PASSWORD_HASH_CONCURRENCY: '4',
      PASSWORD_HASH_MEMORY_KIB: '65536',
      SMTP_URL: 'smtps://user:p%40ss@mail.acme.dev:465',
      MAIL_FROM: 'Acme Keys <no-reply@acme.dev>',
      EMAIL_VERIFICATION: 'required',
      TRUSTED_PROXIES: ' 10.0.0.0/8, ::1 ,::ffff:192.0.2.1, ',
      CORS_ORIGINS: 'https://app.acme.dev,http://localhost:5173',
      WORKERS: 'off',
      QUEUE_MAINTENANCE_SECONDS: '60',
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'pretty',
      AUTHORITY_CACHE_MAX: '1000',
      USAGE_FLUSH_SECONDS: '0.5',
      REQUEST_LOG_PER_KEY: '0',
      REQUEST_LOG_DAYS: '7',
    }),
  ).toMatchObject({
    host: '::',
    port: 8080,
    publicUrl: 'https://keys.acme.dev',
    databasePoolMax: 20,
    databaseWaitSeconds: 0,
    migrateOnStart: false,
    apiKeyPrefix: 'ink',
    acceptedKeyPatterns: [
      { prefix: 'sk_live_', length: 40 },
      { prefix: 'acme-', length: 32 },
    ],
    trustedProxies: ['10.0.0.0/8', '::1/128', '192.0.2.1/32'],
    corsOrigins: ['https://app.acme.dev', 'http://localhost:5173'],
    workersEnabled: false,
    queueMaintenanceSeconds: 60,
    logLevel: 'warn',
    logFormat: 'pretty',
    authorityCacheMax: 1000,
    variables: {
      SECOND_FACTOR: 'required',
      SIGNUP: 'closed',
      SIGNUPS_PER_ADDRESS_PER_HOUR: 1,
      SIGN_IN_FAILURES_PER_ACCOUNT: 2,
      SIGN_IN_FAILURES_PER_ADDRESS: 3,
      PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: 5,
      PASSWORD_HASH_CONCURRENCY: 4,
      PASSWORD_HASH_MEMORY_KIB: 65_536,
      SMTP_URL: 'smtps://user:p%40ss@mail.acme.dev:465',
      MAIL_FROM: { name: 'Acme Keys', address: 'no-reply@acme.dev' },
      USAGE_FLUSH_SECONDS: 0.5,
      REQUEST_LOG_PER_KEY: 0,
      REQUEST_LOG_DAYS: 7,
    },
  });
});

it('gives modules their variables, and refuses those that no module declares', async () => {
  const config = await resolve({ ...production(), SIGNUP: 'closed' });
  const signUp = defineVariables({ title: 'Accounts', variables: { SIGNUP: oneOf('open', 'closed') } });
  expect(variablesOf(config, signUp).SIGNUP).toBe('closed');
  expect(config.variables).not.toHaveProperty('JWT_SECRET');
  const undeclared = defineVariables({ title: 'Invoices', variables: { INVOICE_DAYS: integer(1, 90) } });
  expect(() => variablesOf(config, undeclared)).toThrow('"Invoices" belong to no declaration');
});

it('ignores everything else in the environment', async () => {
  await resolve({ ...production(), PATH: '/bin', LATCHKEY: 'x', __proto__: 'y' });
});
