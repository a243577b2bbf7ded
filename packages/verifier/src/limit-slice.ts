import {
  type LimitHolder,
  type LimitWords,
  PERIOD_MS,
  type RequestLimit,
  wordsOf,
} from './request-limits.js';
import { keptAfterReview, nextWanted, sliceSize } from './slice-size.js';

/** What one holder of slices says and wants of one window, on its way to the database. */
export interface SliceAsk {
  type: string;
  id: string;
  per: RequestLimit['per'];
  limit: number;
  /** How many requests it asks for; 0: it only reports. */
  slice: number;
  /** Used since it last said so, of the window `window`. */
  used: number;
  /** Not used, and never will be. */
  returned: number;
  /** When the window began that it means, in milliseconds since 1970; 0: none yet. */
  window: number;
}

export interface SliceGrant {
  granted: number;
  /** What nobody has been given, after this. */
  remaining: number;
  /** When the window began, in milliseconds since 1970. */
  window: number;
  /** Until the window ends, when the database granted it. */
  msLeft: number;
  /** How many instances and verifiers there are. */
  holders: number;
}

/** When an ask was sent. */
export interface Sent {
  /** By the monotonic clock. */
  at: number;
  /** By the wall clock, which goes on while the machine sleeps. */
  wallAt: number;
}

/** How long a slice is used without news from the database, whose clock decides when a window ends. */
const HOLD_MS_MAX = 60_000;
/** Room for clocks that run at different speeds: a thousandth of the time, and two milliseconds. */
const DRIFT = 0.001;
const MARGIN_MS = 2;
/** So shortly before the end of a window, what is granted arrives too late: requests wait for the next one. */
const TURN_MS = 4;

/** Nothing was left: how long requests are refused without asking again. Others may have given something back by then. */
const REFUSE_MS = 250;

/** Reviews in a window. */
const REVIEWS = 32;
const REVIEW_MS_MIN = 250;
const REVIEW_MS_MAX = 60_000;
/** What is used is reported no later than this. */
const REPORT_MS_MAX = 60_000;

/** When what is left in the slice falls below this part of it, the next one is fetched. */
const REFILL_BELOW = 0.25;
/** Smaller slices are fetched when they are needed: they are the last of a window, or of a key that is used rarely. */
const REFILL_SIZE_MIN = 8;

/** The wall clock is compared from here on: see `LimitSlice`. */
const WALL_START = Date.now();

/**
 * What this process may still let through of one limit of one holder, without asking. There are hundreds of thousands of
 * them: every field is a reference or a small whole number, which V8 keeps in the object itself. So times are in whole
 * milliseconds (ends of use rounded down, ends of windows and refusals up), and 0 is long ago.
 */
export class LimitSlice {
  readonly words: LimitWords;
  private left = 0;
  /** Requests let through, in all; how many of them are reported, and how many there were at the last review. */
  private used = 0;
  private reported = 0;
  private reviewed = 0;
  private reportedAt = 0;
  private wanted = 0;
  private refillAt = 0;
  /** In seconds since 1970: no window begins within a second. */
  private window = 0;
  private usableUntil = 0;
  /** Since `WALL_START`. */
  private usableUntilByWall = 0;
  private windowEndsAt = 0;
  private remaining: number;
  private refusedUntil = 0;
  /** By the monotonic clock. */
  reviewAt = 0;
  waiting = 0;
  asking: Promise<void> | undefined = undefined;

  constructor(
    readonly holder: LimitHolder,
    readonly limit: RequestLimit,
  ) {
    this.words = wordsOf(holder, limit);
    this.remaining = limit.requests;
  }

  get reviewMs(): number {
    return Math.min(REVIEW_MS_MAX, Math.max(REVIEW_MS_MIN, PERIOD_MS[this.limit.per] / REVIEWS));
  }

  /** For reviews from `now` on. */
  begin(now: number): void {
    this.reviewAt = Math.ceil(now + this.reviewMs);
  }

  has(now: number, wallNow: number): boolean {
    return this.left > 0 && now < this.usableUntil && wallNow - WALL_START < this.usableUntilByWall;
  }

  /** One request. Only where it `has` one. @returns whether the next slice should be fetched already */
  take(): boolean {
    this.left -= 1;
    this.used += 1;
    return this.left < this.refillAt && this.asking === undefined;
  }

  /** Nothing was left when it last asked, a moment ago. */
  isRefusing(now: number): boolean {
    return this.left === 0 && now < this.refusedUntil;
  }

  /**
   * How long until the window has surely turned, if it may turn at any moment; otherwise 0. A slice that the database
   * would grant now could not be used any more.
   */
  msToTurn(now: number): number {
    const msLeft = this.windowEndsAt - now;
    return msLeft > 0 && msLeft <= TURN_MS ? msLeft + 1 : 0;
  }

