import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Checkpoint } from '@latchkey/sdk/audit-trail';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { isDatabaseUnavailable } from '../../core/database/database-unavailable.js';
import { CheckpointKeys } from './checkpoint-keys.js';
import { signedEventsFrom } from './signed-removal.js';

const EVERY_MS = 1_000;
const BATCH = 1_000;
const STOP_WAIT_MS = 2_000;
const CHECKPOINT_EVERY_SECONDS = 60;

interface Head {
  position: string;
  hash: string;
  signedAt: string;
  /** Whether it is time for a checkpoint. */
  isDue: boolean;
}

/**
 * Gives committed events their places in the chain, and signs its progress. Every server and worker checks once a
 * second; the database admits one at a time. No request waits for it.
 */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(AuditSealer.name);
  private readonly stopping = new AbortController();
  private loop = Promise.resolve();
  private isFailing = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: CheckpointKeys,
    @Inject(CONFIG) private readonly config: Pick<Config, 'sealsAuditTrail'>,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.sealsAuditTrail) this.loop = this.run(this.stopping.signal);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    // The database completes this entirely or not at all, and may be unavailable.
    await Promise.race([this.loop, sleep(STOP_WAIT_MS, undefined, { ref: false })]);
  }

  /**
   * Seals everything committed so far, unless another process is doing so.
   *
   * @returns whether there was anything to seal
   */
  async seal(): Promise<boolean> {
    let sealed: number;
    let isAny = false;
    do {
      const [row] = await this.dataSource.query<{ sealed: number }[]>(
        'SELECT seal_audit_events($1) AS sealed',
        [BATCH],
      );
      sealed = row?.sealed ?? 0;
      isAny ||= sealed > 0;
    } while (sealed === BATCH && !this.stopping.signal.aborted);
    return isAny;
  }

  /** Signs the end of the chain, unless it is already signed or something was signed within the last minute. */
  async sign(): Promise<void> {
    const head = await this.head();
    if (head?.isDue) await this.store(this.signed(head, await this.eventsFrom()));
  }

  /** Events before this position have been removed after their retention period, as one of our keys has signed. */
  eventsFrom(): Promise<number> {
    return signedEventsFrom(this.dataSource, this.keys);
  }

  /** Signs that events before this position have been removed after their retention period. */
  async signRemoval(eventsFrom: number): Promise<void> {
    const head = await this.head();
    if (head) await this.store(this.signed(head, eventsFrom));
  }

  private async head(): Promise<Head | undefined> {
    const [head] = await this.dataSource.query<Head[]>(HEAD);
    return head;
  }

  private signed({ position, hash, signedAt }: Head, eventsFrom: number): Checkpoint {
    return this.keys.sign({
      chain: 'instance',
      position: Number(position),
      hash,
      events_from: eventsFrom,
      signed_at: signedAt,
    });
  }

  /** Two processes may reach the same end. */
  private async store(checkpoint: Checkpoint): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO audit_checkpoints (position, hash, events_from, signed_at, key_id, public_key, signature)
       VALUES ($1, decode($2, 'hex'), $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        checkpoint.position,
        checkpoint.hash,
        checkpoint.events_from,
        checkpoint.signed_at,
        checkpoint.key_id,
        checkpoint.public_key,
        checkpoint.signature,
      ],
    );
  }

  private async run(signal: AbortSignal): Promise<void> {
    let signAt = 0;
    while (!signal.aborted) {
      try {
        const isLonger = await this.seal();
        // The database knows how old the last checkpoint is.
        if (isLonger || performance.now() >= signAt) {
          await this.sign();
          signAt = performance.now() + CHECKPOINT_EVERY_SECONDS * 1_000;
        }
        this.isFailing = false;
      } catch (error) {
        this.logFailure(error);
      }
      await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** Logged once per outage. The lease already reports that the database is away. */
  private logFailure(error: unknown): void {
    if (this.isFailing || isDatabaseUnavailable(error)) return;
    this.isFailing = true;
    this.logger.error(
      `The audit trail is not sealed: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** By the database's clock, which also dates the events. */
const HEAD = `
  SELECT c.position, encode(c.hash, 'hex') AS hash,
    to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "signedAt",
    l.position IS NULL OR l.position < c.position
      AND l.signed_at::timestamptz <= clock_timestamp() - interval '${CHECKPOINT_EVERY_SECONDS} seconds' AS "isDue"
  FROM (SELECT position, hash FROM audit_chain ORDER BY position DESC LIMIT 1) c
  LEFT JOIN (SELECT * FROM audit_checkpoints ORDER BY position DESC, events_from DESC LIMIT 1) l ON true`;
