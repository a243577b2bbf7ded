import type { EntityManager } from 'typeorm';
import { type Problem, problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { lowestRoleWith, type Role, roleAtLeast } from '../../../core/principal/roles.js';
import { insufficientScope } from '../../../core/principal/insufficient.js';
import type { EventType } from '../../../core/resource/resources.js';
import { lockServiceAccount } from '../../owners/owner.js';
import { scopesFor } from '../event-types.js';

/** The user that an endpoint will act for, and the key that set it up. */
export interface EndpointMaker {
  createdBy: string;
  createdByKey: string | null;
}

/**
 * The caller, unless the request names a service account. Only a person may do that, because an endpoint set up by a
 * key ends with the key.
 *
 * @param serviceAccountId undefined: the caller
 */
export async function futureEndpointOwner(
  manager: EntityManager,
  actor: Actor,
  principal: WorkspacePrincipal,
  serviceAccountId: string | undefined,
): Promise<EndpointMaker> {
  const { kind, userId } = principal;
  if (serviceAccountId === undefined || serviceAccountId === userId) {
    return { createdBy: userId, createdByKey: actor.apiKeyId };
  }
  if (kind !== 'user') {
    throw problem('user_required', {
      detail:
        'service_account_id: an API key can create webhook endpoints for its own owner only; creating them for another service account requires a signed-in user.',
    });
  }
  const role = await lockServiceAccount(manager, principal, serviceAccountId, 'service_account_id');
  refuseRoleWithoutEndpoints(role);
  return { createdBy: serviceAccountId, createdByKey: null };
}

/** An endpoint receives event data, so the person or key setting it up must be allowed to see that data. */
export function refuseEventsBeyondOwn(
  events: readonly EventType[],
  { scopes }: Pick<WorkspacePrincipal, 'scopes'>,
): void {
  const missing = scopesFor(events).find((scope) => !scopes.has(scope));
  if (missing !== undefined) throw insufficientScope(missing);
}

/** @throws validation_failed for a role whose endpoints would stop: see `endpointProblem` */
export function refuseRoleWithoutEndpoints(role: Role): void {
  const needed = lowestRoleWith('webhooks:write');
  if (!roleAtLeast(role, needed)) throw invalidAccount(role, needed);
}

const invalidAccount = (role: Role, needed: Role): Problem =>
  problem('validation_failed', {
    errors: [
      {
        field: 'service_account_id',
        message: `names a service account with the role "${role}", which cannot have webhook endpoints: raise its role to "${needed}"`,
      },
    ],
  });
