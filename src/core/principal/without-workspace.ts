import { problem, type Problem } from '../errors/problem.js';
import type { UserPrincipal } from './principal.js';
import { secondFactorRequired } from './second-factor.js';
import { suspended } from './suspension.js';

type NowherePrincipal = Extract<UserPrincipal, { workspaceId: null }>;

/** For a request that acts in no workspace, on a route that needs one. */
export const withoutWorkspace = (principal: NowherePrincipal): Problem =>
  withheldWorkspace(principal) ?? problem('no_workspace');

/** For a member of a workspace who may not act in it now. */
export function withheldWorkspace({
  suspension,
  secondFactorRequiredBy,
  proof,
}: NowherePrincipal): Problem | undefined {
  if (suspension) return suspended(suspension);
  return secondFactorRequiredBy ? secondFactorRequired(proof, secondFactorRequiredBy) : undefined;
}
