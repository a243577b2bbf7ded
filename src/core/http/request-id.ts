import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from '../config/config.js';
import { tokenPrefixes } from '../resource/declared.js';

/**
 * Adopts the `X-Request-Id` of a proxy or a caller. It is logged and repeated, so not if it contains what could be a key
 * or a token that was put there by mistake.
 */
export function requestIdFrom({ apiKeyPrefix, acceptedKeyPatterns }: Config) {
  // The prefixes of other keys are formed from that of API keys.
  const prefixes = [`${apiKeyPrefix}[a-z]*`, ...tokenPrefixes()].join('|');
  const secret = new RegExp(`(?:${prefixes})_[\\w-]{20,}`);
  return ({ headers }: { headers: IncomingHttpHeaders }): string => {
    const given = headers['x-request-id'];
    const isAdopted =
      typeof given === 'string' &&
      /^[\w.-]{1,64}$/.test(given) &&
      !secret.test(given) &&
      !acceptedKeyPatterns.some(({ prefix }) => given.includes(prefix));
    return isAdopted ? given : randomUUID();
  };
}
