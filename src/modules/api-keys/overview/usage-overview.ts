import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { VISIBLE_KEYS, visibility } from '../api-key-view.js';
import { UsageRecorder } from '../usage/usage-recorder.js';
import { spanOf } from '../usage/usage-span.js';

const DAY_MS = 24 * 3_600_000;
/** The keys with the most requests. More than a page shows, in a response of at most a few hundred kilobytes. */
const KEYS_MAX = 1_000;

interface KeyOverview {
  apiKeyId: string;
  /** Requests per day, oldest first: one number for each day of the span. */
  allowed: number[];
  denied: number[];
}

export interface UsageOverview {
  from: Date;
  to: Date;
  keys: KeyOverview[];
}

/** The usage of all keys in one query, for lists of keys. */
@Injectable()
export class UsageOverviewReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recorder: UsageRecorder,
  ) {}

  /**
   * @param days how many UTC days, including today
   * @param ids key ids; undefined: all
   */
  async read(principal: WorkspacePrincipal, days: number, ids?: string[]): Promise<UsageOverview> {
    const now = new Date();
    const from = new Date(now.getTime() - (days - 1) * DAY_MS).toISOString();
    const span = spanOf({ from, interval: 'day' }, now);
    await this.recorder.flush();
    const rows = await this.dataSource.query<CountedDay[]>(
      `WITH counted AS (
         SELECT u.api_key_id AS id, floor(extract(epoch FROM u.hour - $3) / 86400)::int AS day,
                sum(u.requests) FILTER (WHERE u.outcome = 'allowed') AS allowed,
                sum(u.requests) FILTER (WHERE u.outcome <> 'allowed') AS denied
         FROM api_keys k JOIN api_key_usage_hours u ON u.api_key_id = k.id
         WHERE ${VISIBLE_KEYS} AND u.hour >= $3 AND u.hour < $4 AND ($6::uuid[] IS NULL OR k.id = ANY ($6))
         GROUP BY 1, 2
       ), busiest AS (
         SELECT id, sum(coalesce(allowed, 0) + coalesce(denied, 0)) AS requests FROM counted
         GROUP BY id ORDER BY requests DESC, id LIMIT $5
       )
       SELECT id, day, allowed, denied FROM counted JOIN busiest USING (id) ORDER BY requests DESC, id`,
      [...visibility(principal), span.from, span.to, KEYS_MAX, ids ?? null],
    );
    return { from: span.from, to: span.to, keys: byKey(rows, days) };
  }
}

/** One day of use of one key. */
interface CountedDay {
  id: string;
  /** From 0, the first day of the span. */
  day: number;
  allowed: string | null;
  denied: string | null;
}

function byKey(rows: readonly CountedDay[], days: number): KeyOverview[] {
  const keys = new Map<string, KeyOverview>();
  for (const { id, day, allowed, denied } of rows) {
    const key = keys.get(id) ?? {
      apiKeyId: id,
      allowed: new Array<number>(days).fill(0),
      denied: new Array<number>(days).fill(0),
    };
    key.allowed[day] = Number(allowed ?? 0);
    key.denied[day] = Number(denied ?? 0);
    keys.set(id, key);
  }
  return [...keys.values()];
}
