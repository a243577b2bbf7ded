import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { DatabaseUnavailableError } from '../database/database-unavailable.js';
import { ANSWERING_SERVER } from './answering-server.js';
import type { InstanceLink } from './instance-link.js';
import { LEASE_MS } from './lease.js';

/** When to check the progress of other instances for the first time, at the latest. */
const FIRST_LOOK_MS_MAX = 10;
/** How often to check it then: ever less often while one stays silent. */
const LOOK_EVERY_MS_MIN = 2;
const LOOK_EVERY_MS_MAX = 50;

/** A committed change of authority. */
export interface CommittedChange {
  /** Its last sequence number. */
  sequence: bigint;
  /** The server on which it committed. */
  server: string;
  /** When the commit was confirmed, by `performance.now()`. */
  committedAt: number;
  /** Whether this instance has dropped the entries that the change made stale. */
  isDroppedHere: boolean;
}

/** What made a change final: every instance acknowledged it, or the leases of those that did not have expired. */
export type Finality = 'acknowledged' | 'lease_over';

interface Waiter extends CommittedChange {
  release: (reason: Finality) => void;
}

/**
 * Makes writers wait until no instance can answer with state that a change made stale. All waiting writers share the
 * progress checks.
 */
export class ChangeBarrier {
  private readonly waiters = new Set<Waiter>();
  private isWatching = false;
  private isRemoving = false;
  /** How long the last change took that everyone acknowledged. */
  private lastTookMs = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly link: InstanceLink,
  ) {}

  /**
   * Returns once the change is final, after one lease at the latest, whatever happens to the database meanwhile.
   *
   * @throws {DatabaseUnavailableError} if a different server, which may lack the change, has confirmed our lease by
   *   then
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
    // Earlier, a look would only take time from those that it waits for.
    await sleep(Math.min(FIRST_LOOK_MS_MAX, this.lastTookMs / 2));
    while (this.waiters.size > 0) {
      await this.look();
      const youngest = Math.max(...[...this.waiters].map(({ committedAt }) => committedAt));
      const age = performance.now() - youngest;
      await sleep(Math.min(LOOK_EVERY_MS_MAX, Math.max(LOOK_EVERY_MS_MIN, age / 16)));
    }
    this.isWatching = false;
  }

  /** A database that fails now proves nothing: keep waiting until the lease expires. */
  private async look(): Promise<void> {
    const waiting = [...this.waiters];
    const server = this.link.confirmation?.server;
    const progress = await this.link.progress().catch(() => undefined);
    // Until then, leases granted by a previous server, which this one does not know about, may still be valid.
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
        this.lastTookMs = performance.now() - waiter.committedAt;
        waiter.release('acknowledged');
      }
    }
  }

  /**
   * Their leases have expired. Removing their rows spares the next writer the wait. Delete only where the sequence
   * numbers still mean what they meant when we read them: the statement may run late, on a different server with its
   * own numbers.
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
