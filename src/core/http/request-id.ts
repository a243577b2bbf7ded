import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config/config.js';
import { tokenPrefixes } from '../resource/declared.js';

/**
 * Adopts the `X-Request-Id` of a proxy or a caller. It is logged and repeated, so not if it begins like a key or a token
 * that was put there by mistake.
 */
export function requestIdFrom({ apiKeyPrefix, acceptedKeyPatterns }: Config) {
  const prefixes = [
    ...[apiKeyPrefix, ...tokenPrefixes()].map((name) => `${name}_`),
    ...acceptedKeyPatterns.map(({ prefix }) => prefix),
  ];
  return ({ headers }: { headers: IncomingHttpHeaders }): string => {
    const given = headers['x-request-id'];
    const isAdopted =
      typeof given === 'string' &&
      /^[\w.-]{1,64}$/.test(given) &&
      !prefixes.some((prefix) => given.startsWith(prefix));
    return isAdopted ? given : randomUUID();
  };
}
