import { problem, type Problem } from '../../../core/errors/problem.js';
import { bearerChallenge } from '../../../core/principal/bearer-challenge.js';
import type { FactorType } from './factor.entity.js';
import type { NotAccepted } from './not-accepted.js';
import { CHALLENGE_SECONDS } from './sign-in-challenge.js';

/** Asked of a user who gave the right password and has a second factor. */
export interface SecondFactorQuestion {
  challenge: string;
  factorTypes: readonly FactorType[];
  /** The browser's options for requesting a passkey. */
  publicKey: object | undefined;
}

/** The password was correct, and only someone who knows it learns so. */
export const secondFactorRequired = (question: SecondFactorQuestion): Problem =>
  problem('second_factor_required', { headers: bearerChallenge(), extensions: toWire(question) });

/** The question as sent to programs, and to the dashboard after single sign-on. */
export const toWire = ({ challenge, factorTypes, publicKey }: SecondFactorQuestion) => ({
  challenge,
  expires_in: CHALLENGE_SECONDS,
  factors: [...factorTypes, 'recovery_code'],
  ...(publicKey ? { passkey_options: publicKey } : {}),
});

export const challengeNotValid = (): Problem =>
  problem('challenge_not_valid', { headers: bearerChallenge() });

/** @param refusal has its own message for a passkey */
export const secondFactorFailed = ({ message }: NotAccepted): Problem =>
  problem('second_factor_failed', {
    headers: bearerChallenge(),
    ...(message ? { detail: `The passkey was not accepted. ${message}` } : {}),
  });

export const passkeyNotAccepted = ({ message }: NotAccepted): Problem =>
  problem('passkey_not_accepted', { detail: `The passkey was not accepted. ${message}` });
