import { Socket } from 'node:net';
import type { Logger } from '@nestjs/common';
import type pg from 'pg';
import type { ConnectionGate } from '../database/connection-gate.js';
import { prepared } from '../database/prepared.js';
import { SYNCHRONOUS_COMMIT_IN_TRANSACTION, SessionClient } from '../database/session-settings.js';
import { newId } from '../secrets/ids.js';
import { ANSWERING_SERVER } from './answering-server.js';
import type { AuthorityCache } from './authority-cache.js';
import { LostChanges } from './lost-changes.js';
import { type NotedChange, parseNotification } from './noted-change.js';
import { type Lease, LEASE_MS, type Moment, RENEW_EVERY_MS } from './lease.js';
import { RecentChanges } from './recent-changes.js';
import { sharedRuns } from './shared-runs.js';
import { Waiters } from './waiters.js';

const CHANGES_CHANNEL = 'latchkey_authority';
/** Give up a connection that takes longer than this to answer, and open a new one. */
const ANSWER_TIMEOUT_MS = 1_000;
/**
 * While the database is away, wait this long for a server that accepts connections but does not answer. A frozen server
 * answers this one as soon as it resumes, whereas each abandoned attempt would be in its way.
 */
const SILENT_SERVER_TIMEOUT_MS = 3_000;
/** Delay before retrying a failed attempt. */
const RETRY_AFTER_MS = 750;
/** With more changes than this, empty the cache instead of reading them one by one. */
export const NEWS_MAX = 1_000;
/** The protocol version: see the migration that adds the column. */
export const PROTOCOL = 6;
/**
 * Older changes serve no purpose: every lease from that time expired long ago. The database's clock may jump, so besides,
 * every instance must have acknowledged them.
 */
const KEEP_CHANGES = '1 hour';
const PRUNE_EVERY_MS = 10 * 60_000;
/** Small enough that an exchange, and with it the lease, is not held up. */
const PRUNE_BATCH = 1_000;
/** After a commit, when everyone listening has normally been notified. */
const NOTIFIED_WITHIN_MS = 10;
/** At most this often, doubts about the server open a new connection or write a log line. */
const RECONNECT_EVERY_MS = 1_000;
const WARN_EVERY_MS = 60_000;

/** A lease renewal that the database has confirmed. */
export interface Confirmation {
  server: string;
  renewal: number;
}

/** What the server that confirmed the lease reports about the other instances. */
export interface Progress {
  /** The last change that all other instances have acknowledged; null if there are none. */
  acknowledgedByAll: bigint | null;
}

/**
 * Connects this instance to the others: its row, its lease, the changes it has applied. It has its own connection, so
 * that a busy pool delays neither renewals nor acknowledgements.
 */
export class InstanceLink {
  readonly instanceId = newId();
  private client: pg.Client | undefined;
  /** Every statement that writes our row gets a new number, which is never reused. */
  private attempt = 0;
  /** The last attempt that the database confirmed, and later ones whose answers were lost. */
  private confirmed: Confirmation | undefined;
  private unanswered: number[] = [];
  /** The last change read along with a confirmed renewal. Every history that holds the renewal holds the change, too. */
  private readUpTo = 0n;
  /** The last change applied, read or only heard of: numbered by the server of `confirmation`, and there alone. */
  private appliedUpTo = 0n;
  private settlesAt = Infinity;
  private timer: NodeJS.Timeout | undefined;
  /** Socket of the connection being opened. */
  private socket: Socket | undefined;
  private stopped = false;
  private prunedAt = 0;
  private reachable = true;
  private doubtedAt = -Infinity;
  private warnedAt = -Infinity;
  private readonly lost: LostChanges;
  /** Numbered by the server of `confirmation`. */
  private readonly recent = new RecentChanges();
  /** Callers waiting until this instance has read the next change, or cannot tell. */
  private readonly waiters = new Waiters();

  constructor(
    private readonly databaseUrl: string,
    private readonly lease: Lease,
    private readonly cache: AuthorityCache,
    private readonly gate: ConnectionGate,
    private readonly logger: Logger,
  ) {
    this.lost = new LostChanges(logger);
  }

  /** The last confirmed renewal and the server that confirmed it; undefined before the first. */
  get confirmation(): Confirmation | undefined {
    return this.confirmed;
  }

  /** The last change that this instance has applied, numbered by the server of `confirmation`. */
  get applied(): bigint {
    return this.appliedUpTo;
  }

