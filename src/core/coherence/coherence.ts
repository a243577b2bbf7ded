import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { withTimeout } from '../database/with-timeout.js';
import { ConnectionGate } from '../database/connection-gate.js';
import { isDatabaseUnavailable } from '../database/database-unavailable.js';
import { DATABASE_URL } from '../database/database.module.js';
import { Metrics } from '../metrics/metrics.js';
import type { HeldAuthority } from '../principal/actor.js';
import { inSpan } from '../telemetry/span.js';
import { AuthorityCache } from './authority-cache.js';
import type { AuthorityRecords, Load } from './authority-records.js';
import { ChangeBarrier, type CommittedChange } from './change-barrier.js';
import { inChangeTransaction } from './change-transaction.js';
import { type AuthorityQuery, ConfirmingServer } from './confirming-server.js';
import { measureCoherence, type NotePart } from './coherence-metrics.js';
import { InstanceLink } from './instance-link.js';
import { Lease } from './lease.js';
import { noLease } from './no-lease.js';
import type { NotedChange } from './noted-change.js';
import type { EntryName, Loaded, RecordKind, RecordTypes } from './record-types.js';
import { sharedRuns } from './shared-runs.js';

/** A caller is waiting for this read: a prompt 503 is better than a late one. */
const READ_TIMEOUT_MS = 2_000;
const RENEW_TIMEOUT_MS = 1_000;

