import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { sharedRuns } from './shared-runs.js';

describe('shared runs', () => {
  it('give all callers that arrive during a run the same next one', async () => {
    const begun: (() => void)[] = [];
    let idle = 0;
    const ask = sharedRuns(
      () => new Promise<number>((resolve) => begun.push(() => resolve(begun.length))),
      () => (idle += 1),
    );
    const first = ask();
    await nextTurn();
    const later = [ask(), ask()];
    await nextTurn();
    expect(begun).toHaveLength(1);
    begun[0]?.();
    expect(await first).toBe(1);
    expect(idle).toBe(0);
    await nextTurn();
    expect(begun).toHaveLength(2);
    begun[1]?.();
    expect(await Promise.all(later)).toEqual([2, 2]);
    expect(idle).toBe(1);
  });

  it('continue after a failure', async () => {
    const outcomes = [() => Promise.reject(new Error('away')), () => Promise.resolve('there')];
    const ask = sharedRuns(
      () => (outcomes.shift() as () => Promise<string>)(),
      () => undefined,
    );
    await expect(ask()).rejects.toThrow('away');
    expect(await ask()).toBe('there');
  });
});