  /** After this time, by `performance.now()`, no lease granted by any other server can be valid. */
  get settledAt(): number {
    return this.settlesAt;
  }

  async start(): Promise<void> {
    await this.exchangeNow();
  }

  /** A clean shutdown removes the row first, so that no writer waits for this instance. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.waiters.release();
    clearTimeout(this.timer);
    this.socket?.destroy();
    // Wait for any exchange in progress.
    await this.exchangeNow();
    this.lease.end();
    this.cache.clear();
    await this.client
      ?.query('DELETE FROM authority_instances WHERE id = $1', [this.instanceId])
      .catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  /** Records changes made by this instance: it may lose the database before it reads them back. */
  noteCommitted(changes: readonly NotedChange[]): void {
    this.lost.remember(changes);
    const last = changes.at(-1);
    if (last) setTimeout(() => this.catchUpWith(BigInt(last.sequence)), NOTIFIED_WITHIN_MS).unref();
  }

  /** Behind a pooler that passes on no notifications, this instance still reads its own changes soon. */
  private catchUpWith(sequence: bigint): void {
    if (this.appliedUpTo < sequence) void this.exchangeNow();
  }

  /**
   * Waits until this instance has read changes after `after`, as `server` numbers them.
   *
   * @returns all changes after it that are known; none if the time is up, or if this instance cannot tell
   */
  async changesAfter(after: bigint, server: string, milliseconds: number): Promise<NotedChange[]> {
    const isConfirmedThere = (): boolean => this.confirmed?.server === server;
    const knowsOfNone = !this.stopped && this.lease.isValid && this.appliedUpTo <= after;
    if (knowsOfNone && isConfirmedThere()) await this.waiters.wait(after, milliseconds);
    return isConfirmedThere() ? this.recent.after(after) : [];
  }

  /**
   * Tries to get a valid lease at once, for example after the process was paused; does nothing if the last attempt
   * failed.
   */
  async renewNow(): Promise<void> {
    if (this.reachable) await this.exchangeNow();
  }

  /** A query was answered by a different server. A new connection settles which of the two is right. */
  doubtServer(): void {
    const now = performance.now();
    if (this.stopped || now - this.doubtedAt < RECONNECT_EVERY_MS) return;
    this.doubtedAt = now;
    if (now - this.warnedAt > WARN_EVERY_MS) {
      this.warnedAt = now;
      this.logger.warn(
        'A connection led to a standby, or to a different server from the one that confirmed the authority lease. It was closed, and its response was discarded',
      );
    }
    this.disconnect();
    void this.exchangeNow();
  }

  /**
   * How far the other instances are, according to the server that confirmed the lease.
   *
   * @returns undefined if that server does not answer now, or does not know our last renewal
   */
  async progress(): Promise<Progress | undefined> {
    const { client, confirmed } = this;
    if (!client || !confirmed) return undefined;
    const { rows } = await client.query<{ server: string; others: string | null; renewal: string | null }>(
      PROGRESS,
      [this.instanceId],
    );
    const [row] = rows;
    if (row?.server !== confirmed.server || Number(row.renewal ?? 0) < confirmed.renewal) return undefined;
    return { acknowledgedByAll: row.others === null ? null : BigInt(row.others) };
  }

  /** Renew, read what changed, apply, acknowledge. */
  private readonly exchangeNow = sharedRuns(async (): Promise<void> => {
    if (this.stopped) return;
    const startedAt = performance.now();
    let pauseMs = RENEW_EVERY_MS;
    try {
      await this.exchange();
      if (!this.reachable) this.logger.log('The database is responding again');
      this.reachable = true;
    } catch (error) {
      if (this.reachable) {
        this.logger.warn(
          `Authority lease cannot be renewed: ${error instanceof Error ? error.message : 'unknown'}`,
        );
      }
      // After the first failure, retry at once: perhaps only the connection broke.
      pauseMs = this.reachable ? 0 : jittered(RETRY_AFTER_MS);
      this.reachable = false;
      this.disconnect();
      this.waiters.release();
    }
    this.exchangeAt(startedAt + pauseMs);
  });

