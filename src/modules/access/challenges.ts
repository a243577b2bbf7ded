import { problem, type Problem } from '../../core/errors/problem.js';

/** The guard's refusals of credentials, each with its challenge (RFC 6750 §3). */

const REALM = 'Bearer realm="latchkey"';

const challenge = (parameters: string): Record<string, string> => ({
  'www-authenticate': `${REALM}${parameters}`,
});

export const missingCredentials = (): Problem => problem('missing_credentials', { headers: challenge('') });

/** One answer for unknown, revoked, expired and wrong address: which of them is not the caller's to know. */
export const invalidCredentials = (): Problem =>
  problem('invalid_credentials', { headers: challenge(', error="invalid_token"') });

export const multipleCredentials = (): Problem =>
  problem('multiple_credentials', { headers: challenge(', error="invalid_request"') });

export const malformedCredentials = (): Problem =>
  problem('malformed_credentials', { headers: challenge(', error="invalid_request"') });
