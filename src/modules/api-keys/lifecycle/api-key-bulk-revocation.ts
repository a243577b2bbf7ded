import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import { insufficientRole } from '../../../core/principal/insufficient.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { roleAtLeast } from '../../../core/principal/roles.js';
import { Changes } from '../../audit/changes.js';
import { refuseReplaced } from '../api-key-never-wider.js';
import { ApiKeyRevocation, NOT_YET_REVOKED } from './api-key-revocation.js';
import { type LockedApiKey, lockApiKeys } from '../api-key-view.js';
import type { RevokeApiKeysBody, RevokedKeysResponse } from './api-key-revocation.schemas.js';

/** Revokes many keys in one change: one transaction, with one wait for the instances. */
@Injectable()
export class ApiKeyBulkRevocation {
  constructor(
    private readonly changes: Changes,
    private readonly revocation: ApiKeyRevocation,
  ) {}

  /** The key making the request is treated like the others: during an incident, a request has no exceptions. */
  revoke(
    actor: Actor,
    principal: WorkspacePrincipal,
    selection: RevokeApiKeysBody,
  ): Promise<RevokedKeysResponse> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { workspaceId } = principal;
      await change.lockWorkspaceShared(workspaceId);
      const { ids, created_by: createdBy, service_account_id: serviceAccountId } = selection;
      // A key that was rotated may still revoke itself, but nothing else.
      await refuseReplaced(change.manager, principal, ids?.length === 1 ? ids[0] : undefined);
      const revoked = await this.revocation.revoke(
        change,
        await lockSelected(change.manager, principal, selection),
      );
      await change.record('workspace.api_keys_revoked', {
        workspaceId,
        targetId: workspaceId,
        details: {
          asked: ids
            ? { ids: ids.length }
            : createdBy
              ? { created_by: createdBy }
              : serviceAccountId
                ? { service_account_id: serviceAccountId }
                : { all: true },
          revoked,
        },
      });
      return { revoked };
    });
  }
}

async function lockSelected(
  manager: EntityManager,
  principal: WorkspacePrincipal,
  selection: RevokeApiKeysBody,
): Promise<LockedApiKey[]> {
  const { ids, created_by: userId, service_account_id: serviceAccountId } = selection;
  const ownerId = userId ?? serviceAccountId;
  if (ids) {
    const keys = await lockApiKeys(manager, principal, 'k.id = ANY($3)', [ids]);
    if (keys.length < ids.length) throw unknownKeys(ids, keys);
    return keys;
  }
  if (ownerId === undefined) return lockApiKeys(manager, principal, NOT_YET_REVOKED, []);
  if (ownerId !== principal.userId && !roleAtLeast(principal.role, 'admin'))
    throw insufficientRole(principal.role, 'admin');
  await refuseUnknownOwner(manager, principal, ownerId, serviceAccountId !== undefined);
  return lockApiKeys(manager, principal, `${NOT_YET_REVOKED} AND k.created_by = $3`, [ownerId]);
}

/** A mistyped id must not look like an owner without keys. */
async function refuseUnknownOwner(
  manager: EntityManager,
  { workspaceId }: WorkspacePrincipal,
  ownerId: string,
  isServiceAccount: boolean,
): Promise<void> {
  const [known] = await manager.query<unknown[]>(
    `SELECT FROM users o WHERE o.id = $2 AND o.is_service_account = $3 AND (
       EXISTS (SELECT FROM memberships WHERE workspace_id = $1 AND user_id = $2)
       OR EXISTS (SELECT FROM api_keys WHERE workspace_id = $1 AND created_by = $2))`,
    [workspaceId, ownerId, isServiceAccount],
  );
  if (!known)
    throw problem('not_found', {
      detail: isServiceAccount
        ? `service_account_id: "${ownerId}" is not a service account of this workspace, and never owned keys here. Nothing was revoked.`
        : `created_by: no member of this workspace has the id ${ownerId}, and no one with that id created keys here. Nothing was revoked.`,
    });
}

const NAMED_MAX = 10;

function unknownKeys(ids: readonly string[], found: readonly LockedApiKey[]) {
  const known = new Set(found.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  const rest = unknown.length - NAMED_MAX;
  return problem('not_found', {
    detail:
      `ids: not found, or you do not have access: ${unknown.slice(0, NAMED_MAX).join(', ')}` +
      `${rest > 0 ? ` and ${rest} more` : ''}. Nothing was revoked.`,
    extensions: { unknown_ids: unknown },
  });
}
