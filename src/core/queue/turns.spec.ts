import { describe, expect, it } from '@jest/globals';
import { NoTurnError, Turns } from './turns.js';

/** Work that ends when the test says so. */
function work() {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  let began = false;
  return { begin: () => ((began = true), done), end, hasBegun: () => began };
}

describe('Turns', () => {
  it('refuse those who find the line full', async () => {
    const turns = new Turns(1, 1);
    const [first, second] = [work(), work()];
    const running = [turns.take(first.begin), turns.take(second.begin)];
    expect(turns.isFull).toBe(true);
    await expect(turns.take(work().begin)).rejects.toThrow(NoTurnError);
    first.end();
    second.end();
    await Promise.all(running);
    expect(turns.isFull).toBe(false);
  });

  it('give those who have gone no turn, and their place to others', async () => {
    const turns = new Turns(1, 2);
    const [first, gone, here, late] = [work(), work(), work(), work()];
    const running = turns.take(first.begin);
    const ofGone = turns.take(gone.begin, () => true);
    const ofHere = turns.take(here.begin, () => false);
    const ofLate = turns.take(late.begin);
    await expect(ofGone).rejects.toThrow(NoTurnError);
    for (const { end } of [first, here, late]) end();
    await Promise.all([running, ofHere, ofLate]);
    expect([gone.hasBegun(), here.hasBegun(), late.hasBegun()]).toEqual([false, true, true]);
  });

  it('pass over those who go while they wait', async () => {
    const turns = new Turns(1);
    const [first, gone, here] = [work(), work(), work()];
    let isGone = false;
    const running = turns.take(first.begin);
    const ofGone = turns.take(gone.begin, () => isGone);
    const ofHere = turns.take(here.begin);
    isGone = true;
    first.end();
    here.end();
    await expect(ofGone).rejects.toThrow(NoTurnError);
    await Promise.all([running, ofHere]);
    expect(gone.hasBegun()).toBe(false);
  });
});
