import { describe, expect, it } from '@jest/globals';
import { addressForLimits, canonicalAddress, canonicalNetwork, NetworkList } from './client-address.js';

describe('canonicalNetwork', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7/32'],
    ['192.0.2.7/32', '192.0.2.7/32'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['128.0.0.0/1', '128.0.0.0/1'],
    ['2001:DB8:0:0::1', '2001:db8::1/128'],
    ['2001:db8::/32', '2001:db8::/32'],
    // The same caller, whatever the socket's family.
    ['::ffff:192.0.2.7', '192.0.2.7/32'],
    ['::FFFF:c000:207', '192.0.2.7/32'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8'],
    ['64:ff9b::192.0.2.7', '64:ff9b::c000:207/128'],
  ])('accepts %s as %s', (text, network) => {
    expect(canonicalNetwork(text)).toEqual({ network });
  });

  it.each([
    ['0.0.0.0/0', 'allows every address'],
    ['::/0', 'allows every address'],
    ['::ffff:0:0/96', 'allows every address'],
    ['192.0.2.7/0', 'allows every address'],
    ['192.0.2.0/33', 'not between 0 and 32'],
    ['2001:db8::/129', 'not between 0 and 128'],
    ['::ffff:192.0.2.0/64', 'not between 0 and 32'],
    ['192.0.2.7/24', 'the block is 192.0.2.0/24'],
    ['2001:db8::1/32', 'the block is 2001:db8::/32'],
    ['192.0.2.0/024', 'not a number'],
    ['192.0.2.0/', 'not a number'],
    ['192.0.2.0/-1', 'not a number'],
    ['192.0.2.0/2.4', 'not a number'],
    ['192.0.2.0/255.255.255.0', 'not a number'],
    ['192.0.2.0/24/24', 'is not an IPv4 or IPv6 address'],
    // Some parsers read this as octal, others as decimal.
    ['010.0.0.1', 'is not an IPv4 or IPv6 address'],
    ['::ffff:010.0.0.1', 'is not an IPv4 or IPv6 address'],
    ['0x0a.0.0.1', 'is not an IPv4 or IPv6 address'],
    ['167772161', 'is not an IPv4 or IPv6 address'],
    ['10.1', 'is not an IPv4 or IPv6 address'],
    ['::192.0.2.7', 'is not an IPv4 or IPv6 address'],
    ['fe80::1%eth0', 'is not an IPv4 or IPv6 address'],
    ['[2001:db8::1]', 'is not an IPv4 or IPv6 address'],
    [' 192.0.2.7', 'is not an IPv4 or IPv6 address'],
    ['192.0.2.256', 'is not an IPv4 or IPv6 address'],
    ['localhost', 'is not an IPv4 or IPv6 address'],
    ['*', 'is not an IPv4 or IPv6 address'],
    ['', 'is not an IPv4 or IPv6 address'],
  ])('refuses %j: %s', (text, problem) => {
    expect(canonicalNetwork(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});

describe('NetworkList', () => {
  const list = new NetworkList(['192.0.2.0/24', '198.51.100.7/32', '2001:db8::/32']);

  it.each(['192.0.2.0', '192.0.2.255', '198.51.100.7', '::ffff:192.0.2.1', '2001:db8:ffff::1'])(
    'includes %s',
    (address) => expect(list.includes(address)).toBe(true),
  );

  it.each(['192.0.3.0', '198.51.100.8', '2001:db9::', '::', 'unknown', '', '192.000.2.1'])(
    'does not include %j',
    (address) => expect(list.includes(address)).toBe(false),
  );

  it('includes nothing when it is empty', () => {
    expect(new NetworkList([]).includes('192.0.2.1')).toBe(false);
  });

  it('compares mapped blocks and addresses in their IPv4 form', () => {
    expect(new NetworkList(['::ffff:10.0.0.0/104']).includes('10.1.2.3')).toBe(true);
    expect(new NetworkList(['::ffff:10.0.0.7']).includes('10.0.0.7')).toBe(true);
    // Even the widest IPv6 block contains no IPv4 address.
    expect(new NetworkList(['::/0']).includes('10.0.0.7')).toBe(false);
  });

  it.each([
    [['192.0.2.0/24'], true],
    [['192.0.2.128/25', '2001:db8:1::/48'], true],
    [[], true],
    [['192.0.2.0/23'], false],
    [['192.0.2.0/24', '203.0.113.1/32'], false],
    [['2001:db8::/31'], false],
    [['::/1'], false],
  ])('covers %j: %s', (other, covered) => {
    expect(list.covers(new NetworkList(other))).toBe(covered);
  });
});

describe('canonicalAddress', () => {
  it('normalises an address, and leaves anything else unchanged', () => {
    expect(['::FFFF:192.0.2.1', '2001:DB8:0:0:0::1', 'unknown'].map(canonicalAddress)).toEqual([
      '192.0.2.1',
      '2001:db8::1',
      'unknown',
    ]);
  });
});

describe('addressForLimits', () => {
  it('treats an IPv6 /64 as one caller, and keeps IPv4 addresses separate', () => {
    expect(addressForLimits('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(addressForLimits('2001:db8:1:2::7')).toBe('2001:db8:1:2::/64');
    expect(addressForLimits('192.0.2.7')).toBe('192.0.2.7');
  });
});
