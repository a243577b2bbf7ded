import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { expect, it } from '@jest/globals';
import type { Instance } from '../revocation/cluster.js';
import { createKnownKeys, type KnownKey } from '../revocation/keys.js';
import { anyOf } from '../support/any-of.js';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { changeByHand } from '../support/by-hand.js';
import {
  type Account,
  login,
  register,
  request,
  type RequestOptions,
  type Response,
} from '../support/client.js';
import { type DatabaseFault, databaseFaults, startFaultyDatabase } from '../support/database-faults.js';
import { eventually } from '../support/eventually.js';
import { requireProgram } from '../support/programs.js';
import { Seeded } from '../support/seeded.js';

const FAULTS = Number(process.env['CHAOS_DATABASE_FAULTS'] ?? 36);
const FAULT_MS_MAX = 8_000;
/** Documented are 2 s; the machine may be busy. */
const READY_SECONDS_MAX = 10;
/** Documented are 10 s for a turn and 10 s for a statement, before the answer to a change may be held back for 3 s. */
const ANSWER_SECONDS_MAX = 25;
const PAUSE_MS_MAX = 150;

const itWithPrograms = requireProgram('pg_restore') ? it : it.skip;
const faultNames = Object.keys(databaseFaults);

type Ask = (server: Instance['server']) => Promise<Response>;

interface Caller {
  name: string;
  /** The status without a fault. */
  usual: number;
  ask: Ask;
  /** Whether the answer needs no database. */
  isAlways?: boolean;
}

/** A key that is revoked during a fault. */
interface Victim extends KnownKey {
  sentAt: number;
  answeredAt: number;
}

/** A well-formed key that was never issued. */
function madeUpKey(): string {
  const start = `lk_${randomBytes(20).toString('hex')}`;
  return start + crc32(start).toString(16).padStart(8, '0');
}

/** Unknown credentials have a budget per address. */
const anyAddress = (): string => `203.0.113.${Math.floor(Math.random() * 256)}`;

/** Titles of documents: those acknowledged, and those of which the answer says that nothing was changed. */
const written: string[] = [];
const notWritten: string[] = [];

async function write(server: Instance['server'], credential: RequestOptions): Promise<Response> {
  const title = randomUUID();
  const json = { title, body: '' };
  const answer = await request(server, 'POST', '/api/v1/documents', { ...credential, json });
  if (answer.status === 201) written.push(title);
  if (answer.json?.code === 'server_busy') notWritten.push(title);
  return answer;
}

async function arrange(server: Instance['server'], owner: Account): Promise<Caller[]> {
  // Of another account, because too many sessions end the oldest.
  const { email, password } = await register(server);
  const revoked = await createKey(server, owner);
  const reader = await createKey(server, owner, { scopes: ['documents:read'] });
  await request(server, 'DELETE', keysPath(owner.workspace.id, revoked.id), { token: owner.accessToken });
  const left = await login(server, owner);
  await request(server, 'POST', '/api/v1/auth/logout', { cookie: left.cookie, token: left.accessToken });
  const get =
    (path: string, options?: RequestOptions): Ask =>
    (via) =>
      request(via, 'GET', path, options);
  const me =
    (options: () => RequestOptions): Ask =>
    (via) =>
      whoAmI(via, { address: anyAddress(), ...options() });
  const signIn =
    (tried: string): Ask =>
    (via) =>
      request(via, 'POST', '/api/v1/auth/login', { address: anyAddress(), json: { email, password: tried } });
  const pages = ['/health/live', '/api/docs', '/api/openapi.json'];
  return [
    ...pages.map((path) => ({ name: path, usual: 200, ask: get(path), isAlways: true })),
    { name: 'no credential', usual: 401, ask: me(() => ({})), isAlways: true },
    { name: 'a malformed key', usual: 401, ask: me(() => ({ apiKey: 'nonsense' })), isAlways: true },
    { name: 'a key', usual: 200, ask: me(() => ({ apiKey: owner.apiKey })) },
    { name: 'a token', usual: 200, ask: me(() => ({ token: owner.accessToken })) },
    { name: 'an unknown key', usual: 401, ask: me(() => ({ apiKey: madeUpKey() })) },
    { name: 'a revoked key', usual: 401, ask: me(() => ({ apiKey: revoked.key })) },
    { name: 'a token of an ended session', usual: 401, ask: me(() => ({ token: left.accessToken })) },
    { name: 'a list', usual: 200, ask: get('/api/v1/documents?limit=1', { apiKey: reader.key }) },
    { name: 'a write without the scope', usual: 403, ask: (via) => write(via, { apiKey: reader.key }) },
    { name: 'a write by key', usual: 201, ask: (via) => write(via, { apiKey: owner.apiKey }) },
    { name: 'a write by token', usual: 201, ask: (via) => write(via, { token: owner.accessToken }) },
    { name: 'a sign-in', usual: 200, ask: signIn(password) },
    { name: 'a sign-in with a wrong password', usual: 401, ask: signIn(`${password}?`) },
  ];
}

