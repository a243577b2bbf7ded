import {
  type LimitHolder,
  type LimitWords,
  PERIOD_MS,
  type RequestLimit,
  wordsOf,
} from './request-limits.js';
import { keptAfterReview, nextWanted, sliceSize } from './slice-size.js';

/** What a holder of slices reports and requests for one window, to be sent to the database. */
export interface SliceAsk {
  type: string;
  id: string;
  per: RequestLimit['per'];
  limit: number;
  /** How many requests it asks for; 0: it only reports. */
  slice: number;
  /** Used since the last report, in the window `window`. */
  used: number;
  /** Unused, and never to be used. */
  returned: number;
  /** When the window it refers to began, in milliseconds since 1970; 0: none yet. */
  window: number;
}

export interface SliceGrant {
  granted: number;
  /** What has not been handed out to anyone afterwards. */
  remaining: number;
  /** When the window began, in milliseconds since 1970. */
  window: number;
  /** Time until the end of the window when the database granted it. */
  msLeft: number;
  /** How many instances and verifiers there are. */
  holders: number;
}

/** When a request for a slice was sent. */
export interface Sent {
  /** By the monotonic clock. */
  at: number;
  /** By the wall clock, which continues while the machine sleeps. */
  wallAt: number;
}

/** How long a slice may be used without news from the database, whose clock decides when a window ends. */
const HOLD_MS_MAX = 60_000;
/** Allows for clocks that run at different speeds: a thousandth of the time, plus two milliseconds. */
const DRIFT = 0.001;
const MARGIN_MS = 2;
/** This close to the end of a window, a grant would arrive too late, so requests wait for the next window. */
const TURN_MS = 4;

/**
 * How long requests are refused without asking again after nothing was left. By then, others may have returned
 * something.
 */
const REFUSE_MS = 250;

/** The number of reviews per window. */
const REVIEWS = 32;
const REVIEW_MS_MIN = 250;
const REVIEW_MS_MAX = 60_000;
/** Used requests are reported no later than this. */
const REPORT_MS_MAX = 60_000;

/** A review divides the size of the next slice by this if nothing was used since the last one. */
const WANTED_DECAY = 4;

/** When less than this part of the slice is left, the next one is fetched. */
const REFILL_BELOW = 0.25;
/** If the first three quarters lasted this long, the rest lasts beyond the next tick, so the next slice can wait for it. */
const SLOW_MS = 2_000;
/** It is fetched at once after all when this part of that rest is left. */
const REFILL_NOW_BELOW = 0.25;
/** Smaller slices are fetched only on demand: they are the last of a window, or belong to a rarely used key. */
const REFILL_SIZE_MIN = 8;

/** Wall-clock times are relative to this: see `LimitSlice`. */
const WALL_START = Date.now();

/**
 * How many requests this process may still allow under one limit of one holder without asking. There are hundreds of
 * thousands of these objects, so every field is a reference or a small integer, which V8 stores in the object itself.
 * That is why times are in whole milliseconds (ends of use rounded down, ends of windows and refusals rounded up), and
 * 0 is long ago.
 */
export class LimitSlice {
  readonly words: LimitWords;
  private left = 0;
  /** Requests allowed in total; how many of them were reported, and how many there were at the last review. */
  private used = 0;
  private reported = 0;
  private reviewed = 0;
  private reportedAt = 0;
  private wanted = 0;
  private refillAt = 0;
  private grantedAt = 0;
  /** In seconds since 1970: no two windows begin within the same second. */
  private window = 0;
  private usableUntil = 0;
  /** Relative to `WALL_START`. */
  private usableUntilByWall = 0;
  private windowEndsAt = 0;
  private remaining: number;
  private refusedUntil = 0;
  /** By the monotonic clock. */
  reviewAt = 0;
  waiting = 0;
  /** Whether the next slice should be fetched with the next tick. */
  isRefillDue = false;
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

  /** Starts reviews at `now`. */
  begin(now: number): void {
    this.reviewAt = Math.ceil(now + this.reviewMs);
  }

  has(now: number, wallNow: number): boolean {
    return this.left > 0 && now < this.usableUntil && wallNow - WALL_START < this.usableUntilByWall;
  }

  /**
   * Uses one request. Call it only if `has` is true.
   *
   * @returns whether the next slice should already be fetched
   */
  take(): boolean {
    this.left -= 1;
    this.used += 1;
    return this.left < this.refillAt && this.asking === undefined;
  }

  /**
   * Postpones fetching the next slice to the next tick if this one has been used slowly.
   *
   * @returns whether it did; otherwise, the next slice is needed now
   */
  postponeRefill(now: number): boolean {
    if (this.isRefillDue || now < this.grantedAt + SLOW_MS) return false;
    this.isRefillDue = true;
    this.refillAt = Math.floor(this.refillAt * REFILL_NOW_BELOW);
    return true;
  }

