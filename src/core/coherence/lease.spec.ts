import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DRIFT_MARGIN_MS, Lease, LEASE_MS, type Moment } from './lease.js';

/** Both clocks agree. */
const at = (now: number): Moment => ({ monotonic: now, wall: now });

describe('Lease', () => {
  it('is not valid before the first renewal', () => {
    expect(new Lease(() => at(0)).isValid).toBe(false);
  });

  it('counts from when a renewal was sent, not from its confirmation', () => {
    let now = 1_000;
    const lease = new Lease(() => at(now));
    now = 1_000 + LEASE_MS - DRIFT_MARGIN_MS - 1;
    lease.renewedAt(at(1_000));
    expect(lease.isValid).toBe(true);
    now += 1;
    expect(lease.isValid).toBe(false);
  });

  it.each([1, -1])(
    'is over when the wall clock has moved a lease further than the monotonic one: %i',
    (sign) => {
      let now = at(1_000);
      const lease = new Lease(() => now);
      lease.renewedAt(now);
      // The machine slept, or its clock was set.
      now = { monotonic: 1_010, wall: 1_010 + sign * LEASE_MS };
      expect(lease.isValid).toBe(false);
      lease.renewedAt(now);
      expect(lease.isValid).toBe(true);
    },
  );

  it('is over if the machine slept between sending the renewal and reading its confirmation', () => {
    let now = at(1_000);
    const lease = new Lease(() => now);
    const sentAt = now;
    now = { monotonic: 1_010, wall: 1_010 + LEASE_MS };
    lease.renewedAt(sentAt);
    expect(lease.isValid).toBe(false);
  });

  it('ends at once when it is released', () => {
    const lease = new Lease(() => at(10));
    lease.renewedAt(at(10));
    lease.end();
    expect(lease.isValid).toBe(false);
  });

  it('is never valid when a writer that began to wait a full lease ago may have answered', () => {
    const renewal = fc.record({ sentAt: fc.nat(60_000), roundTripMs: fc.nat(5_000) });
    fc.assert(
      fc.property(
        fc.array(renewal, { maxLength: 30 }),
        fc.nat(70_000),
        fc.nat(50),
        (renewals, askedAt, driftPerMille) => {
          let now = 0;
          const lease = new Lease(() => at(now));
          const confirmations = renewals
            .map(({ sentAt, roundTripMs }) => ({ sentAt, confirmedAt: sentAt + roundTripMs }))
            .filter(({ confirmedAt }) => confirmedAt <= askedAt)
            .sort((left, right) => left.confirmedAt - right.confirmedAt);
          for (const { sentAt, confirmedAt } of confirmations) {
            now = confirmedAt;
            lease.renewedAt(at(sentAt));
          }
          now = askedAt;
          if (!lease.isValid) return;
          // A holder's clock that runs up to 5% slow measures less time than the writer's: the margin covers it.
          const newestSending = Math.max(...confirmations.map(({ sentAt }) => sentAt));
          const passedForTheWriter = (askedAt - newestSending) * (1 + driftPerMille / 1_000);
          expect(passedForTheWriter).toBeLessThan(LEASE_MS);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
