import { LimitSlice, type Sent, type SliceAsk, type SliceGrant } from './limit-slice.js';
import { isQuota, type LimitSource } from './request-limits.js';

/** The request got no slice in time, but was not refused either. Nothing was counted. */
export class SliceContentionError extends Error {
  override readonly name = 'SliceContentionError';
}

/**
 * One statement: grants in the order of the asks. If it fails because it took too long, `cameLate` receives any grants
 * that still arrive.
 */
export type LeaseSlices = (
  asks: SliceAsk[],
  cameLate: (grants: SliceGrant[]) => void,
) => Promise<SliceGrant[]>;

interface Asking {
  ask: () => SliceAsk;
  slice: LimitSlice;
  done: () => void;
  failed: (error: unknown) => void;
}

/** Whether a request may pass its limits. */
export interface Passage {
  /** Why not; undefined: it may. */
  refused:
    | { code: 'rate_limited' | 'quota_exceeded'; slice: LimitSlice; retryAfterSeconds: number }
    | undefined;
  /** `RateLimit-Policy` and `RateLimit`, for a limited request. */
  headers: Record<string, string>;
}

/** Asks per statement. */
const ASKS_MAX = 500;
/** The limiter's tick. What is due at one shares a statement. */
const REVIEW_EVERY_MS = 250;
/** Holders whose slices are kept. Beyond that, the oldest start over. */
const HOLDERS_MAX = 200_000;
/** Forgotten holders whose remainder is remembered. Beyond that, the oldest are dropped. */
const REMEMBERED_MAX = 10_000;
/**
 * How long a request waits for its slices at most: others may use up each of them first, or answers may arrive too
 * late.
 */
const WAIT_MS_MAX = 5_000;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** What a request counts against. Kept with the narrowest of its holders until any of them changes. */
class Counted {
  constructor(
    readonly by: RequestLimiter,
    readonly second: LimitSource | null,
    readonly third: LimitSource | null,
    readonly slices: readonly LimitSlice[],
  ) {}
}

/**
 * Lets a request pass if all limits of all its holders allow it: exactly, across all processes that share a database.
 * See ADR 31. A process holds slices of what it may allow by itself, and a request that finds enough of them waits for
 * nothing.
 */
