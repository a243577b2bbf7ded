import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Queue } from '../../../core/queue/queue.js';
import { KeyPolicies, LOOKS_FOR_UNUSED } from './key-policies.js';

const UNUSED_KEYS_QUEUE = 'api-key-unused';
const HOURLY = '23 * * * *';

/** Revokes keys that have been unused for longer than their workspace allows. */
@Injectable()
export class UnusedKeys implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
    private readonly policies: KeyPolicies,
  ) {}

  onModuleInit(): void {
    this.queue.work(UNUSED_KEYS_QUEUE, { concurrency: 1 }, ({ signal }) => this.endAll(signal));
    this.queue.schedule(UNUSED_KEYS_QUEUE, HOURLY);
  }

  private async endAll(signal: AbortSignal): Promise<void> {
    // Only workspaces with such a key, because a change of authority occupies every instance.
    const workspaces = await this.dataSource.query<{ id: string }[]>(
      `SELECT p.workspace_id AS id FROM key_policies p
       JOIN workspaces w ON w.id = p.workspace_id AND w.deleted_at IS NULL
       WHERE ${LOOKS_FOR_UNUSED} AND EXISTS (
         SELECT FROM api_keys k LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
         WHERE k.workspace_id = p.workspace_id AND NOT k.canary
           AND clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
           AND greatest(k.created_at, u.last_used_at) + p.revoke_unused_after_days * interval '24 hours' <= clock_timestamp())`,
    );
    for (const { id } of workspaces) {
      if (signal.aborted) return;
      await this.policies.endUnused(id);
    }
  }
}
