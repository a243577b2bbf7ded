import { LRUCache } from 'lru-cache';
import type { Lease } from './lease.js';
import { noLease } from './no-lease.js';
import type { EntryName, Loaded, RecordMap, RecordTypes } from './record-types.js';

/** Stands for every name: used by changes that made too many entries stale to list. */
export const EVERY_ENTRY = '*';

/** The share of the cache reserved for names that do not exist. */
const ABSENT_SHARE = 0.05;

/** Loads in progress, each of a record of the type that its name says. */
type Loads<Types extends object> = RecordMap<{ [Kind in keyof Types]: Promise<Loaded<Types[Kind]>> }> &
  Pick<Map<string, unknown>, 'delete' | 'clear'>;

/**
 * A bounded cache of authority records that answers only while the lease is valid. It also remembers missing records
 * (where the loader returns null), but in a small separate cache: anyone can invent names, and invented names must not
 * displace records in use.
 */
export class AuthorityCache<Types extends object = RecordTypes> {
  /** The records themselves: a wrapper object would cost more memory than some records. */
  private readonly entries: RecordMap<Types> & Pick<LRUCache<string, never>, 'delete' | 'clear' | 'size'>;
  private readonly absent: LRUCache<string, true>;
  /**
   * The latest load of each name. A load that has been removed from here may hold stale data, so its result is not
   * cached.
   */
  private readonly loading: Loads<Types> = new Map();
  /** See `version`. */
  private generation = 0;
  /** Hits and misses since the process started. */
  private hitCount = 0;
  private missCount = 0;

  constructor(
    private readonly lease: Lease,
    maximumEntries: number,
  ) {
    this.entries = new LRUCache<string, never>({ max: maximumEntries });
    this.absent = new LRUCache({ max: Math.max(1, Math.floor(maximumEntries * ABSENT_SHARE)) });
  }

  /** The cached record, synchronously; undefined if it is not cached or the lease is not valid. */
  get<Kind extends keyof Types & string>(name: EntryName<Kind>): Loaded<Types[Kind]> {
    return this.lease.isValid ? this.cached(name) : undefined;
  }

  /**
   * The cached record, or else what `load` reads from the database. Concurrent callers share a load. Everything
   * requires a valid lease: without one no writer waits for this instance, and the server that answers may be a replica
   * or a former primary.
   *
   * @throws {DatabaseUnavailableError} if the lease is not valid
   */
  read<Kind extends keyof Types & string>(
    name: EntryName<Kind>,
    load: () => Promise<Loaded<Types[Kind]>>,
  ): Promise<Loaded<Types[Kind]>> {
    if (!this.lease.isValid) return Promise.reject(noLease());
    const cached = this.cached(name);
    if (cached !== undefined) return Promise.resolve(cached);
    this.missCount += 1;
    return this.loading.get(name) ?? this.load(name, load);
  }

  /** Forgets the named records, along with any loads of them in progress. */
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

  /** Changes whenever anything is dropped: a result derived from records under one version is stale under another. */
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

  private cached<Kind extends keyof Types & string>(name: EntryName<Kind>): Loaded<Types[Kind]> {
    const entry = this.entries.get(name) ?? (this.absent.has(name) ? null : undefined);
    if (entry !== undefined) this.hitCount += 1;
    return entry;
  }

  private load<Kind extends keyof Types & string>(
    name: EntryName<Kind>,
    load: () => Promise<Loaded<Types[Kind]>>,
  ): Promise<Loaded<Types[Kind]>> {
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

  private remember<Kind extends keyof Types & string>(
    name: EntryName<Kind>,
    record: Loaded<Types[Kind]>,
  ): void {
    if (record === null) this.absent.set(name, true);
    else if (record !== undefined) this.entries.set(name, record);
  }
}
