import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** The deprecated `::192.0.2.1`, which only some software reads as IPv4. A list that contains it would be ambiguous. */
const IPV4_COMPATIBLE = /^::\d+\./;

/**
 * The address in Latchkey's form; undefined if it is not one, or has a zone, which is meaningful on one machine only.
 */
export const knownAddress = (text: string | undefined): string | undefined =>
  text !== undefined && (isIPv4(text) || (isIPv6(text) && !text.includes('%') && !IPV4_COMPATIBLE.test(text)))
    ? text
    : undefined;

/** A key's allowlist. IPv4-mapped IPv6 addresses count as IPv4 addresses. */
export class AddressList {
  private readonly blocks = new BlockList();

  /** @param networks CIDR blocks, as Latchkey writes them */
  constructor(networks: readonly string[]) {
    for (const network of networks) {
      const [address = '', bits] = network.split('/');
      this.blocks.addSubnet(address, Number(bits), isIPv4(address) ? 'ipv4' : 'ipv6');
    }
  }

  includes(address: string): boolean {
    const known = knownAddress(address);
    return known !== undefined && this.blocks.check(known, isIPv4(known) ? 'ipv4' : 'ipv6');
  }
}
