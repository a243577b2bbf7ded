import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  API_KEY_PREFIX_PATTERN,
  composeApiKey,
  displayPrefix,
  isWellFormedApiKey,
} from '@latchkey/sdk/api-key-format';
import { KeyFinder } from './key-finder.js';
import { TextScanner } from './text-scanner.js';

const newKey = (prefix = 'lk'): string => composeApiKey(prefix, randomBytes(20).toString('hex'));
const prefixes = fc.stringMatching(API_KEY_PREFIX_PATTERN);
/** Characters that resemble parts of a key, and a few others. */
const noise = fc.string({ unit: fc.constantFrom(...'0123456789abcdef__lkz \n"'), maxLength: 120 });
const keys = prefixes.map(newKey);
const texts = fc.array(fc.oneof(noise, keys), { maxLength: 12 }).map((parts) => parts.join(''));

/** A naive implementation of the format: tries every underscore with every possible prefix. */
function findSlowly(text: string): string[] {
  return [...text.matchAll(/_/g)].flatMap(({ index }) => {
    for (let length = 20; length > 0; length -= 1) {
      const prefix = text.slice(Math.max(0, index - length), index);
      const key = text.slice(index - prefix.length, index + 49);
      if (API_KEY_PREFIX_PATTERN.test(prefix) && isWellFormedApiKey(key, prefix)) {
        return [`${text.slice(0, index).split('\n').length} ${displayPrefix(key)}`];
      }
    }
    return [];
  });
}

function scan(blocks: Buffer[], only: string[] = []): string[] {
  const scanner = new TextScanner(new KeyFinder(only));
  scanner.begin();
  for (const block of blocks) scanner.push(block);
  return scanner.end().map(({ line, keyPrefix }) => `${line} ${keyPrefix}`);
}

describe('the search for keys', () => {
  it('finds every key with its line, and nothing else, in any text', () => {
    fc.assert(
      fc.property(texts, (text) => expect(scan([Buffer.from(text)])).toEqual(findSlowly(text))),
      { numRuns: 2_000 },
    );
  });

  it('finds the same keys wherever a text is split into blocks', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 130 }), { minLength: 1 }), (text, lengths) => {
        const bytes = Buffer.from(text);
        const blocks: Buffer[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const length = lengths[turn % lengths.length] ?? 1;
          blocks.push(bytes.subarray(at, at + length));
          at += length;
        }
        expect(scan(blocks)).toEqual(findSlowly(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds a key at every position around its own block borders', () => {
    const key = newKey();
    for (let before = (1 << 18) - 60; before < (1 << 18) + 60; before += 1) {
      const text = `${'x\n'.repeat(before / 2)}${before % 2 ? ' ' : ''}${key}\n`;
      expect(scan([Buffer.from(text)])).toEqual([`${Math.floor(before / 2) + 1} ${displayPrefix(key)}`]);
    }
  });

  it.each([
    ['in quotes', (key: string) => `"${key}"`],
    ['after a name and an equals sign', (key: string) => `LATCHKEY_API_KEY=${key}\r\n`],
    ['in JSON that holds a file', (key: string) => `"A=1\\n${key}\\n"`],
    ['in a URL', (key: string) => `https://example.test/?key%3D${key}&x=1`],
    ['glued to hexadecimal characters', (key: string) => `${key}abcdef0123456789`],
    ['in upper and lower case around it', (key: string) => `KEY${key}KEY`],
  ])('finds a key %s', (_, around) => {
    const key = newKey();
    expect(scan([Buffer.from(around(key))])).toEqual([`1 ${displayPrefix(key)}`]);
  });

  it.each([
    ['utf-16le', Buffer.from([0xff, 0xfe]), (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16be', Buffer.from([0xfe, 0xff]), (text: string) => Buffer.from(text, 'utf16le').swap16()],
  ])('finds a key in %s, whose zeros do not make it binary', (_, mark, encode) => {
    const key = newKey();
    expect(scan([Buffer.concat([mark, encode(`one\ntwo ${key}\n`)])])).toEqual([`2 ${displayPrefix(key)}`]);
  });

  it('skips binary content', () => {
    expect(scan([Buffer.from(`\0${newKey()}`)])).toEqual([]);
  });

  it('finds only keys with the given prefixes', () => {
    const [ours, theirs] = [newKey('ink'), newKey('lk')];
    expect(scan([Buffer.from(`${ours} ${theirs}`)], ['ink'])).toEqual([`1 ${displayPrefix(ours)}`]);
  });
});
