import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { Queue } from '../../../core/queue/queue.js';
import { usageVariables } from '../api-keys.variables.js';

const REQUEST_LOG_RETENTION_QUEUE = 'request-log-retention';
const HOURLY = '47 * * * *';
/** Rows per statement. */
const BATCH = 5_000;
/** Keys per statement. */
const KEYS = 100;

/** Less than every id. */
const NIL = '00000000-0000-0000-0000-000000000000';

/** The successes or failures of a key that has many. */
interface Many {
  apiKeyId: string;
  isFailure: boolean;
  /** The newest one to remove; null: there is none. */
  excessId: string | null;
}

/** Removes what is old, and what is beyond the newest requests of a key. */
@Injectable()
export class RequestLogRetention implements OnModuleInit {
  private readonly perKey: number;
  private readonly days: number;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
    @Inject(CONFIG) config: Config,
  ) {
    const variables = variablesOf(config, usageVariables);
    this.perKey = variables.REQUEST_LOG_PER_KEY;
    this.days = variables.REQUEST_LOG_DAYS;
  }

  onModuleInit(): void {
    this.queue.work(REQUEST_LOG_RETENTION_QUEUE, { concurrency: 1 }, async ({ signal }) => {
      await this.removeOld(signal);
      await this.removeExcess(signal);
    });
    this.queue.schedule(REQUEST_LOG_RETENTION_QUEUE, HOURLY);
  }

  private removeOld(signal: AbortSignal): Promise<void> {
    // Switched off, the log keeps nothing.
    const condition =
      this.perKey === 0 ? 'true' : 'occurred_at < clock_timestamp() - make_interval(days => $1::int)';
    return this.remove(condition, this.perKey === 0 ? [] : [this.days], signal);
  }

  /** Successes and failures are counted apart, so that the many successes of a busy key do not push out its failures. */
  private async removeExcess(signal: AbortSignal): Promise<void> {
    if (this.perKey === 0) return;
    for (let after: string | undefined = NIL; after !== undefined && !signal.aborted;) {
      const found = await this.keysWithMany(after);
      for (const { apiKeyId, isFailure, excessId } of found) {
        if (excessId === null) continue;
        const condition = 'api_key_id = $1 AND (status >= 400) = $2 AND id <= $3';
        await this.remove(condition, [apiKeyId, isFailure, excessId], signal);
      }
      after = found.at(-1)?.apiKeyId;
    }
  }

  private keysWithMany(after: string): Promise<Many[]> {
    return this.dataSource.query<Many[]>(
      `SELECT many.api_key_id AS "apiKeyId", is_failure AS "isFailure", (
         SELECT id FROM api_key_requests r
         WHERE r.api_key_id = many.api_key_id AND (status >= 400) = is_failure
         ORDER BY id DESC OFFSET $2 LIMIT 1) AS "excessId"
       FROM (
         SELECT api_key_id FROM api_key_requests WHERE api_key_id > $1
         GROUP BY api_key_id HAVING count(*) > $2 ORDER BY api_key_id LIMIT ${KEYS}) AS many
       CROSS JOIN (VALUES (false), (true)) AS kinds (is_failure)
       ORDER BY many.api_key_id`,
      [after, this.perKey],
    );
  }

  private async remove(condition: string, parameters: unknown[], signal: AbortSignal): Promise<void> {
    for (let removed = 1; removed > 0 && !signal.aborted;) {
      [, removed] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM api_key_requests WHERE (api_key_id, id) IN (
           SELECT api_key_id, id FROM api_key_requests WHERE ${condition} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
        parameters,
      );
    }
  }
}
