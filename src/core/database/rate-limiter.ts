import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { problem } from '../errors/problem.js';

/**
 * So many points per key and window, counted in PostgreSQL: the limit holds for all instances together. Taking
 * a point is one statement, so that requests at the same time cannot share the last. Counters are no
 * authority: they are written outside `Changes.run`.
 *
 * Where the database does not answer, neither does the limiter: the request fails with 503, unlimited it never is.
 */
export class RateLimiter {
  private readonly limiter: RateLimiterPostgres;

  /** @param options.name begins the key of each counter: unique, without a colon */
  constructor(dataSource: DataSource, options: { name: string; points: number; windowSeconds: number }) {
    this.limiter = new RateLimiterPostgres({
      storeClient: {
        // Not named, as the library has it: prepared statements do not work behind every pooler.
        async query({ text, values }: { text: string; values: unknown[] }) {
          const rows = await dataSource.query<unknown[]>(text, values);
          return { rows, rowCount: rows.length };
        },
      },
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      // The library would remove them by one statement: see `removeExpiredCounters`.
      clearExpiredByTimeout: false,
      keyPrefix: options.name,
      points: options.points,
      duration: options.windowSeconds,
    });
  }

  /** Takes a point. @param key at most 200 characters @throws 429 if there is none left */
  async take(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw problem('too_many_requests', { headers: { 'retry-after': String(seconds) } });
    }
  }

  /** Gives back a point that was taken. */
  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }
}

const BATCH = 1_000;

/** @returns how many counters it removed: a batch of those whose window is over */
export async function removeExpiredCounters(dataSource: DataSource): Promise<number> {
  const [, removed] = await dataSource.query<[unknown[], number]>(
    `DELETE FROM rate_limits WHERE key IN (
       SELECT key FROM rate_limits WHERE expire < extract(epoch FROM clock_timestamp()) * 1000
       LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
  );
  return removed;
}
