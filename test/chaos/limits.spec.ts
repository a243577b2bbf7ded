import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/core/database/embedded-postgres.js';
import { hammer, type Limit, overruns, PERIODS_MS, unusable, type WindowCount } from '../limits/checker.js';
import { type Cluster, startCluster } from '../revocation/cluster.js';
import { databaseRestart, inflictFaults, instanceFaults, verifierFaults } from '../revocation/faults.js';
import { anyOf } from '../support/any-of.js';
import { createKey } from '../support/api-keys.js';
import { type Account, type Json, register } from '../support/client.js';
import { tally } from '../support/tally.js';

/** `npm run test:chaos -- --testPathPatterns limits`, or with fewer rounds `LIMIT_ROUNDS=20 …`. */
const ROUNDS = Number(process.env.LIMIT_ROUNDS ?? 200);
/** Keys that are hammered at the same time. */
const LANES = 4;
const ROUND_MS = 20_000;
const CONNECTIONS = 32;

const day: Limit = { requests: 10_000, per: 'day' };
/**
 * The keys' limits, in turn: next to a narrow one, a daily limit would never be reached, and a quota works differently
 * from a rate (larger slices, reviews and reports once a minute).
 */
const LIMITS = { minute: [{ requests: 1_000, per: 'minute' }, day], day: [day] } satisfies Record<
  string,
  Limit[]
>;
type Kind = keyof typeof LIMITS;

let directory: string;
let postgres: EmbeddedPostgres;
let cluster: Cluster;
let options: Parameters<typeof startEmbeddedPostgres>[0];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'latchkey-limits-'));
  options = {
    directory: join(directory, 'postgres'),
    password: randomBytes(24).toString('base64url'),
    database: 'latchkey',
    parameters: { max_connections: '200' },
  };
  postgres = await startEmbeddedPostgres(options);
  cluster = await startCluster(postgres.url, 4, { verifiers: 2 });
}, 120_000);

afterAll(async () => {
  await cluster.stop();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
});

const RETRY_MS = 200;

/** Even while instances are unavailable. */
async function newKey(limits: Limit[]): Promise<Json> {
  for (;;) {
    const instance = anyOf(cluster.instances);
    try {
      const account: Account = await register(instance.server);
      return await createKey(instance.server, account, { limits });
    } catch {
      await sleep(RETRY_MS);
    }
  }
}

/** So that the minute turns in the middle of it. */
const untilNearlyTurn = (): Promise<unknown> =>
  sleep((2 * PERIODS_MS.minute - (Date.now() % PERIODS_MS.minute) - ROUND_MS / 2) % PERIODS_MS.minute);

interface Round {
  kind: Kind;
  windows: WindowCount[];
}

/**
 * @param untilRefused continues until the limit of the round has refused a request: how soon that happens depends on
 *   the machine
 */
async function runRounds(rounds: number, { untilRefused }: { untilRefused: boolean }): Promise<Round[]> {
  const results: Round[] = [];
  let started = 0;
  const lane = async (): Promise<void> => {
    while (started < rounds) {
      const kind = started % 2 === 0 ? 'minute' : 'day';
      started += 1;
      const key = await newKey(LIMITS[kind]);
      const until = Date.now() + ROUND_MS;
      const hasRefused = (counts: Iterable<WindowCount>): boolean =>
        [...counts].some(({ limit, refused }) => limit.per === kind && refused > 0);
      const windows = await hammer(cluster.targets, key.key as string, LIMITS[kind], {
        connectionsPerTarget: CONNECTIONS,
        goesOn: (counts) => Date.now() < until || (untilRefused && !hasRefused(counts)),
      });
      results.push({ kind, windows });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return results;
}

const windowsOf = (rounds: readonly Round[]): WindowCount[] => rounds.flatMap(({ windows }) => windows);

/** For the rounds of one kind: what its narrowest limit allowed. */
function summaryOf(kind: Kind, rounds: readonly Round[]) {
  const own = rounds.filter((round) => round.kind === kind);
  const windows = windowsOf(own).filter(({ limit }) => limit.per === kind);
  return {
    rounds: own.length,
    turns: windows.length - own.length,
    allowed: windows.reduce((sum, { allowed, astride }) => sum + allowed + astride / 2, 0),
    refused: windows.reduce((sum, { refused }) => sum + refused, 0),
    failed: windows.map(({ failed }) => failed),
    most: Math.max(...windows.map(({ allowed }) => allowed)),
    least: Math.min(...windows.map(({ allowed, astride }) => allowed + astride)),
  };
}

const summary = (rounds: readonly Round[]) => ({
  minute: summaryOf('minute', rounds),
  day: summaryOf('day', rounds),
});

describe('limits over four instances and two verifiers', () => {
  it('hold exactly without faults, and at least 99% of them can be used', async () => {
    await untilNearlyTurn();
    const rounds = await runRounds(LANES, { untilRefused: true });
    process.stdout.write(`${JSON.stringify(summary(rounds))}\n`);
    expect(overruns(windowsOf(rounds))).toEqual([]);
    expect(unusable(windowsOf(rounds))).toEqual([]);
    const { minute, day: ofDay } = summary(rounds);
    expect(minute.turns).toBe(minute.rounds);
    // Both limits were reached: requests were refused for `per: minute`, and for `per: day`.
    expect(minute.refused).toBeGreaterThan(0);
    expect(ofDay.refused).toBeGreaterThan(0);
  }, 300_000);

  it(`are never exceeded in ${ROUNDS} rounds with every fault, restarts of PostgreSQL among them`, async () => {
    const restart = databaseRestart(async () => {
      await postgres.stop();
      await sleep(500);
      postgres = await startEmbeddedPostgres(options);
    });
    let isOver = false;
    const faults = inflictFaults(cluster, [...instanceFaults, restart, ...verifierFaults], () => isOver);
    const run = runRounds(ROUNDS, { untilRefused: false }).finally(() => {
      isOver = true;
    });
    await Promise.allSettled([run, faults]);
    const rounds = await run;
    process.stdout.write(`${JSON.stringify(summary(rounds))}\n`);
    expect(overruns(windowsOf(rounds))).toEqual([]);
    const inflicted = await faults;
    process.stdout.write(`${JSON.stringify(tally(inflicted))}\n`);
    expect(summary(rounds).minute.allowed).toBeGreaterThan(0);
    expect(summary(rounds).day.allowed).toBeGreaterThan(0);
    expect(inflicted.length).toBeGreaterThan(0);
  }, 14_400_000);
});
