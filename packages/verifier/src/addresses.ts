import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** The deprecated `::192.0.2.1`, which some take for IPv4 and some do not: a list must not mean either. */
const IPV4_COMPATIBLE = /^::\d+\./;

/** The address as Latchkey takes it; undefined: it is none, or one with a zone, which means something on one machine alone. */
export const knownAddress = (text: string | undefined): string | undefined =>
  text !== undefined && (isIPv4(text) || (isIPv6(text) && !text.includes('%') && !IPV4_COMPATIBLE.test(text)))
    ? text
    : undefined;

/** A key's allowlist. An IPv4-mapped IPv6 address is the IPv4 address. */
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
