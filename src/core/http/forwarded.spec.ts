import type { Socket } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NetworkList } from '../primitives/client-address.js';
import { clientAddress, type ForwardedHeader, peerAddress, type ProxyTrust } from './forwarded.js';

const socketOf = (remoteAddress: string | undefined): Socket => ({ remoteAddress }) as Socket;
const peerOf = (remoteAddress: string): string => peerAddress(socketOf(remoteAddress)) ?? 'none';

const PROXY = '10.0.0.1';
const trusting = (header: ForwardedHeader): ProxyTrust => ({
  proxies: new NetworkList(['10.0.0.0/8', '2001:db8::1']),
  header,
});

/** The address of a caller behind `peer`, which sends `X-Forwarded-For`. */
const behind = (peer: string, forwardedFor?: string): string =>
  clientAddress(peerOf(peer), { 'x-forwarded-for': forwardedFor }, trusting('auto'));

/** The address of a caller behind the proxy, which sends `Forwarded`. */
const forwarded = (header: string): string => clientAddress(PROXY, { forwarded: header }, trusting('auto'));

describe('The address of a connection', () => {
  it('is kept after the connection has lost it', () => {
    const socket: { remoteAddress: string | undefined } = { remoteAddress: '::ffff:192.0.2.7' };
    expect(peerAddress(socket as Socket)).toBe('192.0.2.7');
    socket.remoteAddress = undefined;
    expect(peerAddress(socket as Socket)).toBe('192.0.2.7');
  });

  it.each([undefined, ''])('is none where the system has none: %j', (remoteAddress) => {
    expect(peerAddress(socketOf(remoteAddress))).toBeUndefined();
  });
});

describe('X-Forwarded-For', () => {
  it.each<[string, string, string | undefined, string]>([
    ['no header', PROXY, undefined, PROXY],
    ['an untrusted peer that forges the header', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a trusted proxy', PROXY, '198.51.100.1', '198.51.100.1'],
    ['a mapped socket address of a trusted proxy', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['a caller who wrote the left part', PROXY, '127.0.0.1, 198.51.100.1', '198.51.100.1'],
    ['two trusted proxies', PROXY, '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['nothing but trusted proxies', PROXY, '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['a header sent twice', PROXY, ['127.0.0.1', '198.51.100.1'] as never, '198.51.100.1'],
    ['garbage where the address belongs', PROXY, '198.51.100.1, unknown', PROXY],
    ['an octal address', PROXY, '010.0.0.1', PROXY],
    ['an empty header', PROXY, '', PROXY],
    ['empty elements', PROXY, ', 198.51.100.1, ,', '198.51.100.1'],
    ['a mapped address in the header', PROXY, '::ffff:198.51.100.1', '198.51.100.1'],
    ['an IPv6 proxy', '2001:db8::1', '2001:DB8:0::2', '2001:db8::2'],
    ['a link-local peer with its zone', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['a port, as Azure and IIS write it', PROXY, '203.0.113.7:51234', '203.0.113.7'],
    ['ports on the way', PROXY, '203.0.113.7:51234, 10.0.0.2:80', '203.0.113.7'],
    ['an IPv6 address in brackets', PROXY, '[2001:db8::2]', '2001:db8::2'],
    ['an IPv6 address with a port', PROXY, '[2001:db8::2]:443', '2001:db8::2'],
    ['a mapped address with a port', PROXY, '[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['quotes', PROXY, '"[2001:db8::2]:443"', '2001:db8::2'],
    ['an IPv4 address in brackets', PROXY, '[203.0.113.7]', PROXY],
    ['two ports', PROXY, '203.0.113.7:80:80', PROXY],
    ['a port that is none', PROXY, '203.0.113.7:http', PROXY],
    ['a zone', PROXY, '[fe80::2%eth0]:443', PROXY],
  ])('with %s', (_, peer, header, expected) => {
    expect(behind(peer, header)).toBe(expected);
  });

  it('trusts nobody when there are no proxies', () => {
    const trust: ProxyTrust = { proxies: new NetworkList([]), header: 'auto' };
    expect(clientAddress('127.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, trust)).toBe('127.0.0.1');
  });
});

describe('Forwarded', () => {
  it.each([
    ['for=203.0.113.7', '203.0.113.7'],
    ['For="203.0.113.7:51234";proto=https;by=10.0.0.1', '203.0.113.7'],
    ['proto=https; for = "[2001:db8::2]:443"', '2001:db8::2'],
    ['for="[2001:db8::2]"', '2001:db8::2'],
    ['for="203.0.113.7:_port"', '203.0.113.7'],
    ['for=127.0.0.1, for=203.0.113.7', '203.0.113.7'],
    ['for=203.0.113.7;host="a,b;for=198.51.100.1", for=10.0.0.2', '203.0.113.7'],
    ['for=203.0.113.7, for=10.0.0.2', '203.0.113.7'],
    // A quote left open by the caller must not swallow what the proxy adds.
    ['for="198.51.100.1, for=203.0.113.7', '203.0.113.7'],
    ['for="198.51.100.1\\", for=203.0.113.7', '203.0.113.7'],
    // Not an address: the nearest known hop is the proxy that reported it.
    ['for=unknown', PROXY],
    ['for=_hidden', PROXY],
    ['for=203.0.113.7, for=unknown, for=10.0.0.2', '10.0.0.2'],
    ['proto=https', PROXY],
    ['for=203.0.113.7;for=198.51.100.1', PROXY],
    ['203.0.113.7', PROXY],
    ['for=', PROXY],
    ['', PROXY],
  ])('%s', (header, expected) => {
    expect(forwarded(header)).toBe(expected);
  });

  it('always yields an address, decided by what the proxy adds, whatever the header holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (written) => {
        expect(forwarded(`${written}, for=203.0.113.7`)).toBe('203.0.113.7');
        expect(behind(PROXY, `${written}, 203.0.113.7:80`)).toBe('203.0.113.7');
        expect(peerOf(forwarded(written))).toMatch(/^[\d.]+$|^[\da-f:.]+$/);
      }),
    );
  });
});

describe('Of the two headers', () => {
  const both = { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=198.51.100.1' };

  it.each<[ForwardedHeader, string]>([
    ['auto', '203.0.113.7'],
    ['x-forwarded-for', '203.0.113.7'],
    ['forwarded', '198.51.100.1'],
  ])('%s believes one', (header, expected) => {
    expect(clientAddress(PROXY, both, trusting(header))).toBe(expected);
  });

  it('does not fall back to the other header', () => {
    const { forwarded: header, ...forwardedFor } = both;
    expect(clientAddress(PROXY, forwardedFor, trusting('forwarded'))).toBe(PROXY);
    expect(clientAddress(PROXY, { forwarded: header }, trusting('x-forwarded-for'))).toBe(PROXY);
  });
});
