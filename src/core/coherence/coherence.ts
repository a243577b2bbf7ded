import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { answerInTime } from '../database/answer-in-time.js';
import { isDatabaseUnavailable } from '../database/database-unavailable.js';
import { LIMIT_TRANSACTION } from '../database/session-limits.js';
import { DATABASE_URL } from '../database/database.module.js';
import type { HeldAuthority } from '../principal/actor.js';
import { AuthorityCache, type EntryName } from './authority-cache.js';
import { ChangeBarrier } from './change-barrier.js';
import { InstanceLink } from './instance-link.js';
import { Lease } from './lease.js';

/** A caller waits for its authority to be read: a 503 now beats one later. */
const READ_TIMEOUT_MS = 2_000;

/**
 * Authority without a query per request, and revocation that is final when it is answered.
 *
 * Every instance caches what it knows of keys, sessions, memberships and users. The protocol is leases
 * (Gray & Cheriton, "Leases: an efficient fault-tolerant mechanism for distributed file cache consistency",
 * SOSP 1989) over PostgreSQL, which stays the one source of truth:
 *
 * 1. An instance has a row in `authority_instances` and renews it every second. It answers from its cache only
 *    while the lease is valid, which counts from the moment that renewal was SENT. Otherwise it asks the
 *    database, and if that fails the answer is 503.
 * 2. A change commits together with rows in `authority_changes` that name what became stale. Triggers write
 *    them, so no writer can forget to; an advisory lock held until the commit is visible makes the sequence
 *    numbers appear in order, so "everything after n" never skips one that commits late.
 * 3. Instances read the changes after the last they saw (when notified, and with each renewal), drop the named
 *    entries, then acknowledge.
 * 4. After its commit the writer drops its own entries, and waits until every registered instance has
 *    acknowledged, or until one full lease has passed by its own monotonic clock. Only then it answers.
 *
 * Why that is enough. Let the change commit at time C and be answered at A. Take a request that begins at an
 * instance after A and is answered from its cache there. The lease was valid, by a renewal sent at R and
 * confirmed. Either the instance acknowledged the change before A: then it dropped the entry, and whatever
 * it cached since was loaded after that, that is after C. (A load that is under way when its entry is dropped
 * is not cached.) Or the writer waited out a lease: A ≥ C + lease. The lease was valid after A, so
 * R + lease > A ≥ C + lease, so R > C: the renewal read the changes after C and the entry was dropped before
 * the renewal counted. Or the instance was not registered when the writer looked: then it registered after C,
 * with an empty cache. No wall clocks are compared anywhere.
 *
 * That is about requests which begin after the answer. One that began before may still be under way, so what a
 * request was admitted with is read again when its change commits (`seal_change()`): under the lock of step 2,
 * which a change of authority holds until its commit is visible. A change of data therefore commits before the
 * authority that it rests on ends, or not at all.
 */
@Injectable()
export class Coherence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Coherence.name);
  private readonly lease = new Lease();
  private readonly cache: AuthorityCache;
  private readonly link: InstanceLink;
  private readonly barrier: ChangeBarrier;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(DATABASE_URL) databaseUrl: string,
    @Inject(CONFIG) config: Config,
  ) {
    this.cache = new AuthorityCache(this.lease, config.authorityCacheMax);
    this.link = new InstanceLink(databaseUrl, this.lease, this.cache, this.logger);
    this.barrier = new ChangeBarrier(dataSource, this.link);
  }

  /** Without waiting: a cached record, or undefined. */
  get<T>(name: EntryName): T | undefined {
    return this.cache.get<T>(name);
  }

  /** A record from the cache, or from the database through `load`: soon, or the database counts as away. */
  read<T>(name: EntryName, load: () => Promise<T>): Promise<T> {
    return this.cache.read(name, () => answerInTime(load(), READ_TIMEOUT_MS));
  }

  /** Until this number changes, and while the lease is valid, what was worked out from cached records holds. */
  get version(): number {
    return this.cache.version;
  }

  /** Whether this instance may answer from its cache now; false for seconds means that the database is away. */
  get isLeaseValid(): boolean {
    return this.lease.isValid;
  }

  /**
   * The one way to write: runs `work` in a transaction, and returns once no instance will answer with the
   * authority that it ended. Changes that touch no authority do not wait.
   *
   * @throws {QueryFailedError} with SQLSTATE `AUTHORITY_ENDED` if the request's own authority ended meanwhile
   */
  async commit<T>(
    work: (manager: EntityManager) => Promise<T>,
    { authority = null, isAboutAuthority = false }: CommitOptions = {},
  ): Promise<T> {
    let stale: StaleEntry[] = [];
    try {
      const result = await this.dataSource.transaction(async (manager) => {
        await manager.query(BEGIN_CHANGE, [authority ? JSON.stringify(authority) : '']);
        const value = await work(manager);
        stale = await manager.query<StaleEntry[]>('SELECT sequence, entry FROM seal_change()');
        return value;
      });
      const committedAt = performance.now();
      this.cache.drop(stale.map(({ entry }) => entry));
      const last = stale.at(-1);
      if (last) await this.barrier.wait(BigInt(last.sequence), committedAt);
      else if (isAboutAuthority) await this.waitForEarlierChanges();
      return result;
    } catch (error) {
      // A commit whose answer was lost may have happened.
      this.cache.drop(stale.map(({ entry }) => entry));
      if (isAboutAuthority && !isDatabaseUnavailable(error)) await this.waitForEarlierChanges();
      throw error;
    }
  }

  /**
   * Asks the database, which first waits for changes of authority under way.
   *
   * @throws {QueryFailedError} with SQLSTATE `AUTHORITY_ENDED` if it has ended
   */
  async requireLive(authority: HeldAuthority): Promise<void> {
    await this.dataSource.query(REQUIRE_LIVE_AUTHORITY, [JSON.stringify(authority)]);
  }

  /**
   * For a change that found nothing to do: what it asks for may be the work of another, which is not final yet. This
   * answer is a promise too, so it waits as well.
   */
  private async waitForEarlierChanges(): Promise<void> {
    const [row] = await this.dataSource.query<{ last: string | null }[]>(
      'SELECT max(sequence) AS last FROM authority_changes',
    );
    if (row?.last) await this.barrier.wait(BigInt(row.last), performance.now());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.link.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.link.stop();
  }
}

/**
 * Says that this is how changes are made, and bounds how long a process that is paused in mid-transaction can
 * hold the lock on the sequence: the database ends its session.
 */
const BEGIN_CHANGE = `SELECT set_config('latchkey.change', 'audited', true),
  ${LIMIT_TRANSACTION},
  set_config('latchkey.authority', $1, true)`;

/** The setting, which ends with the statement, has to be made before the function runs: so a subquery of its own. */
const REQUIRE_LIVE_AUTHORITY = `SELECT require_live_authority()
  FROM (SELECT set_config('latchkey.authority', $1, true) OFFSET 0) AS held`;

export interface CommitOptions {
  /** What the request was admitted with: has to hold still at the commit. null: it acts with no credential. */
  authority?: HeldAuthority | null;
  /** Whether the change is one of authority, which is final when it is answered: also where it had nothing to do. */
  isAboutAuthority?: boolean;
}

interface StaleEntry {
  /** bigint, as text. */
  sequence: string;
  entry: string;
}
