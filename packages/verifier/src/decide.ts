import {
  insufficientRole,
  insufficientScope,
  invalidCredentials,
  noWorkspace,
  type Refusal,
  unknownScope,
  workspaceMismatch,
} from './problems.js';
import type { Acceptance, CredentialRecord } from './record.js';

export type Verdict = Acceptance | Refusal;

/** What a request asks for. */
export interface Asked {
  scopes: readonly string[];
  address: string | undefined;
  workspaceId: string | undefined;
  audience: string;
}

/** Why a key was refused, for the usage figures shown to its owner. */
type Outcome =
  | 'allowed'
  | 'insufficient_scope'
  | 'insufficient_role'
  | 'workspace_mismatch'
  | 'revoked'
  | 'expired'
  | 'address_not_allowed'
  | 'rate_limited'
  | 'quota_exceeded';

export interface Decision {
  verdict: Verdict;
  /** undefined: it is not counted. */
  outcome: Outcome | undefined;
}

/** Makes the same decision as Latchkey's own guard, in the same order. */
export function decide(record: CredentialRecord, asked: Asked, now: number): Decision {
  const { acceptance, grants, allowedIps, revokedAt, expiresAt } = record;
  if (revokedAt <= now) return { verdict: invalidCredentials, outcome: 'revoked' };
  if (expiresAt <= now) return { verdict: invalidCredentials, outcome: 'expired' };
  const isElsewhere = allowedIps && !(asked.address !== undefined && allowedIps.includes(asked.address));
  if (isElsewhere) return { verdict: invalidCredentials, outcome: 'address_not_allowed' };
  const { principal } = acceptance;
  if (asked.workspaceId !== undefined && asked.workspaceId !== principal.workspaceId) {
    return { verdict: workspaceMismatch, outcome: 'workspace_mismatch' };
  }
  for (const scope of asked.scopes) {
    if (grants.held.has(scope)) continue;
    if (principal.role === null) return { verdict: noWorkspace, outcome: undefined };
    if (grants.lacksScope.has(scope)) {
      return { verdict: insufficientScope(scope), outcome: 'insufficient_scope' };
    }
    const required = grants.lacksRole.get(scope);
    if (required !== undefined) {
      return { verdict: insufficientRole(principal.role, required), outcome: 'insufficient_role' };
    }
    return { verdict: unknownScope(scope, asked.audience), outcome: undefined };
  }
  return { verdict: acceptance, outcome: 'allowed' };
}