/**
 * Authority without a query per request, and revocation that is final once it is answered.
 *
 * Every instance caches what it knows of keys, sessions, memberships and users. The protocol uses leases
 * (Gray & Cheriton, "Leases: an efficient fault-tolerant mechanism for distributed file cache consistency",
 * SOSP 1989) over PostgreSQL, which remains the single source of truth:
 *
 * 1. An instance has a row in `authority_instances` and renews it every second. It answers, from its cache or from
 *    the database, only while the lease is valid, which counts from the moment that renewal was SENT. Otherwise
 *    the answer is 503: a server that confirms no lease may be a standby, or a former primary.
 * 2. A change commits together with rows in `authority_changes` that name what became stale. Triggers write
 *    them, so no writer can forget to; an advisory lock held until the commit is visible makes the sequence
 *    numbers appear in order, so "everything after n" never skips one that commits late.
 * 3. Each renewal also reads the changes after the last one seen (a notification brings it forward). The instance
 *    drops the named entries, or everything if there are too many, and acknowledges with its next renewal.
 *    Only once that is confirmed does the renewal that read the changes count for the lease. A notification
 *    tells of its change, too: an instance that has applied everything before it drops the entries at once, and
 *    acknowledges it with its next renewal, but only on the server that told of it.
 * 4. A renewal is a compare-and-swap: it has its own number and replaces the previously confirmed one. If the row
 *    does not hold that one, the instance starts over: it registers again, with an empty cache. It also does so
 *    when its lease has expired, before it reads anything: it may have missed more than it can read in time.
 * 5. Every load, and the first statement of each change, also returns which server answers (`answering-server.ts`).
 *    An answer from a server that did not confirm the lease is discarded, and its connection closed.
 * 6. After its commit the writer drops its own entries, and waits until every registered instance has
 *    acknowledged, or until one full lease has passed by its own monotonic clock. Only then does it answer. It trusts
 *    acknowledgements only from the server on which the change committed, only if that server has our last renewal,
 *    and only once a full lease has passed since we connected to it or registered there. A change that had nothing
 *    to do waits in the same way for all earlier changes: one of them may be what it asks for.
 *
 * Why this is sufficient is shown below; docs/model contains a model of it, in which spin tries every order of events.
 *
 * First, on one server. Let the change commit at time C and be answered at A. Consider a request that begins at an
 * instance after A and is answered there. Its lease was valid, through a renewal sent at R that counted as above.
 * (a) The instance acknowledged the change before A: then it had dropped the entry, and whatever it has cached since
 * was loaded after that, and so after C. (If an entry is dropped during a load, the result is not cached, and nobody
 * joins the load.) (b) The writer waited out a lease: A ≥ C + lease. The lease was valid after A, so
 * R + lease > A ≥ C + lease, hence R > C: that renewal read the change, or an earlier one had, and the entry was
 * dropped before the renewal counted. (c) The instance was not registered when the writer looked. Either it registered
 * after C, with an empty cache; or a writer had removed its row, which happens a lease after a change that the row had
 * not acknowledged. By (b), a lease that is valid then comes from a renewal that counts, so the row had acknowledged,
 * unless it did so after its removal: but then the compare-and-swap found no row, and the renewal did not count.
 * Wall clocks of different machines are never compared.
 *
 * Now let a server be replaced by another at time T: a standby is promoted, or a backup is restored under the same
 * name. The new server begins as a copy of the old one at some point in time, and may lack what was last confirmed
 * there. We rely on one thing: from T on, the old server confirms nothing that the new one lacks (fencing, or
 * synchronous replication). Without that there are two primaries, and no protocol helps.
 *
 * - An instance whose last confirmed renewal is part of the copy has read nothing that the copy lacks: a renewal commits
 *   after everything it has read became visible, and a copy that holds a commit holds all earlier ones too. So what it
 *   has read means the same on both; what it has only heard of may be missing there, and is not acknowledged there. For
 *   any other instance the compare-and-swap fails, and it starts over; its numbers are never compared with those of the
 *   new server. Renewal numbers are never reused, so no attempt on one server is mistaken for one on the other.
 * - Leases granted by the old server have expired by T + lease. The writer on the new server may not know their
 *   holders, if they registered too late for the copy. But it answers no earlier than a lease after its own link was
 *   made or, behind a pooler, found another server; and that was after T. If its link is not there yet, the server
 *   of the change is not that of the link, and it waits a full lease from C > T. If by then the link still holds its
 *   lease from another server, that server may lack the change, and the answer is 503.
 * - Every load comes from the server that had confirmed the lease when the query was sent. If that server has been
 *   replaced meanwhile, its leases bound how long the result may be used: an instance with a lease from before T holds
 *   it until T + lease at most, and by then the new server's writers have answered nothing without waiting for that
 *   instance, because of its row or by the previous rule.
 *
 * A delayed statement (its sender gave up, or a lock or a pooler held it back) does no harm either: a renewal replaces
 * only what its sender knew, a registration replaces only an earlier one, and rows are removed only on the server whose
 * numbers the writer means, where they stay removable because acknowledged numbers only grow.
 *
 * All this concerns requests that begin after the answer. One that began before may still be in progress, so the
 * authority that admitted a request is read again when its change commits (`seal_change()`): under the lock of step 2,
 * which a change of authority holds until its commit is visible. A change of data therefore commits before the
 * authority on which it rests ends, or not at all.
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

  get<Kind extends RecordKind>(name: EntryName<Kind>): Loaded<RecordTypes[Kind]> {
    return this.cache.get(name);
  }

  /**
   * A record from the cache, or from the database through `load` with a short timeout.
   *
   * @throws {DatabaseUnavailableError} without a lease, on timeout, or if the answering server did not confirm the
   *   lease
   */
  async read<Kind extends RecordKind>(
    name: EntryName<Kind>,
    load: Load<Loaded<RecordTypes[Kind]>>,
  ): Promise<Loaded<RecordTypes[Kind]>> {
    await this.requireLease();
    return this.cache.read(name, () => withTimeout(load(this.confirmingServer.query), READ_TIMEOUT_MS));
  }

  /**
   * Runs `work`, whose queries bypass the cache and go to the server that confirmed the lease.
   *
   * @returns its result and the server that answered
   * @throws {DatabaseUnavailableError} as `read` does, or if the server has changed by the end
   */
  async readThrough<T>(work: (query: AuthorityQuery) => Promise<T>): Promise<{ value: T; server: string }> {
    await this.requireLease();
    const { server } = this;
    if (server === undefined) throw noLease();
    const value = await withTimeout(work(this.confirmingServer.query), READ_TIMEOUT_MS);
    if (this.server !== server) throw noLease();
    return { value, server };
  }

  /** The server that confirmed the lease; undefined before the first confirmation. */
  get server(): string | undefined {
    return this.link.confirmation?.server;
  }

  /** See `InstanceLink.changesAfter`. */
  changesAfter(after: bigint, server: string, milliseconds: number): Promise<NotedChange[]> {
    return this.link.changesAfter(after, server, milliseconds);
  }

  /** While this number stays the same and the lease is valid, results derived from cached records hold. */
  get version(): number {
    return this.cache.version;
  }

  /** Whether this instance may answer now. If it stays false for seconds, the database is away. */
  get isLeaseValid(): boolean {
    return this.lease.isValid;
  }

  /**
   * Sends an empty query to the server that confirmed the lease.
   *
   * @throws {DatabaseUnavailableError} if authority cannot be established now
   */
  async probe(): Promise<void> {
    if (!this.lease.isValid) throw noLease();
    await this.confirmingServer.query('SELECT', []);
  }

  /**
   * The only way to write. Runs `work` in a transaction, and returns once no instance will answer with authority that
   * the change ended. Changes that do not affect authority do not wait.
   *
   * @throws {QueryFailedError} with SQLSTATE `AUTHORITY_ENDED` if the request's own authority ended meanwhile
   * @throws {DatabaseUnavailableError} without a lease, or if the answering server did not confirm the lease
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
      // If the change committed but its confirmation was lost, this instance drops the stale entries when the link
      // reads the change, like any other.
      if (isAboutAuthority && !isDatabaseUnavailable(error)) await this.waitForEarlierChanges();
      throw error;
    }
  }

  /**
   * Asks the database, which first waits for changes of authority in progress.
   *
   * @throws {QueryFailedError} with SQLSTATE `AUTHORITY_ENDED` if the authority has ended
   */
  async requireLive(authority: HeldAuthority): Promise<void> {
    await this.requireLease();
    await this.confirmingServer.query(REQUIRE_LIVE_AUTHORITY, [JSON.stringify(authority)]);
  }

  /**
   * Returns once every change committed so far is final. For a change that had nothing to do, or was refused because of
   * the current state: that state may result from another change that is not final yet. The answer is a promise too, so
   * it waits as well, including for this instance, which may not have applied the other change.
   *
   * @throws {DatabaseUnavailableError} if the database cannot tell now
   */
  async waitForEarlierChanges(): Promise<void> {
    await this.requireLease();
    const earlier = await withTimeout(this.lastChange(), READ_TIMEOUT_MS);
    if (earlier) await this.waitUntilFinal(earlier);
  }

  /** Shared, so that a flood of refusals does not become a flood of queries. */
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
    if (!this.lease.isValid) await withTimeout(this.link.renewNow(), RENEW_TIMEOUT_MS);
    if (!this.lease.isValid) throw noLease();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.link.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.link.stop();
  }
}

/** The setting lasts for this statement only and must be made before the function runs, hence the subquery. */
const REQUIRE_LIVE_AUTHORITY = `SELECT require_live_authority()
  FROM (SELECT set_config('latchkey.authority', $1, true) OFFSET 0) AS held`;

export interface CommitOptions {
  /** The authority that admitted the request, which must still hold at commit. null: the actor has no credential. */
  authority?: HeldAuthority | null;
  /** Whether the change affects authority and must be final when answered, even if it had nothing to do. */
  isAboutAuthority?: boolean;
  /** Called after the commit: the rest of the wait needs no database connection. */
  hasCommitted?: (() => void) | undefined;
}
