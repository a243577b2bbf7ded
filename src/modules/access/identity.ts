import type { ApiKeyRecord } from '../api-keys/api-key-authority.js';
import type { AccessTokenClaims } from '../auth/access-tokens.js';

/** What a strategy learns from the credential alone; what it may do is looked up next. */
export type Identity = ApiKeyRecord | AccessTokenClaims;

/** What remains valid after it was presented: a token ends soon, but its session may continue. */
export type LastingIdentity = ApiKeyRecord | SessionIdentity;

export type SessionIdentity = Pick<AccessTokenClaims, 'kind' | 'userId' | 'sessionId'>;
