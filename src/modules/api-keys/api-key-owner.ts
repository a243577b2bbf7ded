import type { EntityManager } from 'typeorm';
import { problem } from '../../core/errors/problem.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import type { Role } from '../../core/principal/roles.js';
import { lockServiceAccount } from '../owners/owner.js';

/** The user that a new key will act for. */
export interface FutureOwner {
  createdBy: string;
  madeBy: string | null;
  isServiceAccount: boolean;
  role: Role;
}

/**
 * The caller, unless the request names a service account. Only an admin who is a person may do that: a key could
 * otherwise create, for a service account, keys that outlive it.
 *
 * @param serviceAccountId undefined: the caller
 */
export async function futureOwner(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  serviceAccountId: string | undefined,
  field = 'service_account_id',
): Promise<FutureOwner> {
  const { kind, userId, role } = principal;
  if (serviceAccountId === undefined || serviceAccountId === userId) {
    const isServiceAccount = kind === 'api_key' && principal.isServiceAccount;
    return { createdBy: userId, madeBy: null, isServiceAccount, role };
  }
  if (kind !== 'user') {
    throw problem('user_required', {
      detail: `${field}: an API key can create keys for its own owner only; creating keys for another service account requires a signed-in user.`,
    });
  }
  const accountRole = await lockServiceAccount(manager, principal, serviceAccountId, field);
  return { createdBy: serviceAccountId, madeBy: userId, isServiceAccount: true, role: accountRole };
}
