import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Coherence } from '../../core/coherence/coherence.js';
import { errorDetail, sqlState } from '../../core/database/database-unavailable.js';
import { prepared } from '../../core/database/prepared.js';
import { Problem, problem } from '../../core/errors/problem.js';
import type { IdempotencyRequest } from '../../core/http/idempotency.js';
import type { Actor, HeldAuthority } from '../../core/principal/actor.js';
import { AUTHORITY_ENDED, lostAuthority } from '../../core/principal/held-authority.js';
import { auditActions } from '../../core/resource/declared.js';
import type { AuditAction } from '../../core/resource/resources.js';
import { newId } from '../../core/secrets/ids.js';
import { claimIdempotencyKey, storeResult } from './idempotency-store.js';

/** A line for the audit trail. `details` is for people: what changed, never a secret. */
export interface AuditRecord {
  workspaceId: string | null;
  targetId: string | null;
  details?: Record<string, unknown>;
  /** Who did it, if the request could not know yet (sign-up, sign-in, invitation). */
  actorUserId?: string;
  /** Whose request asked for it, if several requests with one authority share a change. */
  actor?: Actor;
}

/** A change may have a million lines, which are too many for one JSON document. */
const RECORDS_PER_STATEMENT = 1_000;
/** One text for any number of lines, so that a connection prepares it once: every change writes to the audit trail. */
const RECORD = prepared(`INSERT INTO audit_events
  (id, workspace_id, action, actor_kind, actor_user_id, actor_api_key_id, target_type, target_id, details, address,
   request_id)
  SELECT * FROM jsonb_to_recordset($1)
    AS line (id uuid, workspace_id uuid, action text, actor_kind text, actor_user_id uuid, actor_api_key_id uuid,
      target_type text, target_id uuid, details jsonb, address text, request_id text)`);

/** A transaction in progress: the entity manager to write with, and the audit trail to write to. */
export class Change {
  private readonly lastSteps: (() => Promise<void>)[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly actor: Actor,
  ) {}

  /**
   * Runs `step` as the last thing in this change, at a moment when no other change can commit before this one does. For
   * what others may be creating on the strength of something that this change ends: their check of authority may have
   * come first, so that they commit what this change could not see yet. All other changes wait meanwhile, so `step`
   * should normally find nothing to do.
   */
  beforeCommit(step: () => Promise<void>): void {
    this.lastSteps.push(step);
  }

  /** Call this once, after everything else. */
  async runLastSteps(): Promise<void> {
    if (this.lastSteps.length === 0) return;
    await this.manager.query('SELECT lock_authority_changes()');
    for (const step of this.lastSteps) await step();
  }

  /** Adds a line to the audit trail, in the same transaction. */
  record(action: AuditAction, record: AuditRecord): Promise<void> {
    return this.recordAll(action, [record]);
  }

  /** Adds lines to the audit trail. */
  async recordAll(action: AuditAction, records: readonly AuditRecord[]): Promise<void> {
    for (let start = 0; start < records.length; start += RECORDS_PER_STATEMENT) {
      const lines = records
        .slice(start, start + RECORDS_PER_STATEMENT)
        .map((record) => this.line(action, record));
      await this.manager.query(RECORD, [JSON.stringify(lines)]);
    }
  }

  private line(action: AuditAction, record: AuditRecord): object {
    const actor = record.actor ?? this.actor;
    return {
      id: newId(),
      workspace_id: record.workspaceId,
      action,
      actor_kind: record.actorUserId && actor.kind === 'anonymous' ? 'user' : actor.kind,
      actor_user_id: actor.userId ?? (actor.serviceAccountId ? null : (record.actorUserId ?? null)),
      actor_api_key_id: actor.apiKeyId,
      target_type: targetOf(action),
      target_id: record.targetId,
      details: {
        ...record.details,
        ...(actor.serviceAccountId ? { actor_service_account_id: actor.serviceAccountId } : {}),
        ...(actor.operatorKeyId === null ? {} : { operator_key_id: actor.operatorKeyId }),
      },
      address: actor.address,
      request_id: actor.requestId,
    };
  }

