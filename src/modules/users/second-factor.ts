import { problem, type Problem } from '../../core/errors/problem.js';
import type { SignInProof } from '../../core/principal/principal.js';
import { acceptedProofs } from './step-up.js';

/** Who requires people to have a second factor: the workspace in which they act, or the server. */
export type SecondFactorRequirer = 'workspace' | 'server';

/** An account whose last factor was removed has none, whatever its session proved earlier. */
export const hasProvedSecondFactor = ({ factorTypes, provedSecondFactor }: SignInProof): boolean =>
  factorTypes.length > 0 && provedSecondFactor;

/** The remedy depends on whether there is a factor to prove, and on whether the session may add one. */
export const secondFactorMissing = (proof: SignInProof, why: string): Problem =>
  proof.factorTypes.length === 0 && proof.confinedTo !== null
    ? problem('second_factor_missing', {
        detail: `${why} Your account has none, and this session cannot add one: sign in another way to do so.`,
        extensions: { accepted: [] },
      })
    : proof.factorTypes.length > 0
      ? problem('second_factor_missing', {
          detail: `${why} This session did not prove it: present it with POST /api/v1/auth/step-up.`,
          extensions: { accepted: acceptedProofs(proof) },
        })
      : problem('second_factor_missing', {
          detail: `${why} Your account has none: add one with POST /api/v1/auth/factors/totp or a passkey.`,
          extensions: { accepted: [] },
        });

const REQUIREMENTS: Record<SecondFactorRequirer, string> = {
  workspace: 'The workspace requires a second factor of its members.',
  server: 'This server requires a second factor of everyone.',
};

/** The response to a member whose session does not meet the workspace's requirement. */
export const secondFactorRequired = (proof: SignInProof, by: SecondFactorRequirer): Problem =>
  secondFactorMissing(proof, REQUIREMENTS[by]);
