import { describe, expect, it } from '@jest/globals';
import type { CredentialRecord } from './record.js';
import { EVERY_ENTRY, RecordCache } from './record-cache.js';

const recordOn = (...dependsOn: string[]): CredentialRecord => ({ dependsOn }) as unknown as CredentialRecord;

describe('the cache of a verifier', () => {
  it('forgets a record when any entry it depends on is dropped, and no other record', () => {
    const cache = new RecordCache(10);
    cache.set('a', recordOn('key:a', 'member'));
    cache.set('b', recordOn('key:b', 'member'));
    cache.set('c', recordOn('key:c'));
    cache.drop(['key:a']);
    expect(['a', 'b', 'c'].map((name) => cache.get(name) !== undefined)).toEqual([false, true, true]);
    cache.drop(['member']);
    expect(cache.get('b')).toBeUndefined();
    cache.drop([EVERY_ENTRY]);
    expect(cache.size).toBe(0);
  });

  it('knows what was dropped during a load, whether or not it had the record', () => {
    const cache = new RecordCache(10);
    const [before, during] = [cache.begin(), cache.begin()];
    cache.finish(before);
    cache.drop(['key:a']);
    const after = cache.begin();
    expect(before.isStale(['key:a'])).toBe(false);
    expect(during.isStale(['member', 'key:a'])).toBe(true);
    expect(during.isStale(['member', 'key:b'])).toBe(false);
    expect(after.isStale(['key:a'])).toBe(false);
    cache.drop([EVERY_ENTRY]);
    expect(after.isStale(['key:b'])).toBe(true);
  });

  it('stops requests from joining loads before anything is dropped', () => {
    const order: string[] = [];
    const cache = new RecordCache(10, () => order.push(`still ${cache.size}`));
    cache.set('a', recordOn('key:a'));
    cache.drop([]);
    expect(order).toEqual([]);
    cache.drop(['key:a']);
    expect(order).toEqual(['still 1']);
  });

  it('is bounded, and keeps what is in use', () => {
    const cache = new RecordCache(3);
    cache.set('busy', recordOn('shared'));
    for (let number = 0; number < 50; number += 1) {
      cache.get('busy');
      cache.set(`made up ${number}`, recordOn('shared'));
    }
    expect(cache.size).toBe(3);
    expect(cache.get('busy')).toBeDefined();
    cache.drop(['shared']);
    expect(cache.size).toBe(0);
  });
});
