import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DRIFT_MARGIN_MS, Lease, LEASE_MS } from './lease.js';

describe('Lease', () => {
  it('is not valid before the first renewal', () => {
    expect(new Lease(() => 0).isValid).toBe(false);
  });

  it('counts from when a renewal was sent, not from its confirmation', () => {
    let now = 1_000;
    const lease = new Lease(() => now);
    now = 1_000 + LEASE_MS - DRIFT_MARGIN_MS - 1;
    lease.renewedAt(1_000);
    expect(lease.isValid).toBe(true);
    now += 1;
    expect(lease.isValid).toBe(false);
  });

  it('ends at once when it is released', () => {
    const lease = new Lease(() => 10);
    lease.renewedAt(10);
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
        (renewals, at, driftPerMille) => {
          let now = 0;
          const lease = new Lease(() => now);
          const confirmations = renewals
            .map(({ sentAt, roundTripMs }) => ({ sentAt, confirmedAt: sentAt + roundTripMs }))
            .filter(({ confirmedAt }) => confirmedAt <= at)
            .sort((left, right) => left.confirmedAt - right.confirmedAt);
          for (const { sentAt, confirmedAt } of confirmations) {
            now = confirmedAt;
            lease.renewedAt(sentAt);
          }
          now = at;
          if (!lease.isValid) return;
          // A holder's clock that runs up to 5% slow measures less time than the writer's: the margin covers it.
          const newestSending = Math.max(...confirmations.map(({ sentAt }) => sentAt));
          const passedForTheWriter = (at - newestSending) * (1 + driftPerMille / 1_000);
          expect(passedForTheWriter).toBeLessThan(LEASE_MS);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
