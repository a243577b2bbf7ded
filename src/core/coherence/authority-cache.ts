import { LRUCache } from 'lru-cache';
import type { Lease } from './lease.js';
import { noLease } from './no-lease.js';
import type { RecordTypes } from './record-types.js';

/** Stands for all names: of a change that made too many stale to list them. */
export const EVERY_ENTRY = '*';

/** How much of the cache is for names that do not exist. */
const ABSENT_SHARE = 0.05;

/**
 * Bounded cache of authority records that answers only while the lease is valid.
 *
 * "There is no such record" is remembered too, where the loader returns null, but apart and in little room: anyone
 * can make up names, and made-up ones must not displace what others are working with.
 */
export class AuthorityCache<Types extends object = RecordTypes> {
  /** The records themselves: a wrapper for each would cost more than some records. */
  private readonly entries: LRUCache<string, NonNullable<unknown>>;
  private readonly absent: LRUCache<string, true>;
  /** The latest load of each name. One that is no longer here may hold stale data, and is not cached. */
  private readonly loading = new Map<string, Promise<unknown>>();
  /** See `version`. */
  private generation = 0;
  /** Records that were found here, and those that had to be loaded, since the process has started. */
  private hitCount = 0;
  private missCount = 0;

  constructor(
    private readonly lease: Lease,
    maximumEntries: number,
  ) {
    this.entries = new LRUCache({ max: maximumEntries });
    this.absent = new LRUCache({ max: Math.max(1, Math.floor(maximumEntries * ABSENT_SHARE)) });
  }

  /** The cached record, without any waiting; undefined if it is not cached or the lease is not valid. */
  get<Kind extends keyof Types & string>(name: `${Kind}:${string}`): Types[Kind] | null | undefined {
    return this.lease.isValid ? this.cached(name) : undefined;
  }

  /**
   * The cached record, or else what `load` reads from the database. Callers at the same time share a load. All of it
   * only under a valid lease: without one nobody waits for us, and what answers may be a replica or a primary of
   * yesterday.
   *
   * @throws {DatabaseUnavailableError} if the lease is not valid
   */
  read<Kind extends keyof Types & string, Result extends Types[Kind] | null | undefined>(
    name: `${Kind}:${string}`,
    load: () => Promise<Result>,
  ): Promise<Result> {
    if (!this.lease.isValid) return Promise.reject(noLease());
    const cached = this.cached(name);
    if (cached !== undefined) return Promise.resolve(cached as Result);
    this.missCount += 1;
    const pending = this.loading.get(name);
    return pending ? (pending as Promise<Result>) : this.load(name, load);
  }

  /** Forgets the named records, and the loads of them that are under way. */
  drop(names: readonly string[]): void {
    if (names.includes(EVERY_ENTRY)) {
      this.clear();
      return;
    }
    this.generation += 1;
    for (const name of names) {
      this.entries.delete(name);
      this.absent.delete(name);
      this.loading.delete(name);
    }
  }

  clear(): void {
    this.generation += 1;
    this.entries.clear();
    this.absent.clear();
    this.loading.clear();
  }

  /** Changes whenever anything is dropped: what was worked out from records under one number is stale under another. */
  get version(): number {
    return this.generation;
  }

  get hits(): number {
    return this.hitCount;
  }

  get misses(): number {
    return this.missCount;
  }

  get size(): number {
    return this.entries.size + this.absent.size;
  }

  private cached<Kind extends keyof Types & string>(
    name: `${Kind}:${string}`,
  ): Types[Kind] | null | undefined {
    const entry = this.entries.get(name) ?? (this.absent.has(name) ? null : undefined);
    if (entry !== undefined) this.hitCount += 1;
    return entry as Types[Kind] | null | undefined;
  }

  private load<T>(name: string, load: () => Promise<T>): Promise<T> {
    const promise = load()
      .then((record) => {
        if (this.loading.get(name) === promise) this.remember(name, record);
        return record;
      })
      .finally(() => {
        if (this.loading.get(name) === promise) this.loading.delete(name);
      });
    this.loading.set(name, promise);
    return promise;
  }

  private remember(name: string, record: unknown): void {
    if (record === null) this.absent.set(name, true);
    else if (record !== undefined) this.entries.set(name, record);
  }
}
