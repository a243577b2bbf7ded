import { problem, type Problem } from '../../core/errors/problem.js';
import type { CallerRequirement } from '../../core/principal/access-requirement.js';
import type { Principal, SignInProof } from '../../core/principal/principal.js';

const STEP_UP_MS = 10 * 60_000;

/** The proofs that `POST /auth/step-up` accepts from the account. Someone with a stolen session has none of them. */
export const acceptedProofs = ({ factorTypes }: Pick<SignInProof, 'factorTypes'>): string[] =>
  factorTypes.length === 0
    ? ['password']
    : [...factorTypes.map((type) => ({ totp: 'code', passkey: 'assertion' })[type]), 'recovery_code'];

/** Whether the user must authenticate again, on a route that requires it. Exempts keys, which have nobody to ask. */
export function stepUpRefusal(
  principal: Principal,
  { stepUp }: Pick<CallerRequirement, 'stepUp'>,
): Problem | undefined {
  if (!stepUp || principal.kind !== 'user') return undefined;
  const { proof } = principal;
  const hasFactor = proof.factorTypes.length > 0;
  if (stepUp === 'with_factor' && !hasFactor) return undefined;
  // A session that began before the factor was added has proved only the password, however recently.
  const isProved = proof.provedSecondFactor || !hasFactor;
  return isProved && performance.now() - proof.provenAt < STEP_UP_MS ? undefined : stepUpRequired(proof);
}

export const stepUpRequired = (proof: Pick<SignInProof, 'factorTypes'>): Problem =>
  problem('step_up_required', { extensions: { accepted: acceptedProofs(proof) } });
