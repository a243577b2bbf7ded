import { describe, expect, it } from '@jest/globals';
import { AddressList } from './addresses.js';

describe('an allowlist', () => {
  const list = new AddressList(['192.0.2.0/24', '198.51.100.7/32', '2001:db8::/32']);

  it.each([
    '192.0.2.1',
    '198.51.100.7',
    '::ffff:192.0.2.1',
    '::ffff:c000:201',
    '2001:db8:1::1',
    '2001:DB8::2',
  ])('includes %s', (address) => {
    expect(list.includes(address)).toBe(true);
  });

  it.each([
    ...['192.0.3.1', '198.51.100.8', '::ffff:192.0.3.1', '2001:db9::1'],
    // Only some software reads the first as an IPv4 address; a zone is meaningful on one machine only.
    ...['::192.0.2.1', '2001:db8::1%eth0'],
    ...['192.0.2', '192.0.2.01', '0300.0.2.1', '192.0.2.1:80', '[2001:db8::1]', 'example.com', ''],
  ])('does not include "%s"', (address) => {
    expect(list.includes(address)).toBe(false);
  });
});
