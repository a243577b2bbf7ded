import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LimitSlice, type SliceAsk, type SliceGrant } from './limit-slice.js';
import { PERIOD_MS, type RequestLimit } from './request-limits.js';
import { sliceSize } from './slice-size.js';

const HOLDER = { type: 'api_key', id: '0190f3c2-0000-7000-8000-000000000000' };

/** Imitates the database: what `lease_requests` does with one row, by its own clock. */
class Counter {
  granted = 0;
  asks = 0;
  private window = 0;

  constructor(
    private readonly limit: RequestLimit,
    private readonly holders: number,
    /** The offset between the clocks of the database and of the holders. */
    private readonly skewMs = 0,
  ) {}

  lease(ask: SliceAsk, now: number): SliceGrant {
    const time = now + this.skewMs;
    const length = PERIOD_MS[this.limit.per];
    const window = Math.floor(time / length) * length;
    this.asks += 1;
    if (ask.window === this.window) this.granted = Math.max(0, this.granted - ask.returned);
    if (window > this.window) {
      this.window = window;
      this.granted = 0;
    }
    const granted = Math.max(0, Math.min(ask.slice, this.limit.requests - this.granted));
    this.granted += granted;
    return {
      granted,
      remaining: this.limit.requests - this.granted,
      window,
      msLeft: window + length - time,
      holders: this.holders,
    };
  }

  windowAt(now: number): number {
    const length = PERIOD_MS[this.limit.per];
    return Math.floor((now + this.skewMs) / length);
  }
}

/** When an answer arrives: in time, never, or this many milliseconds after its caller has stopped waiting. */
type Fate = 'answered' | 'lost' | number;

/** One holder, whose messages take time, arrive late or are lost, and whose clock runs at its own speed. */
class Holder {
  readonly slice: LimitSlice;
  private late: { grant: SliceGrant; sentAt: number; arrivesAt: number }[] = [];

  constructor(
    private readonly counter: Counter,
    limit: RequestLimit,
    private readonly holders: number,
    private readonly speed = 1,
  ) {
    this.slice = new LimitSlice(HOLDER, limit);
    this.slice.reviewAt = 0;
  }

  /** @returns when the request was decided, and whether it was allowed */
  request(now: number, latencyMs: number, fate: Fate): { at: number; passed: boolean } {
    let time = now;
    for (let round = 0; round < 4; round += 1) {
      this.receiveLate(time);
      const own = time * this.speed;
      if (this.slice.isRefusing(own)) return { at: time, passed: false };
      if (this.slice.has(own, own)) {
        this.slice.take();
        return { at: time, passed: true };
      }
      const wait = this.slice.msToTurn(own);
      if (wait > 0) {
        time += wait;
        continue;
      }
      this.slice.waiting = 1;
      this.tell(this.slice.ask(this.holders, own), time, latencyMs, fate);
      this.slice.waiting = 0;
      time += latencyMs;
    }
    return { at: time, passed: false };
  }

  review(now: number): void {
    this.receiveLate(now);
    if (now * this.speed < this.slice.reviewAt) return;
    const report = this.slice.review(now * this.speed);
    if (report) this.tell(report, now, 0, 'answered');
  }

  private receiveLate(now: number): void {
    for (const { grant, sentAt } of this.late.filter(({ arrivesAt }) => arrivesAt <= now)) {
      this.slice.grantedLate(grant, { at: sentAt, wallAt: sentAt }, now * this.speed);
    }
    this.late = this.late.filter(({ arrivesAt }) => arrivesAt > now);
  }

  private tell(ask: SliceAsk, now: number, latencyMs: number, fate: Fate): void {
    const grant = this.counter.lease(ask, now + latencyMs / 2);
    const own = now * this.speed;
    if (fate === 'lost') return;
    if (fate !== 'answered') {
      this.late.push({ grant, sentAt: own, arrivesAt: now + latencyMs + fate });
      return;
    }
    this.slice.granted(grant, { at: own, wallAt: own }, (now + latencyMs) * this.speed);
  }
}

const limits = fc.record({
  requests: fc.integer({ min: 1, max: 5_000 }),
  per: fc.constantFrom('second' as const, 'minute' as const, 'hour' as const),
});

