import { Injectable } from '@nestjs/common';
import type { LimitSource } from '@latchkey/verifier/slices';
import { DataSource } from 'typeorm';
import type { HolderType } from './quota-event.js';
import type { LimitUsageResponse } from './request-limit.schemas.js';
import { RequestLimits } from './request-limits.js';

interface Row {
  number: number;
  requests: string;
  per: LimitUsageResponse['per'];
  granted: string;
  used: string;
  startedAt: Date;
  resetsAt: Date;
}

/** How much of the limits is used in the current windows. */
@Injectable()
export class LimitUsageReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: RequestLimits,
  ) {}

  /** Whatever other instances have let through since their last report is included in what is reserved. */
  async read(sources: readonly LimitSource[]): Promise<LimitUsageResponse[]> {
    await this.limits.flush();
    const asked = sources.flatMap(({ type, id, limits }) => limits.map((limit) => ({ type, id, ...limit })));
    const rows = await this.dataSource.query<Row[]>(
      `SELECT a.number, a.requests, a.per, coalesce(w.granted, 0) AS granted, coalesce(w.used, 0) AS used,
              current.started_at AS "startedAt", request_window_end(current.started_at, a.per) AS "resetsAt"
       FROM jsonb_to_recordset($1) AS a (number int, type text, id uuid, requests bigint, per text)
       LEFT JOIN request_windows last ON last.holder_type = a.type AND last.holder_id = a.id AND last.per = a.per
       CROSS JOIN LATERAL (
         SELECT greatest(last.started_at, date_trunc(a.per, clock_timestamp(), 'UTC')) AS started_at) AS current
       LEFT JOIN request_windows w ON w.holder_type = a.type AND w.holder_id = a.id AND w.per = a.per
         AND w.started_at = current.started_at
       ORDER BY a.number`,
      [JSON.stringify(asked.map((limit, number) => ({ number, ...limit })))],
    );
    return rows.map((row) => {
      const { type, id } = asked[row.number] as (typeof asked)[number];
      const [requests, granted, used] = [Number(row.requests), Number(row.granted), Number(row.used)];
      return {
        holder: { type: type as HolderType, id },
        requests,
        per: row.per,
        used,
        reserved: Math.max(0, granted - used),
        remaining: Math.max(0, requests - granted),
        window_started_at: row.startedAt.toISOString(),
        resets_at: row.resetsAt.toISOString(),
      };
    });
  }
}
