import { describe, expect, it } from '@jest/globals';
import { networkProblem } from './network.js';

describe('The hint for addresses and blocks', () => {
  it.each(['192.0.2.7', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::7', '2001:db8::/32', '::1', ' 192.0.2.7 '])(
    'lets %s pass',
    (text) => {
      expect(networkProblem(text)).toBeUndefined();
    },
  );

  it.each([
    ['192.0.2', 'is neither'],
    ['192.0.2.256', 'is neither'],
    ['192.0.2.07', 'is neither'],
    ['2001:db8', 'is neither'],
    ['example.com', 'is neither'],
    ['', 'is neither'],
    ['192.0.2.0/33', 'from 0 to 32'],
    ['2001:db8::/129', 'from 0 to 128'],
    ['192.0.2.0/', 'from 0 to 32'],
    ['192.0.2.0/24/1', 'more than one slash'],
  ])('says what is wrong with %s', (text, expected) => {
    expect(networkProblem(text)).toContain(expected);
  });
});