export class RequestLimiter {
  /** By the holder's id, as long as one of its slices is active. */
  private readonly registered = new Map<string, readonly LimitSlice[]>();
  /** The last known state of forgotten holders whose window continues. Only for `headersFor`. */
  private readonly remembered = new Map<string, readonly LimitSlice[]>();
  /** Slices with something to report or to return. */
  private readonly active = new Set<LimitSlice>();
  private queue: Asking[] = [];
  private isAsking = false;
  /** Requests since the limiter was created. */
  allowed = 0;
  refused = 0;
  private holders = 1;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly lease: LeaseSlices) {
    this.timer = setInterval(() => this.review(), REVIEW_EVERY_MS);
    this.timer.unref();
  }

  /**
   * Counts a request against all of its holders or, if one of them has nothing left, against none. Synchronous if the
   * slices suffice. Holders come narrowest first (key, service account, workspace); at least one is given, and each has
   * limits.
   */
  pass(
    first: LimitSource | null,
    second: LimitSource | null = null,
    third: LimitSource | null = null,
  ): Passage | Promise<Passage> {
    const slices = this.slicesOf(first, second, third);
    const now = performance.now();
    const wallNow = Date.now();
    for (const slice of slices) {
      // A holder with nothing left may have been forgotten meanwhile, and have a new slice by now.
      if (!slice.has(now, wallNow)) return this.passSlowly(this.count(first, second, third));
    }
    return this.takeFrom(slices, now);
  }

  /**
   * The headers about the limits for a request that does not count. It asks nobody and stores nothing, so a key that is
   * always refused takes no memory.
   */
  headersFor(
    first: LimitSource | null,
    second: LimitSource | null = null,
    third: LimitSource | null = null,
  ): Record<string, string> {
    const now = performance.now();
    const sources = [first, second, third].filter((source) => source !== null);
    return headersOf(
      sources.flatMap((source) => this.knownOf(source, now)),
      now,
    );
  }

  private knownOf(source: LimitSource, now: number): readonly LimitSlice[] {
    const known = [this.registered.get(source.id), this.remembered.get(source.id)].find(
      (slices) => slices?.some((slice) => slice.knowsWindow(now)) && areOf(slices, source),
    );
    return known ?? source.limits.map((limit) => new LimitSlice(source, limit));
  }

  private takeFrom(slices: readonly LimitSlice[], now: number): Passage {
    this.allowed += 1;
    for (const slice of slices) if (slice.take() && !slice.postponeRefill(now)) this.refill(slice);
    return { refused: undefined, headers: headersOf(slices, now) };
  }

  private async passSlowly(slices: readonly LimitSlice[]): Promise<Passage> {
    const giveUpAt = performance.now() + WAIT_MS_MAX;
    for (let now = performance.now(); now < giveUpAt; now = performance.now()) {
      const refusing = slices.find((slice) => slice.isRefusing(now));
      if (refusing) {
        this.refused += 1;
        return refusal(refusing, slices, now);
      }
      const wallNow = Date.now();
      const lacking = slices.filter((slice) => !slice.has(now, wallNow));
      if (lacking.length === 0) return this.takeFrom(slices, now);
      const msToTurn = Math.max(...lacking.map((slice) => slice.msToTurn(now)));
      await (msToTurn > 0 ? sleep(msToTurn) : Promise.all(lacking.map((slice) => this.waitFor(slice))));
    }
    throw new SliceContentionError(`No slice of a limit within ${WAIT_MS_MAX} ms`);
  }

  private async waitFor(slice: LimitSlice): Promise<void> {
    slice.waiting += 1;
    try {
      await (slice.asking ?? this.ask(slice));
    } finally {
      slice.waiting -= 1;
    }
  }

  /** Returns unused requests to the others. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    const asks = [...this.active]
      .map((slice) => slice.close(performance.now()))
      .filter((ask) => ask !== undefined);
    for (let start = 0; start < asks.length; start += ASKS_MAX) {
      await this.lease(asks.slice(start, start + ASKS_MAX), () => undefined);
    }
  }

  /** Reports everything that has been used, and resolves once that is done. Call it before reading the counts. */
  async flush(): Promise<void> {
    this.review(true);
    if (this.queue.length > 0 || this.isAsking) {
      await new Promise<void>((resolve) => {
        this.whenIdle.push(resolve);
      });
    }
  }

  private whenIdle: (() => void)[] = [];

  private slicesOf(
    first: LimitSource | null,
    second: LimitSource | null,
    third: LimitSource | null,
  ): readonly LimitSlice[] {
    const counted = (first ?? second ?? third)?.counted;
    return counted instanceof Counted &&
      counted.by === this &&
      counted.second === second &&
      counted.third === third
      ? counted.slices
      : this.count(first, second, third);
  }

  private count(
    first: LimitSource | null,
    second: LimitSource | null,
    third: LimitSource | null,
  ): readonly LimitSlice[] {
    const [narrowest, ...others] = [first, second, third].filter((source) => source !== null);
    if (!narrowest) throw new TypeError('A request without limits has nothing to count against');
    const own = this.register(narrowest);
    const slices = others.length === 0 ? own : [...own, ...others.flatMap((source) => this.register(source))];
    narrowest.counted = new Counted(this, second, third, slices);
    return slices;
  }

  /**
   * Holders with a common count share their slices. If the limits have changed, the slices start over: see
   * `RequestLimit`.
   */
  private register(source: LimitSource): readonly LimitSlice[] {
    const known = this.registered.get(source.id);
    if (known && areOf(known, source)) return known;
    const slices = source.limits.map((limit) => new LimitSlice(source, limit));
    this.registered.delete(source.id);
    this.registered.set(source.id, slices);
    if (this.registered.size > HOLDERS_MAX) {
      const [oldest] = this.registered.keys();
      this.registered.delete(oldest as string);
    }
    return slices;
  }

  private review(isEarly = false): void {
    const now = performance.now();
    for (const slice of this.active) {
      if (slice.asking) continue;
      const isDue = isEarly || now >= slice.reviewAt;
      const report = isDue ? slice.review(now, isEarly || undefined) : undefined;
      if (report) this.enqueue(slice, () => report).catch(() => undefined);
      else if (slice.isRefillDue) this.refill(slice);
      else if (isDue && slice.isIdle(now)) this.rest(slice, now);
    }
  }

  /** Fetches the next slice in advance. If that fails, the first request that finds nothing left asks again. */
  private refill(slice: LimitSlice): void {
    void this.ask(slice).catch(() => undefined);
  }

  /**
   * An idle slice is as good as a new one. Once all slices of a holder are idle, the holder is forgotten, so memory
   * depends on the keys in use. A request that is about to ask for one of them still may: next to a new slice it is as
   * exact as one of another process.
   */
  private rest(slice: LimitSlice, now: number): void {
    this.active.delete(slice);
    const { holder } = slice;
    const slices = this.registered.get(holder.id);
    if (slices?.some((each) => this.active.has(each))) return;
    if (slices?.includes(slice)) {
      this.registered.delete(holder.id);
      this.remember(holder.id, slices, now);
    }
    holder.counted = undefined;
  }

  /** A limit that was used up must not look unused in later responses. */
  private remember(id: string, slices: readonly LimitSlice[], now: number): void {
    this.remembered.delete(id);
    if (!slices.some((slice) => slice.knowsWindow(now))) return;
    this.remembered.set(id, slices);
    if (this.remembered.size <= REMEMBERED_MAX) return;
    const [oldest] = this.remembered.keys();
    this.remembered.delete(oldest as string);
  }

  private ask(slice: LimitSlice): Promise<void> {
    this.activate(slice, performance.now());
    // Computed when it is sent, because more requests may be waiting by then.
    return this.enqueue(slice, () => slice.ask(this.holders, performance.now()));
  }

  private enqueue(slice: LimitSlice, ask: () => SliceAsk): Promise<void> {
    const asking = new Promise<void>((done, failed) => {
      this.queue.push({ ask, slice, done, failed });
    }).finally(() => {
      if (slice.asking === asking) slice.asking = undefined;
    });
    slice.asking = asking;
    if (!this.isAsking) {
      this.isAsking = true;
      // Requests in the same turn of the event loop share the statement.
      setImmediate(() => void this.run());
    }
    return asking;
  }

  /** The requests that asked have been answered by now. Later ones use the grant, or the next review returns it. */
  private grantedLate(batch: Asking[], grants: SliceGrant[], sent: Sent): void {
    const now = performance.now();
    for (const [index, { slice }] of batch.entries()) {
      const grant = grants[index];
      if (!grant) continue;
      slice.grantedLate(grant, sent, now);
      this.activate(slice, now);
    }
  }

  private activate(slice: LimitSlice, now: number): void {
    if (this.active.has(slice)) return;
    slice.begin(now);
    this.active.add(slice);
  }

  /** One statement at a time; asks that arrive meanwhile share the next one. */
  private async run(): Promise<void> {
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, ASKS_MAX);
      const asks = batch.map(({ ask }) => ask());
      const sent = { at: performance.now(), wallAt: Date.now() };
      try {
        const grants = await this.lease(asks, (late) => this.grantedLate(batch, late, sent));
        const receivedAt = performance.now();
        for (const [index, { slice, done, failed }] of batch.entries()) {
          const grant = grants[index];
          if (!grant) {
            failed(new Error('A limit was asked for and not answered'));
            continue;
          }
          this.holders = grant.holders;
          slice.granted(grant, sent, receivedAt);
          done();
        }
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.isAsking = false;
    for (const resolve of this.whenIdle.splice(0)) resolve();
  }
}

const areOf = (slices: readonly LimitSlice[], { type, limits }: LimitSource): boolean =>
  slices.length === limits.length &&
  slices.every(({ holder, limit }, index) => {
    const counterpart = limits[index];
    return holder.type === type && counterpart?.per === limit.per && counterpart.requests === limit.requests;
  });

function refusal(slice: LimitSlice, slices: readonly LimitSlice[], now: number): Passage {
  const retryAfterSeconds = slice.secondsToReset(now);
  return {
    refused: {
      code: isQuota(slice.limit.per) ? 'quota_exceeded' : 'rate_limited',
      slice,
      retryAfterSeconds,
    },
    headers: { ...headersOf(slices, now), 'retry-after': String(retryAfterSeconds) },
  };
}

/** draft-ietf-httpapi-ratelimit-headers: lists of structured fields. */
function headersOf(slices: readonly LimitSlice[], now: number): Record<string, string> {
  let policy = '';
  let state = '';
  for (const slice of slices) {
    const separator = policy === '' ? '' : ', ';
    policy += separator + slice.words.policy;
    state += separator + slice.stateAt(now);
  }
  return { 'ratelimit-policy': policy, ratelimit: state };
}