describe('A limit in leased slices', () => {
  it('is never exceeded in a window, however slow, late or lost the answers are, and whichever holder dies', () => {
    fc.assert(
      fc.property(
        limits,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        // Within the usual differences between clocks.
        fc.double({ min: 0.9995, max: 1.0005, noNaN: true }),
        fc.array(
          fc.record({
            holder: fc.nat(7),
            requests: fc.integer({ min: 1, max: 400 }),
            // A fraction of the window.
            pause: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.3, noNaN: true })),
            latencyMs: fc.integer({ min: 0, max: 40 }),
            fate: fc.oneof(fc.constant('answered' as const), fc.constant('lost' as const), fc.nat(90_000)),
            dies: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
          }),
          { maxLength: 60 },
        ),
        (limit, count, skewMs, speed, script) => {
          const counter = new Counter(limit, count, skewMs);
          const begin = () => new Holder(counter, limit, count, speed);
          const holders = Array.from({ length: count }, begin);
          const allowed = new Map<number, number>();
          let now = 1_000_000_000_000;
          for (const step of script) {
            now += step.pause * PERIOD_MS[limit.per];
            const index = step.holder % count;
            if (step.dies) holders[index] = begin();
            const holder = holders[index] as Holder;
            for (const each of holders) each.review(now);
            for (let request = 0; request < step.requests; request += 1) {
              const { at, passed } = holder.request(
                now,
                step.latencyMs,
                request === 0 ? step.fate : 'answered',
              );
              now = at;
              if (!passed) continue;
              const window = counter.windowAt(at);
              allowed.set(window, (allowed.get(window) ?? 0) + 1);
            }
          }
          for (const requests of allowed.values()) expect(requests).toBeLessThanOrEqual(limit.requests);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('can be used to at least 99% by a persistent holder, with a logarithmic number of statements', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 8 }),
        // How much each wants, and for what fraction of the window it keeps asking.
        fc.array(
          fc.record({
            weight: fc.integer({ min: 0, max: 100 }),
            until: fc.double({ min: 0, max: 0.8, noNaN: true }),
          }),
          { minLength: 8, maxLength: 8 },
        ),
        (requests, count, wishes) => {
          const limit: RequestLimit = { requests, per: 'minute' };
          const counter = new Counter(limit, count);
          const start = 60_000 * 1_000_000;
          // The first one asks until the end, and gets what the others leave.
          const holders = wishes.slice(0, count).map(({ weight, until }, index) => ({
            holder: new Holder(counter, limit, count),
            rate: index === 0 ? Math.ceil(requests / 60) + 1 : Math.ceil((weight * requests) / 3_000),
            endsAt: index === 0 ? 1 : until,
          }));
          let used = 0;
          for (let tick = 0; tick < 118; tick += 1) {
            const now = start + tick * 500;
            for (const { holder, rate, endsAt } of holders) {
              holder.review(now);
              if (tick / 120 > endsAt) continue;
              for (let request = 0; request < rate; request += 1) {
                if (!holder.request(now, 0, 'answered').passed) break;
                used += 1;
              }
            }
          }
          expect(used).toBeLessThanOrEqual(requests);
          expect(used).toBeGreaterThanOrEqual(Math.floor(requests * 0.99));
          // The number of reviews and refusals depends only on the time, not on the limit.
          const byTime = count * (32 + 118);
          expect(counter.asks - byTime).toBeLessThanOrEqual(4 * count * (Math.log2(requests) + 4));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('A slice', () => {
  it('is at most half of an equal share, unless requests are waiting for more', () => {
    fc.assert(
      fc.property(
        fc.record({
          remaining: fc.nat(1_000_000),
          holders: fc.integer({ min: 1, max: 100 }),
          wanted: fc.nat(1_000_000),
          waiting: fc.nat(1_000),
        }),
        (demand) => {
          const size = sliceSize(demand);
          expect(size).toBeGreaterThanOrEqual(1);
          expect(size).toBeGreaterThanOrEqual(demand.waiting);
          expect(size).toBeLessThanOrEqual(
            Math.max(1, demand.waiting, demand.remaining / (2 * demand.holders)),
          );
        },
      ),
    );
  });
});
