import { Injectable } from '@nestjs/common';
import { problem } from '../../../core/errors/problem.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { Changes } from '../../audit/changes.js';
import { refuseReplaced } from '../api-key-never-wider.js';
import { ApiKeyRevocation } from './api-key-revocation.js';
import { lockApiKeys } from '../api-key-view.js';

/** As many as a bulk revocation accepts by id. */
const BATCH_MAX = 500;

interface Revoke {
  actor: Actor;
  principal: WorkspacePrincipal;
  id: string;
  resolve: () => void;
  reject: (reason: unknown) => void;
}

/**
 * Revokes keys one by one as requests ask for them, and in batches when requests arrive faster than changes commit, as
 * scripts do during an incident: a commit costs as much for one key as for a hundred, and changes of authority commit
 * one after the other. A lone revocation waits for no other. Only requests with the same authority share a transaction:
 * what the guard decided, and what the commit checks again, is the same for all of them.
 */
@Injectable()
export class ApiKeyRevokeBatches {
  /** By authority: revocations that wait while a batch with the same authority is in progress. */
  private readonly waiting = new Map<string, Revoke[]>();

  constructor(
    private readonly changes: Changes,
    private readonly revocation: ApiKeyRevocation,
  ) {}

  /**
   * Returns once no instance accepts the key, even if it was already revoked.
   *
   * @throws not_found for a key that the principal may not see
   */
  revoke(actor: Actor, principal: WorkspacePrincipal, id: string): Promise<void> {
    const authority = JSON.stringify([actor.authority, principal.workspaceId, principal.role]);
    const others = this.waiting.get(authority);
    return new Promise((resolve, reject) => {
      const revoke = { actor, principal, id, resolve, reject };
      if (!others) {
        void this.runBatches(authority, [revoke]);
        return;
      }
      others.push(revoke);
      // The batch has its own database slot, so requests waiting for it should not hold one each.
      actor.hasCommitted?.();
    });
  }

  private async runBatches(authority: string, first: Revoke[]): Promise<void> {
    for (let batch = first; batch.length > 0;) {
      const waiting: Revoke[] = [];
      this.waiting.set(authority, waiting);
      const now = batch.slice(0, BATCH_MAX);
      // The next batch begins once this one has committed, without waiting until it is final.
      await new Promise<void>((proceed) => void this.settle(now, proceed).finally(proceed));
      batch = [...batch.slice(BATCH_MAX), ...waiting];
    }
    this.waiting.delete(authority);
  }

  private async settle(batch: readonly Revoke[], hasCommitted?: () => void): Promise<void> {
    try {
      const found = await this.revokeTogether(batch, hasCommitted);
      for (const { id, resolve, reject } of batch) {
        if (found.has(id)) resolve();
        else reject(problem('not_found'));
      }
    } catch (error) {
      // One request's error must not be the answer to the others.
      if (batch.length > 1) for (const revoke of batch) await this.settle([revoke]);
      else for (const { reject } of batch) reject(error);
    }
  }

  /** @returns the ids of the keys that the principal may see */
  private revokeTogether(batch: readonly Revoke[], onCommit?: () => void): Promise<Set<string>> {
    const [first] = batch;
    if (!first) throw new Error('A batch has at least one revoke');
    const { principal } = first;
    const askedBy = new Map(batch.map(({ id, actor }) => [id, actor]));
    const hasCommitted = (): void => {
      for (const { actor } of batch) actor.hasCommitted?.();
      onCommit?.();
    };
    return this.changes.runOnAuthority({ ...first.actor, hasCommitted }, async (change) => {
      const ids = [...askedBy.keys()];
      await change.lockWorkspaceShared(principal.workspaceId);
      // A key that was rotated may still revoke itself, but nothing else.
      await refuseReplaced(change.manager, principal, ids.length === 1 ? first.id : undefined);
      const keys = await lockApiKeys(change.manager, principal, 'k.id = ANY($3)', [ids]);
      await this.revocation.revoke(change, keys, 'revoked_by_user', ({ id }) => askedBy.get(id));
      return new Set(keys.map(({ id }) => id));
    });
  }
}
