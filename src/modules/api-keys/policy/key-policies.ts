import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Actor, systemActor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { problem } from '../../../core/errors/problem.js';
import { type Change, Changes } from '../../audit/changes.js';
import { refuseReplaced } from '../api-key-never-wider.js';
import { type KeyPolicy, loadKeyPolicy, NO_POLICY } from './key-policy.js';
import { findReached, type Reach, type ReachedKey } from './key-policy-reach.js';
import { PolicyEndings } from './policy-endings.js';
import { UsageRecorder } from '../usage/usage-recorder.js';

/** A response names this many keys, and counts the rest. */
const NAMED_KEYS_MAX = 1_000;
const ALL = 2_147_483_647;

/** SQL on `key_policies p`. */
export const LOOKS_FOR_UNUSED = `p.revoke_unused_after_days IS NOT NULL
  AND coalesce(p.grace_ends_at, '-infinity') <= clock_timestamp()`;

export interface AppliedPolicy {
  policy: KeyPolicy;
  reach: Reach;
}

/** Sets the policy of a workspace, which also applies to existing keys. */
@Injectable()
export class KeyPolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly usage: UsageRecorder,
    private readonly endings: PolicyEndings,
  ) {}

  get(workspaceId: string): Promise<KeyPolicy> {
    return loadKeyPolicy(this.dataSource.manager, workspaceId);
  }

  /** What `set` would do, computed by the same statement. */
  async preview(workspaceId: string, policy: KeyPolicy, graceDays: number): Promise<AppliedPolicy> {
    const { manager } = this.dataSource;
    await this.usage.flush();
    const graceEndsAt = await afterDays(manager, graceDays);
    const reach = await findReached(manager, workspaceId, {
      policy,
      graceEndsAt,
      limit: NAMED_KEYS_MAX,
      lock: false,
    });
    return { policy, reach };
  }

  /** Answered once no instance accepts the keys that end now. */
  async set(
    actor: Actor,
    principal: WorkspacePrincipal,
    policy: KeyPolicy,
    graceDays: number,
  ): Promise<AppliedPolicy> {
    await this.usage.flush();
    return this.changes.runOnAuthority(actor, async (change) => {
      const { workspaceId } = principal;
      await lockAgainstNewKeys(change.manager, workspaceId);
      await refuseReplaced(change.manager, principal, undefined);
      return { policy, reach: await this.apply(change, workspaceId, policy, graceDays) };
    });
  }

  /** Part of a change, with the workspace locked. */
  private async apply(
    change: Change,
    workspaceId: string,
    policy: KeyPolicy,
    graceDays: number,
  ): Promise<Reach> {
    const { manager } = change;
    const graceEndsAt = await afterDays(manager, graceDays);
    const { keys, total } = await findReached(manager, workspaceId, {
      policy,
      graceEndsAt,
      limit: ALL,
      lock: true,
    });
    await storeKeyPolicy(change, workspaceId, policy, graceEndsAt, { grace_days: graceDays, keys: total });
    await this.endEarlier(change, workspaceId, keys);
    await this.endings.note(change, workspaceId, keys);
    return { keys: keys.slice(0, NAMED_KEYS_MAX), total };
  }

  /**
   * Revokes keys that have become unused since. The grace period was for keys that existed then; these owners were
   * notified beforehand.
   */
  endUnused(workspaceId: string): Promise<void> {
    return this.changes.runOnAuthority(systemActor, async (change) => {
      const { manager } = change;
      await lockAgainstNewKeys(manager, workspaceId);
      const [policy] = await manager.query<{ days: number; now: Date }[]>(
        `SELECT p.revoke_unused_after_days AS days, date_trunc('milliseconds', clock_timestamp()) AS now
         FROM key_policies p WHERE p.workspace_id = $1 AND ${LOOKS_FOR_UNUSED}`,
        [workspaceId],
      );
      if (!policy) return;
      const { keys } = await findReached(manager, workspaceId, {
        policy: { ...NO_POLICY, revokeUnusedAfterDays: policy.days },
        graceEndsAt: policy.now,
        limit: ALL,
        lock: true,
      });
      await this.endEarlier(change, workspaceId, keys);
    });
  }

  private async endEarlier(change: Change, workspaceId: string, keys: ReachedKey[]): Promise<void> {
    if (keys.length === 0) return;
    const { manager } = change;
    await manager.query(
      `UPDATE api_keys k SET expires_at = reached.ends_at, updated_at = clock_timestamp()
       FROM unnest($1::uuid[], $2::timestamptz[]) AS reached (id, ends_at) WHERE k.id = reached.id`,
      [keys.map(({ id }) => id), keys.map(({ endsAt }) => endsAt)],
    );
    await change.recordAll(
      'api_key.updated',
      keys.map((key) => ({
        workspaceId,
        targetId: key.id,
        details: {
          name: key.name,
          changed: { expires_at: { from: key.expiresAt, to: key.endsAt } },
          reason: 'key_policy',
          broken_rules: key.brokenRules,
        },
        actor: change.actor,
      })),
    );
  }
}

/**
 * Stores only the policy, for future keys.
 *
 * @param details further ones for the audit trail
 */
export async function storeKeyPolicy(
  change: Change,
  workspaceId: string,
  policy: KeyPolicy,
  graceEndsAt: Date | null,
  details: Record<string, unknown>,
): Promise<void> {
  await change.manager.query(
    `INSERT INTO key_policies (workspace_id, max_lifetime_days, require_expiry, require_allowlist, require_scopes,
       owners, revoke_unused_after_days, grace_ends_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (workspace_id) DO UPDATE SET max_lifetime_days = excluded.max_lifetime_days,
       require_expiry = excluded.require_expiry, require_allowlist = excluded.require_allowlist,
       require_scopes = excluded.require_scopes, owners = excluded.owners,
       revoke_unused_after_days = excluded.revoke_unused_after_days, grace_ends_at = excluded.grace_ends_at,
       updated_at = clock_timestamp()`,
    [
      workspaceId,
      policy.maxLifetimeDays,
      policy.requireExpiry,
      policy.requireAllowlist,
      policy.requireScopes,
      policy.owners,
      policy.revokeUnusedAfterDays,
      graceEndsAt,
    ],
  );
  await change.record('workspace.key_policy_changed', {
    workspaceId,
    targetId: workspaceId,
    details: {
      policy: {
        max_lifetime_days: policy.maxLifetimeDays,
        require_expiry: policy.requireExpiry,
        require_allowlist: policy.requireAllowlist,
        require_scopes: policy.requireScopes,
        owners: policy.owners,
        revoke_unused_after_days: policy.revokeUnusedAfterDays,
      },
      grace_ends_at: graceEndsAt,
      ...details,
    },
  });
}

/**
 * Keys being created hold a lock on the workspace. This waits for them, so they are either reached here or see the
 * policy.
 */
async function lockAgainstNewKeys(manager: EntityManager, workspaceId: string): Promise<void> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR UPDATE',
    [workspaceId],
  );
  if (rows.length === 0) throw problem('not_found');
}

/** By the database's clock, to the millisecond, so that the response matches what is stored. */
async function afterDays(manager: EntityManager, days: number): Promise<Date> {
  const [row] = await manager.query<{ at: Date }[]>(
    `SELECT date_trunc('milliseconds', clock_timestamp()) + $1 * interval '24 hours' AS at`,
    [days],
  );
  if (!row) throw new Error('The database did not tell the time');
  return row.at;
}