const isUnavailable = ({ headers, json }: Response): boolean =>
  (headers.get('content-type') ?? '').startsWith('application/problem+json') &&
  Number(headers.get('retry-after')) > 0 &&
  ['service_unavailable', 'server_busy'].includes(json?.code) &&
  headers.get('www-authenticate') === null &&
  headers.getSetCookie().length === 0;

/** Asks on behalf of all callers, and judges the answers. */
class Judge {
  readonly figures = { requests: 0, ofRevoked: 0, answers: {} as Record<number, number> };
  slowest = { name: '', fault: '', tookMs: 0 };
  readonly violations: string[] = [];
  readonly victims: Victim[] = [];
  /** What is being inflicted. */
  fault = 'none';

  async ask(name: string, { index, server }: Instance, ask: Ask, isRight: (status: number) => boolean) {
    const beganAt = performance.now();
    const never = sleep(2_000 * ANSWER_SECONDS_MAX, 'no answer', { ref: false });
    const answer = await Promise.race([ask(server), never]).catch(String);
    const tookMs = Math.round(performance.now() - beganAt);
    const [status, text] = typeof answer === 'string' ? [0, answer] : [answer.status, answer.text];
    const { figures } = this;
    figures.requests += 1;
    figures.answers[status] = (figures.answers[status] ?? 0) + 1;
    if (tookMs > this.slowest.tookMs) this.slowest = { name, fault: this.fault, tookMs };
    const isWrong =
      typeof answer === 'string' || !isRight(status) || (status === 503 && !isUnavailable(answer));
    if (isWrong || tookMs > ANSWER_SECONDS_MAX * 1_000)
      this.violations.push(`${this.fault}: ${name}, instance ${index}, ${tookMs} ms: ${status} ${text}`);
    return status;
  }

  call(instance: Instance, { name, ask, usual, isAlways = false }: Caller): Promise<number> {
    return this.ask(name, instance, ask, (status) => status === usual || (status === 503 && !isAlways));
  }

  /** Mostly with the latest, whose end may be under way. */
  async callWithVictim(instance: Instance): Promise<void> {
    const victim = Math.random() < 0.7 ? this.victims.at(-1) : anyOf(this.victims);
    if (!victim) return;
    const beganAt = performance.now();
    if (victim.answeredAt < beganAt) this.figures.ofRevoked += 1;
    await this.ask(
      'a key that is revoked',
      instance,
      (via) => whoAmI(via, { apiKey: victim.key }),
      (status) =>
        status === 503 ||
        (status === 200 && beganAt <= victim.answeredAt) ||
        (status === 401 && victim.sentAt < Infinity),
    );
  }

  /** Returns once every instance is ready and gives every caller the usual answer: after how many milliseconds. */
  async recovery(instances: readonly Instance[], callers: readonly Caller[]) {
    const repairedAt = performance.now();
    const since = (): number => Math.round(performance.now() - repairedAt);
    const ready = instances.map(({ index, server }) =>
      eventually(`instance ${index} is ready`, () => request(server, 'GET', '/health/ready'), {
        until: ({ status }) => status === 200,
      }),
    );
    await Promise.all(ready);
    const readyMs = since();
    const usual = instances.flatMap((instance) =>
      callers.map((caller) =>
        eventually(`instance ${instance.index}: ${caller.name}`, () => this.call(instance, caller), {
          until: (status) => status === caller.usual,
        }),
      ),
    );
    await Promise.all(usual);
    return { readyMs, usualMs: since() };
  }
}

