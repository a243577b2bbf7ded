import { problem, type Problem } from '../../core/errors/problem.js';
import type { UserPrincipal } from '../../core/principal/principal.js';

type NowherePrincipal = Extract<UserPrincipal, { workspaceId: null }>;

/** For a request that acts in no workspace, on a route that needs one. */
export const withoutWorkspace = ({ withheld }: NowherePrincipal): Problem =>
  withheld?.() ?? problem('no_workspace');
