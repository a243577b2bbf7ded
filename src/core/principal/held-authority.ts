import { isErrorCode } from '../errors/catalogue.js';
import { problem, type Problem, serverBusy, type UnavailableReason } from '../errors/problem.js';
import { passingRefusals } from '../resource/declared.js';
import { bearerChallenge } from './bearer-challenge.js';
import type { AccessRequirement } from './access-requirement.js';
import type { HeldAuthority } from './actor.js';
import type { Principal } from './principal.js';
import { toScopes } from './scopes.js';

/** The authority on which a change by this request rests. */
export function heldAuthority(
  principal: Principal,
  requirement: AccessRequirement | undefined,
  address: string,
): HeldAuthority {
  const isKey = principal.kind === 'api_key';
  // What people do with their own account does not depend on a workspace. A key always acts in one.
  const actsInWorkspace = isKey || !isAboutTheAccount(requirement);
  return {
    apiKeyId: isKey ? principal.apiKeyId : null,
    sessionId: isKey ? null : principal.sessionId,
    operatorKeyId: null,
    userId: principal.userId,
    workspaceId: actsInWorkspace ? principal.workspaceId : null,
    role: actsInWorkspace ? principal.role : null,
    scopes: isKey ? toScopes(principal.scopes) : [],
    ...(!isKey && principal.breaksGlass ? { breaksGlass: true } : {}),
    address,
  };
}

/** The authority on which an operator's change rests: the key alone. */
export const operatorAuthority = (operatorKeyId: string, address: string): HeldAuthority => ({
  apiKeyId: null,
  sessionId: null,
  operatorKeyId,
  userId: null,
  workspaceId: null,
  role: null,
  scopes: [],
  address,
});

const isAboutTheAccount = (requirement: AccessRequirement | undefined): boolean =>
  requirement?.access === 'authenticated' &&
  requirement.kinds === 'user' &&
  !requirement.scope &&
  !requirement.role;

/** SQLSTATE that `seal_change()` raises for a change whose authority has ended; the error's detail has the reason. */
export const AUTHORITY_ENDED = 'LK004';

/** The response to a change that was refused at commit: what the guard would say now. */
export function lostAuthority(reason: string | undefined, held: HeldAuthority | null): Problem {
  const cause = new Error(`The authority ended before the commit: ${reason ?? 'no reason given'}`);
  if (reason === 'role_lowered') {
    return problem('insufficient_role', {
      detail: `Your role in the workspace was lowered from "${held?.role}" while this request was running. Nothing was changed.`,
      cause,
    });
  }
  if (reason === 'scopes_narrowed') {
    return problem('insufficient_scope', {
      detail: 'Scopes of your API key were removed while this request was running. Nothing was changed.',
      headers: bearerChallenge(', error="insufficient_scope"'),
      cause,
    });
  }
  // The credential is still valid, and may well be allowed to do this, so the request must be admitted again.
  if (isPassing(reason)) return serverBusy(reason, cause);
  // Of the reasons that the database gives, some are errors of the API.
  if (isErrorCode(reason)) return problem(reason, { cause });
  if (reason === 'not_a_member' && held?.sessionId) return problem('not_found', { cause });
  return problem('invalid_credentials', { headers: bearerChallenge(', error="invalid_token"'), cause });
}

const isPassing = (reason: string | undefined): reason is UnavailableReason =>
  reason !== undefined && passingRefusals().has(reason);