  /**
   * Prevents the deletion of a workspace until the transaction ends. Call this before rows of the workspace are locked:
   * a deletion locks the workspace first and then the rows, and the opposite order would deadlock.
   *
   * @throws not_found if it was deleted meanwhile
   */
  async lockWorkspaceShared(workspaceId: string, detail?: string): Promise<void> {
    const held = await this.manager.query<unknown[]>(
      prepared('SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE'),
      [workspaceId],
    );
    if (held.length === 0) throw problem('not_found', detail === undefined ? {} : { detail });
  }
}

/** The type of target of an action. */
function targetOf(action: AuditAction): string {
  const declared = auditActions().get(action);
  if (!declared) throw new Error(`No module of this program declares the audit action ${action}`);
  return declared.target;
}

interface CreateOptions {
  /** The response holds a secret, which is not stored: a repeat gets 409 with the id. */
  holdsSecret?: boolean;
  /** As with `runOnAuthority`: what is created replaces something that ends. */
  isAboutAuthority?: boolean;
}

/**
 * The only way to write. A change is one transaction with its audit row, and is answered only once the authority that
 * it ended is gone on every instance. The database refuses changes made in any other way or without an audit row.
 */
@Injectable()
export class Changes {
  constructor(private readonly coherence: Coherence) {}

  /** @throws 401, 403 or 404, as the guard would, if the authority of the request ended before the commit */
  run<T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T> {
    return this.commit(actor, work, false);
  }

  /**
   * `run`, for changes to who may do what. Its answer is final on every instance, including the answer to a repeat that
   * finds nothing left to do.
   */
  runOnAuthority<T>(actor: Actor, work: (change: Change) => Promise<T>): Promise<T> {
    return this.commit(actor, work, true);
  }

  /**
   * For a request that is refused before its change begins, because of the current state: that may result from an
   * earlier change of authority that this one repeats. Returns once that change is final.
   */
  waitForEarlierChanges(): Promise<void> {
    return this.coherence.waitForEarlierChanges();
  }

  private async commit<T>(
    actor: Actor,
    work: (change: Change) => Promise<T>,
    isAboutAuthority: boolean,
  ): Promise<T> {
    const { authority, hasCommitted } = actor;
    try {
      return await this.coherence.commit(
        async (manager) => {
          const change = new Change(manager, actor);
          const value = await work(change);
          await change.runLastSteps();
          return value;
        },
        { authority, isAboutAuthority, hasCommitted },
      );
    } catch (error) {
      throw authority ? await this.refusal(error, authority) : error;
    }
  }

  /**
   * The error to answer a failed change with. What the change found in its way may result from the end of its own
   * authority, such as keys of a workspace that was just deleted: in that case that end is the answer.
   */
  private async refusal(error: unknown, authority: HeldAuthority): Promise<unknown> {
    if (sqlState(error) === AUTHORITY_ENDED) return lostAuthority(errorDetail(error), authority);
    if (!(error instanceof Problem)) return error;
    const ended: unknown = await this.coherence.requireLive(authority).catch((reason: unknown) => reason);
    return sqlState(ended) === AUTHORITY_ENDED ? lostAuthority(errorDetail(ended), authority) : error;
  }

  /**
   * Like `run`, for a creating POST that may carry an `Idempotency-Key`. `work` returns the body of the response. A
   * repeat gets the first response, or 409 with the id if that held a secret (`holdsSecret`), which is not stored.
   */
  create<T extends { id: string }>(
    actor: Actor,
    idempotency: IdempotencyRequest | null,
    work: (change: Change) => Promise<T>,
    { holdsSecret = false, isAboutAuthority = false }: CreateOptions = {},
  ): Promise<T> {
    const claimThenWork = async (change: Change): Promise<T> => {
      if (!idempotency) return work(change);
      const earlier = await claimIdempotencyKey<T>(change.manager, idempotency);
      if (earlier) return earlier;
      const answer = await work(change);
      await storeResult(change.manager, idempotency, answer.id, holdsSecret ? null : answer);
      return answer;
    };
    return this.commit(actor, claimThenWork, isAboutAuthority);
  }
}
