import { expect, it } from '@jest/globals';
import { isUserCode, newUserCode, readUserCode, userCodeForPeople } from './user-codes.js';

it('A user code is accepted in any notation', () => {
  const code = newUserCode();
  const shown = userCodeForPeople(code);
  expect(shown).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
  for (const typed of [shown, shown.toLowerCase(), code, ` ${shown.replace('-', ' ')} `]) {
    expect(readUserCode(typed)).toBe(code);
  }
  expect(isUserCode(readUserCode(shown))).toBe(true);
});

it.each(['', 'BCDF', 'BCDF-GHJA', 'BCDF-GHJ0', 'BCDF-GHJKL'])('%s is none', (typed) => {
  expect(isUserCode(readUserCode(typed))).toBe(false);
});

it('User codes are not repeated', () => {
  expect(new Set(Array.from({ length: 1_000 }, newUserCode)).size).toBe(1_000);
});
