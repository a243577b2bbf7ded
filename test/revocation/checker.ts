import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { anyOf } from '../support/any-of.js';
import { register, type Account, type Response } from '../support/client.js';
import { quickRequest, type QuickResponse } from '../support/quick-request.js';
import type { Cluster, Instance, Target } from './cluster.js';
import type { Observation, Round } from './history.js';
import { arrangements, type Subject } from './subjects.js';

export interface CheckerOptions {
  /** Kinds of changes to leave out. */
  except?: readonly string[];
  rounds: number;
  /** The number of concurrent rounds. */
  lanes: number;
  /** Concurrent requests to each instance and verifier, per round. */
  clientsPerInstance: number;
  /** How long requests continue after the change was answered. */
  afterwardsMs: number;
  /** Whether each change is sent a second time, as by an impatient caller. */
  repeats?: boolean;
}

/** How long instances have to serve the credential once, so that all have it cached. */
const WARM_UP_MS = 400;
/** Leaves the machine time for the changes: without a pause, the requests of one round would take all of it. */
const PAUSE_BETWEEN_REQUESTS_MS = 12;
/** A change that takes longer than this is waiting for something broken, … */
const USUAL_CHANGE_MS = 150;
/** … and until it is answered fewer requests are sent: only what is served afterwards matters. */
const PAUSE_DURING_LONG_CHANGES_MS = 60;
/** A setup that no instance accepts for this long is a mistake rather than a fault. */
const ARRANGING_MS_MAX = 120_000;
/** An owner uses an access token, which lives for 15 minutes. */
const OWNER_MS_MAX = 300_000;

/**
 * Hammers all instances with a credential, reading and writing, changes its authority through one of them, and records
 * when each request began, its response, and how many rows existed when the change was answered. The caller decides
 * which faults occur meanwhile.
 */
export async function runRounds(cluster: Cluster, options: CheckerOptions): Promise<Round[]> {
  const kinds = Object.keys(arrangements).filter((kind) => options.except?.includes(kind) !== true);
  const rounds: Round[] = [];
  let started = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    let owner: Account | undefined;
    let ownerSince = 0;
    while (started < options.rounds && !failed) {
      const kind = kinds[started % kinds.length] as string;
      started += 1;
      const subject = await persistently(async () => {
        const via = anyOf(cluster.instances).server;
        if (!owner || performance.now() - ownerSince > OWNER_MS_MAX) {
          owner = await register(via);
          ownerSince = performance.now();
        }
        return (arrangements[kind] as (typeof arrangements)[string])(via, owner, cluster.operatorKey);
      });
      rounds.push(await runRound(cluster, subject, options));
    }
  };
  const stopOthers = (error: unknown): never => {
    failed = true;
    throw error;
  };
  await Promise.all(Array.from({ length: options.lanes }, () => lane().catch(stopOthers)));
  return rounds;
}

async function runRound(cluster: Cluster, subject: Subject, options: CheckerOptions): Promise<Round> {
  const observations: Observation[] = [];
  let isOver = false;
  let isAnswered = false;
  let slowsDownAt = Infinity;
  let wake: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (wake = resolve));
  const pause = async (): Promise<void> => {
    if (isAnswered || performance.now() < slowsDownAt) await sleep(PAUSE_BETWEEN_REQUESTS_MS);
    else await Promise.race([sleep(PAUSE_DURING_LONG_CHANGES_MS), answered]);
  };
  const hammer = async (target: Target): Promise<void> => {
    while (!isOver) {
      observations.push(await observe(target, subject));
      await pause();
    }
  };
  const title = randomUUID();
  const write = async (instance: Instance): Promise<void> => {
    while (!isOver) {
      await quickRequest(instance.server, 'POST', '/api/v1/documents', {
        ...subject.credential,
        json: { title, body: '' },
      }).catch(() => undefined);
      await pause();
    }
  };
  const hammering = [
    ...cluster.instances.map(write),
    ...cluster.targets.flatMap((target) =>
      Array.from({ length: options.clientsPerInstance }, () => hammer(target)),
    ),
  ];
  let answeredAt: number | null;
  let failure: string | null;
  let atAnswer: number | null = null;
  try {
    await warmUp(cluster, observations);
    slowsDownAt = performance.now() + USUAL_CHANGE_MS;
    ({ answeredAt, failure } = await change(cluster, subject, options.repeats));
    isAnswered = true;
    wake();
    if (answeredAt !== null) atAnswer = await countDocuments(cluster, title);
    await sleep(options.afterwardsMs);
  } finally {
    isOver = true;
    await Promise.all(hammering);
  }
  const writes = { atAnswer, atEnd: await countDocuments(cluster, title) };
  return { kind: subject.kind, answeredAt, failure, observations, writes };
}

