import { describe, expect, it } from '@jest/globals';
import { shareOut } from './share-out.js';

describe('Room for results', () => {
  it('is shared evenly, and what one list leaves over goes to the others', () => {
    expect(shareOut([['a', 'b', 'c', 'd'], ['e'], [], ['f', 'g', 'h']], 6)).toEqual([
      'a',
      'b',
      'c',
      'e',
      'f',
      'g',
    ]);
  });

  it('is not filled where there is less', () => {
    expect(shareOut([['a'], [], ['b']], 20)).toEqual(['a', 'b']);
    expect(shareOut([], 20)).toEqual([]);
  });
});