itWithPrograms(
  `during ${FAULTS} database faults, every response is the usual one or 503, no acknowledged write is lost, and every instance recovers on its own`,
  async () => {
    const chance = new Seeded();
    const database = await startFaultyDatabase(3);
    const { instances } = database.cluster;
    const judge = new Judge();
    const recoveries = faultNames.map((fault) => ({
      fault,
      readyMs: [] as number[],
      usualMs: [] as number[],
    }));
    let [revokedMeanwhile, isOver] = [0, false];
    try {
      const [first] = instances as [Instance];
      const owner = await register(first.server);
      const callers = await arrange(first.server, owner);
      const revoke = async (victim: Victim, via: Instance): Promise<void> => {
        victim.sentAt = Math.min(victim.sentAt, performance.now());
        const path = keysPath(owner.workspace.id, victim.id);
        const ask: Ask = (server) => request(server, 'DELETE', path, { token: owner.accessToken });
        const status = await judge.ask('a revoke', via, ask, (answered) => [200, 503].includes(answered));
        if (status === 200) victim.answeredAt = performance.now();
      };
      const revokeByHand = async (victim: Victim): Promise<void> => {
        victim.sentAt = performance.now();
        const sql = `UPDATE api_keys SET revoked_at = clock_timestamp() WHERE id = '${victim.id}'`;
        const done = await changeByHand(database.byHand, sql).then(
          () => true,
          // The database is away for everyone.
          () => false,
        );
        if (done) victim.answeredAt = performance.now();
      };
      const lane = async (call: () => Promise<unknown>): Promise<void> => {
        for (; !isOver; await sleep(Math.random() * PAUSE_MS_MAX)) await call();
      };
      const lanes = instances.flatMap((instance) => [
        ...callers.map((caller) => lane(() => judge.call(instance, caller))),
        lane(() => judge.callWithVictim(instance)),
      ]);
      try {
        for (let turn = 0; turn < FAULTS; turn += 1) {
          const name = faultNames[turn % faultNames.length] as string;
          // Mostly short ones, which find the instances at every stage of noticing.
          const milliseconds = Math.round(FAULT_MS_MAX * chance.next() ** 2);
          const pauseMs = milliseconds * chance.next();
          const via = chance.next() < 0.5 ? chance.of(instances) : undefined;
          judge.fault = `before fault ${turn}`;
          const [key] = (await createKnownKeys(instances, owner, 1)) as [KnownKey];
          const victim = { ...key, sentAt: Infinity, answeredAt: Infinity };
          judge.victims.push(victim);
          judge.fault = `fault ${turn}, ${name} for ${milliseconds} ms`;
          const revoked = sleep(pauseMs).then(() => (via ? revoke(victim, via) : revokeByHand(victim)));
          await (databaseFaults[name] as DatabaseFault)(database, milliseconds, chance);
          judge.fault += ', repaired';
          const { readyMs, usualMs } = await judge.recovery(instances, callers);
          recoveries[turn % faultNames.length]?.readyMs.push(readyMs);
          recoveries[turn % faultNames.length]?.usualMs.push(usualMs);
          await revoked;
          if (victim.answeredAt < Infinity) revokedMeanwhile += 1;
          else await revoke(victim, chance.of(instances));
          expect(victim.answeredAt).toBeLessThan(Infinity);
          const answers = instances.map(({ server }) => whoAmI(server, { apiKey: victim.key }));
          expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401, 401]);
        }
      } finally {
        isOver = true;
        await Promise.all(lanes);
      }
      const rows = await database.byHand.query<{ title: string }>('SELECT title FROM documents');
      const titles = new Set(rows.map(({ title }) => title));
      expect(written.filter((title) => !titles.has(title))).toEqual([]);
      expect(notWritten.filter((title) => titles.has(title))).toEqual([]);
      expect(instances.map(({ server }) => server.process.exitCode)).toEqual([null, null, null]);
      expect(judge.violations).toEqual([]);
      expect(Math.max(...recoveries.flatMap(({ readyMs }) => readyMs))).toBeLessThan(
        READY_SECONDS_MAX * 1_000,
      );
      expect(revokedMeanwhile).toBeGreaterThan(FAULTS / 3);
      const { answers, ofRevoked } = judge.figures;
      expect(Math.min(written.length, answers[503] ?? 0, ofRevoked)).toBeGreaterThan(10 * FAULTS);
    } finally {
      const { figures, slowest, violations } = judge;
      const counts = { faults: FAULTS, ...figures, written: written.length, revokedMeanwhile };
      process.stdout.write(
        `${JSON.stringify({ seed: chance.seed, ...counts, slowest, recoveries, violations })}\n`,
      );
      await database.stop();
    }
  },
  FAULTS * 60_000,
);
