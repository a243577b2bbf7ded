import type { ApiKeyRecord } from '../api-keys/api-key-authority.js';
import type { AccessTokenClaims } from '../auth/access-tokens.js';

/** What a strategy learnt from a credential alone; what it may do is looked up next. */
export type Identity = ApiKeyRecord | AccessTokenClaims;

/** What is left of it once it was presented: a token ends soon, its session need not. */
export type LastingIdentity = ApiKeyRecord | SessionIdentity;

export type SessionIdentity = Pick<AccessTokenClaims, 'kind' | 'userId' | 'sessionId'>;
