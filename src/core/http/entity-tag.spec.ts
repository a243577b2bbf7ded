import { describe, expect, it } from '@jest/globals';
import { includesVersion, parseIfMatch, parseIfNoneMatch, versionTag } from './entity-tag.js';

describe('an entity tag', () => {
  it('is the version in quotes', () => {
    expect(versionTag(12)).toBe('"12"');
  });

  it.each([
    ['*', 'any'],
    [' * ', 'any'],
    ['"1"', [1]],
    ['"1", "2"', [1, 2]],
    ['"1","2"', [1, 2]],
    [', "1" ,, "2",', [1, 2]],
    ['"a,b", "2"', [2]],
    ['"abc"', []],
    ['""', []],
    ['"0"', []],
    ['"01"', []],
    ['"99999999999999999999"', []],
    ['"1e2"', []],
    ['"\xff"', []],
    ['W/"1"', []],
    ['W/"1", "2"', [2]],
  ])('If-Match: %s accepts %j', (header, accepted) => {
    expect(parseIfMatch(header)).toEqual(accepted);
  });

  it.each([
    '',
    ' ',
    ',',
    '1',
    '"1',
    '1"',
    '"1" "2"',
    '"1"; "2"',
    'w/"1"',
    'W/1',
    '*, "1"',
    '"1", *',
    '"a"b"',
    '" "',
  ])('If-Match: %s is malformed', (header) => {
    expect(parseIfMatch(header)).toBeUndefined();
    expect(parseIfNoneMatch(header)).toBeUndefined();
  });

  it('is compared weakly by If-None-Match', () => {
    expect(parseIfNoneMatch('W/"1", "2"')).toEqual([1, 2]);
  });

  it('stands for its version, and * for any version', () => {
    expect(includesVersion([1, 3], 3)).toBe(true);
    expect(includesVersion([1, 3], 2)).toBe(false);
    expect(includesVersion('any', 2)).toBe(true);
  });
});