/** null while the database is unavailable. */
async function countDocuments(cluster: Cluster, title: string): Promise<number | null> {
  const sql = 'SELECT count(*)::int AS documents FROM documents WHERE title = $1';
  const [row] = await cluster.query<{ documents: number }>(sql, [title]).catch(() => []);
  return row?.documents ?? null;
}

async function warmUp(cluster: Cluster, observations: Observation[]): Promise<void> {
  const giveUpAt = performance.now() + WARM_UP_MS;
  const servedOnce = ({ index }: Target): boolean =>
    observations.some(({ instance, authority }) => instance === index && authority === 'old');
  while (performance.now() < giveUpAt && !cluster.targets.every(servedOnce)) await sleep(5);
}

type Outcome = Pick<Round, 'answeredAt' | 'failure'>;

/** After this long without an answer, a repeat is sent through any instance. */
const IMPATIENCE_MS = 30;

/** When the change was answered; null, with the reason, if the instance could not make it. */
async function change(cluster: Cluster, subject: Subject, repeats = false): Promise<Outcome> {
  const first = send(cluster, subject);
  if (!repeats) return orThrow(await first);
  const second = sleep(IMPATIENCE_MS).then(() => send(cluster, subject));
  const outcomes = await Promise.all([first, second]);
  // Either may find that the other came first. The earlier answer is the promise.
  const [answered] = outcomes
    .filter(({ answeredAt }) => answeredAt !== null)
    .sort((left, right) => Number(left.answeredAt) - Number(right.answeredAt));
  // If an instance dies after committing and before answering, the other request finds nothing to do.
  return answered ?? orThrow(outcomes.find(({ mistake }) => !mistake) ?? outcomes[0]);
}

async function send(cluster: Cluster, subject: Subject): Promise<Outcome & { mistake?: Error }> {
  let answer: Response;
  try {
    answer = await subject.change(anyOf(cluster.instances).server);
  } catch (error) {
    return { answeredAt: null, failure: String(error) };
  }
  const answeredAt = performance.now();
  const { status, text } = answer;
  if (status === subject.answers) return { answeredAt, failure: null };
  if (status === 503) return { answeredAt: null, failure: text };
  const message = [`"${subject.kind}" was answered ${status}`, ...errorsOf(cluster)].join('\n');
  return { answeredAt: null, failure: text, mistake: new Error(message) };
}

function orThrow({ mistake, ...outcome }: Outcome & { mistake?: Error }): Outcome {
  if (mistake) throw mistake;
  return outcome;
}

/** Errors in the servers' logs. */
const errorsOf = (cluster: Cluster): string[] =>
  cluster.instances.flatMap(({ server }) => server.log.filter((line) => /"level":(50|60)/.test(line)));

async function observe(target: Target, subject: Subject): Promise<Observation> {
  const beganAt = performance.now();
  let answer: QuickResponse | undefined;
  try {
    answer = await quickRequest(target.server, 'GET', '/api/v1/me', subject.credential);
  } catch {
    // Killed, or not up again yet.
  }
  return {
    instance: target.index,
    beganAt,
    endedAt: performance.now(),
    authority: answer === undefined || answer.status === 503 ? 'none' : subject.isOld(answer) ? 'old' : 'new',
    status: answer?.status ?? null,
  };
}

/** Setup goes through any instance that is up. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + ARRANGING_MS_MAX;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await sleep(100);
    }
  }
}
