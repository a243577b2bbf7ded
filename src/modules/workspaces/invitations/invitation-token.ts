import { sha256 } from '../../../core/secrets/digest.js';
import { randomToken } from '../../../core/secrets/random-token.js';

/**
 * Identifies the kind of token, for people and for secret scanners. It is not a credential: only one endpoint accepts
 * it.
 */
const PREFIX = 'lkinv_';

/** 256 random bits. */
export const makeInvitationToken = (): string => PREFIX + randomToken();

/** The form in which a token is stored. */
export const digestOfInvitationToken = (token: string): string => sha256(token);
