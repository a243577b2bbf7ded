import { isIP } from 'node:net';
import { type AllowPrivate, rejectionReason } from '../sending/address-policy.js';

const LENGTH_MAX = 2_000;

/** Ports of other protocols, for which an HTTP request could be mistaken (Fetch Standard, "bad port"). */
const BAD_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** Names that mean this machine or this network wherever they are resolved (RFC 6761, 6762, 8375, 9476). */
const LOCAL_NAME =
  /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|home\.arpa|onion|alt)$/;

/**
 * Why a URL cannot be an endpoint's, as far as that is known without resolving its host.
 *
 * @returns undefined if it can; otherwise what is wrong with it, continuing "url …"
 */
export function urlProblem(text: string, allowed: AllowPrivate): string | undefined {
  if (text.length > LENGTH_MAX) return `must have at most ${LENGTH_MAX} characters`;
  if (/[\p{Cc}\s\\]/u.test(text)) return 'must not contain spaces, backslashes or control characters';
  if (!URL.canParse(text)) return 'must be a URL such as https://acme.dev/webhooks';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must start with https:// or http://';
  if (!/^https?:\/\/[^/]/i.test(text)) return 'must start with https:// or http://, and a host';
  if (url.username !== '' || url.password !== '') return 'must not contain a user name or password';
  if (url.hash !== '' || text.includes('#')) return 'must not have a fragment (#…)';
  if (url.port !== '' && BAD_PORTS.has(Number(url.port)))
    return 'must not use a port of a protocol other than HTTP';
  if (url.port === '0') return 'must not use port 0';
  return hostProblem(hostOf(url), allowed);
}

/** The host, an IPv6 address without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

function hostProblem(host: string, allowed: AllowPrivate): string | undefined {
  if (isIP(host) !== 0) {
    const reason = rejectionReason(host, allowed);
    return reason && `must not point to ${host}, which ${reason}`;
  }
  if (allowed !== 'none') return undefined;
  const name = host.replace(/\.$/, '');
  if (LOCAL_NAME.test(name)) return 'must not point to this machine or its network';
  if (!name.includes('.')) return 'must have a host name with a domain';
  return undefined;
}
