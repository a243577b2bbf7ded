import ipaddr from 'ipaddr.js';
import { NetworkList } from '../../../core/primitives/client-address.js';

/** The private addresses that webhooks may be sent to. */
export type AllowPrivate = 'none' | 'all' | NetworkList;

/** The address of Azure's host services, which lies in a public range. */
const METADATA_IN_PUBLIC_RANGES = new NetworkList(['168.63.129.16/32']);
/** The space that the registries have allocated for use on the Internet (RFC 4291 §2.4, IANA). */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

const RANGE_NAMES: Record<string, string> = {
  unspecified: 'unspecified',
  loopback: 'loopback',
  private: 'private',
  uniqueLocal: 'private',
  deprecatedSiteLocal: 'private',
  linkLocal: 'link-local',
  carrierGradeNat: 'shared (CGNAT)',
  multicast: 'multicast',
  broadcast: 'broadcast',
  rfc6052: 'translated (NAT64)',
  rfc6145: 'translated',
  '6to4': 'translated (6to4)',
  teredo: 'translated (Teredo)',
};

/**
 * Why nothing may be sent to an address: only public addresses are allowed, and no range that stands for another
 * address or this network.
 *
 * @param text an IP address
 * @returns undefined if it is allowed
 */
export function rejectionReason(text: string, allowed: AllowPrivate): string | undefined {
  if (!ipaddr.isValid(text)) return 'is not an IP address';
  const address = ipaddr.process(text);
  if (allowed === 'all') return undefined;
  if (allowed !== 'none' && allowed.includes(address.toString())) return undefined;
  if (METADATA_IN_PUBLIC_RANGES.includes(address.toString())) return 'is a metadata address';
  const range: string = address.range();
  if (range !== 'unicast') return `is a ${RANGE_NAMES[range] ?? 'reserved'} address`;
  if (address instanceof ipaddr.IPv6 && !address.match(GLOBAL_IPV6)) return 'is a reserved address';
  return undefined;
}
