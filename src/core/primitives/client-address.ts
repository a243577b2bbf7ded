import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Addresses and networks in canonical text. IPv4-mapped IPv6 addresses (`::ffff:192.0.2.1`) count as IPv4 addresses:
 * the same caller must not look different because of the socket's family.
 */

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The deprecated `::192.0.2.1`, which only some software reads as IPv4. A list that contains it would be ambiguous. */
const IPV4_COMPATIBLE = /^::\d+\./;

/**
 * @returns undefined if `text` is not an IP address. Octal, hexadecimal and shortened IPv4 forms are not, nor is one
 *   with a zone (`fe80::1%eth0`): a zone names an interface of one machine.
 */
export function parseAddress(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  if (isIPv4(text)) return ipaddr.IPv4.parse(text);
  if (!isIPv6(text) || text.includes('%') || IPV4_COMPATIBLE.test(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** Canonical text of an address, or the text itself if it is not one. */
export const canonicalAddress = (text: string): string => parseAddress(text)?.toString() ?? text;

/**
 * Canonical CIDR text of an address or block, or what is wrong with it. Host bits must be zero: `10.0.0.1/8` is more
 * likely a mistake than a wish for sixteen million addresses.
 */
export function canonicalNetwork(text: string): { network: string } | { problem: string } {
  const [addressText = '', prefixText, ...rest] = text.split('/');
  const address = parseAddress(addressText);
  if (!address || rest.length > 0) return { problem: 'is not an IPv4 or IPv6 address or CIDR block' };
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const wasMapped = address.kind() === 'ipv4' && addressText.includes(':');
  if (prefixText === undefined) return { network: `${address.toString()}/${bits}` };
  if (!/^(0|[1-9]\d{0,2})$/.test(prefixText)) return { problem: 'has a prefix length that is not a number' };
  const length = Number(prefixText) - (wasMapped ? 96 : 0);
  if (length < 0 || length > bits)
    return { problem: `has a prefix length that is not between 0 and ${bits}` };
  if (length === 0) return { problem: 'allows every address; leave the list out instead' };
  const kind = address.kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  const network = kind.networkAddressFromCIDR(`${address.toString()}/${length}`).toString();
  if (network !== address.toString())
    return { problem: `has host bits set; the block is ${network}/${length}` };
  return { network: `${network}/${length}` };
}

/** A set of networks, parsed once. */
export class NetworkList {
  private readonly networks: Network[];

  /** @param texts validated addresses and CIDR blocks */
  constructor(texts: readonly string[]) {
    this.networks = texts.map((text): Network => {
      if (text.includes('/')) return unmapped(ipaddr.parseCIDR(text));
      const address = ipaddr.process(text);
      return [address, address.kind() === 'ipv4' ? 32 : 128];
    });
  }

  /** CIDR blocks. */
  toTexts(): string[] {
    return this.networks.map(([address, length]) => `${address.toString()}/${length}`);
  }

  includes(text: string): boolean {
    if (this.networks.length === 0) return false;
    const address = parseAddress(text);
    return address !== undefined && this.networks.some((network) => isWithin(address, network));
  }

  /**
   * Whether every address of `other` is in one block of this list. Two blocks that only together cover one of `other`'s
   * do not count: when in doubt, the answer is "no".
   */
  covers(other: NetworkList): boolean {
    return other.networks.every(([address, length]) =>
      this.networks.some((network) => network[1] <= length && isWithin(address, network)),
    );
  }
}

const isWithin = (address: ipaddr.IPv4 | ipaddr.IPv6, network: Network): boolean =>
  network[0].kind() === address.kind() && address.match(network);

/** A block of mapped addresses becomes the IPv4 block, because callers are compared in that form. */
function unmapped([address, length]: Network): Network {
  const isMapped = address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && length >= 96;
  return isMapped ? [address.toIPv4Address(), length - 96] : [address, length];
}

/** The part of an address controlled by one household or host: IPv6 callers have a whole /64. */
export function addressForLimits(text: string): string {
  const address = parseAddress(text);
  if (address?.kind() !== 'ipv6') return text;
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()}/64`;
}
