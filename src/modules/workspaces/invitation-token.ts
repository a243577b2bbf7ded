import { sha256 } from '../../core/secrets/digest.js';
import { randomToken } from '../../core/secrets/random-token.js';

/** Marks the token as what it is, for people and for scanners. No credential: nothing accepts it but one endpoint. */
const PREFIX = 'lkinv_';

/** 256 random bits. */
export const makeInvitationToken = (): string => PREFIX + randomToken();

/** What is stored of a token. */
export const digestOfInvitationToken = (token: string): string => sha256(token);
