import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { isDatabaseUnavailable } from '../../core/database/database-unavailable.js';
import { createDestination } from './create-destination.js';
import { type Destination, SendFailure } from './destination.js';
import { readBatch } from './stream-batch.js';
import { webhookVariables } from '../webhooks/webhooks.variables.js';
import { auditStreamVariables } from './audit-stream.variables.js';

const LOOK_EVERY_MS = 1_000;
const RETRY_FIRST_MS = 1_000;
const RETRY_LAST_MS = 60_000;
const RETRY_AFTER_MAX_SECONDS = 600;
const STOP_WAIT_MS = 2_000;
/** Longer than a destination takes to answer or fail, so that no other process sends the same lines meanwhile. */
const LEASE_MARGIN_SECONDS = 15;

/** How far the destination lags behind. */
export interface StreamLag {
  events: number;
  /** The age of the oldest unsent event; 0 if there is none. */
  seconds: number;
}

/**
 * Streams the audit trail out of the database, each line at least once and in chain order. One process at a time sends,
 * and the database records its position. An unavailable destination only causes a delay, which affects nothing but the
 * removal of old events.
 */
@Injectable()
export class AuditStream implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditStream.name);
  private readonly stopping = new AbortController();
  private readonly sender = randomUUID();
  private readonly destination: Destination | null;
  private readonly name: string;
  private loop = Promise.resolve();
  private failures = 0;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.destination = createDestination(config);
    this.name = streamName(variablesOf(config, auditStreamVariables).AUDIT_STREAM_URL ?? '');
  }

  onApplicationBootstrap(): void {
    const { destination } = this;
    if (destination && this.config.workersEnabled) this.loop = this.run(destination, this.stopping.signal);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    // Whatever is not confirmed is sent again; the database may be unavailable.
    await Promise.race([this.loop, sleep(STOP_WAIT_MS, undefined, { ref: false })]);
    await this.destination?.close();
  }

  /** null if streaming is not configured. */
  async lag(): Promise<StreamLag | null> {
    if (!this.destination) return null;
    const [row] = await this.dataSource.query<{ events: string; seconds: number }[]>(LAG, [this.name]);
    return { events: Number(row?.events ?? 0), seconds: Number(row?.seconds ?? 0) };
  }

  private async run(destination: Destination, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      let pauseMs = LOOK_EVERY_MS;
      try {
        if (await this.sendSome(destination, signal)) pauseMs = 0;
        if (this.failures > 0) this.logger.log(`The audit stream to ${this.name} has resumed`);
        this.failures = 0;
      } catch (error) {
        if (signal.aborted) break;
        pauseMs = this.pauseAfter(error);
      }
      if (pauseMs > 0) await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
    await this.release().catch(() => undefined);
  }

  /** @returns whether there may be more */
  private async sendSome(destination: Destination, signal: AbortSignal): Promise<boolean> {
    const [waiting] = await this.dataSource.query<{ is: boolean }[]>(IS_WAITING, [this.name]);
    if (!waiting?.is) return false;
    const [own] = await this.dataSource.query<{ position: string; checkpoint: string }[]>(CLAIM, [
      this.name,
      this.sender,
      variablesOf(this.config, webhookVariables).WEBHOOK_TIMEOUT_SECONDS + LEASE_MARGIN_SECONDS,
    ]);
    if (!own) return false;
    const batch = await readBatch(this.dataSource, Number(own.position), Number(own.checkpoint));
    // Events removed by retention are skipped: an earlier destination had received them.
    if (batch.lines.length > 0) await destination.send(batch.lines, signal);
    await this.dataSource.query(
      'UPDATE audit_streams SET position = $3, checkpoint = $4 WHERE destination = $1 AND sender = $2',
      [this.name, this.sender, batch.position, batch.checkpoint],
    );
    return true;
  }

  /** Lets another process take over at once. */
  private async release(): Promise<void> {
    await this.dataSource.query(
      'UPDATE audit_streams SET sender = NULL, sender_until = NULL WHERE destination = $1 AND sender = $2',
      [this.name, this.sender],
    );
  }

  /** Logged once per outage. The lease already reports that the database is away. */
  private pauseAfter(error: unknown): number {
    this.failures += 1;
    const isDatabase = isDatabaseUnavailable(error);
    if (this.failures === 1 && !isDatabase) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn(`The audit stream to ${this.name} is delayed: ${reason}`);
    }
    const wanted = error instanceof SendFailure ? (error.retryAfterSeconds ?? 0) : 0;
    const backoffMs = Math.min(RETRY_FIRST_MS * 2 ** (this.failures - 1), RETRY_LAST_MS);
    return Math.max(backoffMs, Math.min(wanted, RETRY_AFTER_MAX_SECONDS) * 1_000);
  }
}

/** The query may contain a token, which can be replaced without starting a new stream. */
export const streamName = (url: string): string => url.replace(/\?.*$/s, '');

const IS_WAITING = `
  SELECT coalesce((SELECT max(position) FROM audit_chain), 0) > coalesce(s.position, 0)
    OR coalesce((SELECT max(position) FROM audit_checkpoints), 0) > coalesce(s.checkpoint, 0) AS is
  FROM (SELECT $1::text AS destination) own LEFT JOIN audit_streams s USING (destination)`;

const CLAIM = `
  INSERT INTO audit_streams AS s (destination, sender, sender_until)
  VALUES ($1, $2, clock_timestamp() + make_interval(secs => $3))
  ON CONFLICT (destination) DO UPDATE SET sender = excluded.sender, sender_until = excluded.sender_until
  WHERE s.sender = excluded.sender OR s.sender IS NULL OR s.sender_until < clock_timestamp()
  RETURNING position, checkpoint`;

const LAG = `
  WITH own AS (SELECT coalesce((SELECT position FROM audit_streams WHERE destination = $1), 0) AS position)
  SELECT (SELECT count(*) FROM audit_chain c WHERE c.position > own.position)
      + (SELECT count(*) FROM audit_unsealed) AS events,
    extract(epoch FROM clock_timestamp() - coalesce(
      (SELECT e.occurred_at FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
       WHERE c.position > own.position ORDER BY c.position LIMIT 1),
      (SELECT e.occurred_at FROM audit_unsealed u JOIN audit_events e ON e.id = u.event_id ORDER BY u.number LIMIT 1),
      clock_timestamp()))::float AS seconds
  FROM own`;
