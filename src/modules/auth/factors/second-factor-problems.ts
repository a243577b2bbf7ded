import { problem, type Problem } from '../../../core/errors/problem.js';
import { bearerChallenge } from '../../../core/principal/bearer-challenge.js';
import { CHALLENGE_SECONDS } from './sign-in-challenge.js';

/** The password was right. Whoever knows it may know that. */
export const secondFactorRequired = (challenge: string): Problem =>
  problem('second_factor_required', {
    headers: bearerChallenge(),
    extensions: { challenge, expires_in: CHALLENGE_SECONDS, factors: ['totp', 'recovery_code'] },
  });

export const challengeNotValid = (): Problem =>
  problem('challenge_not_valid', { headers: bearerChallenge() });
