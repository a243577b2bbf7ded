import type { Logger } from '@nestjs/common';
import type pg from 'pg';
import { SessionClient } from '../database/session-settings.js';
import { newId } from '../secrets/ids.js';
import type { AuthorityCache } from './authority-cache.js';
import { type Lease, RENEW_EVERY_MS } from './lease.js';

const CHANGES_CHANNEL = 'latchkey_authority';
const ACKNOWLEDGED_CHANNEL = 'latchkey_acknowledged';
/** A connection that takes longer than this to answer is given up and made anew. */
const ANSWER_TIMEOUT_MS = 1_000;
/** Changes older than this are of use to nobody: every lease from that time is long over. */
const KEEP_CHANGES = '1 hour';
const PRUNE_EVERY_MS = 10 * 60_000;
/** So that an exchange, and with it the lease, does not wait for it. */
const PRUNE_BATCH = 1_000;

/**
 * This instance's tie to the others: its row, its lease, the changes it has applied. It has a connection of
 * its own, so that a busy pool delays neither renewals nor acknowledgements.
 */
export class InstanceLink {
  readonly instanceId = newId();
  private client: pg.Client | undefined;
  private registered = false;
  private applied = 0n;
  private exchanging: Promise<void> = Promise.resolve();
  private exchangeIsQueued = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private prunedAt = 0;
  private readonly acknowledgementListeners = new Set<() => void>();
  private reachable = true;

  constructor(
    private readonly databaseUrl: string,
    private readonly lease: Lease,
    private readonly cache: AuthorityCache,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    await this.exchangeNow();
    this.timer = setInterval(() => void this.exchangeNow(), RENEW_EVERY_MS);
  }

  /** A clean shutdown removes the row first, so that no writer waits for us. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.exchanging;
    this.lease.end();
    this.cache.clear();
    await this.client
      ?.query('DELETE FROM authority_instances WHERE id = $1', [this.instanceId])
      .catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  /** Calls `listener` whenever some instance acknowledges a change. @returns how to stop that */
  onAcknowledgement(listener: () => void): () => void {
    this.acknowledgementListeners.add(listener);
    return () => this.acknowledgementListeners.delete(listener);
  }

  /** One exchange after the other: renew, read what changed, apply, acknowledge. One that waits serves all who ask. */
  private exchangeNow(): Promise<void> {
    if (this.exchangeIsQueued) return this.exchanging;
    this.exchangeIsQueued = true;
    this.exchanging = this.exchanging.then(async () => {
      this.exchangeIsQueued = false;
      if (this.stopped) return;
      try {
        await this.exchange();
        if (!this.reachable) this.logger.log('The database answers again');
        this.reachable = true;
      } catch (error) {
        if (this.reachable) {
          this.logger.warn(
            `Authority lease cannot be renewed: ${error instanceof Error ? error.message : 'unknown'}`,
          );
        }
        this.reachable = false;
        this.disconnect();
      }
    });
    return this.exchanging;
  }

  private async exchange(): Promise<void> {
    const client = this.client ?? (await this.connect());
    const sentAt = performance.now();
    if (!this.registered) {
      await this.register(client, sentAt);
      return;
    }
    const { rows } = await client.query<{
      registered: boolean;
      sequence: string | null;
      entry: string | null;
    }>(
      `WITH renewed AS (
         UPDATE authority_instances SET acknowledged = $2, renewed_at = clock_timestamp() WHERE id = $1 RETURNING id
       )
       SELECT EXISTS (SELECT FROM renewed) AS registered, sequence, entry
       FROM (SELECT) AS one LEFT JOIN authority_changes ON sequence > $2 ORDER BY sequence`,
      [this.instanceId, this.applied.toString()],
    );
    // Removed by a writer that could not wait for us, or away for longer than the lease: start from nothing.
    if (!rows[0]?.registered || !this.lease.isValid) {
      await this.register(client, performance.now());
      return;
    }
    const changes = rows.filter((row) => row.sequence !== null);
    if (changes.length > 0) await this.apply(client, changes as { sequence: string; entry: string }[]);
    this.lease.renewedAt(sentAt);
    await this.prune(client);
  }

  /** Registers with an empty cache: whatever is loaded from now on is as new as `applied`. */
  private async register(client: pg.Client, sentAt: number): Promise<void> {
    this.lease.end();
    const { rows } = await client.query<{ acknowledged: string }>(
      `INSERT INTO authority_instances (id, acknowledged)
       SELECT $1, coalesce(max(sequence), 0) FROM authority_changes
       ON CONFLICT (id) DO UPDATE SET acknowledged = excluded.acknowledged, renewed_at = clock_timestamp()
       RETURNING acknowledged`,
      [this.instanceId],
    );
    this.applied = BigInt(rows[0]?.acknowledged ?? 0);
    this.registered = true;
    this.cache.clear();
    this.lease.renewedAt(sentAt);
  }

  private async apply(client: pg.Client, changes: { sequence: string; entry: string }[]): Promise<void> {
    this.cache.drop(changes.map(({ entry }) => entry));
    this.applied = BigInt(changes.at(-1)?.sequence ?? this.applied);
    await client.query(
      `UPDATE authority_instances SET acknowledged = $2 WHERE id = $1 RETURNING pg_notify('${ACKNOWLEDGED_CHANNEL}', '')`,
      [this.instanceId, this.applied.toString()],
    );
  }

  private async connect(): Promise<pg.Client> {
    const client = new SessionClient({
      connectionString: this.databaseUrl,
      application_name: 'latchkey coherence',
      connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
      query_timeout: ANSWER_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => {
      if (this.client === client) this.disconnect();
    });
    client.on('notification', ({ channel }) => {
      if (channel === CHANGES_CHANNEL) void this.exchangeNow();
      else for (const listener of this.acknowledgementListeners) listener();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANGES_CHANNEL}`);
      await client.query(`LISTEN ${ACKNOWLEDGED_CHANNEL}`);
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    return client;
  }

  /** The lease is not touched: it ends by itself, and the row stays ours if we are back before that. */
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
         LIMIT ${PRUNE_BATCH} FOR UPDATE SKIP LOCKED)`,
    );
    // The next exchange goes on with what is left.
    if (rowCount !== PRUNE_BATCH) this.prunedAt = performance.now();
  }
}
