import { expect, it } from '@jest/globals';
import { digestOf, isPastedKey } from './pasted-key';

it.each([
  ['a key of this server', `lk_${'a1'.repeat(24)}`, true],
  ['an imported key', `sk_live_${'Ab9'.repeat(8)}`, true],
  ['a prefix', 'lk_a811', false],
  ['the id of a key', '0190f3c2-0000-7000-8000-000000000000', false],
  ['a long name', 'billing export of the second warehouse 2', false],
  ['a long name without spaces', 'nightly-export-of-warehouse-2-and-3', false],
])('tells a whole key from other text: %s', (_what, text, expected) => {
  expect(isPastedKey(text)).toBe(expected);
});

it('makes the digest that the server stores, in hexadecimal', async () => {
  await expect(digestOf('abc')).resolves.toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
