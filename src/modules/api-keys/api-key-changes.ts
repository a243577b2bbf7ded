import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { refuseOverQuota } from '../../core/database/quota.js';
import { problem } from '../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../core/http/idempotency.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { Changes } from '../audit/changes.js';
import { lockInheritedScopes, refuseUnusableScopes } from '../resource-servers/usable-scopes.js';
import { refuseAboveAllowed } from '../request-limits/workspace-ceilings.js';
import { ApiKeyIssuer } from './api-key-issuer.js';
import {
  limitsOf,
  refuseActingAbove,
  refuseReplaced,
  refuseScopesBeyondOwn,
  refuseWideningAbove,
  refuseWider,
} from './api-key-never-wider.js';
import { inheritedCount } from './api-key-limits.js';
import { futureOwner } from './api-key-owner.js';
import { ApiKeyRevocation } from './lifecycle/api-key-revocation.js';
import { ApiKeyRevokeBatches } from './lifecycle/api-key-revoke-batches.js';
import { loadKeyPolicy, refuseBreaking, refuseBreakingFurther } from './policy/key-policy.js';
import { ApiKeySwitching } from './lifecycle/api-key-switching.js';
import { type ApiKeyView, findApiKey, type LockedApiKey, lockApiKey } from './api-key-view.js';
import { ApiKey } from './api-key.entity.js';
import type { CreateApiKeyBody, UpdateApiKeyBody } from './api-key-input.schemas.js';
import type { RevokedResponse, RevokeQuery } from './lifecycle/api-key-revocation.schemas.js';
import { type IssuedApiKeyResponse, toIssuedApiKeyResponse } from './api-key.schemas.js';
import { apiKeyRequestLimits } from './api-keys.variables.js';
import { lockWithSharing, refuseSharing, shareLimits } from './shared-limits.js';

const EXPIRY_YEARS_MAX = 10;
/** Tolerance for "expire now" from a caller whose clock is behind or whose request was slow. */
const PRESENT_TOLERANCE_MS = 5 * 60_000;

/** A key replaced by a rotation is not counted: its successor is. */
export const KEYS_IN_USE = `SELECT FROM api_keys
  WHERE workspace_id = $1 AND revoked_at IS NULL AND replaced_by IS NULL
    AND (expires_at IS NULL OR expires_at > clock_timestamp())`;

/** Creates, changes and revokes keys; `ApiKeyRotation` replaces them. */
@Injectable()
export class ApiKeyChanges {
  constructor(
    private readonly changes: Changes,
    private readonly issuer: ApiKeyIssuer,
    private readonly revocation: ApiKeyRevocation,
    private readonly revokeBatches: ApiKeyRevokeBatches,
    private readonly switching: ApiKeySwitching,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  create(
    actor: Actor,
    principal: WorkspacePrincipal,
    idempotency: IdempotencyRequest | null,
    body: CreateApiKeyBody,
  ): Promise<IssuedApiKeyResponse> {
    return this.changes.create(
      actor,
      idempotency,
      async (change) => {
        await change.lockWorkspaceShared(principal.workspaceId);
        await refuseOverQuota(change.manager, {
          code: 'api_key_limit',
          limit: this.config.limits.API_KEYS_PER_WORKSPACE,
          holder: principal.workspaceId,
          counted: KEYS_IN_USE,
        });
        const own = await limitsOf(change.manager, principal);
        const limits = {
          scopes:
            body.scopes === undefined ? await lockInheritedScopes(change.manager, own.scopes) : body.scopes,
          allowedIps: body.allowed_ips === undefined ? own.allowedIps : body.allowed_ips,
          allowlistMode: body.allowlist_mode ?? own.allowlistMode,
          expiresAt: body.expires_at === undefined ? own.expiresAt : body.expires_at,
          limits: body.limits === undefined ? own.limits : body.limits,
          limitsCountedAs: inheritedCount(own),
        };
        const { role, isServiceAccount, ...owner } = await futureOwner(
          change.manager,
          principal,
          body.service_account_id,
        );
        await refuseUnusableScopes(change.manager, body.scopes, role);
        refuseScopesBeyondOwn(body.scopes, principal);
        refuseWider(limits, own);
        await refuseAboveAllowed(
          change.manager,
          principal.workspaceId,
          body.limits,
          apiKeyRequestLimits(this.config),
        );
        const now = await checkExpiry(change.manager, body.expires_at, 0);
        if (!body.canary) {
          const policy = await loadKeyPolicy(change.manager, principal.workspaceId);
          refuseBreaking(policy, limits, isServiceAccount, now);
        }
        const issued = await this.issuer.issue(change, {
          workspaceId: principal.workspaceId,
          ...owner,
          name: body.name,
          description: body.description ?? null,
          metadata: body.metadata ?? null,
          canary: body.canary,
          ...limits,
        });
        return toIssuedApiKeyResponse(issued);
      },
      { holdsSecret: true },
    );
  }

  update(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    body: UpdateApiKeyBody,
  ): Promise<ApiKeyView> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      await change.lockWorkspaceShared(principal.workspaceId);
      const own = await limitsOf(manager, principal);
      const { key: before, sharing } =
        body.limits === undefined
          ? { key: await lockApiKey(manager, principal, id), sharing: [] }
          : await lockWithSharing(manager, principal, id, body.limits);
      const after = {
        name: body.name ?? before.name,
        scopes: body.scopes === undefined ? before.scopes : body.scopes,
        allowedIps: body.allowed_ips === undefined ? before.allowedIps : body.allowed_ips,
        allowlistMode: body.allowlist_mode ?? before.allowlistMode,
        expiresAt: body.expires_at === undefined ? before.expiresAt : body.expires_at,
        description: body.description === undefined ? before.description : body.description,
        metadata: body.metadata === undefined ? before.metadata : body.metadata,
        limits: body.limits === undefined ? before.limits : body.limits,
        limitsCountedAs: before.limitsCountedAs,
      };
      const isDisabled = before.disabledAt !== null;
      const disabled = body.disabled ?? isDisabled;
      if (before.canary && body.disabled !== undefined) throw disablesCanary();
      refuseWider(before, own);
      await refuseUnusableScopes(manager, body.scopes, principal.role);
      refuseScopesBeyondOwn(body.scopes, principal);
      refuseWider(after, own);
      refuseWideningAbove(before, after, before.creatorRole, principal);
      refuseSharing(sharing, after.limits, own, principal);
      if (isDisabled && !disabled) refuseActingAbove(before.creatorRole, principal.role);
      if (!isChangeable(before)) throw problem('api_key_not_active');
      const now = await checkExpiry(manager, body.expires_at, PRESENT_TOLERANCE_MS);
      await refuseAboveAllowed(manager, principal.workspaceId, body.limits, apiKeyRequestLimits(this.config));
      const judged = { ...before, isOfServiceAccount: before.owner.type === 'service_account' };
      if (!before.canary) {
        const policy = await loadKeyPolicy(manager, principal.workspaceId);
        refuseBreakingFurther(policy, judged, { ...judged, ...after }, now);
      }

      const changed = differences(before, after);
      if (disabled === isDisabled || Object.keys(changed).length > 0) {
        const { limitsCountedAs: _, ...fields } = after;
        await updateApiKey(manager, id, fields);
        await change.record('api_key.updated', {
          workspaceId: before.workspaceId,
          targetId: id,
          details: { name: after.name, changed },
        });
        await shareLimits(change, before, sharing, after.limits);
      }
      if (disabled && !isDisabled) await this.switching.disable(change, { ...before, ...after });
      if (isDisabled && !disabled) await this.switching.enable(change, { ...before, ...after });
      return findApiKey(manager, principal, id);
    });
  }

  /** Idempotent for a key that is already revoked. Ends a rotation's overlap at once. */
  async revoke(
    actor: Actor,
    principal: WorkspacePrincipal,
    id: string,
    { descendants }: RevokeQuery,
  ): Promise<RevokedResponse> {
    if (!descendants) {
      await this.revokeBatches.revoke(actor, principal, id);
      return { status: 'revoked' };
    }
    return this.changes.runOnAuthority(actor, async (change) => {
      await change.lockWorkspaceShared(principal.workspaceId);
      await refuseReplaced(change.manager, principal, id);
      const key = await lockApiKey(change.manager, principal, id);
      await this.revocation.revoke(change, [key]);
      return {
        status: 'revoked',
        descendants_revoked: await this.revocation.revokeDescendants(change, key),
      };
    });
  }
}

