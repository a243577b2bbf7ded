import { describe, expect, it } from '@jest/globals';
import { FairSemaphore, type FairSemaphoreOptions, NoPlaceError, type Release } from './fair-semaphore.js';

const options: FairSemaphoreOptions = {
  total: 10,
  alone: 6,
  waitingPerGroupMax: 100,
  waitingMax: 150,
  waitMaxMs: 60_000,
};

/** A semaphore whose clock the test moves, and the members admitted so far, in order. */
function semaphore(changed: Partial<FairSemaphoreOptions> = {}) {
  const clock = { ms: 0 };
  const fair = new FairSemaphore({ ...options, ...changed }, () => clock.ms);
  const inside: { name: string; release: Release }[] = [];
  const ask = (group: string, member = 'one', name = group): void => {
    const place = fair.acquire(group, member);
    const enter = (release: Release): number => inside.push({ name, release });
    if (place instanceof Promise) void place.then(enter);
    else enter(place);
  };
  const names = async (): Promise<string[]> => {
    await new Promise((resolve) => setImmediate(resolve));
    return inside.map(({ name }) => name);
  };
  const many = (count: number, act: () => void): void => {
    for (let index = 0; index < count; index += 1) act();
  };
  return { clock, fair, inside, ask, names, many };
}

describe('FairSemaphore', () => {
  it('gives a lone group most slots, and keeps some free for others', async () => {
    const { ask, names, many } = semaphore();
    many(50, () => ask('noisy'));
    expect(await names()).toHaveLength(6);
    ask('neighbour');
    expect((await names()).at(-1)).toBe('neighbour');
  });

  it('limits a noisy group to its share while others ask, and frees it again afterwards', async () => {
    const { ask, names, many, inside, clock } = semaphore();
    many(50, () => ask('noisy'));
    ask('neighbour');
    await names();
    // Five of the six finish, leaving one: all that a group with so many waiting may have.
    many(5, () => inside.shift()?.release());
    expect(await names()).toEqual(['noisy', 'neighbour']);
    clock.ms = 2_000;
    ask('noisy');
    inside.shift()?.release();
    await names();
    expect(inside.filter(({ name }) => name === 'noisy')).toHaveLength(6);
  });

  it.each([
    [2, 4],
    [3, 2],
    [4, 2],
  ])('divides among %i groups, none of them noisy, all but what is kept free', async (groups, share) => {
    const { ask, names, many } = semaphore();
    const active = Array.from({ length: groups }, (_, index) => `group ${index}`);
    // Every group is known to be active before any of them asks for more.
    for (const group of active) ask(group);
    for (const group of active) many(6, () => ask(group));
    for (const group of active) expect((await names()).filter((name) => name === group)).toHaveLength(share);
    ask('newcomer');
    expect((await names()).at(-1)).toBe('newcomer');
  });

  it('serves groups in turn, and the members within a group', async () => {
    const { ask, names, inside } = semaphore({ total: 2, alone: 2 });
    for (const member of ['a', 'b']) ask('first', member, `first ${member}`);
    for (let count = 0; count < 3; count += 1) ask('first', 'a', 'first a');
    ask('first', 'b', 'first b');
    ask('second', 'x', 'second');
    for (let count = 0; count < 4; count += 1) {
      inside[count]?.release();
      await names();
    }
    expect((await names()).slice(2)).toEqual(['second', 'first a', 'first b', 'first a']);
  });

  it('puts newcomers ahead of those who send a lot', async () => {
    const { ask, names, inside, many } = semaphore({ total: 2, alone: 2 });
    for (const group of ['a', 'b', 'c']) many(5, () => ask(group));
    await names();
    ask('newcomer');
    inside[0]?.release();
    expect((await names()).at(-1)).toBe('newcomer');
  });

  it('refuses when the queue is full, for one group or for all', () => {
    const { fair, many } = semaphore();
    many(106, () => void Promise.resolve(fair.acquire('noisy', 'one')));
    expect(() => fair.acquire('noisy', 'one')).toThrow(expect.objectContaining({ reason: 'group' }));
    many(52, () => void Promise.resolve(fair.acquire('other', 'one')));
    expect(() => fair.acquire('third', 'one')).not.toThrow();
    expect(() => fair.acquire('third', 'one')).not.toThrow();
    expect(() => fair.acquire('other', 'one')).toThrow(expect.objectContaining({ reason: 'all' }));
  });

  it('refuses callers that have waited too long, and forgets them', async () => {
    const { fair } = semaphore({ total: 1, alone: 1, waitMaxMs: 10 });
    const release = fair.acquire('one', 'one') as Release;
    await expect(fair.acquire('two', 'one')).rejects.toThrow(NoPlaceError);
    release();
    expect(fair.acquire('three', 'one')).toBeInstanceOf(Function);
  });

  it('accepts each release only once', () => {
    const { fair } = semaphore({ total: 1, alone: 1 });
    const release = fair.acquire('one', 'one') as Release;
    release();
    release();
    expect(fair.acquire('one', 'one')).toBeInstanceOf(Function);
    expect(fair.acquire('two', 'one')).toBeInstanceOf(Promise);
  });
});
