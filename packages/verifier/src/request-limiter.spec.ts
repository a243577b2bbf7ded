import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { SliceAsk, SliceGrant } from './limit-slice.js';
import { RequestLimiter } from './request-limiter.js';
import type { LimitSource, RequestLimit } from './request-limits.js';

const DAY_MS = 86_400_000;
const limiters: RequestLimiter[] = [];

/** Imitates `lease_requests` in one window that does not end. */
class Counters {
  readonly granted = new Map<string, number>();
  readonly asks: SliceAsk[] = [];
  statements = 0;

  lease(asks: SliceAsk[]): SliceGrant[] {
    this.statements += 1;
    this.asks.push(...asks);
    return asks.map(({ type, id, per, limit, slice, returned }) => {
      const name = `${type}:${id}:${per}`;
      const before = (this.granted.get(name) ?? 0) - returned;
      const granted = Math.max(0, Math.min(slice, limit - before));
      this.granted.set(name, before + granted);
      return {
        granted,
        remaining: limit - before - granted,
        window: DAY_MS,
        msLeft: DAY_MS - 500,
        holders: 1,
      };
    });
  }

  slicesOf(type: string): number {
    return this.asks.filter((ask) => ask.type === type && ask.slice > 0).length;
  }
}

function limiterOf(counters = new Counters()): RequestLimiter {
  const limiter = new RequestLimiter((asks) => Promise.resolve(counters.lease(asks)));
  limiters.push(limiter);
  return limiter;
}

afterEach(async () => {
  await Promise.all(limiters.splice(0).map((limiter) => limiter.close()));
  jest.useRealTimers();
});

function sourceOf(
  requests: number,
  options: { type?: string; id?: string; per?: RequestLimit['per'] } = {},
): LimitSource {
  const { type = 'api_key', id = `${type} 1`, per = 'day' } = options;
  return { type, id, limits: [{ requests, per }] };
}

async function allowed(
  limiter: RequestLimiter,
  requests: number,
  ...sources: [LimitSource | null, (LimitSource | null)?, (LimitSource | null)?]
): Promise<number> {
  let count = 0;
  for (let request = 0; request < requests; request += 1) {
    if (!(await limiter.pass(...sources)).refused) count += 1;
  }
  return count;
}

describe('A limiter', () => {
  it('counts sources of one holder together, as when a record is read again', async () => {
    const limiter = limiterOf();
    expect(await allowed(limiter, 6, sourceOf(10))).toBe(6);
    expect(await allowed(limiter, 6, sourceOf(10))).toBe(4);
    expect([limiter.allowed, limiter.refused]).toEqual([10, 2]);
  });

  it('counts holders of different types apart, whatever their ids', async () => {
    const limiter = limiterOf();
    expect(await allowed(limiter, 5, sourceOf(3, { id: 'same' }))).toBe(3);
    expect(await allowed(limiter, 5, sourceOf(3, { type: 'workspace', id: 'same' }))).toBe(3);
  });

  it('takes no slice of another limiter, with which it shares a source', async () => {
    const shared = sourceOf(3);
    expect(await allowed(limiterOf(), 5, shared)).toBe(3);
    const other = new Counters();
    expect(await allowed(limiterOf(other), 5, shared)).toBe(3);
    expect([...other.granted.values()]).toEqual([3]);
  });

  it('notices that a holder came or went beside the same source', async () => {
    const limiter = limiterOf();
    const key = sourceOf(100);
    const account = sourceOf(4, { type: 'service_account' });
    const workspace = sourceOf(2, { type: 'workspace' });
    expect(await allowed(limiter, 3, key)).toBe(3);
    expect(await allowed(limiter, 3, key, null, workspace)).toBe(2);
    expect(await allowed(limiter, 3, key, account)).toBe(3);
    expect(await allowed(limiter, 3, key, account, workspace)).toBe(0);
    expect(await allowed(limiter, 3, key, account)).toBe(1);
    expect(await allowed(limiter, 3, key, account)).toBe(0);
    expect(await allowed(limiter, 3, key)).toBe(3);
  });

  it('says all limits of a request in its headers', async () => {
    const { headers } = await limiterOf().pass(sourceOf(100), null, sourceOf(2, { type: 'workspace' }));
    expect(headers['ratelimit-policy']).toBe('"api-key-day";q=100;w=86400, "workspace-day";q=2;w=86400');
    expect(headers['ratelimit']).toBe('"api-key-day";r=99;t=86400, "workspace-day";r=1;t=86400');
  });
});

