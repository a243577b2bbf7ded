import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from './changes.js';

/** The member leaving, and the workspace: a person or a service account. */
export interface Departing {
  workspaceId: string;
  userId: string;
}

/** Why they leave; stored with everything that ends. */
export type DepartureReason =
  | 'creator_left'
  | 'account_deleted'
  | 'account_claimed'
  | 'service_account_deleted';

/** Something that depends on a person, as shown to others. */
export interface Belonging {
  id: string;
  /** A name, a URL or an email address. */
  label: string;
  /** null: never used, or not something that is used. */
  lastUsedAt: Date | null;
}

export const BELONGING_KINDS = ['api_keys', 'webhook_endpoints', 'invitations'] as const;

export type BelongingKind = (typeof BELONGING_KINDS)[number];

/** What a module keeps for the members of a workspace, and how to end it. */
export interface Belongings {
  kind: BelongingKind;
  /** Everything currently active that depends on this person. */
  list(manager: EntityManager, departing: Departing): Promise<Belonging[]>;
  /**
   * Permanently ends everything in `list`, with audit rows, so that nothing returns if the same person rejoins. The
   * workspace's memberships are locked.
   */
  end(change: Change, departing: Departing, reason: DepartureReason): Promise<void>;
  /**
   * SQL of a query that has rows if something is left for `departed`, which has `workspace_id` and `user_id`. It may also
   * find some that `end` leaves alone.
   */
  left: string;
}

interface Departed {
  departing: Departing;
  reason: DepartureReason;
}

type EndsWithMembership = (change: Change, departing: Departing) => Promise<void>;

export type Impact = Record<BelongingKind, Belonging[]>;

/**
 * Ends what depends on a person who leaves a workspace. Each module registers what it keeps, so the code that ends a
 * membership need not know the modules.
 */
@Injectable()
export class Departures {
  private readonly registered = new Map<BelongingKind, Belongings>();
  private readonly unlisted: EndsWithMembership[] = [];
  private readonly departed = new WeakMap<Change, Departed[]>();

  register(belongings: Belongings): void {
    this.registered.set(belongings.kind, belongings);
  }

  /** For what ends with the membership and nobody else would miss: it is not part of the impact. */
  alsoEnd(end: EndsWithMembership): void {
    this.unlisted.push(end);
  }

  async impact(manager: EntityManager, departing: Departing): Promise<Impact> {
    const impact: Impact = { api_keys: [], webhook_endpoints: [], invitations: [] };
    for (const kind of BELONGING_KINDS) {
      impact[kind] = (await this.registered.get(kind)?.list(manager, departing)) ?? [];
    }
    return impact;
  }

  /**
   * Call this with the workspace's memberships locked, before the membership ends. What the person is creating at the
   * same moment ends too, or is never created.
   *
   * @returns what ended, without what was created at the same moment
   */
  async end(change: Change, departing: Departing, reason: DepartureReason): Promise<Impact> {
    const impact = await this.impact(change.manager, departing);
    for (const kind of BELONGING_KINDS) await this.registered.get(kind)?.end(change, departing, reason);
    for (const end of this.unlisted) await end(change, departing);
    this.lookAgainLater(change, { departing, reason });
    return impact;
  }

  private lookAgainLater(change: Change, departed: Departed): void {
    const others = this.departed.get(change);
    if (others) {
      others.push(departed);
      return;
    }
    const all = [departed];
    this.departed.set(change, all);
    change.beforeCommit(() => this.endLate(change, all));
  }

  /** One query for each kind, however many have departed: everybody waits for this. */
  private async endLate(change: Change, departed: readonly Departed[]): Promise<void> {
    for (const kind of BELONGING_KINDS) {
      const belongings = this.registered.get(kind);
      if (!belongings) continue;
      const late = await change.manager.query<{ place: number }[]>(
        `SELECT departed.place::int FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY
           AS departed (workspace_id, user_id, place) WHERE EXISTS (${belongings.left})`,
        [
          departed.map(({ departing }) => departing.workspaceId),
          departed.map(({ departing }) => departing.userId),
        ],
      );
      for (const { place } of late) {
        const { departing, reason } = departed[place - 1] as Departed;
        await belongings.end(change, departing, reason);
      }
    }
  }
}
