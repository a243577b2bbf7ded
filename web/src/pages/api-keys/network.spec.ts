import { describe, expect, it } from '@jest/globals';
import { networkProblem, typingProblem } from './network.js';

describe('The hint for addresses and blocks', () => {
  it.each(['192.0.2.7', '192.0.2.0/24', '0.0.0.0/0', '2001:db8::7', '2001:db8::/32', '::1', ' 192.0.2.7 '])(
    'accepts %s',
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

describe('The hint while somebody types', () => {
  it.each(['192.0.2.0/24', '2001:db8::/32', '::ffff:192.0.2.7'])('says nothing on the way to %s', (text) => {
    for (let length = 0; length <= text.length; length += 1) {
      expect(typingProblem(text.slice(0, length))).toBeUndefined();
    }
  });

  it.each(['203.0.300', '192.0.2.7.', '203.0.07', 'example', '2001:db8::g', '192.0.2/', '192.0.2.0/33'])(
    'recognises at %s that it cannot become valid',
    (text) => {
      expect(typingProblem(text)).toBeDefined();
    },
  );
});
