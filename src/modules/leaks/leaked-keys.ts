import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import type { LeakPolicy } from '../workspaces/settings/leak-policy.js';
import { isDatabaseUnavailable } from '../../core/database/database-unavailable.js';
import type { Actor } from '../../core/principal/actor.js';
import { isKeyByForm } from '../../core/principal/accepted-keys.js';
import { sha256 } from '../../core/secrets/digest.js';
import { findReportedApiKeys, storeLeak } from '../api-keys/api-key-leaks.js';
import type { Sighting } from '../api-keys/api-key-sighting.js';
import { toApiKeyEventData } from '../api-keys/api-key-event.js';
import { ApiKeyRevocation } from '../api-keys/lifecycle/api-key-revocation.js';
import { lockAnyApiKeys } from '../api-keys/api-key-view.js';
import { Changes } from '../audit/changes.js';
import { WebhookEvents } from '../webhooks/webhook-events.js';
import { LeakNotices } from './leak-notices.js';
import { leakVariables } from './leaks.variables.js';

/** A credential that somebody found. Only its digest is kept. */
export interface Report extends Sighting {
  digest: string;
}

/** Handles keys that were found where they should not be. */
@Injectable()
export class LeakedKeys {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly changes: Changes,
    private readonly revocation: ApiKeyRevocation,
    private readonly notices: LeakNotices,
    private readonly events: WebhookEvents,
  ) {}

  /** @returns null if the text does not have the form of a key, without a query */
  digestOf(text: string): string | null {
    return isKeyByForm(text, this.config) ? sha256(text) : null;
  }

  /**
   * Records which reported credentials are keys not yet known to have leaked, each in its own change, so that one
   * failure does not stop the others. Idempotent for repeated reports. If the policy is to revoke, no instance accepts
   * the keys once this returns.
   *
   * @returns the digests of all that are keys of this server, in any state
   * @throws after all keys were tried: the report should be repeated
   */
  async take(actor: Actor, reports: readonly Report[]): Promise<Set<string>> {
    // If one report names several places, the first is kept.
    const byDigest = new Map(reports.toReversed().map((report) => [report.digest, report]));
    if (byDigest.size === 0) return new Set();
    const keys = await findReportedApiKeys(this.dataSource.manager, [...byDigest.keys()]);
    const errors: unknown[] = [];
    for (const { id, digest, isSettled } of keys) {
      const report = byDigest.get(digest);
      if (isSettled || !report) continue;
      try {
        await this.record(actor, id, report);
      } catch (error) {
        if (isDatabaseUnavailable(error)) throw error;
        errors.push(error);
      }
    }
    if (errors.length > 0)
      throw new Error(`${errors.length} leaked keys were not recorded`, { cause: errors[0] });
    return new Set(keys.map(({ digest }) => digest));
  }

  private record(actor: Actor, id: string, sighting: Sighting): Promise<void> {
    return this.changes.runOnAuthority(actor, async (change) => {
      const { manager } = change;
      const policy = await this.lockPolicyFor(manager, id);
      const [key] = await lockAnyApiKeys(manager, 'k.id = $1', [id]);
      if (!key) return;
      const leakedAt = await storeLeak(manager, key, sighting);
      // Another report came first.
      if (!leakedAt) return;
      // A canary exists to be found, and keeps raising alerts.
      const isRevoked = policy === 'revoke' && !key.canary;
      await change.record('api_key.leaked', {
        workspaceId: key.workspaceId,
        targetId: id,
        details: {
          name: key.name,
          key_prefix: key.keyPrefix,
          status: key.status,
          policy,
          reported_by: sighting.reportedBy,
          url: sighting.url,
          source: sighting.source,
          type: sighting.type,
        },
      });
      await this.notices.send(manager, { key, leakedAt, sighting, isRevoked });
      await this.events.publish(change, key.workspaceId, 'api_key.leaked', {
        ...toApiKeyEventData(key),
        leaked_at: leakedAt.toISOString(),
        source: sighting.reportedBy,
        url: sighting.url,
        revoked: isRevoked,
      });
      if (!isRevoked) return;
      await this.revocation.revoke(change, [key], 'leaked');
      await this.revocation.revokeDescendants(change, key);
    });
  }

  /** Locks the workspace before the key, as a deletion does: the opposite order would deadlock. */
  private async lockPolicyFor(manager: EntityManager, apiKeyId: string): Promise<LeakPolicy> {
    const [workspace] = await manager.query<{ policy: LeakPolicy | null }[]>(
      `SELECT w.leak_policy AS policy FROM workspaces w JOIN api_keys k ON k.workspace_id = w.id
       WHERE k.id = $1 FOR KEY SHARE OF w`,
      [apiKeyId],
    );
    return workspace?.policy ?? variablesOf(this.config, leakVariables).LEAK_POLICY;
  }
}
