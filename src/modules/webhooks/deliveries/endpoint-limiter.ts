/** The answer to a delivery that wants to be sent: now, or how soon to try again because its endpoint is busy. */
export type Admission =
  | { admitted: true; release: (answerMs: number | null) => void }
  | { admitted: false; retryAfterSeconds: number };

interface Concurrency {
  fast: number;
  slow: number;
}

interface Lane {
  concurrency: Concurrency;
  active: number;
  waiting: ((admission: Admission) => void)[];
  /** The receiver's response time in milliseconds: a moving average. */
  answerMs: number;
  /** The total time of an attempt, including our own database: a moving average. */
  attemptMs: number;
  /** The retry time given to the last deferred delivery. */
  nextAppointment: number;
}

/** The number of concurrent attempts at one endpoint, … */
const CONCURRENCY = 10;
/** … if it answers within this time; a slower one gets fewer, so that many slow ones do not fill the worker. */
const SLOW_MS = 2_000;
const CONCURRENCY_SLOW = 2;
/** How long a delivery may expect to wait in the queue. Beyond that it is deferred to make room for others. */
const WAIT_MAX_MS = 3_000;
const WAITING_MAX = 200;
/** Retry times are at most this far away, because the receiver may recover much earlier. */
const APPOINTMENT_MAX_MS = 5 * 60_000;
/** The initial assumption: a receiver that works. */
const AT_FIRST_MS = 50;
/** The weight of the latest attempt in an average. */
const WEIGHT = 0.3;
const LANES_REMEMBERED_MAX = 10_000;

/**
 * One lane per endpoint: a few concurrent attempts with a short queue behind them. Once the queue is full, deliveries
 * are deferred to a later time, so that those to a slow or dead receiver occupy little of the worker, and others can
 * overtake them.
 */
export class EndpointLimiter {
  private readonly lanes = new Map<string, Lane>();

  /**
   * @param now milliseconds of a monotonic clock
   * @param concurrency concurrent attempts for a fast receiver, and for a slow one
   */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly concurrency: Concurrency = { fast: CONCURRENCY, slow: CONCURRENCY_SLOW },
  ) {}

  enter(endpointId: string): Promise<Admission> {
    const lane = this.laneOf(endpointId);
    if (lane.active < concurrencyOf(lane)) return Promise.resolve(this.admit(endpointId, lane));
    if (lane.waiting.length < lineOf(lane)) return new Promise((resolve) => lane.waiting.push(resolve));
    return Promise.resolve(defer(lane, this.now()));
  }

  private admit(endpointId: string, lane: Lane): Admission {
    lane.active += 1;
    const beganAt = this.now();
    const release = (answerMs: number | null): void => {
      if (answerMs !== null) lane.answerMs = average(lane.answerMs, answerMs);
      lane.attemptMs = average(lane.attemptMs, this.now() - beganAt);
      this.release(endpointId, lane);
    };
    return { admitted: true, release };
  }

  private release(endpointId: string, lane: Lane): void {
    lane.active -= 1;
    while (lane.active < concurrencyOf(lane) && lane.waiting.length > 0) {
      lane.waiting.shift()?.(this.admit(endpointId, lane));
    }
    // The lane has slowed down since they entered the queue.
    while (lane.waiting.length > lineOf(lane)) lane.waiting.pop()?.(defer(lane, this.now()));
  }

  private laneOf(endpointId: string): Lane {
    let lane = this.lanes.get(endpointId);
    if (!lane) {
      this.forgetIdleLanes();
      lane = {
        concurrency: this.concurrency,
        active: 0,
        waiting: [],
        answerMs: AT_FIRST_MS,
        attemptMs: AT_FIRST_MS,
        nextAppointment: -Infinity,
      };
      this.lanes.set(endpointId, lane);
    }
    return lane;
  }

  private forgetIdleLanes(): void {
    if (this.lanes.size < LANES_REMEMBERED_MAX) return;
    for (const [id, { active }] of this.lanes) if (active === 0) this.lanes.delete(id);
  }
}

const average = (before: number, latest: number): number => before * (1 - WEIGHT) + latest * WEIGHT;

/**
 * Based on the receiver's response time rather than our own database, which when busy must not make every endpoint
 * count as slow.
 */
const concurrencyOf = ({ answerMs, concurrency }: Lane): number =>
  answerMs > SLOW_MS ? concurrency.slow : concurrency.fast;

const lineOf = (lane: Lane): number =>
  Math.min(WAITING_MAX, Math.floor((WAIT_MAX_MS / lane.attemptMs) * concurrencyOf(lane)));

/**
 * Retry times are staggered at the lane's own pace, so that nobody is deferred again and again. Deliveries whose turn
 * would be too late retry earlier, spread at random, so that a long queue costs little.
 */
function defer(lane: Lane, now: number): Admission {
  const latest = now + APPOINTMENT_MAX_MS;
  const next = lane.nextAppointment + lane.attemptMs / concurrencyOf(lane);
  lane.nextAppointment = Math.min(latest, Math.max(now + Math.max(1_000, lane.attemptMs), next));
  const appointment =
    lane.nextAppointment < latest ? lane.nextAppointment : latest - (Math.random() * APPOINTMENT_MAX_MS) / 2;
  return { admitted: false, retryAfterSeconds: (appointment - now) / 1_000 };
}
