import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { type AllowPrivate, rejectionReason } from './address-policy.js';
import { SystemResolver } from './system-resolver.js';

export interface Address {
  address: string;
  family: 4 | 6;
}

/** The name resolves to an address that webhooks may not be sent to. */
export class RefusedAddressError extends Error {
  override name = 'RefusedAddressError';
}

/** The name does not resolve. */
export class UnknownHostError extends Error {
  override name = 'UnknownHostError';
}

const LOOPBACK: Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Resolves host names, using the system or the name servers that the operator configured, and rejects addresses that
 * webhooks must not be sent to.
 */
export class HostResolver {
  private readonly lookUpName: (host: string) => Promise<Address[]>;

  /** @param servers `address` or `address:port`; empty: names resolve as for every program of the system */
  constructor(
    private readonly allowed: AllowPrivate,
    servers: readonly string[],
  ) {
    this.lookUpName = servers.length > 0 ? byNameServers(servers) : bySystem;
  }

  /**
   * @throws RefusedAddressError if any of its addresses is refused, because mixing them is suspicious
   * @throws UnknownHostError
   */
  async resolve(host: string): Promise<Address[]> {
    const addresses = await this.lookUp(host);
    for (const { address } of addresses) {
      const reason = rejectionReason(address, this.allowed);
      if (reason !== undefined) throw new RefusedAddressError(`${host} leads to an address that ${reason}`);
    }
    if (addresses.length === 0) throw new UnknownHostError(`${host} is not known`);
    return addresses;
  }

  private lookUp(host: string): Promise<Address[]> {
    const literal = isIP(host);
    if (literal !== 0) return Promise.resolve([{ address: host, family: literal as 4 | 6 }]);
    // RFC 6761: no name server is asked.
    if (/(^|\.)localhost\.?$/.test(host)) return Promise.resolve(LOOPBACK);
    return this.lookUpName(host);
  }
}

/** One for the whole process, because its threads are shared, too. */
const systemResolver = new SystemResolver();

const bySystem = async (host: string): Promise<Address[]> =>
  (await systemResolver.lookUp(host)).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

function byNameServers(servers: readonly string[]): (host: string) => Promise<Address[]> {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 });
  resolver.setServers(servers);
  return async (host) => {
    const [four, six] = await Promise.all([
      resolver.resolve4(host).catch(() => []),
      resolver.resolve6(host).catch(() => []),
    ]);
    return [
      ...four.map((address): Address => ({ address, family: 4 })),
      ...six.map((address): Address => ({ address, family: 6 })),
    ];
  };
}
