import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Cluster, startCluster } from '../revocation/cluster.js';
import { type Fault, inflictFaults, instanceFaults } from '../revocation/faults.js';
import { anyOf } from '../support/any-of.js';
import { commitByHand } from '../support/by-hand.js';
import { type Account, login, register, type RequestOptions } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { startHttpProxy } from '../support/http-proxy.js';
import {
  generationOf,
  isCertain,
  ObservedSession,
  overAt,
  sessionViolations,
  times,
  upTo,
  type Ways,
} from '../support/observed-session.js';
import { Seeded } from '../support/seeded.js';
import { tally } from '../support/tally.js';

const ROUNDS = Number(process.env.CHAOS_REFRESH_ROUNDS ?? 300);
const LANES = 16;
const PROBE_PAUSE_MS = 25;
/** How long all instances are probed after a session has ended. */
const AFTERWARDS_MS = 300;

const random = new Seeded();
// For the faults too.
Math.random = () => random.next();

let database: OwnDatabase;
let cluster: Cluster;
let ways: Ways;

beforeAll(async () => {
  database = await createDatabase();
  cluster = await startCluster(database.url, 3);
  const { instances } = cluster;
  const proxies = await Promise.all(instances.map((instance) => startHttpProxy(() => instance.server.url)));
  for (const proxy of proxies)
    proxy.fault = ({ headers }) => {
      const kind = headers['x-fault'];
      return kind === 'lose-answer' || kind === 'cut-answer' ? { kind } : undefined;
    };
  ways = { instances, proxies, lost: 0 };
}, 120_000);

afterAll(async () => {
  await Promise.all(ways.proxies.map((proxy) => proxy.close()));
  await cluster.stop();
  await database.drop();
});

/** Sets something up, through any instance that is well. */
const through = <T>(what: string, work: (server: { url: string }) => Promise<T>) =>
  eventually(what, () => work(anyOf(cluster.instances).server).catch(() => undefined), { intervalMs: 100 });

/** Asks until there is a verdict on the token. */
const verdict = (ask: () => Promise<number | null>): Promise<unknown> =>
  eventually('a verdict', ask, { until: (status) => status === 200 || status === 401, intervalMs: 100 });

/** What one person may do with several tabs. Each returns when all tabs are answered. */
const honest: Record<string, (session: ObservedSession) => Promise<unknown>> = {
  'one tab': (session) => session.tab(),
  'several tabs at the same moment': (session) => {
    const { cookie } = session;
    return Promise.all(times(2 + upTo(6), () => session.tab(cookie)));
  },
  async 'a tab that follows'(session) {
    const { cookie } = session;
    await session.tab();
    await sleep(upTo(1_500));
    await session.tab(cookie, 1);
  },
};

/** Two tabs renew the session while it is ended. */
async function meanwhile(session: ObservedSession, end: () => Promise<void>): Promise<void> {
  const tabs = async (): Promise<void> => {
    for (let step = 0; step < 8 && !Number.isFinite(overAt(session)); step += 1) {
      const { cookie } = session;
      await Promise.all([session.tab(cookie), session.tab(cookie)]);
      await sleep(upTo(10));
    }
  };
  await Promise.all([tabs(), sleep(upTo(60)).then(end)]);
}

interface Ending {
  /** Stored with the session; null: it lives on. */
  reason: string | null;
  run(session: ObservedSession, other: ObservedSession, account: Account): Promise<void>;
}

const withToken = (other: ObservedSession): RequestOptions => ({ token: other.tokens[0] });

const endings: Record<string, Ending> = {
  'only its owner': { reason: null, run: async () => undefined },
  'a thief before the owner': {
    reason: 'refresh_token_reused',
    async run(session) {
      const stolen = session.cookie;
      await session.tab();
      await session.tab();
      await session.steal(stolen);
    },
  },
  'a thief after the grace period': {
    reason: 'refresh_token_reused',
    async run(session) {
      const stolen = session.cookie;
      if ((await session.tab()) !== 200) return;
      const past = `refreshed_at = refreshed_at - interval '11 seconds', created_at = created_at - interval '11 seconds'`;
      await commitByHand(database, `UPDATE sessions SET ${past} WHERE id = '${session.id}'`);
      session.aged = { generation: generationOf(stolen), at: performance.now() };
      await session.steal(stolen);
    },
  },
  'a thief at the same time': {
    reason: 'refresh_token_reused',
    async run(session) {
      session.suspectAt = performance.now();
      const first = session.cookie;
      const person = async (): Promise<void> => {
        for (let step = 0; step < 5 && (await session.tab()) === 200; step += 1) await sleep(upTo(30));
      };
      await Promise.all([person(), person()]);
      await session.steal(first);
    },
  },
  'signing out': {
    reason: 'signed_out',
    run: (session) =>
      meanwhile(session, () => {
        const { cookie, tokens } = session;
        return session.end('POST', 'logout', anyOf<RequestOptions>([{ cookie }, { token: anyOf(tokens) }]));
      }),
  },
  'ending it from another': {
    reason: 'ended_by_user',
    run: (session, other) =>
      meanwhile(session, () => session.end('DELETE', `sessions/${session.id}`, withToken(other), [204, 404])),
  },
  'ending the others': {
    reason: 'ended_by_user',
    run: (session, other) => meanwhile(session, () => session.end('DELETE', 'sessions', withToken(other))),
  },
  'changing the password': {
    reason: 'password_changed',
    run: (session, other, account) =>
      meanwhile(session, async () => {
        const { password } = account;
        const json = { current_password: password, new_password: `${password} anew` };
        // Meanwhile, a person who knows the old password signs in.
        const intruder = login(anyOf(cluster.instances).server, account).then(
          ({ accessToken }) => void session.tokens.push(accessToken),
          () => undefined,
        );
        // The old password is wrong once an attempt whose response was lost has changed it.
        await session.end('PUT', 'password', { ...withToken(other), json }, [204, 400, 409]);
        await intruder;
      }),
  },
};

