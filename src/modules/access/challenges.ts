import { problem, type Problem } from '../../core/errors/problem.js';
import type { Role } from '../../core/principal/roles.js';
import type { Scope } from '../../core/principal/scopes.js';

/** The guard's refusals, each with its challenge (RFC 6750 §3). */

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

export const insufficientScope = (scope: Scope): Problem =>
  problem('insufficient_scope', {
    detail: `The API key lacks the scope "${scope}".`,
    headers: challenge(`, error="insufficient_scope", scope="${scope}"`),
    extensions: { required_scope: scope },
  });

export const insufficientRole = (role: Role, required: Role): Problem =>
  problem('insufficient_role', {
    detail: `This needs the role "${required}" in the workspace; yours is "${role}".`,
    extensions: { required_role: required, role },
  });
