import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { type UsageColumns, UsageTally } from './usage-tally.js';

/** More keys than this between two flushes (a database away for long), and further ones are not counted. */
const KEYS_MAX = 200_000;

/**
 * Counts what requests do with keys: in memory, written in batches with one set-based statement a flush,
 * whatever the request rate. Writes are additions and maxima, so several instances agree in any order.
 */
@Injectable()
export class UsageRecorder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(UsageRecorder.name);
  private tally = new UsageTally(KEYS_MAX);
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Notes one request.
   *
   * @param outcome `allowed`, or why not: `insufficient_scope`, `expired`, …
   */
  record(apiKeyId: string, outcome: string, address: string): void {
    this.tally.count(apiKeyId, outcome, address, Date.now());
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), this.config.usageFlushSeconds * 1000);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Writes what was gathered. What could not be written is kept for the next time. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.writeOut());
    return this.flushing;
  }

  private async writeOut(): Promise<void> {
    if (this.tally.isEmpty) return;
    const written = this.tally;
    this.tally = new UsageTally(KEYS_MAX);
    try {
      await this.write(written.toColumns());
    } catch (error) {
      this.logger.warn(
        `Usage figures are kept for later: ${error instanceof Error ? error.message : 'unknown'}`,
      );
      this.tally.merge(written);
    }
  }

  /** One statement: all of it is written or nothing, so what failed can be tried again. Deleted keys drop out. */
  private async write(columns: UsageColumns): Promise<void> {
    await this.dataSource.query(
      `WITH used AS (
         SELECT u.id, to_timestamp(hour) AS hour, outcome, requests, to_timestamp(used_at) AS used_at, used_from
         FROM unnest($1::uuid[], $2::float8[], $3::text[], $4::bigint[], $5::float8[], $6::text[])
           AS u (id, hour, outcome, requests, used_at, used_from)
         JOIN api_keys ON api_keys.id = u.id
       ), counted AS (
         INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests)
         SELECT id, hour, outcome, sum(requests) FROM used GROUP BY id, hour, outcome ORDER BY id, hour, outcome
         ON CONFLICT (api_key_id, hour, outcome)
         DO UPDATE SET requests = api_key_usage_hours.requests + excluded.requests
       ), seen AS (
         INSERT INTO api_key_addresses (api_key_id, address, last_seen_at, allowed, denied)
         SELECT s.id, address, to_timestamp(max(seen_at)), sum(allowed), sum(denied)
         FROM unnest($7::uuid[], $8::text[], $9::float8[], $10::bigint[], $11::bigint[])
           AS s (id, address, seen_at, allowed, denied)
         JOIN api_keys ON api_keys.id = s.id
         GROUP BY s.id, address ORDER BY s.id, address
         ON CONFLICT (api_key_id, address) DO UPDATE
         SET last_seen_at = greatest(api_key_addresses.last_seen_at, excluded.last_seen_at),
             allowed = api_key_addresses.allowed + excluded.allowed,
             denied = api_key_addresses.denied + excluded.denied
       )
       INSERT INTO api_key_last_uses (api_key_id, last_used_at, last_address)
       SELECT DISTINCT ON (id) id, used_at, used_from FROM used WHERE used_at IS NOT NULL ORDER BY id, used_at DESC
       ON CONFLICT (api_key_id) DO UPDATE
       SET last_used_at = excluded.last_used_at, last_address = excluded.last_address
       WHERE api_key_last_uses.last_used_at < excluded.last_used_at`,
      [
        arrayLiteral(columns.apiKeyIds),
        arrayLiteral(columns.hours),
        arrayLiteral(columns.outcomes),
        arrayLiteral(columns.requests),
        arrayLiteral(columns.usedAt),
        arrayLiteral(columns.usedFrom),
        arrayLiteral(columns.seen.apiKeyIds),
        arrayLiteral(columns.seen.addresses),
        arrayLiteral(columns.seen.at),
        arrayLiteral(columns.seen.allowed),
        arrayLiteral(columns.seen.denied),
      ],
    );
  }
}

/**
 * PostgreSQL's text form of an array. Ids, numbers, our own codes and addresses need no quoting, and one join takes
 * a tenth of the memory that the driver's quoting of a hundred thousand values would.
 */
const arrayLiteral = (values: readonly (string | number | null)[]): string =>
  `{${values.map((value) => value ?? 'NULL').join(',')}}`;
