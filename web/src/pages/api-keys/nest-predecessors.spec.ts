import { describe, expect, it } from '@jest/globals';
import { nestPredecessors } from './nest-predecessors';

const key = (id: string, replacedBy: string | null = null, status: 'active' | 'revoked' = 'active') => ({
  id,
  replacedBy,
  status,
});

const nested = (...keys: ReturnType<typeof key>[]): string[] =>
  nestPredecessors(keys).map(({ key: { id }, isNested }) => (isNested ? `↳ ${id}` : id));

describe('nestPredecessors', () => {
  it('puts the old key of a rotation below the new one, wherever the order had it', () => {
    expect(nested(key('new'), key('other'), key('old', 'new'))).toEqual(['new', '↳ old', 'other']);
    expect(nested(key('old', 'new'), key('other'), key('new'))).toEqual(['other', 'new', '↳ old']);
  });

  it('keeps a rotation of the old key of another below it, too', () => {
    expect(nested(key('third'), key('other'), key('second', 'third'), key('first', 'second'))).toEqual([
      'third',
      '↳ second',
      '↳ first',
      'other',
    ]);
  });

  it('leaves a key in its place if it has stopped, or if the new one is not in the list', () => {
    expect(nested(key('new'), key('other'), key('old', 'new', 'revoked'))).toEqual(['new', 'other', 'old']);
    expect(nested(key('other'), key('old', 'elsewhere'))).toEqual(['other', 'old']);
  });
});
