import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from '../config/config.js';
import { canonicalAddress, NetworkList, parseAddress } from '../primitives/client-address.js';

/** Which header says where a request comes from. */
export type ForwardedHeader = 'auto' | 'x-forwarded-for' | 'forwarded';

export interface ProxyTrust {
  proxies: NetworkList;
  header: ForwardedHeader;
}

export const proxyTrustOf = ({ trustedProxies, forwardedHeader }: Config): ProxyTrust => ({
  proxies: new NetworkList(trustedProxies),
  header: forwardedHeader,
});

/** `:443`, or the obfuscated form that RFC 7239 §6 allows: `:_hidden`. */
const PORT = /:(\d{1,5}|_[\w.-]+)$/;
const BRACKETED = /^\[([^[\]]*)\](?::(?:\d{1,5}|_[\w.-]+))?$/;

const peerAddresses = new WeakMap<Socket, string>();

/**
 * The canonical address of the socket's other end, computed once and remembered, because a reset connection no longer
 * has one. It may carry an IPv6 zone, which is meaningless elsewhere.
 *
 * @returns undefined if the connection was reset before the first call
 */
export function peerAddress(socket: Socket): string | undefined {
  const known = peerAddresses.get(socket);
  if (known !== undefined) return known;
  const { remoteAddress } = socket;
  if (!remoteAddress) return undefined;
  const address = canonicalAddress(remoteAddress.split('%', 1)[0] ?? '');
  peerAddresses.set(socket, address);
  return address;
}

/**
 * The caller's address: the socket's, unless the peer is a trusted proxy. In that case it is the first address in the
 * forwarded header, read from the right, that is not a trusted proxy itself. Anything further left was written by the
 * caller and proves nothing. A hop without an address (`unknown`, `_hidden`) ends the search at the proxy that reported
 * it.
 *
 * @param peer the socket's address, canonical
 */
export function clientAddress(peer: string, headers: IncomingHttpHeaders, trust: ProxyTrust): string {
  if (!trust.proxies.includes(peer)) return peer;
  let nearest = peer;
  for (const hop of hopsFromTheRight(headers, trust.header)) {
    const address = parseNode(hop);
    if (address === undefined) return nearest;
    nearest = address;
    if (!trust.proxies.includes(nearest)) return nearest;
  }
  return nearest;
}

/**
 * A proxy writes one of the two headers and passes the other on as the caller sent it, so exactly one can be believed.
 * `auto` uses `X-Forwarded-For` if present, because most proxies write it.
 */
function hopsFromTheRight(headers: IncomingHttpHeaders, header: ForwardedHeader): Iterable<string> {
  const forwardedFor = headers['x-forwarded-for'];
  if (header === 'x-forwarded-for' || (header === 'auto' && forwardedFor !== undefined)) {
    return elementsFromTheRight(String(forwardedFor ?? ''));
  }
  return forwardedNodes(headers.forwarded ?? '');
}

/**
 * The `for` parameters of a `Forwarded` header (RFC 7239 §4), last first. An element without one yields an empty text,
 * which is not an address.
 */
function* forwardedNodes(header: string): Iterable<string> {
  for (const element of elementsFromTheRight(header)) {
    const pairs = [...splitFromTheRight(element, ';')].map((pair) => /^for\s*=\s*(.*)$/is.exec(pair)?.[1]);
    const nodes = pairs.filter((node) => node !== undefined);
    // Repeating it within an element is an error (§4); there is no telling which one is meant.
    yield nodes.length === 1 ? unquoted(nodes[0] ?? '') : '';
  }
}

const elementsFromTheRight = (header: string): Iterable<string> => splitFromTheRight(header, ',');

/**
 * Parts between separators outside quotes, last first, skipping empty ones (RFC 9110 §5.6.1). Parsed from the right,
 * because a quote left open by a caller on the left must not swallow what the proxy has appended.
 */
function* splitFromTheRight(text: string, separator: string): Iterable<string> {
  let end = text.length;
  let isQuoted = false;
  for (let index = text.length - 1; index >= -1; index -= 1) {
    const character = text[index];
    if (character === '"' && text[index - 1] !== '\\') isQuoted = !isQuoted;
    if (index >= 0 && (isQuoted || character !== separator)) continue;
    const part = text.slice(index + 1, end).trim();
    end = index;
    if (part !== '') yield part;
  }
}

const unquoted = (text: string): string =>
  /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : text;

/** `192.0.2.7`, `192.0.2.7:4711`, `2001:db8::7`, `[2001:db8::7]`, `[2001:db8::7]:4711`, each optionally quoted. */
function parseNode(node: string): string | undefined {
  const text = unquoted(node);
  const bracketed = BRACKETED.exec(text)?.[1];
  if (bracketed !== undefined)
    return bracketed.includes(':') ? parseAddress(bracketed)?.toString() : undefined;
  const address = parseAddress(text) ?? parseIPv4(text.replace(PORT, ''));
  return address?.toString();
}

/** Cutting the end off `2001:db8::7:443` could leave a different address: only brackets separate a port. */
const parseIPv4 = (text: string): ReturnType<typeof parseAddress> =>
  text.includes(':') ? undefined : parseAddress(text);
