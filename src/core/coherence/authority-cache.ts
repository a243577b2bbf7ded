import { LRUCache } from 'lru-cache';
import type { Lease } from './lease.js';

/** Names one authority record: `key:<digest>`, `session:<id>`, `member:<workspace>:<user>`, `user:<id>`, `workspace:<id>`. */
export type EntryName = `${'key' | 'session' | 'member' | 'user' | 'workspace'}:${string}`;

/** Stands in the cache for null: there is no such record. */
const NONE = {};

/**
 * Bounded cache of authority records that answers only while the lease is valid.
 * "There is no such record" is cached too, as `null`, where the caller's loader returns it and `keep` allows.
 */
export class AuthorityCache {
  /** The records themselves, and `NONE` for null: a wrapper for each would cost more than some records. */
  private readonly entries: LRUCache<string, NonNullable<unknown>>;
  private readonly loading = new Map<string, Promise<unknown>>();
  /** Counts invalidations. A load that began in an older generation may hold stale data and is not cached. */
  private generation = 0;

  constructor(
    private readonly lease: Lease,
    maximumEntries: number,
  ) {
    this.entries = new LRUCache({ max: maximumEntries });
  }

  /** The cached record, without any waiting; undefined if it is not cached or the lease is not valid. */
  get<T>(name: EntryName): T | undefined {
    return this.lease.isValid ? this.cached<T>(name) : undefined;
  }

  /**
   * The cached record, or else what `load` reads from the database. Callers at the same time share a load, but
   * only under a valid lease: without one, nobody waits for us, and a load that began before a change was
   * answered must not serve a request that began after it.
   */
  read<T>(name: EntryName, load: () => Promise<T>): Promise<T> {
    if (this.lease.isValid) {
      const cached = this.cached<T>(name);
      if (cached !== undefined) return Promise.resolve(cached);
      const pending = this.loading.get(name);
      if (pending) return pending as Promise<T>;
    }
    return this.load(name, load);
  }

  /** Forgets the named records, and the loads of them that are under way. */
  drop(names: Iterable<string>): void {
    this.generation += 1;
    for (const name of names) {
      this.entries.delete(name);
      this.loading.delete(name);
    }
  }

  clear(): void {
    this.generation += 1;
    this.entries.clear();
    this.loading.clear();
  }

  /** Changes whenever anything is dropped: what was worked out from records under one number is stale under another. */
  get version(): number {
    return this.generation;
  }

  get size(): number {
    return this.entries.size;
  }

  private cached<T>(name: EntryName): T | undefined {
    const entry = this.entries.get(name);
    return (entry === NONE ? null : entry) as T | undefined;
  }

  private load<T>(name: EntryName, load: () => Promise<T>): Promise<T> {
    const { generation } = this;
    const promise = load()
      .then((record) => {
        if (record !== undefined && generation === this.generation) this.entries.set(name, record ?? NONE);
        return record;
      })
      .finally(() => {
        if (this.loading.get(name) === promise) this.loading.delete(name);
      });
    this.loading.set(name, promise);
    return promise;
  }
}
