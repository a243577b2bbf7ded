import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request as send } from 'undici';
import type { Target } from '../revocation/cluster.js';

export const PERIODS_MS = { minute: 60_000, day: 86_400_000 } as const;

type Period = keyof typeof PERIODS_MS;

export interface Limit {
  requests: number;
  per: Period;
}

/** The requests allowed in one window of one limit. */
export interface WindowCount {
  limit: Limit;
  startedAt: number;
  /** Began and ended within the window. */
  allowed: number;
  /** Began or ended in another window. */
  astride: number;
  /** Refused by this limit, of several. */
  refused: number;
  /** Neither allowed nor refused, by response code: an instance was unavailable. */
  failed: Record<string, number>;
}

export interface HammerOptions {
  connectionsPerTarget: number;
  /** Asked before each request, with what has been counted so far. */
  goesOn: (counts: Iterable<WindowCount>) => boolean;
}

/** Pause between refused requests, because the machine has better things to do than refusing. */
const PAUSE_MS = 10;
const TIMEOUT_MS = 10_000;

/**
 * Sends requests with a key to all targets from many connections, and counts per window how many are allowed. A request
 * counts for a window only if it began and ended within it, because the moment of the decision in between is unknown.
 */
export async function hammer(
  targets: readonly Target[],
  apiKey: string,
  limits: readonly Limit[],
  { connectionsPerTarget, goesOn }: HammerOptions,
): Promise<WindowCount[]> {
  const counts = new Map<string, WindowCount>();
  const countOf = (limit: Limit, moment: number): WindowCount => {
    const startedAt = Math.floor(moment / PERIODS_MS[limit.per]) * PERIODS_MS[limit.per];
    const name = `${limit.per} ${startedAt}`;
    const count = counts.get(name) ?? {
      limit,
      startedAt,
      allowed: 0,
      astride: 0,
      refused: 0,
      failed: {},
    };
    counts.set(name, count);
    return count;
  };
  const note = (beganAt: number, endedAt: number, { status, json }: Answer): void => {
    for (const limit of limits) {
      const [began, ended] = [countOf(limit, beganAt), countOf(limit, endedAt)];
      if (status === 200 && began === ended) began.allowed += 1;
      else if (status === 200) for (const count of [began, ended]) count.astride += 1;
      else if (status === 429) ended.refused += json?.per === limit.per ? 1 : 0;
      else {
        const reason = json?.code ?? 'no answer';
        ended.failed[reason] = (ended.failed[reason] ?? 0) + 1;
      }
    }
  };
  const dispatcher = new Agent({
    connections: connectionsPerTarget,
    headersTimeout: TIMEOUT_MS,
    bodyTimeout: TIMEOUT_MS,
  });
  const client = async (target: Target): Promise<void> => {
    while (goesOn(counts.values())) {
      const beganAt = Date.now();
      const answer = await ask(dispatcher, target, apiKey);
      note(beganAt, Date.now(), answer);
      if (answer.status !== 200) await sleep(PAUSE_MS);
    }
  };
  await Promise.all(
    targets.flatMap((target) => Array.from({ length: connectionsPerTarget }, () => client(target))),
  );
  await dispatcher.destroy();
  return [...counts.values()];
}

interface Answer {
  status: number | undefined;
  json?: { code?: string; per?: string } | undefined;
}

async function ask(dispatcher: Agent, { server }: Target, apiKey: string): Promise<Answer> {
  try {
    const { statusCode: status, body } = await send(`${server.url}/api/v1/me`, {
      dispatcher,
      headers: { 'x-api-key': apiKey },
    });
    return { status, json: (await body.json()) as Answer['json'] };
  } catch {
    return { status: undefined };
  }
}

/** Windows in which more requests passed than the limit allows. */
export const overruns = (counts: readonly WindowCount[]): WindowCount[] =>
  counts.filter(({ limit, allowed }) => allowed > limit.requests);

/** Windows in which requests were refused before 99% had passed. */
export const unusable = (counts: readonly WindowCount[]): WindowCount[] =>
  counts.filter(
    ({ limit, allowed, astride, refused }) => refused > 0 && allowed + astride < limit.requests * 0.99,
  );
