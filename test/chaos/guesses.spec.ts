import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeApiKey } from '@latchkey/sdk/api-key-format';
import { beforeAll, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { exchangeCode, waitingCommand } from '../support/cli-login.js';
import {
  type Account,
  cookieOf,
  type Json,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { addApp, type App as Authenticator } from '../support/factors.js';
import { runOperatorTool } from '../support/operator.js';
import { patiently } from '../support/patiently.js';
import { testRun } from '../support/run.js';
import { Seeded } from '../support/seeded.js';
import type { TestServer } from '../support/server.js';
import { countStatements } from '../support/statements.js';
import { tally } from '../support/tally.js';
import { accept, invite } from '../support/workspaces.js';

const GUESSES = Number(process.env.CHAOS_GUESSES ?? 80_000);
/** Guesses of one kind from one place at the same moment, by turns at the two instances. */
const BURST = 16;
const LANES = 4;

/** The defaults: docs/configuration.md; signing-in.md; ten times as many from all unfamiliar addresses together. */
const PASSWORDS_PER_ACCOUNT_AND_ADDRESS = 10;
const PASSWORDS_PER_ACCOUNT = 100;
const CODES_PER_ACCOUNT = 30;
const SIGN_INS_PER_ADDRESS = 50;
const UNKNOWN_PER_MINUTE = 300;
/** Of either instance; a leak of a kilobyte per guess would show. */
const MEBIBYTES_MORE_MAX = 150;

const ONE_ADDRESS = '203.0.113.7';
const ONE_NETWORK = '2001:db8:1:2:';
const HOME = '198.51.100.20';
/** From which everybody signed up. */
const FAMILIAR = '127.0.0.1';

const app = useOwnServer();
const random = new Seeded();
const hex = (length: number): string => randomBytes(length / 2).toString('hex');
const secret = (prefix: string): string => prefix + randomBytes(32).toString('base64url');
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part?: string): Json => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

let servers: TestServer[];
let victim: Account;
/** Has a second factor; the attackers know the password. */
let guarded: Account;
let authenticator: Authenticator;
/** One of the attackers has an account. */
let attacker: Account;
let workers: { apiKey: string; address: string }[];
const nobody = `${randomUUID()}@example.com`;

const post = (server: TestServer, path: string, json: unknown, address: string, more: RequestOptions = {}) =>
  request(server, 'POST', `/api/v1/${path}`, { json, address, ...more });
const me = (server: TestServer, options: RequestOptions) => request(server, 'GET', '/api/v1/me', options);
const signIn = (
  server: TestServer,
  { email, password }: { email: string; password: string },
  address: string,
) => post(server, 'auth/login', { email, password }, address);

beforeAll(async () => {
  servers = [app.server, await app.startInstance()];
  const accounts = await Promise.all(Array.from({ length: 8 }, () => register(app.server)));
  [victim, guarded, attacker] = accounts as [Account, Account, Account];
  authenticator = await addApp(app.server, guarded);
  // One of them works behind the same address as an attacker.
  workers = accounts
    .slice(3)
    .map(({ apiKey }, index) => ({ apiKey, address: index === 0 ? ONE_ADDRESS : `192.0.2.${index}` }));
  for (const server of servers)
    for (const worker of workers) expect((await me(server, worker)).status).toBe(200);
  expect((await signIn(app.server, victim, HOME)).status).toBe(200);
  // Something to be found.
  await runOperatorTool(app.database, 'create', 'the operator');
  await invite(app.server, victim, victim.workspace.id, { role: 'admin' });
  await post(app.server, 'auth/device-login', { device_name: 'build-7' }, HOME);
  await countStatements(app.database);
}, 300_000);

const challenges = new Map<string, string>();

/** The second step, after the right password. */
async function secondStep(server: TestServer, address: string, proof: () => object): Promise<Response> {
  if (!challenges.has(address)) {
    const first = await patiently(() => signIn(server, guarded, address));
    if (first.json.code !== 'second_factor_required') return first;
    challenges.set(address, first.json.challenge);
  }
  const json = { challenge: challenges.get(address), ...proof() };
  const second = await post(server, 'auth/login/second-factor', json, address);
  // It is good for one session, and for five minutes.
  if (second.status === 200 || second.json.code === 'challenge_not_valid') challenges.delete(address);
  return second;
}

/** Any but those that are right at the moment: one of a million might be. */
function wrongCode(): string {
  const right = [-2, -1, 0, 1, 2].map((steps) => authenticator.code(steps));
  const code = String(random.below(1_000_000)).padStart(6, '0');
  return right.includes(code) ? wrongCode() : code;
}

/** Tokens that nobody has signed for this purpose. */
function forgedAccessToken(): string {
  const [header, claims, signature] = victim.accessToken.split('.');
  const signed = (payload: string, key: string | Buffer): string =>
    `${header}.${payload}.${createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url')}`;
  const { iat, exp } = decode(claims);
  return random.of([
    () => `${encode({ ...decode(header), alg: 'none' })}.${claims}.`,
    () => signed(claims as string, randomBytes(32)),
    () => signed(encode({ ...decode(claims), iat: iat - 3600, exp: exp - 3600 }), testRun.secrets.JWT_SECRET),
    () => `${header}.${encode({ ...decode(claims), sub: guarded.user.id })}.${signature}`,
  ])();
}

const refresh = (server: TestServer, token: string, address: string) =>
  request(server, 'POST', '/api/v1/auth/refresh', { cookie: `__Host-refresh_token=${token}`, address });

/** One of 20^8. */
const userCode = (): string =>
  Array.from({ length: 8 }, () => random.of([...'BCDFGHJKLMNPQRSTVWXZ'])).join('');

type Guess = (server: TestServer, address: string) => Promise<Response>;
const sessionOf = ({ cookie }: Account): string => cookie.replace(/^.*?=/, '').split('.')[0] as string;

const passwords: Record<string, Guess> = {
  'the password of an account': (server, address) =>
    signIn(server, { ...victim, password: hex(16) }, address),
  'the password of nobody': (server, address) =>
    signIn(server, { email: nobody, password: hex(16) }, address),
};
const codes: Record<string, Guess> = {
  'one-time code': (server, address) => secondStep(server, address, () => ({ code: wrongCode() })),
  'recovery code': (server, address) =>
    secondStep(server, address, () => ({ recovery_code: hex(16).replace(/[0189]/g, 'x') })),
};
const keys: Record<string, Guess> = {
  'made-up key': (server, address) => me(server, { apiKey: composeApiKey('lk', hex(40)), address }),
  'made-up key as bearer': (server, address) => me(server, { token: composeApiKey('lk', hex(40)), address }),
  // Begins like one that exists, and its checksum is right.
  'key with another secret': (server, address) =>
    me(server, { apiKey: composeApiKey('lk', victim.apiKey.slice(3, 13) + hex(30)), address }),
};
/** Each costs a query, so an address may present only so many. */
const unknown: Record<string, Guess> = {
  ...keys,
  'operator key': (server, address) =>
    request(server, 'GET', '/api/v1/operator/workspaces', { token: composeApiKey('lkop', hex(40)), address }),
  'refresh token': (server, address) => refresh(server, `${randomUUID()}.0.${secret('')}`, address),
  'reset link': (server, address) =>
    post(server, 'auth/password/reset', { token: secret('lkreset_'), new_password: hex(20) }, address),
  'verification link': (server, address) =>
    post(server, 'auth/email/verify', { token: secret('lkmail_') }, address),
  'link that stops a reset': (server, address) =>
    post(server, 'auth/factor-reset/stop', { token: secret('lkstop_') }, address),
  'device code': (server, address) =>
    post(server, 'auth/device-login/token', { device_code: secret('lkdevice_') }, address),
  'code of the command line': (server, address) =>
    exchangeCode(server, waitingCommand(), secret('lkcode_'), { address }),
};
/** Each counts as a failed sign-in of the address. */
const signIns: Record<string, Guess> = {
  ...passwords,
  ...codes,
  'user code of a device': (server, address) =>
    post(server, 'auth/device-login/find', { user_code: userCode() }, address, {
      token: attacker.accessToken,
    }),
};
const guesses: Record<string, Guess> = {
  ...signIns,
  ...unknown,
  'mistyped key': (server, address) =>
    me(server, { apiKey: victim.apiKey.slice(0, -1) + (victim.apiKey.endsWith('0') ? '1' : '0'), address }),
  'refresh token of a session': (server, address) =>
    refresh(server, `${sessionOf(victim)}.${random.below(40)}.${secret('')}`, address),
  'access token': (server, address) => me(server, { token: forgedAccessToken(), address }),
  invitation: (server) => accept(server, attacker, secret('lkinv_')),
};

/** Where guesses come from: what the trusted proxy says, and what counts as one place. */
const places: (() => { place: string; address: string })[] = [
  // The caller wrote the first address itself.
  () => ({
    place: ONE_ADDRESS,
    address: random.of([ONE_ADDRESS, `192.0.2.${random.below(256)}, ${ONE_ADDRESS}`]),
  }),
  () => ({ place: ONE_NETWORK, address: `${ONE_NETWORK}:${random.below(10).toString(16)}` }),
  () => {
    const address = `10.9.${random.below(8)}.${random.below(256)}`;
    return { place: address, address };
  },
];

interface Made {
  kind: string;
  place: string;
  status: number;
  code: string;
  /** What an attacker sees of the answer, except what is of this request. */
  shape: string;
}

/** Bursts until there were enough. */
async function attack(made: Made[]): Promise<void> {
  while (made.length < GUESSES) {
    const [kind, guess] = random.of(Object.entries(guesses));
    const whence = random.of(places);
    await Promise.all(
      Array.from({ length: BURST }, async (_, index) => {
        const { place, address } = whence();
        const { status, json, headers } = await guess(servers[index % 2] as TestServer, address);
        const { request_id: _id, ...visible } = json ?? {};
        const shape = JSON.stringify([status, visible, [...headers.keys()].sort()]);
        made.push({ kind, place, status, code: json?.code, shape });
      }),
    );
  }
}

/** Uses the service like anybody else until it is over. Records what was not as it should have been. */
function honest(isOver: () => boolean) {
  const served: Record<string, number> = {};
  const refused: string[] = [];
  const note = (what: string, { status, text }: Response, expected = 200): void => {
    if (status === expected) served[what] = (served[what] ?? 0) + 1;
    else refused.push(`${what}: ${status} ${text}`);
  };
  const keepOn = async (what: string, pauseMs: number, use: () => Promise<Response>, expected?: number) => {
    for (; !isOver(); await sleep(pauseMs)) note(what, await use(), expected);
  };
  const anyServer = (): TestServer => random.of(servers);
  let { cookie } = victim;
  const everybody = Promise.all([
    ...workers.map((worker) => keepOn('a worker', 20, () => me(anyServer(), worker))),
    keepOn('the owner signs in at home', 500, () => patiently(() => signIn(anyServer(), victim, HOME))),
    keepOn('the owner refreshes', 300, async () => {
      const response = await request(anyServer(), 'POST', '/api/v1/auth/refresh', { cookie, address: HOME });
      if (response.status === 200) cookie = cookieOf(response);
      return response;
    }),
    // In the middle of the attack, and once, as a code works once.
    sleep(3_000).then(async () =>
      note(
        'the owner of a second factor signs in',
        await secondStep(anyServer(), FAMILIAR, () => ({ code: authenticator.code() })),
      ),
    ),
    keepOn(
      'a new user signs up',
      500,
      () =>
        patiently(() => {
          const json = { email: `${randomUUID()}@example.com`, password: hex(20) };
          return post(anyServer(), 'auth/register', json, `198.18.0.${random.below(256)}`);
        }),
      201,
    ),
  ]);
  return { served, refused, everybody };
}

const mebibytesOf = async ({ process }: TestServer): Promise<number> =>
  Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${process.pid}/status`, 'utf8'))?.[1]) / 1024;

const sessionsOf = async ({ user }: Account): Promise<number> =>
  (await app.database.query('SELECT FROM sessions WHERE user_id = $1', [user.id])).length;

it(`none of ${GUESSES} guesses succeeds, the limits hold over both instances, and honest people are served`, async () => {
  const before = await Promise.all(servers.map(mebibytesOf));
  const beganAt = performance.now();
  const made: Made[] = [];
  let isOver = false;
  const people = honest(() => isOver);
  const attacks = Promise.all(Array.from({ length: LANES }, () => attack(made))).finally(() => {
    isOver = true;
  });
  await Promise.all([attacks, people.everybody]);
  const seconds = (performance.now() - beganAt) / 1_000;
  const after = await Promise.all(servers.map(mebibytesOf));

  /** What was judged, rather than put off. */
  const judged = made.filter(({ status }) => status !== 429 && status !== 503);
  const of = (kinds: Record<string, Guess>): Made[] => judged.filter(({ kind }) => kind in kinds);
  const most = (some: Made[], by: (guess: Made) => string): number =>
    Math.max(0, ...Object.values(tally(some.map(by))));
  const atPlace = ({ place }: Made): string => place;
  const [statements] = await app.database.query<{ lookups: number }>(
    `SELECT coalesce(sum(calls), 0)::int AS lookups FROM pg_stat_statements
     WHERE query LIKE '%FROM api_keys k JOIN users%WHERE digest%'
       AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  const { seed } = random;
  const figures = {
    seed,
    seconds: Math.round(seconds),
    guesses: made.length,
    statuses: tally(made.map(({ status }) => status)),
    judged: tally(judged.map(({ kind }) => kind)),
    mostOfAPassword: most(of(passwords), ({ kind, place }) => kind + place),
    mostSignInsOfAPlace: most(of(signIns), atPlace),
    mostUnknownOfAPlace: most(of(unknown), atPlace),
    keysLookedUp: statements?.lookups,
    honest: people.served,
    mebibytesMore: after.map((mebibytes, index) => Math.round(mebibytes - (before[index] as number))),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);

  expect({ seed, right: made.filter(({ status }) => status < 400) }).toEqual({ seed, right: [] });
  const unheardOf = made.filter(({ status }) => ![400, 401, 404, 429, 503].includes(status));
  expect({ seed, unheardOf }).toEqual({ seed, unheardOf: [] });
  expect({ seed, refused: people.refused }).toEqual({ seed, refused: [] });
  // Nobody got in by a way that no answer showed.
  expect(await sessionsOf(victim)).toBe(2 + (people.served['the owner signs in at home'] ?? 0));
  expect(await sessionsOf(guarded)).toBe(2);
  const recovered = await secondStep(app.server, FAMILIAR, () => ({
    recovery_code: authenticator.recoveryCodes[0],
  }));
  expect(recovered.status).toBe(200);

  expect(figures.mostOfAPassword).toBe(PASSWORDS_PER_ACCOUNT_AND_ADDRESS);
  for (const kind of Object.keys(passwords)) {
    expect(figures.judged[kind]).toBeLessThanOrEqual(PASSWORDS_PER_ACCOUNT);
    expect(figures.judged[kind]).toBeGreaterThan(PASSWORDS_PER_ACCOUNT / 2);
  }
  expect(of(codes).length).toBeLessThanOrEqual(CODES_PER_ACCOUNT);
  expect(of(codes).length).toBeGreaterThan(CODES_PER_ACCOUNT / 2);
  expect(figures.mostSignInsOfAPlace).toBeLessThanOrEqual(SIGN_INS_PER_ADDRESS);
  const windows = Math.floor(seconds / 60) + 1;
  expect(figures.mostUnknownOfAPlace).toBeLessThanOrEqual(UNKNOWN_PER_MINUTE * servers.length * windows);
  // One query for each that was judged, and none for one that was put off or for a worker.
  expect(figures.keysLookedUp).toBe(of(keys).length);

  // An account that exists is not told from one that does not.
  const [ofAccount, ofNobody] = Object.keys(passwords).map(
    (kind) =>
      new Set(made.filter((guess) => guess.kind === kind && guess.status !== 503).map(({ shape }) => shape)),
  );
  expect(ofAccount).toEqual(ofNobody);
  expect(Math.max(...figures.mebibytesMore)).toBeLessThan(MEBIBYTES_MORE_MAX);

  // It was an attack on everything, and people were there.
  const each = Object.keys(guesses).map((name) => made.filter(({ kind }) => kind === name).length);
  expect(Math.min(...each)).toBeGreaterThan(GUESSES / each.length / 3);
  expect(made.length - judged.length).toBeGreaterThan(GUESSES / 10);
  expect(Math.min(...Object.values(people.served))).toBeGreaterThan(0);
  expect(people.served['a worker']).toBeGreaterThan(GUESSES / 100);
}, 900_000);
