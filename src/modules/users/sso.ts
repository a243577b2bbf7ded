import { problem, type Problem } from '../../core/errors/problem.js';
import type { SignInProof } from '../../core/principal/principal.js';

/** The identity provider that members of a workspace must have signed in with. */
export interface RequiredProvider {
  id: string;
  name: string;
}

export const hasSignedInWith = ({ ssoProviders }: SignInProof, providerId: string): boolean =>
  ssoProviders.includes(providerId);

/** The response to a member whose session did not sign in with the workspace's identity provider. */
export const ssoRequired = (
  workspaceId: string,
  { name }: RequiredProvider,
  why = 'The workspace requires its members to sign in with its identity provider.',
): Problem =>
  problem('sso_required', {
    detail: `${why} This session did not sign in with “${name}”.`,
    extensions: { workspace_id: workspaceId, identity_provider: name },
  });
