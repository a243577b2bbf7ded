import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { problem } from '../../core/errors/problem.js';
import { type Change, Changes } from '../audit/changes.js';
import { refuseReplaced } from './api-key-never-wider.js';
import { type KeyPolicy, loadKeyPolicy } from './key-policy.js';
import { findReached, type Reach } from './key-policy-reach.js';

/** An answer names so many keys, and counts the others. */
export const NAMED_KEYS_MAX = 1_000;
const ALL = 2_147_483_647;

export interface AppliedPolicy {
  policy: KeyPolicy;
  reach: Reach;
}

/** Sets the policy of a workspace, which reaches the keys that are there. */
@Injectable()
export class KeyPolicies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  get(workspaceId: string): Promise<KeyPolicy> {
    return loadKeyPolicy(this.dataSource.manager, workspaceId);
  }

  /** What `set` would do, by the same statement. */
  async preview(workspaceId: string, policy: KeyPolicy, graceDays: number): Promise<AppliedPolicy> {
    const { manager } = this.dataSource;
    const graceEndsAt = await afterDays(manager, graceDays);
    const reach = await findReached(manager, workspaceId, {
      policy,
      graceEndsAt,
      limit: NAMED_KEYS_MAX,
      lock: false,
    });
    return { policy, reach };
  }

  /** Answered when no instance serves a key any more that ends now. */
  set(
    actor: Actor,
    principal: WorkspacePrincipal,
    policy: KeyPolicy,
    graceDays: number,
  ): Promise<AppliedPolicy> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { workspaceId } = principal;
      await lockAgainstNewKeys(change.manager, workspaceId);
      await refuseReplaced(change.manager, principal, undefined);
      return { policy, reach: await this.apply(change, workspaceId, policy, graceDays) };
    });
  }

  /** As part of a change, with the workspace locked. */
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
    await storeKeyPolicy(change, workspaceId, policy, { grace_days: graceDays, keys: total });
    if (total > 0) {
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
    return { keys: keys.slice(0, NAMED_KEYS_MAX), total };
  }
}

/** The policy alone, for keys to come. @param told for the audit trail */
export async function storeKeyPolicy(
  change: Change,
  workspaceId: string,
  policy: KeyPolicy,
  told: Record<string, unknown>,
): Promise<void> {
  await change.manager.query(
    `INSERT INTO key_policies (workspace_id, max_lifetime_days, require_expiry, require_allowlist, require_scopes)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace_id) DO UPDATE SET max_lifetime_days = excluded.max_lifetime_days,
       require_expiry = excluded.require_expiry, require_allowlist = excluded.require_allowlist,
       require_scopes = excluded.require_scopes, updated_at = clock_timestamp()`,
    [
      workspaceId,
      policy.maxLifetimeDays,
      policy.requireExpiry,
      policy.requireAllowlist,
      policy.requireScopes,
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
      },
      ...told,
    },
  });
}

/** Keys that are being made hold the workspace: they are waited for here and reached, or see the policy. */
async function lockAgainstNewKeys(manager: EntityManager, workspaceId: string): Promise<void> {
  const rows = await manager.query<unknown[]>(
    'SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR UPDATE',
    [workspaceId],
  );
  if (rows.length === 0) throw problem('not_found');
}

/** By the clock of the database, to the millisecond: what is answered is what is stored. */
async function afterDays(manager: EntityManager, days: number): Promise<Date> {
  const [row] = await manager.query<{ at: Date }[]>(
    `SELECT date_trunc('milliseconds', clock_timestamp()) + $1 * interval '24 hours' AS at`,
    [days],
  );
  if (!row) throw new Error('The database did not tell the time');
  return row.at;
}
