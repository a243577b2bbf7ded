import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { DatabaseUnavailableError } from '../database/database-unavailable.js';
import { ANSWERING_SERVER } from './answering-server.js';
import type { InstanceLink } from './instance-link.js';
import { LEASE_MS } from './lease.js';

/** How often to look how far the others are: soon after a change, and ever more rarely while somebody is silent. */
const LOOK_EVERY_MS_MIN = 5;
const LOOK_EVERY_MS_MAX = 50;

/** A change of authority that has committed. */
export interface CommittedChange {
  /** Its last sequence number. */
  sequence: bigint;
  /** The server that it committed on. */
  server: string;
  /** When that was confirmed, by `performance.now()`. */
  committedAt: number;
  /** Whether this instance has dropped what it made stale. */
  isDroppedHere: boolean;
}

/** What made a change final: everybody has acknowledged it, or the leases of those who have not are over. */
export type Finality = 'acknowledged' | 'lease_over';

interface Waiter extends CommittedChange {
  release: (reason: Finality) => void;
}

/** The writers' wait: until no instance can answer with what a change made stale. All who wait share the looking. */
export class ChangeBarrier {
  private readonly waiters = new Set<Waiter>();
  private isWatching = false;
  private isRemoving = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly link: InstanceLink,
  ) {}

  /**
   * Returns once the change is final, after one lease at the latest, whatever the database does meanwhile.
   *
   * @throws {DatabaseUnavailableError} if another server holds our lease by now, which may not have the change
   */
  async wait(change: CommittedChange): Promise<Finality> {
    const finality = await new Promise<Finality>((resolve) => {
      const timer = setTimeout(
        () => {
          waiter.release('lease_over');
          void this.removeSilentInstances(change);
        },
        Math.ceil(change.committedAt + LEASE_MS - performance.now()) + 1,
      );
      const waiter = {
        ...change,
        release: (reason: Finality): void => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve(reason);
        },
      };
      this.waiters.add(waiter);
      if (!this.isWatching) void this.watch();
    });
    if (change.server !== this.link.confirmation?.server) {
      throw new DatabaseUnavailableError(
        new Error('The database was replaced by another before the change was final'),
        'other_server',
      );
    }
    return finality;
  }

  private async watch(): Promise<void> {
    this.isWatching = true;
    while (this.waiters.size > 0) {
      await this.look();
      const youngest = Math.max(...[...this.waiters].map(({ committedAt }) => committedAt));
      const age = performance.now() - youngest;
      await sleep(Math.min(LOOK_EVERY_MS_MAX, Math.max(LOOK_EVERY_MS_MIN, age / 4)));
    }
    this.isWatching = false;
  }

  /** A database that fails now proves nothing: the wait goes on until the lease is over. */
  private async look(): Promise<void> {
    const waiting = [...this.waiters];
    const server = this.link.confirmation?.server;
    const progress = await this.link.progress().catch(() => undefined);
    // Until then there may be leases of a server before this one, which does not know of them.
    if (!progress || performance.now() < this.link.settledAt || this.link.confirmation?.server !== server)
      return;
    const { acknowledgedByAll } = progress;
    for (const waiter of waiting) {
      const { sequence, isDroppedHere } = waiter;
      if (
        waiter.server === server &&
        (isDroppedHere || this.link.applied >= sequence) &&
        (acknowledgedByAll === null || acknowledgedByAll >= sequence)
      ) {
        waiter.release('acknowledged');
      }
    }
  }

  /**
   * Their leases are over. Without their rows the next writer need not wait for them. Only where the numbers mean the
   * same as when we read them: a statement can be late, and another server's numbers are others.
   */
  private async removeSilentInstances({ sequence, server }: CommittedChange): Promise<void> {
    const { confirmation, instanceId } = this.link;
    if (this.isRemoving || confirmation?.server !== server) return;
    this.isRemoving = true;
    await this.dataSource
      .query(
        `DELETE FROM authority_instances WHERE acknowledged < $1 AND id <> $2 AND ${ANSWERING_SERVER} = $3
           AND EXISTS (SELECT FROM authority_instances WHERE id = $2 AND renewal >= $4)`,
        [sequence.toString(), instanceId, server, confirmation.renewal],
      )
      .catch(() => undefined);
    this.isRemoving = false;
  }
}
