import { describe, expect, it } from '@jest/globals';
import { type Admission, EndpointLimiter } from './endpoint-limiter.js';

type Admitted = Extract<Admission, { admitted: true }>;

/** Lanes whose clock the test controls. */
function createLimiter() {
  const clock = { now: 0 };
  return { clock, limiter: new EndpointLimiter(() => clock.now) };
}

/**
 * Enters until nobody is admitted at once.
 *
 * @returns the admitted ones
 */
async function fill(limiter: EndpointLimiter, endpointId = 'one'): Promise<Admitted[]> {
  const inside: Admitted[] = [];
  for (;;) {
    const outcome = await Promise.race([limiter.enter(endpointId), Promise.resolve('waits' as const)]);
    if (outcome === 'waits' || !outcome.admitted) return inside;
    inside.push(outcome);
  }
}

/** Sequential attempts, so that the averages are predictable. */
async function attempts(
  { clock, limiter }: ReturnType<typeof createLimiter>,
  { attemptMs, answerMs }: { attemptMs: number; answerMs: number | null },
): Promise<void> {
  for (let count = 0; count < 30; count += 1) {
    const admission = (await limiter.enter('one')) as Admitted;
    clock.now += attemptMs;
    admission.release(answerMs);
  }
}

describe('The lane of an endpoint', () => {
  it('admits ten at a time, and the next when one leaves', async () => {
    const { limiter } = createLimiter();
    const [first, ...others] = await fill(limiter);
    expect(others).toHaveLength(9);
    const next = limiter.enter('one');
    first?.release(5);
    // The one that `fill` left waiting goes first.
    others[0]?.release(5);
    expect(await next).toMatchObject({ admitted: true });
  });

  it('is separate: a full one delays no other endpoint', async () => {
    const { limiter } = createLimiter();
    await fill(limiter);
    expect(await limiter.enter('other')).toMatchObject({ admitted: true });
  });

  it('admits two at a time when the receiver is slow', async () => {
    const tools = createLimiter();
    await attempts(tools, { attemptMs: 5_000, answerMs: 5_000 });
    expect(await fill(tools.limiter)).toHaveLength(2);
  });

  it('admits ten when our own database is slow but the receiver is not', async () => {
    const tools = createLimiter();
    await attempts(tools, { attemptMs: 5_000, answerMs: 3 });
    expect(await fill(tools.limiter)).toHaveLength(10);
  });

  it('does not consider an endpoint fast because of attempts that contacted nobody', async () => {
    const tools = createLimiter();
    await attempts(tools, { attemptMs: 5_000, answerMs: 5_000 });
    await attempts(tools, { attemptMs: 1, answerMs: null });
    expect(await fill(tools.limiter)).toHaveLength(2);
  });

  it("defers deliveries that would wait too long, with staggered retry times at the lane's own pace", async () => {
    const tools = createLimiter();
    await attempts(tools, { attemptMs: 1_000, answerMs: 1_000 });
    await fill(tools.limiter);
    const away: number[] = [];
    for (let count = 0; count < 40; count += 1) {
      void tools.limiter.enter('one').then((admission) => {
        if (!admission.admitted) away.push(admission.retryAfterSeconds);
      });
    }
    await Promise.resolve();
    // A three-second queue has room for thirty, one of them left by `fill`; after that, one every 100 ms.
    expect(away).toHaveLength(11);
    expect(away[0]).toBeCloseTo(1);
    expect(away[10]).toBeCloseTo(2);
  });

  it('admits ten again once a slow receiver has recovered', async () => {
    const tools = createLimiter();
    await attempts(tools, { attemptMs: 15_000, answerMs: 15_000 });
    await attempts(tools, { attemptMs: 50, answerMs: 50 });
    expect(await fill(tools.limiter)).toHaveLength(10);
  });

  it('defers nobody for more than five minutes, and spreads the latest retries', async () => {
    const tools = createLimiter();
    await attempts(tools, { attemptMs: 15_000, answerMs: 15_000 });
    await fill(tools.limiter);
    const away: number[] = [];
    for (let count = 0; count < 2_000; count += 1) {
      void tools.limiter.enter('one').then((admission) => {
        if (!admission.admitted) away.push(admission.retryAfterSeconds);
      });
    }
    await Promise.resolve();
    expect(Math.max(...away)).toBeLessThanOrEqual(300);
    const late = away.slice(-1_000);
    const perMinute = [0, 1, 2, 3, 4].map(
      (minute) => late.filter((seconds) => Math.floor(seconds / 60) === minute).length,
    );
    expect(Math.max(...perMinute)).toBeLessThan(600);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(150);
  });
});