/**
 * Checked against the database's clock, by which the key will expire.
 *
 * @returns the time
 */
export async function checkExpiry(
  manager: EntityManager,
  expiresAt: Date | null | undefined,
  toleranceMs: number,
): Promise<Date> {
  const [clock] = await manager.query<{ now: Date; latest: Date }[]>(
    `SELECT now, now + interval '${EXPIRY_YEARS_MAX} years' AS latest FROM clock_timestamp() AS now`,
  );
  if (!clock) throw new Error('The database did not tell the time');
  if (expiresAt && expiresAt.getTime() <= clock.now.getTime() - toleranceMs)
    throw invalidExpiry('must be in the future');
  if (expiresAt && expiresAt > clock.latest) throw invalidExpiry(`must be within ${EXPIRY_YEARS_MAX} years`);
  return clock.now;
}

const invalidExpiry = (message: string) =>
  problem('validation_failed', { errors: [{ field: 'expires_at', message }] });

const disablesCanary = () =>
  problem('validation_failed', {
    errors: [
      {
        field: 'disabled',
        message: 'must be left out: the key is a canary, which is never valid. Revoke it to stop its alerts',
      },
    ],
  });

type Changeable = Pick<
  ApiKey,
  'name' | 'scopes' | 'allowedIps' | 'allowlistMode' | 'expiresAt' | 'description' | 'metadata' | 'limits'
>;

/** An ended key cannot change; a suspended one has to wait for the operator. */
export const isChangeable = ({ status }: Pick<LockedApiKey, 'status'>): boolean =>
  status === 'active' || status === 'disabled';

/** For the audit trail: each changed field, before and after. */
function differences(before: Changeable, after: Changeable): Record<string, { from: unknown; to: unknown }> {
  const fields = {
    name: [before.name, after.name],
    scopes: [before.scopes, after.scopes],
    allowed_ips: [before.allowedIps, after.allowedIps],
    allowlist_mode: [before.allowlistMode, after.allowlistMode],
    expires_at: [before.expiresAt, after.expiresAt],
    description: [before.description, after.description],
    metadata: [before.metadata, after.metadata],
    limits: [before.limits, after.limits],
  };
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, [from, to]]) => !isDeepStrictEqual(from, to))
      .map(([name, [from, to]]) => [name, { from, to }]),
  );
}

/** Applies changes to a key, as part of a change. */
export async function updateApiKey(
  manager: EntityManager,
  id: string,
  fields: Partial<Changeable>,
): Promise<void> {
  await manager.update(ApiKey, { id }, fields);
}
