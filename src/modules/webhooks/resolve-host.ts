import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type AllowPrivate, refusalOf } from './address-policy.js';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** The name leads where webhooks do not go. */
export class RefusedAddressError extends Error {
  override name = 'RefusedAddressError';
}

/** The name leads nowhere. */
export class UnknownHostError extends Error {
  override name = 'UnknownHostError';
}

const LOOPBACK: Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Looks host names up, and lets no address through that webhooks must not go to. By DNS itself and not by the
 * system's `getaddrinfo`, whose few threads a slow name server could occupy.
 */
export class HostResolver {
  private readonly resolver: Resolver;

  /** @param servers `address` or `address:port`; none: those of the system */
  constructor(
    private readonly allowed: AllowPrivate,
    servers: readonly string[],
  ) {
    this.resolver = new Resolver({ timeout: 2_000, tries: 2 });
    if (servers.length > 0) this.resolver.setServers(servers);
  }

  /**
   * @throws RefusedAddressError if even one of its addresses is refused: who mixes them is up to something
   * @throws UnknownHostError
   */
  async resolve(host: string): Promise<Address[]> {
    const addresses = await this.lookUp(host);
    for (const { address } of addresses) {
      const refusal = refusalOf(address, this.allowed);
      if (refusal !== undefined) throw new RefusedAddressError(`${host} leads to an address that ${refusal}`);
    }
    if (addresses.length === 0) throw new UnknownHostError(`${host} is not known`);
    return addresses;
  }

  private async lookUp(host: string): Promise<Address[]> {
    const literal = isIP(host);
    if (literal !== 0) return [{ address: host, family: literal as 4 | 6 }];
    // RFC 6761: no name server is asked.
    if (/(^|\.)localhost\.?$/.test(host)) return LOOPBACK;
    const [four, six] = await Promise.all([
      this.resolver.resolve4(host).catch(() => []),
      this.resolver.resolve6(host).catch(() => []),
    ]);
    return [
      ...four.map((address): Address => ({ address, family: 4 })),
      ...six.map((address): Address => ({ address, family: 6 })),
    ];
  }
}
