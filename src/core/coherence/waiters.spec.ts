import { describe, expect, it } from '@jest/globals';
import { Waiters } from './waiters.js';

const FOR_LONG_MS = 60_000;

describe('callers waiting for a change', () => {
  it('are released by a later change, or by one whose number is not known yet', async () => {
    const waiters = new Waiters();
    const heard: string[] = [];
    const wait = async (name: string, after: bigint): Promise<void> => {
      await waiters.wait(after, FOR_LONG_MS);
      heard.push(name);
    };
    const all = [wait('behind', 6n), wait('up to date', 7n), wait('ahead', 8n)];
    waiters.release(7n);
    await all[0];
    expect(heard).toEqual(['behind']);
    waiters.release();
    await Promise.all(all);
    expect(heard).toEqual(['behind', 'up to date', 'ahead']);
  });

  it('wait no longer than their timeout', async () => {
    await expect(new Waiters().wait(0n, 1)).resolves.toBeUndefined();
  });
});
