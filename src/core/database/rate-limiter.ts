import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { problem } from '../errors/problem.js';

/**
 * Allows a number of points per key and window. They are counted in PostgreSQL, so the limit covers all instances
 * together. Taking a point is one statement, so concurrent requests cannot share the last one. Counters are not
 * authority and are written outside `Changes.run`. If the database does not answer, neither does the limiter: the
 * request fails with 503 rather than going unlimited.
 */
export class RateLimiter {
  private readonly limiter: RateLimiterPostgres;

  /** @param options.name prefix of each counter's key: unique, without a colon */
  constructor(dataSource: DataSource, options: { name: string; points: number; windowSeconds: number }) {
    this.limiter = new RateLimiterPostgres({
      storeClient: {
        // Without the statement name that the library gives: prepared statements do not work behind every pooler.
        async query({ text, values }: { text: string; values: unknown[] }) {
          const rows = await dataSource.query<unknown[]>(text, values);
          return { rows, rowCount: rows.length };
        },
      },
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      // The library would delete them in a single statement: see `removeExpiredCounters`.
      clearExpiredByTimeout: false,
      keyPrefix: options.name,
      points: options.points,
      duration: options.windowSeconds,
    });
  }

  /**
   * Takes a point.
   *
   * @param key at most 200 characters
   * @throws 429 if there is none left
   */
  async take(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw problem('too_many_requests', { headers: { 'retry-after': String(seconds) } });
    }
  }

  /** Gives a point back. */
  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }
}

const BATCH = 1_000;

/** @returns how many expired counters it removed, at most one batch */
export async function removeExpiredCounters(dataSource: DataSource): Promise<number> {
  const [, removed] = await dataSource.query<[unknown[], number]>(
    `DELETE FROM rate_limits WHERE key IN (
       SELECT key FROM rate_limits WHERE expire < extract(epoch FROM clock_timestamp()) * 1000
       LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
  );
  return removed;
}
