import { problem, type Problem } from '../../core/errors/problem.js';
import { bearerChallenge } from '../../core/principal/bearer-challenge.js';

/** The guard's refusals of credentials, with their challenges (RFC 6750 §3). */

export const missingCredentials = (): Problem =>
  problem('missing_credentials', { headers: bearerChallenge() });

/**
 * One answer for unknown, revoked, expired and wrong address, which the caller must not be able to tell apart.
 *
 * @param reasonForOwner which of them it was, if the key is known
 */
export const invalidCredentials = (reasonForOwner?: string): Problem =>
  problem('invalid_credentials', {
    headers: bearerChallenge(', error="invalid_token"'),
    ...(reasonForOwner !== undefined && { reasonForOwner }),
  });

export const multipleCredentials = (): Problem =>
  problem('multiple_credentials', { headers: bearerChallenge(', error="invalid_request"') });

export const malformedCredentials = (): Problem =>
  problem('malformed_credentials', { headers: bearerChallenge(', error="invalid_request"') });