  /** Whether nothing was left when it last asked, a moment ago. */
  isRefusing(now: number): boolean {
    return this.left === 0 && now < this.refusedUntil;
  }

  /**
   * How long until the window has certainly turned, if it may turn at any moment; otherwise 0. A slice granted now
   * would arrive too late to be used.
   */
  msToTurn(now: number): number {
    const msLeft = this.windowEndsAt - now;
    return msLeft > 0 && msLeft <= TURN_MS ? msLeft + 1 : 0;
  }

  /** Whether it knows the current window. */
  knowsWindow(now: number): boolean {
    return now < this.windowEndsAt;
  }

  /**
   * Its part of `RateLimit`: what is left, as far as this process knows. In a window that it knows nothing about, that
   * is the whole limit, which others can only have reduced; when the window ends is up to the database.
   */
  stateAt(now: number): string {
    return this.knowsWindow(now)
      ? `${this.words.state}${this.left + this.remaining};t=${this.secondsToReset(now)}`
      : `${this.words.state}${this.limit.requests}`;
  }

  secondsToReset(now: number): number {
    return Math.max(1, Math.ceil((this.windowEndsAt - now) / 1_000));
  }

  /** The next request for a slice. Each count is reported only once, even if the message is lost. */
  ask(holders: number, now: number): SliceAsk {
    const isNewWindow = now >= this.windowEndsAt;
    this.isRefillDue = false;
    this.wanted = nextWanted(this.wanted, this.limit.requests);
    const size = sliceSize({
      remaining: isNewWindow ? this.limit.requests : this.remaining,
      holders,
      wanted: this.wanted,
      waiting: this.waiting,
    });
    // The remainder counts again once the database has confirmed that the window continues.
    return this.report(isNewWindow ? size : Math.max(0, size - this.left), 0, now);
  }

  /**
   * Returns what is not needed. Used requests are reported along with that or with requests for slices, or when the
   * reporting interval ends.
   *
   * @param isReportDue whether to report used requests in any case
   * @returns the message for the database; undefined: none
   */
  review(now: number, isReportDue = now >= this.reportedAt + REPORT_MS_MAX): SliceAsk | undefined {
    this.begin(now);
    const usedSinceReview = this.used - this.reviewed;
    this.reviewed = this.used;
    const isOver = now >= this.usableUntil && now >= this.windowEndsAt;
    const kept = isOver ? 0 : keptAfterReview(this.left, usedSinceReview);
    const returned = isOver ? 0 : this.left - kept;
    this.left = kept;
    // The next slice is twice that, which is just what a review lets it keep. What was wanted is forgotten bit by bit, so
    // that a key which pauses for a moment need not begin with one request again.
    this.wanted = Math.max(usedSinceReview, Math.floor(this.wanted / WANTED_DECAY));
    const isUnreported = this.used > this.reported && (isReportDue || isOver || usedSinceReview === 0);
    return isUnreported || returned > 0 ? this.report(0, returned, now) : undefined;
  }

  /** Returns everything, permanently. */
  close(now: number): SliceAsk | undefined {
    const returned = this.left;
    this.left = 0;
    return this.used > this.reported || returned > 0 ? this.report(0, returned, now) : undefined;
  }

  /** Nothing to review, and nothing that a new one would not know. */
  isIdle(now: number): boolean {
    return (
      this.left === 0 &&
      this.wanted === 0 &&
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
    // Within the same window, both ends are safe.
    const later = (known: number, end: number): number =>
      isSameWindow ? Math.max(known, Math.floor(end)) : Math.floor(end);
    this.left = (isSameWindow ? this.left : 0) + granted;
    this.usableUntil = later(this.usableUntil, sent.at + usableMs);
    this.usableUntilByWall = later(this.usableUntilByWall, sent.wallAt - WALL_START + usableMs);
    // Late by the duration of the answer, so that requests waiting for the turn do not start early.
    this.windowEndsAt = Math.ceil(receivedAt + msLeft);
    this.window = windowSeconds;
    this.remaining = remaining;
    this.grantedAt = Math.ceil(receivedAt);
    this.isRefillDue = false;
    this.refillAt = granted >= REFILL_SIZE_MIN && remaining > 0 ? Math.ceil(granted * REFILL_BELOW) : 0;
    this.refusedUntil = remaining === 0 ? Math.min(this.windowEndsAt, Math.ceil(receivedAt + REFUSE_MS)) : 0;
  }

  /**
   * For a grant that arrived after its request was abandoned. A later answer has told more about the window, unless
   * there was none.
   */
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
