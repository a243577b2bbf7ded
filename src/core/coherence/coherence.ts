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
import { ConnectionGate } from '../database/connection-gate.js';
import { isDatabaseUnavailable } from '../database/database-unavailable.js';
import { DATABASE_URL } from '../database/database.module.js';
import { Metrics } from '../metrics/metrics.js';
import type { HeldAuthority } from '../principal/actor.js';
import { inSpan } from '../telemetry/span.js';
import { AuthorityCache } from './authority-cache.js';
import type { AuthorityRecords, Load, Loaded } from './authority-records.js';
import { ChangeBarrier, type CommittedChange } from './change-barrier.js';
import { inChangeTransaction } from './change-transaction.js';
import { type AuthorityQuery, ConfirmingServer } from './confirming-server.js';
import { measureCoherence, type NotePart } from './coherence-metrics.js';
import { InstanceLink } from './instance-link.js';
import { Lease } from './lease.js';
import { noLease } from './no-lease.js';
import type { EntryName, RecordKind } from './record-types.js';
import { sharedRuns } from './shared-runs.js';

/** A caller waits for its authority to be read: a 503 now beats one later. */
const READ_TIMEOUT_MS = 2_000;
const RENEW_TIMEOUT_MS = 1_000;

/**
 * Authority without a query per request, and revocation that is final when it is answered.
 *
 * Every instance caches what it knows of keys, sessions, memberships and users. The protocol is leases
 * (Gray & Cheriton, "Leases: an efficient fault-tolerant mechanism for distributed file cache consistency",
 * SOSP 1989) over PostgreSQL, which stays the one source of truth:
 *
 * 1. An instance has a row in `authority_instances` and renews it every second. It answers, from its cache or from
 *    the database, only while the lease is valid, which counts from the moment that renewal was SENT. Otherwise
 *    the answer is 503: who confirms no lease may be a standby, or the primary of yesterday.
 * 2. A change commits together with rows in `authority_changes` that name what became stale. Triggers write
 *    them, so no writer can forget to; an advisory lock held until the commit is visible makes the sequence
 *    numbers appear in order, so "everything after n" never skips one that commits late.
 * 3. Each renewal also reads the changes after the last that was seen (a notification brings it forward). The instance
 *    drops the named entries, or everything where there are too many, and acknowledges with its next renewal.
 *    Only when that is confirmed does the renewal that read the changes count for the lease.
 * 4. A renewal is a compare-and-swap: it has a number of its own and replaces the one that was confirmed before. Where
 *    that is not what the row has, the instance starts from nothing: it registers anew, with an empty cache. It does so
 *    too when its lease is over, before it reads anything: what it missed may be more than it can read in time.
 * 5. What is loaded, and the first statement of each change, also tell which server answers (`answering-server.ts`). What
 *    another answers than the one that confirmed the lease is not used, and its connection is closed.
 * 6. After its commit the writer drops its own entries, and waits until every registered instance has
 *    acknowledged, or until one full lease has passed by its own monotonic clock. Only then it answers. It believes
 *    acknowledgements only from the server that the change committed on, where that server has our last renewal,
 *    and not before a lease has passed since our connection to it, or our registration there, was made. A change that
 *    found nothing to do waits in the same way for all that are there already: they may be what it asks for.
 *
 * Why that is enough follows; docs/model has a model of it, in which spin tries every order of events.
 *
 * First on one server. Let the change commit at time C and be answered at A. Take a request that
 * begins at an instance after A and is answered there. Its lease was valid, by a renewal sent at R and counted as said.
 * (a) The instance acknowledged the change before A: then it dropped the entry, and whatever it cached since was loaded
 * after that, that is after C. (A load that is under way when its entry is dropped is not cached, and nobody joins it.)
 * (b) The writer waited out a lease: A ≥ C + lease. The lease was valid after A, so R + lease > A ≥ C + lease, so
 * R > C: that renewal read the change, or an earlier one had, and the entry was dropped before it counted. (c) The
 * instance was not registered when the writer looked. Then it registered after C, with an empty cache; or a writer had
 * removed its row, which it does a lease after a change that the row had not acknowledged. By (b) a lease that is valid
 * then comes from a renewal that counts, so the row had acknowledged, unless it did so after its removal: but then the
 * compare-and-swap found no row, and the renewal did not count. No wall clocks are compared anywhere.
 *
 * Now let a server be replaced by another at time T: a standby is promoted, a backup is restored under the same name.
 * The new one begins as a copy of the old one as it was at some time, and may lack what was last confirmed there. We
 * rely on one thing: from T on, the old one confirms nothing that the new one lacks (fencing, or synchronous
 * replication). Without that there are two primaries, and no protocol helps.
 *
 * - An instance whose last confirmed renewal is part of the copy knows nothing that the copy lacks: a renewal commits
 *   after all that it has read was visible, and a copy holds what committed before anything that it holds. So
 *   `applied` means the same on both. Any other instance finds that its compare-and-swap fails, and starts from
 *   nothing; its numbers are never compared with those of the new server. Numbers of renewals are never used twice,
 *   so no attempt on one server is taken for one on the other.
 * - Leases that the old server gave are over at T + lease. The writer on the new server may not know of their
 *   holders, if they registered too late for the copy. But it answers no earlier than a lease after its own link was
 *   made or, behind a pooler, found another server; and that was after T. Where its link is not there yet, the server
 *   of the change is not the one of the link, and it waits a full lease from C > T. If by then the link still holds its
 *   lease from another server, that one may lack the change, and the answer is 503.
 * - What is loaded comes from the server that had confirmed the lease when the query was sent. If that was replaced
 *   meanwhile, its leases bound what it says: who holds one from before T holds it until T + lease at most, and the
 *   new server's writers have answered nothing by then that he was not waited for, by his row or by the rule above.
 *
 * A statement that is late (its sender gave up, a lock or a pooler held it back) does no harm either: a renewal replaces
 * only what its sender knew, a registration only an earlier one, and rows are removed only on the server whose numbers
 * the writer means, where they stay removable: numbers that are acknowledged only grow.
 *
 * That is about requests which begin after the answer. One that began before may still be under way, so what a
 * request was admitted with is read again when its change commits (`seal_change()`): under the lock of step 2,
 * which a change of authority holds until its commit is visible. A change of data therefore commits before the
 * authority that it rests on ends, or not at all.
 */