describe('What a limiter says of limits where a request does not count', () => {
  const POLICY = '"api-key-day";q=100;w=86400';

  it('is the whole limit where it knows nothing of the window, and not when that ends; it asks nobody', () => {
    const counters = new Counters();
    const key = sourceOf(100);
    const headers = limiterOf(counters).headersFor(key, null, sourceOf(2, { type: 'workspace' }));
    expect(headers).toEqual({
      'ratelimit-policy': `${POLICY}, "workspace-day";q=2;w=86400`,
      ratelimit: '"api-key-day";r=100, "workspace-day";r=2',
    });
    expect(counters.asks).toEqual([]);
    expect(key.counted).toBeUndefined();
  });

  it('is what the requests have left that count, and no less however often it is asked', async () => {
    const limiter = limiterOf();
    await allowed(limiter, 7, sourceOf(100));
    for (let time = 0; time < 200; time += 1) limiter.headersFor(sourceOf(100));
    expect(limiter.headersFor(sourceOf(100))).toEqual({
      'ratelimit-policy': POLICY,
      ratelimit: '"api-key-day";r=93;t=86400',
    });
    expect(await allowed(limiter, 100, sourceOf(100))).toBe(93);
    expect(limiter.headersFor(sourceOf(100))['ratelimit']).toBe('"api-key-day";r=0;t=86400');
  });

  it('is of the limits that hold now', async () => {
    const limiter = limiterOf();
    await allowed(limiter, 7, sourceOf(100));
    expect(limiter.headersFor(sourceOf(50))['ratelimit']).toBe('"api-key-day";r=50');
  });

  it('takes no memory: keys that are always refused push out none that is used', async () => {
    const limiter = limiterOf();
    await limiter.pass(sourceOf(100));
    for (let count = 0; count < 200_001; count += 1) limiter.headersFor(sourceOf(100, { id: `${count}` }));
    expect(limiter.headersFor(sourceOf(100))['ratelimit']).toMatch(/^"api-key-day";r=99;t=/);
  });
});

describe('Holders in steady use', () => {
  it('fetch their next slices in shared statements, before a request has to wait for one', async () => {
    jest.useFakeTimers({ doNotFake: ['Date', 'setImmediate', 'nextTick', 'queueMicrotask'] });
    const counters = new Counters();
    const limiter = limiterOf(counters);
    const keys = Array.from({ length: 40 }, (_, index) =>
      sourceOf(1_000_000, { id: String(index), per: 'minute' }),
    );
    let waits = 0;
    const useFor = async (seconds: number): Promise<void> => {
      for (let tick = 0; tick < 100 * seconds; tick += 1) {
        for (const [index, key] of keys.entries()) {
          for (let request = 0; request < 1 + (index % 8); request += 1) {
            const passage = limiter.pass(key);
            if (passage instanceof Promise) waits += 1;
            await passage;
          }
        }
        await jest.advanceTimersByTimeAsync(10);
      }
    };
    await useFor(10);
    counters.statements = 0;
    counters.asks.length = 0;
    waits = 0;
    await useFor(30);
    expect(waits).toBe(0);
    // Each needs a slice about every three seconds.
    expect(counters.asks.length).toBeGreaterThan(320);
    expect(counters.statements).toBeLessThan(counters.asks.length / 5);
    // Nothing is asked for only to be returned at the next review.
    expect(counters.asks.filter(({ returned }) => returned > 0)).toEqual([]);
  });
});

