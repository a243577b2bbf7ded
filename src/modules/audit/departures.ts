import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Change } from './changes.js';

/** Whose membership ends, and where: a person's or a service account's. */
export interface Departing {
  workspaceId: string;
  userId: string;
}

/** Why it ends; stored with what ends. */
export type DepartureReason =
  | 'creator_left'
  | 'account_deleted'
  | 'account_claimed'
  | 'service_account_deleted';

/** Something that rests on a person, as others are told of it. */
export interface Belonging {
  id: string;
  /** A name, a URL or an email address. */
  label: string;
  /** null: never, or it is nothing that is used. */
  lastUsedAt: Date | null;
}

export const BELONGING_KINDS = ['api_keys', 'webhook_endpoints', 'invitations'] as const;

export type BelongingKind = (typeof BELONGING_KINDS)[number];

/** What a module keeps for the members of a workspace, and how it ends. */
export interface Belongings {
  kind: BelongingKind;
  /** What works now and rests on this person. */
  list(manager: EntityManager, departing: Departing): Promise<Belonging[]>;
  /**
   * Ends all of `list` for good, with its audit rows: a new membership of the same person brings nothing back. The
   * memberships of the workspace are locked.
   */
  end(change: Change, departing: Departing, reason: DepartureReason): Promise<void>;
}

export type Impact = Record<BelongingKind, Belonging[]>;

/**
 * What ends when a person leaves a workspace. Each module registers what it keeps; whatever ends a membership asks here
 * and need not know them.
 */
@Injectable()
export class Departures {
  private readonly registered = new Map<BelongingKind, Belongings>();

  register(belongings: Belongings): void {
    this.registered.set(belongings.kind, belongings);
  }

  async impact(manager: EntityManager, departing: Departing): Promise<Impact> {
    const impact: Impact = { api_keys: [], webhook_endpoints: [], invitations: [] };
    for (const kind of BELONGING_KINDS) {
      impact[kind] = (await this.registered.get(kind)?.list(manager, departing)) ?? [];
    }
    return impact;
  }

  /** To be called with the memberships of the workspace locked, before the membership ends. @returns what ended */
  async end(change: Change, departing: Departing, reason: DepartureReason): Promise<Impact> {
    const impact = await this.impact(change.manager, departing);
    for (const kind of BELONGING_KINDS) await this.registered.get(kind)?.end(change, departing, reason);
    return impact;
  }
}
