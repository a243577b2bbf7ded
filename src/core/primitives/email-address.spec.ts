import { describe, expect, it } from '@jest/globals';
import { canonicalEmailAddress, isEmailAddress } from './email-address.js';

describe('An email address', () => {
  it.each([
    'you@example.com',
    'user@xn--e1afmkfd.xn--p1ai',
    'a&b@example.com',
    "o'neill+tag@mail.example.co.uk",
    '!#$%&*+/=?^_`{|}~-@example.com',
    'a.b.c@example.museum',
    '1@2.example',
    `${'a'.repeat(64)}@example.com`,
    `a@${'b'.repeat(63)}.example`,
  ])('is %s', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each([
    '',
    'you',
    '@example.com',
    'you@',
    'you@example',
    'you@@example.com',
    'you@example..com',
    'you@-example.com',
    'you@example-.com',
    'you@example.com.',
    '.you@example.com',
    'you.@example.com',
    'y..ou@example.com',
    'you @example.com',
    'you@exam ple.com',
    'you@127.0.0.1',
    'you@[127.0.0.1]',
    '"y ou"@example.com',
    'you,they@example.com',
    'you@example.com\nbcc: they@example.com',
    'you<they@example.com>',
    'yöu@example.com',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
  ])('is not %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  it.each([
    [' You@Example.COM ', 'you@example.com'],
    ['you@\u043f\u043e\u0447\u0442\u0430.\u0440\u0444', 'you@xn--80a1acny.xn--p1ai'],
    ['you@b\u00fccher.example', 'you@xn--bcher-kva.example'],
    ['you@bu\u0308cher.example', 'you@xn--bcher-kva.example'],
    ['you', 'you'],
  ])('%j is stored as %s', (text, stored) => {
    expect(canonicalEmailAddress(text)).toBe(stored);
  });
});
