import { problem, type Problem } from '../errors/problem.js';
import type { UserPrincipal } from './principal.js';
import { secondFactorRequiredByWorkspace } from './second-factor.js';

export const SUSPENSION_CODES = ['account_suspended', 'workspace_suspended'] as const;

/** What an operator has suspended: while it lasts, nothing is served and nothing commits in its name. */
export interface Suspension {
  code: (typeof SUSPENSION_CODES)[number];
  /** In the operator's words, for whoever it concerns. */
  reason: string;
}

type NowherePrincipal = Extract<UserPrincipal, { workspaceId: null }>;

const NAMES = {
  account_suspended: 'account that the credential acts for',
  workspace_suspended: 'workspace',
};

/** The answer to a valid credential. */
export const suspended = ({ code, reason }: Suspension): Problem =>
  problem(code, {
    detail: `The operator of this server has suspended the ${NAMES[code]}: ${reason}`,
    extensions: { reason },
  });

/** Of a request that acts in no workspace, on a route that needs one. */
export const withoutWorkspace = (principal: NowherePrincipal): Problem =>
  withheldWorkspace(principal) ?? problem('no_workspace');

/** Of one that is a member of a workspace, and may not act in it now. */
export function withheldWorkspace({
  suspension,
  missesSecondFactor,
  proof,
}: NowherePrincipal): Problem | undefined {
  if (suspension) return suspended(suspension);
  return missesSecondFactor ? secondFactorRequiredByWorkspace(proof) : undefined;
}

export const isSuspensionCode = (code: string | undefined): code is Suspension['code'] =>
  (SUSPENSION_CODES as readonly (string | undefined)[]).includes(code);
