import { describe, expect, it } from '@jest/globals';
import { Lease } from './lease.js';

const LEASE_MS = 3_000;

function makeLease() {
  const clocks = { monotonicMs: 50_000, wallMs: 1_700_000_000_000 };
  const lease = new Lease({ monotonic: () => clocks.monotonicMs, wall: () => clocks.wallMs });
  const pass = (milliseconds: number, wallMilliseconds = milliseconds): void => {
    clocks.monotonicMs += milliseconds;
    clocks.wallMs += wallMilliseconds;
  };
  return { lease, pass };
}

describe('the lease of a verifier', () => {
  it('is not valid before the first renewal', () => {
    expect(makeLease().lease.isValid).toBe(false);
  });

  it('counts from when the renewal was sent, and ends a twentieth early', () => {
    const { lease, pass } = makeLease();
    const sentAt = lease.now();
    pass(1_000);
    lease.renewed(sentAt, LEASE_MS);
    pass(1_849);
    expect(lease.isValid).toBe(true);
    pass(1);
    expect(lease.isValid).toBe(false);
  });

  it('is over when the answer comes too late', () => {
    const { lease, pass } = makeLease();
    const sentAt = lease.now();
    pass(LEASE_MS);
    lease.renewed(sentAt, LEASE_MS);
    expect(lease.isValid).toBe(false);
  });

  it('is not shortened by an outdated answer', () => {
    const { lease, pass } = makeLease();
    const early = lease.now();
    pass(2_000);
    lease.renewed(lease.now(), LEASE_MS);
    lease.renewed(early, LEASE_MS);
    pass(2_000);
    expect(lease.isValid).toBe(true);
  });

  it('is over after a sleep during which the monotonic clock stood still', () => {
    const { lease, pass } = makeLease();
    lease.renewed(lease.now(), LEASE_MS);
    pass(5, 60_000);
    expect(lease.isValid).toBe(false);
  });

  it.each([-86_400_000, 86_400_000])('needs a renewal after the wall clock was set by %d ms', (jumpMs) => {
    const { lease, pass } = makeLease();
    lease.renewed(lease.now(), LEASE_MS);
    pass(0, jumpMs);
    expect(lease.isValid).toBe(false);
    lease.renewed(lease.now(), LEASE_MS);
    expect(lease.isValid).toBe(true);
  });

  it('ignores small clock corrections', () => {
    const { lease, pass } = makeLease();
    lease.renewed(lease.now(), LEASE_MS);
    pass(1, -40);
    expect(lease.isValid).toBe(true);
  });

  it('can be released', () => {
    const { lease } = makeLease();
    lease.renewed(lease.now(), LEASE_MS);
    lease.end();
    expect(lease.isValid).toBe(false);
  });
});
