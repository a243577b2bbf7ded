/** What a delivery is told that wants to go out: now, or that its endpoint is busy and when to come again. */
export type Admission =
  | { admitted: true; leave: (answerMs: number | null) => void }
  | { admitted: false; comeBackInSeconds: number };

interface Concurrency {
  fast: number;
  slow: number;
}

interface Lane {
  concurrency: Concurrency;
  active: number;
  waiting: ((admission: Admission) => void)[];
  /** How long the receiver takes, in milliseconds: a moving average. */
  answerMs: number;
  /** How long an attempt takes as a whole, our own database included: a moving average. */
  attemptMs: number;
  /** When the next of those that were sent away may expect its turn. */
  nextAppointment: number;
}

/** Attempts at one endpoint at the same time, … */
const CONCURRENCY = 10;
/** … if it answers within this time; a slower one gets fewer, so that many slow ones do not fill the worker. */
const SLOW_MS = 2_000;
const CONCURRENCY_SLOW = 2;
/** How long a delivery may expect to wait inside. Beyond that it is put off, and makes room for others. */
const WAIT_MAX_MS = 3_000;
const WAITING_MAX = 200;
/** No appointment is later: the receiver may have recovered long before. */
const APPOINTMENT_MAX_MS = 5 * 60_000;
/** Until it is known better: a receiver that works. */
const AT_FIRST_MS = 50;
/** How much the latest attempt counts in an average. */
const WEIGHT = 0.3;
const LANES_REMEMBERED_MAX = 10_000;

/**
 * One lane for each endpoint: a few attempts at a time and a short line behind them. Whoever finds the line full
 * is sent away with an appointment, so that deliveries to a receiver that is slow or dead take up little of the
 * worker, and those to others pass them by.
 */
export class EndpointLanes {
  private readonly lanes = new Map<string, Lane>();

  /**
   * @param now milliseconds of a monotonic clock
   * @param concurrency attempts at the same time where the receiver is fast, and where it is slow
   */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly concurrency: Concurrency = { fast: CONCURRENCY, slow: CONCURRENCY_SLOW },
  ) {}

  enter(endpointId: string): Promise<Admission> {
    const lane = this.laneOf(endpointId);
    if (lane.active < concurrencyOf(lane)) return Promise.resolve(this.admit(endpointId, lane));
    if (lane.waiting.length < lineOf(lane)) return new Promise((resolve) => lane.waiting.push(resolve));
    return Promise.resolve(sendAway(lane, this.now()));
  }

  private admit(endpointId: string, lane: Lane): Admission {
    lane.active += 1;
    const beganAt = this.now();
    const leave = (answerMs: number | null): void => {
      if (answerMs !== null) lane.answerMs = average(lane.answerMs, answerMs);
      lane.attemptMs = average(lane.attemptMs, this.now() - beganAt);
      this.leave(endpointId, lane);
    };
    return { admitted: true, leave };
  }

  private leave(endpointId: string, lane: Lane): void {
    lane.active -= 1;
    while (lane.active < concurrencyOf(lane) && lane.waiting.length > 0) {
      lane.waiting.shift()?.(this.admit(endpointId, lane));
    }
    // It has become slower since they got into the line.
    while (lane.waiting.length > lineOf(lane)) lane.waiting.pop()?.(sendAway(lane, this.now()));
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

/** By what the receiver takes, and not our own database: a busy one must not make every endpoint a slow one. */
const concurrencyOf = ({ answerMs, concurrency }: Lane): number =>
  answerMs > SLOW_MS ? concurrency.slow : concurrency.fast;

const lineOf = (lane: Lane): number =>
  Math.min(WAITING_MAX, Math.floor((WAIT_MAX_MS / lane.attemptMs) * concurrencyOf(lane)));

/**
 * One after the other, as fast as the lane lets them through: nobody is sent away again and again. Those for whom that
 * would be too late come again before, spread, so that a long line costs little.
 */
function sendAway(lane: Lane, now: number): Admission {
  const latest = now + APPOINTMENT_MAX_MS;
  const next = lane.nextAppointment + lane.attemptMs / concurrencyOf(lane);
  lane.nextAppointment = Math.min(latest, Math.max(now + Math.max(1_000, lane.attemptMs), next));
  const appointment =
    lane.nextAppointment < latest ? lane.nextAppointment : latest - (Math.random() * APPOINTMENT_MAX_MS) / 2;
  return { admitted: false, comeBackInSeconds: (appointment - now) / 1_000 };
}
