import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DatabaseUnavailableError } from '../database/database-unavailable.js';
import { AuthorityCache, EVERY_ENTRY } from './authority-cache.js';
import { Lease, LEASE_MS } from './lease.js';

const NAME = 'key:one';

/** A cache whose clock the test controls. */
function createCache(maximumEntries = 100) {
  const clock = { now: 0 };
  const lease = new Lease(() => ({ monotonic: clock.now, wall: clock.now }));
  lease.renewedAt(lease.now());
  return { clock, lease, cache: new AuthorityCache<Record<string, unknown>>(lease, maximumEntries) };
}

/** A load that the test settles. */
function controlledLoad<T>() {
  const { promise, resolve } = withResolvers<T>();
  return { load: () => promise, finish: resolve };
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe('AuthorityCache', () => {
  it('loads a record once and then answers synchronously', async () => {
    const { cache } = createCache();
    let loads = 0;
    const load = () => Promise.resolve(`record ${++loads}`);
    expect(await cache.read(NAME, load)).toBe('record 1');
    expect(await cache.read(NAME, load)).toBe('record 1');
    expect(cache.get(NAME)).toBe('record 1');
  });

  it('stops answering once the lease has expired, from memory or from the database', async () => {
    const { cache, clock } = createCache();
    let loads = 0;
    const load = () => Promise.resolve(++loads);
    await cache.read(NAME, load);
    clock.now = LEASE_MS;
    expect(cache.get(NAME)).toBeUndefined();
    await expect(cache.read(NAME, load)).rejects.toThrow(DatabaseUnavailableError);
    await expect(cache.read('key:another', load)).rejects.toThrow(DatabaseUnavailableError);
    expect(loads).toBe(1);
  });

  it('does not keep a record that was dropped while it loaded', async () => {
    const { cache } = createCache();
    const slow = controlledLoad<string>();
    const reading = cache.read(NAME, slow.load);
    cache.drop([NAME]);
    slow.finish('stale');
    expect(await reading).toBe('stale');
    expect(cache.get(NAME)).toBeUndefined();
  });

  it('keeps a record when a different one was dropped while it loaded', async () => {
    const { cache } = createCache();
    const slow = controlledLoad<string>();
    const reading = cache.read(NAME, slow.load);
    cache.drop(['key:another']);
    slow.finish('record');
    await reading;
    expect(cache.get(NAME)).toBe('record');
  });

  it('does not keep a record when the cache was cleared while it loaded', async () => {
    const { cache } = createCache();
    const slow = controlledLoad<string>();
    const reading = cache.read(NAME, slow.load);
    cache.clear();
    slow.finish('stale');
    await reading;
    expect(cache.get(NAME)).toBeUndefined();
  });

  it('does not let a request join a load that began before a drop', async () => {
    const { cache } = createCache();
    const slow = controlledLoad<string>();
    const before = cache.read(NAME, slow.load);
    cache.drop([NAME]);
    expect(await cache.read(NAME, () => Promise.resolve('fresh'))).toBe('fresh');
    slow.finish('stale');
    await before;
    expect(cache.get(NAME)).toBe('fresh');
  });

  it('does not let a request without a valid lease join a load in progress', async () => {
    const { cache, clock } = createCache();
    const slow = controlledLoad<string>();
    const before = cache.read(NAME, slow.load);
    clock.now = LEASE_MS;
    await expect(cache.read(NAME, slow.load)).rejects.toThrow(DatabaseUnavailableError);
    slow.finish('stale');
    await before;
  });

  it('forgets everything, including loads in progress, when a change names all entries', async () => {
    const { cache } = createCache();
    await cache.read(NAME, () => Promise.resolve('record'));
    const slow = controlledLoad<string>();
    const reading = cache.read('key:another', slow.load);
    const { version } = cache;
    cache.drop(['user:somebody', EVERY_ENTRY]);
    slow.finish('stale');
    await reading;
    expect(cache.size).toBe(0);
    expect(cache.version).not.toBe(version);
  });

  it('remembers that a record does not exist when the loader returns null, but not undefined', async () => {
    const { cache } = createCache();
    expect(await cache.read('member:a:b', () => Promise.resolve(null))).toBeNull();
    expect(cache.get('member:a:b')).toBeNull();
    await cache.read('key:guess', () => Promise.resolve(undefined));
    expect(cache.size).toBe(1);
  });

  it('reports a failed load to every waiting caller, and retries for the next', async () => {
    const { cache } = createCache();
    const failing = () => Promise.reject(new Error('away'));
    const both = [cache.read(NAME, failing), cache.read(NAME, failing)];
    await expect(both[0]).rejects.toThrow('away');
    await expect(both[1]).rejects.toThrow('away');
    expect(await cache.read(NAME, () => Promise.resolve('back'))).toBe('back');
  });

  it('never holds more records than its maximum', async () => {
    const { cache } = createCache(10);
    for (let index = 0; index < 100; index += 1)
      await cache.read(`key:${index}`, () => Promise.resolve(index));
    expect(cache.size).toBe(10);
  });

  it('keeps few missing names, and never lets them displace real records', async () => {
    const { cache } = createCache(100);
    await cache.read('member:real:one', () => Promise.resolve('owner'));
    for (let index = 0; index < 1_000; index += 1)
      await cache.read(`member:made-up:${index}`, () => Promise.resolve(null));
    expect(cache.get('member:real:one')).toBe('owner');
    expect(cache.size).toBe(1 + 5);
    cache.drop(['member:made-up:999']);
    expect(cache.get('member:made-up:999')).toBeUndefined();
    expect(cache.get('member:made-up:998')).toBeNull();
  });

  it('never answers with a record older than the last drop, in any order of loads, changes and drops', async () => {
    const step = fc.oneof(
      fc.constant('read' as const),
      fc.constant('change' as const),
      fc.constant('lapse' as const),
      fc.constant('renew' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.scheduler(), async (steps, scheduler) => {
        const { cache, clock, lease } = createCache();
        let version = 0;
        const reads: Promise<void>[] = [];
        for (const action of steps) {
          if (action === 'read') {
            // A read that began before this point may see the state up to this point, but nothing older.
            const oldestAllowed = version;
            // The load reads the database when it begins; the scheduler decides when the result arrives.
            const load = () => scheduler.schedule(Promise.resolve(version));
            const isAnswered = lease.isValid;
            reads.push(
              cache.read(NAME, load).then(
                (seen) => {
                  expect(isAnswered).toBe(true);
                  expect(seen).toBeGreaterThanOrEqual(oldestAllowed);
                },
                () => expect(isAnswered).toBe(false),
              ),
            );
          } else if (action === 'change') {
            // A completed change: committed, and (under a valid lease) dropped here before it was acknowledged to the
            // caller.
            version += 1;
            if (lease.isValid) cache.drop([NAME]);
          } else if (action === 'lapse') {
            clock.now += LEASE_MS;
          } else if (!lease.isValid) {
            cache.clear();
            lease.renewedAt(lease.now());
          }
          if (scheduler.count() > 0 && version % 2 === 0) await scheduler.waitOne();
        }
        await scheduler.waitAll();
        await Promise.all(reads);
      }),
      { numRuns: 500 },
    );
  });
});
