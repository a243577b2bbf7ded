import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';

const HOUR_MS = 3_600_000;
/** Beyond this many counters in memory (a database away for long), new ones are dropped: counts, not authority. */
const MAX_COUNTERS = 200_000;

/** The key itself was not accepted: that is no use of it. A missing scope or role is. */
const REFUSED_KEY = new Set(['revoked', 'expired', 'address_not_allowed', 'creator_removed']);

interface Counter {
  apiKeyId: string;
  hourStart: number;
  outcome: string;
  requests: number;
}

interface LastUse {
  at: number;
  address: string;
}

/**
 * Counts what requests do with keys: in memory, written in batches with one set-based statement a flush,
 * whatever the request rate. Writes are additions and maxima, so several instances agree in any order.
 */
@Injectable()
export class UsageRecorder implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(UsageRecorder.name);
  private counters = new Map<string, Counter>();
  private lastUses = new Map<string, LastUse>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Notes one request. Called for each: two look-ups, and no objects but for the first of an hour.
   *
   * @param outcome `allowed`, or why not: `insufficient_scope`, `expired`, …
   */
  record(apiKeyId: string, outcome: string, address: string): void {
    const now = Date.now();
    const hourStart = now - (now % HOUR_MS);
    const name = `${apiKeyId}${hourStart}${outcome}`;
    const counter = this.counters.get(name);
    if (counter) counter.requests += 1;
    else if (this.counters.size < MAX_COUNTERS) {
      this.counters.set(name, { apiKeyId, hourStart, outcome, requests: 1 });
    }
    if (REFUSED_KEY.has(outcome)) return;
    const lastUse = this.lastUses.get(apiKeyId);
    if (lastUse) {
      lastUse.at = now;
      lastUse.address = address;
    } else this.lastUses.set(apiKeyId, { at: now, address });
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
    if (this.counters.size === 0) return;
    const counters = this.counters;
    const lastUses = this.lastUses;
    this.counters = new Map();
    this.lastUses = new Map();
    try {
      await this.write([...counters.values()], [...lastUses]);
    } catch (error) {
      this.logger.warn(
        `Usage figures are kept for later: ${error instanceof Error ? error.message : 'unknown'}`,
      );
      this.takeBack(counters, lastUses);
    }
  }

  private async write(counters: Counter[], lastUses: [string, LastUse][]): Promise<void> {
    // One statement: all of it is written or nothing, so what failed can be tried again. Deleted keys drop out.
    await this.dataSource.query(
      `WITH counted AS (
         INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests)
         SELECT id, hour, outcome, requests
         FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::bigint[]) AS u (id, hour, outcome, requests)
         WHERE EXISTS (SELECT FROM api_keys WHERE api_keys.id = u.id)
         ORDER BY id, hour, outcome
         ON CONFLICT (api_key_id, hour, outcome)
         DO UPDATE SET requests = api_key_usage_hours.requests + excluded.requests
       )
       INSERT INTO api_key_last_uses (api_key_id, last_used_at, last_address)
       SELECT id, used_at, address
       FROM unnest($5::uuid[], $6::timestamptz[], $7::text[]) AS l (id, used_at, address)
       WHERE EXISTS (SELECT FROM api_keys WHERE api_keys.id = l.id)
       ORDER BY id
       ON CONFLICT (api_key_id) DO UPDATE
       SET last_used_at = excluded.last_used_at, last_address = excluded.last_address
       WHERE api_key_last_uses.last_used_at < excluded.last_used_at`,
      [
        counters.map((counter) => counter.apiKeyId),
        counters.map((counter) => new Date(counter.hourStart)),
        counters.map((counter) => counter.outcome),
        counters.map((counter) => counter.requests),
        lastUses.map(([apiKeyId]) => apiKeyId),
        lastUses.map(([, lastUse]) => new Date(lastUse.at)),
        lastUses.map(([, lastUse]) => lastUse.address),
      ],
    );
  }

  private takeBack(counters: Map<string, Counter>, lastUses: Map<string, LastUse>): void {
    for (const [name, counter] of counters) {
      const newer = this.counters.get(name);
      if (newer) newer.requests += counter.requests;
      else this.counters.set(name, counter);
    }
    for (const [apiKeyId, lastUse] of lastUses) {
      if (!this.lastUses.has(apiKeyId)) this.lastUses.set(apiKeyId, lastUse);
    }
  }
}
