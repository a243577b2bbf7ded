import { LatchkeyError } from '../errors.js';

/** What a sign-in asks for after the password. */
export interface SecondFactorChallenge {
  /** The accepted ones of `totp`, `passkey` and `recovery_code`. */
  factors: readonly string[];
  /** Lets a browser ask for a passkey: for `PublicKeyCredential.parseRequestOptionsFromJSON()`. */
  passkeyOptions: Record<string, unknown> | undefined;
  expiresInSeconds: number;
  /** Why the last answer was not accepted; undefined the first time. */
  refusal: LatchkeyError | undefined;
}

/** The server asks the user to prove again who they are. */
export interface StepUpChallenge {
  /** The accepted ones of `password`, `code`, `assertion` and `recovery_code`. */
  accepted: readonly string[];
}

/**
 * The challenge in an error of the server, to continue with `loginSecondFactor`.
 *
 * @returns undefined for any other error
 */
export function signInChallengeOf(
  error: unknown,
): Omit<SecondFactorChallenge & { challenge: string }, 'refusal'> | undefined {
  if (!(error instanceof LatchkeyError) || error.code !== 'second_factor_required') return undefined;
  const { challenge, factors, expiresIn, passkeyOptions } = error.extensions;
  return typeof challenge === 'string'
    ? {
        challenge,
        factors: texts(factors),
        expiresInSeconds: Number(expiresIn),
        passkeyOptions: passkeyOptions as Record<string, unknown> | undefined,
      }
    : undefined;
}

/** @returns undefined for any other error, and for a missing second factor that has to be added first */
export function stepUpChallengeOf(error: unknown): StepUpChallenge | undefined {
  if (!(error instanceof LatchkeyError) || !STEP_UP_CODES.includes(error.code)) return undefined;
  const accepted = texts(error.extensions['accepted']);
  return accepted.length > 0 ? { accepted } : undefined;
}

const STEP_UP_CODES: readonly (string | undefined)[] = ['step_up_required', 'second_factor_missing'];

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
