import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { withFileLock } from './file-lock.js';

const directory = mkdtempSync(join(tmpdir(), 'latchkey-lock-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('the lock of a file', () => {
  it('admits one at a time, and is gone afterwards', async () => {
    const file = join(directory, 'deep/turns.lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await sleep(5);
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => withFileLock(file, work)));
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it('is gone after a failure', async () => {
    const file = join(directory, 'failure.lock');
    await expect(withFileLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });

  it('starts no work if it cannot be created, so nothing is spent that could not be saved', async () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const work = jest.fn(() => Promise.resolve());
    await expect(withFileLock(join(file, 'a.lock'), work)).rejects.toThrow('Cannot write');
    expect(work).not.toHaveBeenCalled();
  });

  it('is taken over from a dead process', async () => {
    const file = join(directory, 'stale.lock');
    writeFileSync(file, '999999999');
    expect(await withFileLock(file, () => Promise.resolve('done'))).toBe('done');
  });
});
