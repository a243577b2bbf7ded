import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { InstanceLink } from './instance-link.js';
import { LEASE_MS } from './lease.js';

/** How often to look when no acknowledgement wakes us (a pooler without LISTEN, a lost notification). */
const POLL_EVERY_MS = 50;

/** The writer's wait: returns when no other instance can answer with what a change made stale. */
export class ChangeBarrier {
  constructor(
    private readonly dataSource: DataSource,
    private readonly link: InstanceLink,
  ) {}

  /**
   * @param sequence the last sequence number of the change
   * @param committedAt when its commit was confirmed, by `performance.now()`
   */
  async wait(sequence: bigint, committedAt: number): Promise<void> {
    const leaseEndsAt = committedAt + LEASE_MS;
    let wake = (): void => undefined;
    const stopListening = this.link.onAcknowledgement(() => wake());
    try {
      while (performance.now() < leaseEndsAt) {
        const acknowledged = new Promise<void>((resolve) => (wake = resolve));
        if (await this.everyoneAcknowledged(sequence)) return;
        const remaining = leaseEndsAt - performance.now();
        await Promise.race([acknowledged, sleep(Math.max(0, Math.min(POLL_EVERY_MS, remaining)))]);
      }
    } finally {
      stopListening();
    }
    await this.removeSilentInstances(sequence);
  }

  /** A database that fails now proves nothing: the wait goes on until the lease is over. */
  private async everyoneAcknowledged(sequence: bigint): Promise<boolean> {
    try {
      const [row] = await this.dataSource.query<{ behind: boolean }[]>(
        'SELECT EXISTS (SELECT FROM authority_instances WHERE acknowledged < $1 AND id <> $2) AS behind',
        [sequence.toString(), this.link.instanceId],
      );
      return row?.behind === false;
    } catch {
      return false;
    }
  }

  /** Their leases are over. Without their rows the next writer need not wait for them. */
  private async removeSilentInstances(sequence: bigint): Promise<void> {
    await this.dataSource
      .query('DELETE FROM authority_instances WHERE acknowledged < $1 AND id <> $2', [
        sequence.toString(),
        this.link.instanceId,
      ])
      .catch(() => undefined);
  }
}