describe('An idle holder', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['Date', 'setImmediate', 'nextTick', 'queueMicrotask'] });
  });
  const idle = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);

  it('is forgotten once everything is reported, and counts on when it is used again', async () => {
    const counters = new Counters();
    const limiter = limiterOf(counters);
    const key = sourceOf(10);
    expect(await allowed(limiter, 6, key)).toBe(6);
    expect(key.counted).toBeDefined();
    await idle(300_000);
    expect(key.counted).toBeUndefined();
    expect(counters.asks.reduce((sum, { used }) => sum + used, 0)).toBe(6);
    expect(await allowed(limiter, 6, key)).toBe(4);
  });

  it('is remembered for what is said of its limits, until its window ends: a used-up one does not look unused', async () => {
    const limiter = limiterOf();
    expect(await allowed(limiter, 9, sourceOf(6))).toBe(6);
    await idle(300_000);
    expect(limiter.headersFor(sourceOf(6))['ratelimit']).toMatch(/^"api-key-day";r=0;t=86\d\d\d$/);
    // Another holder of the same count, whose limit has changed.
    expect(limiter.headersFor(sourceOf(8))['ratelimit']).toBe('"api-key-day";r=8');
    await idle(DAY_MS);
    expect(limiter.headersFor(sourceOf(6))['ratelimit']).toBe('"api-key-day";r=6');
  });

  it('is kept as long as one of its limits still has something', async () => {
    const limiter = limiterOf();
    const key: LimitSource = {
      ...sourceOf(1_000),
      limits: [
        { requests: 1_000, per: 'second' },
        { requests: 1_000, per: 'day' },
      ],
    };
    await allowed(limiter, 10, key);
    await idle(30_000);
    const { counted } = key;
    expect(counted).toBeDefined();
    await allowed(limiter, 1, key);
    await idle(300_000);
    expect(key.counted).toBeUndefined();
  });

  it('is one again for all that share it: they do not each go on with a slice of their own', async () => {
    const counters = new Counters();
    const limiter = limiterOf(counters);
    const workspace = sourceOf(1_000, { type: 'workspace', per: 'second' });
    const [known, unknown] = [sourceOf(1_000, { id: 'a' }), sourceOf(1_000, { id: 'b' })];
    await limiter.pass(known, null, workspace);
    await idle(10_000);
    expect(known.counted).toBeDefined();
    counters.asks.length = 0;
    for (let round = 0; round < 7; round += 1) {
      for (const key of [unknown, known]) await limiter.pass(key, null, workspace);
    }
    // 1, 2, 4, 8
    expect(counters.slicesOf('workspace')).toBe(4);
  });

  it('loses no request of a limit and grants none twice, however often it is forgotten', async () => {
    const step = fc.record({
      by: fc.nat(2),
      key: fc.nat(1),
      requests: fc.integer({ min: 1, max: 30 }),
      idleMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 200_000 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.array(step, { maxLength: 20 }),
        async (limit, steps) => {
          const counters = new Counters();
          // Each process has its own records.
          const processes = [0, 1, 2].map(() => ({
            limiter: limiterOf(counters),
            keys: [sourceOf(limit, { id: 'a' }), sourceOf(limit, { id: 'b' })] as const,
          }));
          const passed = [0, 0];
          const use = async (by: number, key: number, requests: number): Promise<void> => {
            const { limiter, keys } = processes[by] as (typeof processes)[number];
            passed[key] =
              (passed[key] as number) + (await allowed(limiter, requests, keys[key] as LimitSource));
          };
          for (const { by, key, requests, idleMs } of steps) {
            await use(by, key, requests);
            await idle(idleMs);
          }
          await idle(300_000);
          const reported = counters.asks.reduce((sum, { used }) => sum + used, 0);
          expect(reported).toBe((passed[0] as number) + (passed[1] as number));
          for (const { keys } of processes)
            expect(keys.map(({ counted }) => counted)).toEqual([undefined, undefined]);
          for (const key of [0, 1]) await use(0, key, limit);
          expect(passed).toEqual([limit, limit]);
          await Promise.all(limiters.splice(0).map((limiter) => limiter.close()));
        },
      ),
      { numRuns: 30 },
    );
  });
});
