import type { NotedChange } from './noted-change.js';

const REMEMBERED_MAX = 1_000;

/** The last changes that this instance has read, without a gap, as one server numbers them. */
export class RecentChanges {
  private changes: NotedChange[] = [];
  /** Every change after this one is known. */
  private since = 0n;

  /** Forgets all: what is added from now on follows `last`. */
  beginAfter(last: bigint): void {
    this.changes = [];
    this.since = last;
  }

  /** @param news what was read next, in order */
  add(news: readonly NotedChange[]): void {
    this.changes.push(...news);
    const forgotten = this.changes.splice(0, Math.max(0, this.changes.length - REMEMBERED_MAX)).at(-1);
    if (forgotten) this.since = BigInt(forgotten.sequence);
  }

  /** All known changes after `sequence`; none if some might be missing among them. */
  after(sequence: bigint): NotedChange[] {
    if (sequence < this.since) return [];
    return this.changes.filter((change) => BigInt(change.sequence) > sequence);
  }
}