  private exchangeAt(time: number): void {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.exchangeNow(), Math.max(0, time - performance.now()));
  }

  private async exchange(): Promise<void> {
    const isNew = this.client === undefined;
    const client = this.client ?? (await this.connect());
    // Away for longer than the lease: there may be more changes than can be read in time.
    if (this.confirmed === undefined || !this.lease.isValid || !(await this.renew(client, isNew))) {
      await this.register(client);
    }
    await this.prune(client);
  }

  /**
   * Renews the lease, then applies and acknowledges changes. Each statement acknowledges what the previous one read,
   * and only then does the previous renewal count: a writer that gives up waiting in between removes our row.
   *
   * @returns false if the row is not as we left it: the database's history differs, or a writer could not wait for us
   */
  private async renew(client: pg.Client, isNewConnection: boolean): Promise<boolean> {
    let isUnsettled = isNewConnection;
    let readingSentAt: Moment | undefined;
    while (!this.stopped) {
      const sentAt = this.lease.now();
      const known = [this.confirmed?.renewal, ...this.unanswered];
      const attempt = this.nextAttempt();
      const { rows } = await client.query<{
        acknowledged: string | null;
        server: string;
        last: string | null;
        sequence: string | null;
        entry: string | null;
      }>(RENEW, [
        this.instanceId,
        this.readUpTo.toString(),
        attempt,
        known,
        this.appliedUpTo.toString(),
        this.confirmed?.server,
      ]);
      const [first] = rows;
      if (!first || first.acknowledged === null) return false;
      this.confirm(attempt, first.server, BigInt(first.acknowledged), isUnsettled);
      isUnsettled = false;
      if (readingSentAt !== undefined) this.lease.renewedAt(readingSentAt);
      const news = rows.filter((row) => row.sequence !== null) as NotedChange[];
      if (news.length === 0) {
        this.lease.renewedAt(sentAt);
        return true;
      }
      this.readUpTo = BigInt(news.length > NEWS_MAX ? (first.last ?? 0) : (news.at(-1)?.sequence ?? 0));
      this.apply(news);
      readingSentAt = sentAt;
    }
    return true;
  }

  /**
   * Applies a change at once if its notification tells of it: the next renewal then acknowledges it, instead of reading
   * it first. It says nothing about the lease, and nothing is missed if it does not arrive.
   */
  private hear(payload: string | undefined): void {
    const told = parseNotification(payload);
    if (told?.server !== this.confirmed?.server || told?.after !== this.appliedUpTo) return;
    this.apply(told.changes);
  }

  /** Drops what the changes made stale. Some of them may have been applied when they were heard of. */
  private apply(changes: NotedChange[]): void {
    const news = changes.filter(({ sequence }) => BigInt(sequence) > this.appliedUpTo);
    if (changes.length > NEWS_MAX) {
      this.cache.clear();
      this.appliedUpTo = this.readUpTo;
      this.recent.beginAfter(this.readUpTo);
    } else {
      this.cache.drop(news.map(({ entry }) => entry));
      this.appliedUpTo = BigInt(news.at(-1)?.sequence ?? this.appliedUpTo);
      this.recent.add(news);
    }
    this.lost.remember(news);
    this.waiters.release(this.appliedUpTo);
  }

  /** Starts over with an empty cache: whatever is loaded from now on is at least as new as `applied`. */
  private async register(client: pg.Client): Promise<void> {
    this.lease.end();
    const sentAt = this.lease.now();
    const attempt = this.nextAttempt();
    const { rows } = await client.query<{ acknowledged: string; server: string }>(REGISTER, [
      this.instanceId,
      attempt,
      PROTOCOL,
    ]);
    const [row] = rows;
    if (!row) throw new Error('The database has a later registration of this instance');
    this.confirm(attempt, row.server, BigInt(row.acknowledged), true);
    this.cache.clear();
    this.lease.renewedAt(sentAt);
    await this.lost.report(client);
  }

  private nextAttempt(): number {
    this.attempt += 1;
    this.unanswered.push(this.attempt);
    return this.attempt;
  }

  /** @param acknowledged what the row holds on the server that confirmed: it has at least what was read there */
  private confirm(renewal: number, server: string, acknowledged: bigint, isUnsettled: boolean): void {
    this.readUpTo = acknowledged;
    if (isUnsettled || server !== this.confirmed?.server) {
      this.appliedUpTo = acknowledged;
      this.settlesAt = performance.now() + LEASE_MS;
      this.recent.beginAfter(this.appliedUpTo);
      this.waiters.release();
    }
    this.confirmed = { server, renewal };
    this.unanswered = [];
  }

  private async connect(): Promise<pg.Client> {
    const client = new SessionClient({
      connectionString: this.databaseUrl,
      application_name: 'latchkey coherence',
      connectionTimeoutMillis: this.reachable ? ANSWER_TIMEOUT_MS : jittered(SILENT_SERVER_TIMEOUT_MS),
      stream: () => (this.socket = socketThatConnectsInTime()),
      query_timeout: ANSWER_TIMEOUT_MS,
      // A statement abandoned by us would keep waiting for a lock there as long as the lock is held, and we would add
      // one every second.
      statement_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.client !== client) return;
      this.disconnect();
      // Do not wait for the next renewal: the server may be back, or replaced.
      void this.exchangeNow();
    });
    client.on('notification', ({ payload }) => {
      this.hear(payload);
      void this.exchangeNow();
    });
    this.gate.ask();
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANGES_CHANNEL}`);
    } catch (error) {
      this.gate.close(error);
      this.socket?.destroy();
      throw error;
    }
    this.gate.open();
    this.socket = undefined;
    this.client = client;
    return client;
  }

  /** Keep the lease: it expires by itself, and the row stays ours if we reconnect in time. */
  private disconnect(): void {
    const { client } = this;
    this.client = undefined;
    void client?.end().catch(() => undefined);
  }

  private async prune(client: pg.Client): Promise<void> {
    if (performance.now() - this.prunedAt < PRUNE_EVERY_MS) return;
    const { rowCount } = await client.query(
      `DELETE FROM authority_changes WHERE sequence IN (
         SELECT sequence FROM authority_changes WHERE changed_at < clock_timestamp() - interval '${KEEP_CHANGES}'
           AND sequence <= (SELECT min(acknowledged) FROM authority_instances)
         LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED)`,
    );
    // Otherwise the next exchange removes the rest.
    if (rowCount !== PRUNE_BATCH) this.prunedAt = performance.now();
  }
}

/** If nothing accepts the connection, there is no server that could answer late. */
function socketThatConnectsInTime(): Socket {
  const socket = new Socket();
  socket.once('connectionAttempt', () => {
    const timer = setTimeout(() => socket.destroy(new Error('timeout expired')), ANSWER_TIMEOUT_MS);
    for (const event of ['connect', 'close']) socket.once(event, () => clearTimeout(timer));
  });
  return socket;
}

/**
 * Between three quarters and five quarters of the delay, so that instances that lost the database together do not all
 * come back at once.
 */
const jittered = (milliseconds: number): number => milliseconds * (0.75 + Math.random() / 2);

/**
 * Compare-and-swap: the row must hold our last confirmed renewal, or a later one whose answer was lost. So whatever is
 * read along with it belongs to any history that holds the new renewal. What was only heard of was not read along with
 * one, so it is acknowledged only on the server that told of it. The row may hold a later acknowledgement of ours, whose
 * answer was lost: it stays.
 */
const RENEW = prepared(`WITH renewed AS (
    UPDATE authority_instances SET renewal = $3, renewed_at = clock_timestamp(),
      acknowledged = greatest(acknowledged, $2, CASE ${ANSWERING_SERVER} WHEN $6 THEN $5::bigint END)
    WHERE id = $1 AND renewal = ANY ($4::bigint[]) RETURNING acknowledged, ${SYNCHRONOUS_COMMIT_IN_TRANSACTION}
  )
  SELECT (SELECT acknowledged FROM renewed), ${ANSWERING_SERVER} AS server,
    (SELECT max(sequence) FROM authority_changes) AS last, news.sequence, news.entry
  FROM (SELECT) AS one LEFT JOIN (
    SELECT sequence, entry FROM authority_changes WHERE sequence > (SELECT acknowledged FROM renewed)
    ORDER BY sequence LIMIT ${NEWS_MAX + 1}
  ) AS news ON true ORDER BY news.sequence`);

const PROGRESS = prepared(
  `SELECT ${ANSWERING_SERVER} AS server, min(acknowledged) FILTER (WHERE id <> $1) AS others,
     max(renewal) FILTER (WHERE id = $1) AS renewal FROM authority_instances`,
);

/** A delayed registration must not undo a later one, nor acknowledge changes that we have not applied. */
const REGISTER = `INSERT INTO authority_instances (id, acknowledged, renewal, protocol)
  SELECT $1, coalesce(max(sequence), 0), $2, $3 FROM authority_changes
  ON CONFLICT (id) DO UPDATE SET acknowledged = excluded.acknowledged, renewal = excluded.renewal,
    renewed_at = clock_timestamp()
    WHERE authority_instances.renewal < excluded.renewal
  RETURNING acknowledged, ${ANSWERING_SERVER} AS server, ${SYNCHRONOUS_COMMIT_IN_TRANSACTION}`;
