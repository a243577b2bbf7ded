import { describe, expect, it } from '@jest/globals';
import { UsageCounts } from './usage-counts.js';

const countOf = (api_key_id: string, outcome: string, address: string | null, requests: number) => ({
  api_key_id,
  outcome,
  address,
  requests,
});

describe('counts of requests', () => {
  it('are by key, outcome and address, in whatever order requests come', () => {
    const usage = new UsageCounts();
    for (let round = 0; round < 2; round += 1) {
      usage.count('a', 'allowed', '192.0.2.1');
      usage.count('b', 'allowed', '192.0.2.1');
      usage.count('a', 'expired', '192.0.2.1');
      usage.count('a', 'allowed', '192.0.2.2');
      usage.count('a', 'allowed', undefined);
    }
    usage.count('a', 'allowed', undefined);
    expect(usage.take(10)).toEqual([
      countOf('a', 'allowed', '192.0.2.1', 2),
      countOf('b', 'allowed', '192.0.2.1', 2),
      countOf('a', 'expired', '192.0.2.1', 2),
      countOf('a', 'allowed', '192.0.2.2', 2),
      countOf('a', 'allowed', null, 3),
    ]);
  });

  it('are taken once, in parts if there are many', () => {
    const usage = new UsageCounts();
    usage.count('a', 'allowed', '192.0.2.1');
    usage.count('b', 'allowed', '192.0.2.1');
    expect(usage.take(1)).toEqual([countOf('a', 'allowed', '192.0.2.1', 1)]);
    for (const key of ['a', 'b']) usage.count(key, 'allowed', '192.0.2.1');
    expect(usage.take(10)).toEqual([
      countOf('b', 'allowed', '192.0.2.1', 2),
      countOf('a', 'allowed', '192.0.2.1', 1),
    ]);
    expect(usage.take(10)).toEqual([]);
  });
});