async function runRound(number: number): Promise<{ session: ObservedSession; other: ObservedSession }> {
  const kind = Object.keys(endings)[number % Object.keys(endings).length] as string;
  const ending = endings[kind] as Ending;
  const address = `10.1.${number >> 8}.${number & 255}`;
  const account = await through('an account', (server) => register(server));
  const second = await through('a session', (server) => login(server, account));
  const other = new ObservedSession(ways, `beside ${kind}`, second, address);
  const session = new ObservedSession(ways, kind, account, address);
  const everywhere = cluster.instances.map(({ index }) => index);
  await Promise.all(everywhere.map((index) => verdict(() => session.use(index))));
  for (let move = upTo(3); move > 0; move -= 1) await anyOf(Object.values(honest))(session);
  let isOver = false;
  const probes = everywhere.map(async (index) => {
    for (; !isOver; await sleep(PROBE_PAUSE_MS)) await session.use(index);
  });
  try {
    await ending.run(session, other, account);
    await sleep(AFTERWARDS_MS);
  } finally {
    isOver = true;
    await Promise.all(probes);
  }
  const tokens = [...session.tokens.slice(0, 1), ...session.tokens.slice(-3)];
  await Promise.all(
    everywhere.flatMap((index) => tokens.map((token) => verdict(() => session.use(index, token)))),
  );
  await verdict(() => session.refresh(session.cookie));
  if (ending.reason !== null) await verdict(() => session.refresh(session.cookies[0] as string));
  await other.tab();
  return { session, other };
}

/** How the database says that a session ended, and what the audit trail says about it. */
async function stored(session: ObservedSession): Promise<unknown> {
  const [row] = await database.query(
    `SELECT revoked_reason AS reason, ARRAY(SELECT action || coalesce(' ' || (details ->> 'reason'), '')
       FROM audit_events WHERE target_id = sessions.id AND action <> 'session.started') AS audited
     FROM sessions WHERE id = $1`,
    [session.id],
  );
  return { kind: session.kind, id: session.id, ...row };
}

function expected({ kind, id }: ObservedSession): unknown {
  const reason = endings[kind]?.reason ?? null;
  const event = reason === 'refresh_token_reused' ? 'session.reuse_detected' : `session.ended ${reason}`;
  return { kind, id, reason, audited: reason === null ? [] : [event] };
}

const allCut: Fault = {
  name: 'every connection of the database ended',
  async inflict() {
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename <> current_user`,
    );
  },
};

it(
  `a session has one line of descent, ends by theft and endings alone, and then everywhere, in ${ROUNDS} rounds with every fault`,
  async () => {
    let isOver = false;
    const faults = inflictFaults(cluster, [...instanceFaults, allCut], () => isOver);
    const rounds: Awaited<ReturnType<typeof runRound>>[] = [];
    let started = 0;
    const lane = async (): Promise<void> => {
      while (started < ROUNDS) {
        started += 1;
        rounds.push(await runRound(started - 1));
      }
    };
    const run = Promise.all(times(LANES, lane)).finally(() => {
      isOver = true;
    });
    await Promise.allSettled([run, faults]);
    const sessions = rounds.flatMap(({ session, other }) => [session, other]);
    const seen = sessions.flatMap((session) => session.seen);
    const certain = sessions.filter(isCertain);
    const { seed } = random;
    const figures = {
      seed,
      rounds: rounds.length,
      kinds: tally(rounds.map(({ session }) => session.kind)),
      faults: (await faults).length,
      requests: seen.length,
      refreshes: seen.filter(({ presented, status }) => presented !== null && status === 200).length,
      lost: ways.lost,
      withoutVerdict: seen.filter(({ status }) => status === null || status === 503).length,
      afterTheEnd: sessions.flatMap((session) =>
        session.seen.filter(({ beganAt }) => beganAt > overAt(session)),
      ).length,
      certain: certain.length,
    };
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    await run;
    expect({ seed, violations: sessions.flatMap(sessionViolations) }).toEqual({ seed, violations: [] });
    expect(await Promise.all(certain.map(stored))).toEqual(certain.map(expected));
    expect(certain.length).toBeGreaterThan(ROUNDS * 1.5);
    expect(figures.afterTheEnd).toBeGreaterThan(ROUNDS * 10);
    expect(figures.refreshes).toBeGreaterThan(ROUNDS * 3);
    expect(figures.lost).toBeGreaterThan(ROUNDS / 4);
    expect(figures.faults).toBeGreaterThan(ROUNDS / 30);
  },
  ROUNDS * 15_000,
);
