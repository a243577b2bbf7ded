import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  API_KEY_PREFIX_PATTERN,
  apiKeyPattern,
  composeApiKey,
  displayPrefix,
  isWellFormedApiKey,
  looksLikeApiKey,
} from './api-key-format.js';

const generateApiKey = (prefix: string): string => composeApiKey(prefix, randomBytes(20).toString('hex'));

const prefixes = fc.stringMatching(/^[a-z](?:[a-z0-9_]{0,18}[a-z0-9])?$/);
/** Every character that a header can carry, and some that it cannot. */
const CHARACTERS = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));

describe('an API key', () => {
  it('has 48 hexadecimal characters after the prefix: 52 in all with "ink"', () => {
    expect(generateApiKey('ink')).toMatch(/^ink_[0-9a-f]{48}$/);
    expect(generateApiKey('ink')).toHaveLength(52);
  });

  it('ends in the CRC-32 of everything before', () => {
    const key = generateApiKey('lk');
    expect(key.slice(-8)).toBe(crc32(key.slice(0, -8)).toString(16).padStart(8, '0'));
  });

  it('is well-formed with any prefix, is found in text, and shows its first four characters', () => {
    fc.assert(
      fc.property(prefixes, (prefix) => {
        const key = generateApiKey(prefix);
        expect(prefix).toMatch(API_KEY_PREFIX_PATTERN);
        expect(isWellFormedApiKey(key, prefix)).toBe(true);
        expect(looksLikeApiKey(key, prefix)).toBe(true);
        expect(`"${key}",`.match(new RegExp(apiKeyPattern(prefix), 'g'))).toEqual([key]);
        expect(displayPrefix(key)).toBe(key.slice(0, prefix.length + 5));
      }),
    );
  });

  it('is rejected when any one character is changed', () => {
    const key = generateApiKey('lk');
    for (let index = 0; index < key.length; index += 1) {
      const accepted = CHARACTERS.filter(
        (character) =>
          character !== key[index] &&
          isWellFormedApiKey(key.slice(0, index) + character + key.slice(index + 1), 'lk'),
      );
      expect({ index, accepted }).toEqual({ index, accepted: [] });
    }
  });

  it('is rejected when a character is missing, added, or two neighbours are swapped', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.constantFrom(...CHARACTERS), (index, character) => {
        const key = generateApiKey('lk');
        const [before, after] = [key.slice(0, index), key.slice(index + 1)];
        expect(isWellFormedApiKey(before + after, 'lk')).toBe(false);
        expect(isWellFormedApiKey(before + character + key.slice(index), 'lk')).toBe(false);
        const swapped = before + (after[0] ?? '') + key.charAt(index) + after.slice(1);
        expect(isWellFormedApiKey(swapped, 'lk')).toBe(swapped === key);
      }),
    );
  });

  it('is rejected under another prefix, in upper case, and with space around it', () => {
    const key = generateApiKey('lk');
    expect(isWellFormedApiKey(key, 'lx')).toBe(false);
    expect(isWellFormedApiKey(key, 'l')).toBe(false);
    expect(
      isWellFormedApiKey(
        key.replace(/.{48}$/, (body) => body.toUpperCase()),
        'lk',
      ),
    ).toBe(false);
    expect([`${key} `, ` ${key}`, `${key}\n`].some((text) => isWellFormedApiKey(text, 'lk'))).toBe(false);
  });

  it('is rejected when its random part is not hexadecimal, with or without a matching checksum', () => {
    expect(isWellFormedApiKey(composeApiKey('lk', 'g'.repeat(40)), 'lk')).toBe(false);
    expect(isWellFormedApiKey(composeApiKey('lk', 'A'.repeat(40)), 'lk')).toBe(false);
    expect(isWellFormedApiKey(composeApiKey('lk', '\u0161'.repeat(40)), 'lk')).toBe(false);
  });

  it('cannot be made up by hand', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(isWellFormedApiKey(text, 'lk')).toBe(false)));
  });
});

describe('a prefix', () => {
  it.each(['', '1k', 'LK', 'lk_', '_lk', 'l-k', 'a'.repeat(21), 'lk\n', 'l k'])('is not %j', (prefix) => {
    expect(API_KEY_PREFIX_PATTERN.test(prefix)).toBe(false);
  });
});
