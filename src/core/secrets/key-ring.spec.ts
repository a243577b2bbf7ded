import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyRing } from './key-ring.js';

const masterKey = (): string => randomBytes(32).toString('base64url');

describe('KeyRing', () => {
  it('opens what it sealed', () => {
    const ring = new KeyRing([masterKey()]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (plaintext, context) => {
        expect(ring.open(ring.seal(plaintext, context), context)).toBe(plaintext);
      }),
    );
  });

  it('reveals nothing of the text, and seals the same text differently each time', () => {
    const ring = new KeyRing([masterKey()]);
    const sealed = Array.from({ length: 100 }, () => ring.seal('the plaintext', 'row'));
    expect(new Set(sealed).size).toBe(sealed.length);
    for (const value of sealed) {
      const [, , payload = ''] = value.split('.');
      expect(Buffer.from(payload, 'base64url').includes('plaintext')).toBe(false);
    }
  });

  it('does not open a value copied to another row', () => {
    const ring = new KeyRing([masterKey()]);
    const sealed = ring.seal('secret', 'api_key:1');
    expect(() => ring.open(sealed, 'api_key:2')).toThrow();
    expect(() => ring.open(sealed, '')).toThrow();
  });

  it('does not open a value with any one bit changed', () => {
    const ring = new KeyRing([masterKey()]);
    const [version, id, payload = ''] = ring.seal('secret', 'row').split('.');
    const bytes = Buffer.from(payload, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => ring.open(`${version}.${id}.${changed.toString('base64url')}`, 'row')).toThrow();
    }
  });

  it('does not open a truncated value, because a shorter tag would be easier to guess', () => {
    const ring = new KeyRing([masterKey()]);
    const [version, id, payload = ''] = ring.seal('secret', 'row').split('.');
    const bytes = Buffer.from(payload, 'base64url');
    for (let length = 0; length < bytes.length; length += 1) {
      const cut = bytes.subarray(0, length).toString('base64url');
      expect(() => ring.open(`${version}.${id}.${cut}`, 'row')).toThrow();
    }
  });

  it.each(['', 'v1', 'v1..', 'v2.00000000.AAAA', 'secret', '...', 'v1.__proto__.AAAA'])(
    'does not open %j',
    (text) => {
      expect(() => new KeyRing([masterKey()]).open(text, 'row')).toThrow();
    },
  );

  it('still opens what an older master key sealed, and seals with the newest', () => {
    const [older, newer] = [masterKey(), masterKey()];
    const sealedBefore = new KeyRing([older]).seal('secret', 'row');
    const ring = new KeyRing([newer, older]);
    const sealedAfter = ring.seal('secret', 'row');

    expect(ring.open(sealedBefore, 'row')).toBe('secret');
    expect(new KeyRing([newer]).holdsKeyOf(sealedBefore)).toBe(false);
    expect(new KeyRing([newer]).holdsKeyOf(sealedAfter)).toBe(true);
    expect(ring.holdsKeyOf(sealedBefore)).toBe(true);
    expect(new KeyRing([newer]).open(sealedAfter, 'row')).toBe('secret');
  });

  it('does not open what was sealed with a master key no longer on the ring', () => {
    const sealed = new KeyRing([masterKey()]).seal('secret', 'row');
    expect(() => new KeyRing([masterKey()]).open(sealed, 'row')).toThrow('not on the key ring');
  });

  it('requires a master key', () => {
    expect(() => new KeyRing([])).toThrow('at least one');
  });
});