  /** Whether it has been told of the window that goes on now. */
  knowsWindow(now: number): boolean {
    return now < this.windowEndsAt;
  }

  /**
   * Its part of `RateLimit`: what is left, as far as this process knows. Of a window that it has not been told of, that is all
   * of the limit, since others can only have used some; when it ends is for the database to say.
   */
  stateAt(now: number): string {
    return this.knowsWindow(now)
      ? `${this.words.state}${this.left + this.remaining};t=${this.secondsToReset(now)}`
      : `${this.words.state}${this.limit.requests}`;
  }

  secondsToReset(now: number): number {
    return Math.max(1, Math.ceil((this.windowEndsAt - now) / 1_000));
  }

  /** The next ask. What it reports is reported once, also if the ask is lost. */
  ask(holders: number, now: number): SliceAsk {
    const isNewWindow = now >= this.windowEndsAt;
    this.wanted = nextWanted(this.wanted, this.limit.requests);
    const size = sliceSize({
      remaining: isNewWindow ? this.limit.requests : this.remaining,
      holders,
      wanted: this.wanted,
      waiting: this.waiting,
    });
    // What is left counts again once the database has confirmed that the window goes on.
    return this.report(isNewWindow ? size : Math.max(0, size - this.left), 0, now);
  }

  /**
   * Gives back what is not needed. What is used goes along with that and with asks, or is reported when it ends.
   *
   * @param isReportDue whether what is used is reported in any case
   * @returns what to tell the database; undefined: nothing
   */
  review(now: number, isReportDue = now >= this.reportedAt + REPORT_MS_MAX): SliceAsk | undefined {
    this.begin(now);
    const usedSinceReview = this.used - this.reviewed;
    this.reviewed = this.used;
    const isOver = now >= this.usableUntil && now >= this.windowEndsAt;
    const kept = isOver ? 0 : keptAfterReview(this.left, usedSinceReview);
    const returned = isOver ? 0 : this.left - kept;
    this.left = kept;
    this.wanted = Math.min(this.wanted, 2 * usedSinceReview);
    const isUnreported = this.used > this.reported && (isReportDue || isOver || usedSinceReview === 0);
    return isUnreported || returned > 0 ? this.report(0, returned, now) : undefined;
  }

  /** Gives everything back, for good. */
  close(now: number): SliceAsk | undefined {
    const returned = this.left;
    this.left = 0;
    return this.used > this.reported || returned > 0 ? this.report(0, returned, now) : undefined;
  }

  /** Nothing to review, and nothing that a new one would not know. */
  isIdle(now: number): boolean {
    return (
      this.left === 0 &&
      this.used === this.reported &&
      this.used === this.reviewed &&
      now >= this.refusedUntil
    );
  }

  granted({ granted, remaining, window, msLeft }: SliceGrant, sent: Sent, receivedAt: number): void {
    const windowSeconds = window / 1_000;
    if (windowSeconds < this.window) return;
    const heldMs = Math.min(msLeft, HOLD_MS_MAX);
    const usableMs = heldMs - marginOf(heldMs);
    const isSameWindow = windowSeconds === this.window;
    // Both ends are early enough where it is the same window.
    const later = (known: number, end: number): number =>
      isSameWindow ? Math.max(known, Math.floor(end)) : Math.floor(end);
    this.left = (isSameWindow ? this.left : 0) + granted;
    this.usableUntil = later(this.usableUntil, sent.at + usableMs);
    this.usableUntilByWall = later(this.usableUntilByWall, sent.wallAt - WALL_START + usableMs);
    // Too late by the time that the answer took: who waits for the turn must not be early.
    this.windowEndsAt = Math.ceil(receivedAt + msLeft);
    this.window = windowSeconds;
    this.remaining = remaining;
    this.refillAt = granted >= REFILL_SIZE_MIN && remaining > 0 ? Math.ceil(granted * REFILL_BELOW) : 0;
    this.refusedUntil = remaining === 0 ? Math.min(this.windowEndsAt, Math.ceil(receivedAt + REFUSE_MS)) : 0;
  }

  /** Of an ask that was given up. A later answer has told more of the window by then, unless there was none. */
  grantedLate(grant: SliceGrant, sent: Sent, receivedAt: number): void {
    if (grant.window / 1_000 === this.window) this.left += grant.granted;
    else this.granted(grant, sent, receivedAt);
  }

  private report(slice: number, returned: number, now: number): SliceAsk {
    const { holder, limit } = this;
    const used = this.used - this.reported;
    this.reported = this.used;
    this.reportedAt = Math.floor(now);
    return {
      type: holder.type,
      id: holder.id,
      per: limit.per,
      limit: limit.requests,
      slice,
      used,
      returned,
      window: this.window * 1_000,
    };
  }
}

const marginOf = (milliseconds: number): number => MARGIN_MS + milliseconds * DRIFT;
