import { describe, expect, it } from '@jest/globals';
import { NotAdmittedError, Semaphore } from './semaphore.js';

/** Work that the test completes. */
function work() {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  let began = false;
  return { begin: () => ((began = true), done), end, hasBegun: () => began };
}

describe('Semaphore', () => {
  it('refuses callers when its queue is full', async () => {
    const semaphore = new Semaphore(1, 1);
    const [first, second] = [work(), work()];
    const running = [semaphore.run(first.begin), semaphore.run(second.begin)];
    expect(semaphore.isFull).toBe(true);
    await expect(semaphore.run(work().begin)).rejects.toThrow(NotAdmittedError);
    first.end();
    second.end();
    await Promise.all(running);
    expect(semaphore.isFull).toBe(false);
  });

  it('does not start the work of callers that have left, and admits others instead', async () => {
    const semaphore = new Semaphore(1, 2);
    const [first, gone, here, late] = [work(), work(), work(), work()];
    const running = semaphore.run(first.begin);
    const ofGone = semaphore.run(gone.begin, () => true);
    const ofHere = semaphore.run(here.begin, () => false);
    const ofLate = semaphore.run(late.begin);
    await expect(ofGone).rejects.toThrow(NotAdmittedError);
    for (const { end } of [first, here, late]) end();
    await Promise.all([running, ofHere, ofLate]);
    expect([gone.hasBegun(), here.hasBegun(), late.hasBegun()]).toEqual([false, true, true]);
  });

  it('skips callers that leave while they wait', async () => {
    const semaphore = new Semaphore(1);
    const [first, gone, here] = [work(), work(), work()];
    let isGone = false;
    const running = semaphore.run(first.begin);
    const ofGone = semaphore.run(gone.begin, () => isGone);
    const ofHere = semaphore.run(here.begin);
    isGone = true;
    first.end();
    here.end();
    await expect(ofGone).rejects.toThrow(NotAdmittedError);
    await Promise.all([running, ofHere]);
    expect(gone.hasBegun()).toBe(false);
  });
});