@Injectable()
export class Coherence implements AuthorityRecords, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Coherence.name);
  private readonly lease = new Lease();
  private readonly cache: AuthorityCache;
  private readonly link: InstanceLink;
  private readonly barrier: ChangeBarrier;
  private readonly confirmingServer: ConfirmingServer;
  private readonly notePart: NotePart;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(DATABASE_URL) databaseUrl: string,
    @Inject(CONFIG) config: Config,
    gate: ConnectionGate,
    metrics: Metrics,
  ) {
    this.cache = new AuthorityCache(this.lease, config.authorityCacheMax);
    this.link = new InstanceLink(databaseUrl, this.lease, this.cache, gate, this.logger);
    this.barrier = new ChangeBarrier(dataSource, this.link);
    this.confirmingServer = new ConfirmingServer(dataSource, this.link);
    this.notePart = measureCoherence(metrics, { lease: this.lease, cache: this.cache, link: this.link });
  }

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<Kind> {
    return this.cache.get(name);
  }

  /**
   * A record from the cache, or from the database through `load`: soon, or the database counts as away.
   *
   * @throws {DatabaseUnavailableError} without a lease, and where another server answers than the one that confirmed it
   */
  async read<Kind extends RecordKind, Result extends Loaded<Kind>>(
    name: EntryName<Kind>,
    load: Load<Result>,
  ): Promise<Result> {
    await this.requireLease();
    return this.cache.read(name, () => answerInTime(load(this.confirmingServer.query), READ_TIMEOUT_MS));
  }

  /**
   * Runs `work`, whose queries go past the cache, to the server that confirmed the lease.
   *
   * @returns what it makes of them, and which server that is
   * @throws {DatabaseUnavailableError} as `read` does, and where the server is another one by the end
   */
  async readThrough<T>(work: (query: AuthorityQuery) => Promise<T>): Promise<{ value: T; server: string }> {
    await this.requireLease();
    const { server } = this;
    if (server === undefined) throw noLease();
    const value = await answerInTime(work(this.confirmingServer.query), READ_TIMEOUT_MS);
    if (this.server !== server) throw noLease();
    return { value, server };
  }

  /** Which server confirmed the lease; undefined before the first did. */
  get server(): string | undefined {
    return this.link.confirmation?.server;
  }

  /** See `InstanceLink.waitForChange`. The number is one of `server`. */
  waitForChange(after: bigint, milliseconds: number): Promise<void> {
    return this.link.waitForChange(after, milliseconds);
  }

  /** Until this number changes, and while the lease is valid, what was worked out from cached records holds. */
  get version(): number {
    return this.cache.version;
  }

  /** Whether this instance may answer now; false for seconds means that the database is away. */
  get isLeaseValid(): boolean {
    return this.lease.isValid;
  }

  /**
   * Asks the server that confirmed the lease for nothing in particular.
   *
   * @throws {DatabaseUnavailableError} where authority cannot be established now
   */
  async probe(): Promise<void> {
    if (!this.lease.isValid) throw noLease();
    await this.confirmingServer.query('SELECT', []);
  }

  /**
   * The one way to write: runs `work` in a transaction, and returns once no instance will answer with the
   * authority that it ended. Changes that touch no authority do not wait.
   *
   * @throws {QueryFailedError} with SQLSTATE `AUTHORITY_ENDED` if the request's own authority ended meanwhile
   * @throws {DatabaseUnavailableError} without a lease, and where another server answers than the one that confirmed it
   */
  async commit<T>(
    work: (manager: EntityManager) => Promise<T>,
    { authority = null, isAboutAuthority = false, hasCommitted }: CommitOptions = {},
  ): Promise<T> {
    await this.requireLease();
    let server: string | undefined;
    const startedAt = performance.now();
    try {
      const { value, stale } = await inChangeTransaction(this.dataSource, async (manager) => {
        server = await this.confirmingServer.begin(manager, authority);
        return work(manager);
      });
      const committedAt = performance.now();
      hasCommitted?.();
      this.cache.drop(stale.map(({ entry }) => entry));
      this.link.noteCommitted(stale);
      const last = stale.at(-1);
      if (last && server !== undefined) {
        this.notePart('commit', committedAt - startedAt);
        await this.waitUntilFinal({
          sequence: BigInt(last.sequence),
          server,
          committedAt,
          isDroppedHere: true,
        });
      } else if (isAboutAuthority) await this.waitForEarlierChanges();
      return value;
    } catch (error) {
      // What has committed, though its answer was lost, is dropped here as elsewhere: when the link hears of it.
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
    await this.requireLease();
    await this.confirmingServer.query(REQUIRE_LIVE_AUTHORITY, [JSON.stringify(authority)]);
  }

  /**
   * Returns once all changes that have committed by now are final. For a change that found nothing to do, or is refused
   * because of what it finds: that may be the work of another, which is not final yet. This answer is a promise too, so
   * it waits as well, also for this instance itself, which may not have heard of the other.
   *
   * @throws {DatabaseUnavailableError} if the database cannot tell now
   */
  async waitForEarlierChanges(): Promise<void> {
    await this.requireLease();
    const earlier = await answerInTime(this.lastChange(), READ_TIMEOUT_MS);
    if (earlier) await this.waitUntilFinal(earlier);
  }

  /** Shared, so that no flood of refusals becomes one of queries. */
  private readonly lastChange = sharedRuns(async (): Promise<CommittedChange | undefined> => {
    const server = this.link.confirmation?.server;
    const [row] = await this.confirmingServer.query<{ last: string | null }>(
      'SELECT max(sequence) AS last FROM authority_changes',
      [],
    );
    if (!row?.last || server === undefined) return undefined;
    return {
      sequence: BigInt(row.last),
      server,
      committedAt: performance.now(),
      isDroppedHere: false,
    };
  });

  private async waitUntilFinal(change: CommittedChange): Promise<void> {
    const finality = await inSpan('wait until final', {}, () => this.barrier.wait(change));
    const waitedMs = performance.now() - change.committedAt;
    this.notePart(finality === 'acknowledged' ? 'barrier' : 'lease', waitedMs);
  }

  private async requireLease(): Promise<void> {
    if (!this.lease.isValid) await answerInTime(this.link.renewNow(), RENEW_TIMEOUT_MS);
    if (!this.lease.isValid) throw noLease();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.link.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.link.stop();
  }
}

/** The setting, which ends with the statement, has to be made before the function runs: so a subquery of its own. */
const REQUIRE_LIVE_AUTHORITY = `SELECT require_live_authority()
  FROM (SELECT set_config('latchkey.authority', $1, true) OFFSET 0) AS held`;

export interface CommitOptions {
  /** What the request was admitted with: has to hold still at the commit. null: it acts with no credential. */
  authority?: HeldAuthority | null;
  /** Whether the change is one of authority, which is final when it is answered: also where it had nothing to do. */
  isAboutAuthority?: boolean;
  /** Called when the change has committed: whoever waits from then on does so without the database. */
  hasCommitted?: (() => void) | undefined;
}
