import { isIP } from 'node:net';
import type { Dispatcher } from 'undici';
import { type AllowPrivate, rejectionReason } from './address-policy.js';
import { hostOf } from '../endpoints/endpoint-url.js';
import { type HostResolver, RefusedAddressError } from './resolve-host.js';

const HEADERS_BYTES_MAX = 16_384;

/**
 * Connections to hosts that users name. Addresses are checked when the name is resolved, and the connection goes to a
 * checked address: a name that resolves elsewhere a moment later (DNS rebinding) gains nothing.
 */
export async function guardedAgent(resolver: HostResolver, timeoutSeconds: number): Promise<Dispatcher> {
  // undici is loaded for the first request.
  const { Agent } = await import('undici');
  return new Agent({
    connect: { lookup: (host, options, callback) => lookUp(resolver, host, options.all === true, callback) },
    connectTimeout: timeoutSeconds * 1_000,
    // As many connections as requests: one receiver must not wait for another on the same host.
    connections: null,
    pipelining: 1,
    maxHeaderSize: HEADERS_BYTES_MAX,
    allowH2: false,
  });
}

/**
 * An address in the URL is never resolved, so it is checked here.
 *
 * @throws RefusedAddressError
 */
export function refuseLiteralAddress(url: URL, allowed: AllowPrivate): void {
  const host = hostOf(url);
  const reason = isIP(host) === 0 ? undefined : rejectionReason(host, allowed);
  if (reason !== undefined) throw new RefusedAddressError(`${host} ${reason}`);
}

function lookUp(resolver: HostResolver, host: string, all: boolean, callback: LookupCallback): void {
  resolver.resolve(host).then(
    (addresses) => {
      const [first] = addresses;
      if (all || !first) callback(null, addresses);
      else callback(null, first.address, first.family);
    },
    (error: Error) => callback(error, []),
  );
}

type LookupCallback = (
  error: NodeJS.ErrnoException | null,
  address: string | { address: string; family: number }[],
  family?: number,
) => void;
