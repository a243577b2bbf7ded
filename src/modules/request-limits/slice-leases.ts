import { Injectable, Logger } from '@nestjs/common';
import type { SliceAsk, SliceGrant } from '@latchkey/verifier/slices';
import { DataSource } from 'typeorm';
import { Coherence } from '../../core/coherence/coherence.js';
import { Metrics } from '../../core/metrics/metrics.js';
import { Queue } from '../../core/queue/queue.js';

export const QUOTA_NOTICE_QUEUE = 'quota-notice';
/** One job sends all notices that are due. */
const NOTICES_EVERY_MS = 10_000;

interface Row {
  ask: number;
  granted: string;
  remaining: string;
  window: number;
  msLeft: number;
  holders: number;
  noticeDue: boolean;
}

/** Hands out slices: see `lease_requests` in the migration. */
@Injectable()
export class SliceLeases {
  private readonly logger = new Logger(SliceLeases.name);
  private noticesAt = -Infinity;
  private statements = 0;
  private slices = 0;
  private leasedRequests = 0;

  constructor(
    private readonly coherence: Coherence,
    private readonly dataSource: DataSource,
    private readonly queue: Queue,
    metrics: Metrics,
  ) {
    metrics.counter(
      'latchkey_request_limit_statements_total',
      'Statements that leased slices of request limits, gave them back or reported what was used: for this instance and for the verifiers that ask it.',
      () => this.statements,
    );
    metrics.counter(
      'latchkey_request_limit_slices_total',
      'Slices of request limits that were leased, to this instance and to the verifiers that ask it.',
      () => this.slices,
    );
    metrics.counter(
      'latchkey_request_limit_leased_requests_total',
      'Requests in the slices that were leased. What is not used of them is given back.',
      () => this.leasedRequests,
    );
  }

  /**
   * @returns a grant for each request, in order
   * @throws {DatabaseUnavailableError} unless the server that confirmed the authority lease answers: another one may
   *   have other counts
   */
  async lease(asks: readonly SliceAsk[]): Promise<SliceGrant[]> {
    this.statements += 1;
    const numbered = JSON.stringify(asks.map((ask, index) => ({ ask: index, ...ask })));
    const { value: rows } = await this.coherence.readThrough((query) =>
      query<Row>(
        `SELECT ask, granted, remaining, "window", ms_left AS "msLeft", holders, notice_due AS "noticeDue"
         FROM lease_requests($1::jsonb)`,
        [numbered],
      ),
    );
    if (rows.some(({ noticeDue }) => noticeDue)) this.sendNotices();
    const grants: SliceGrant[] = [];
    for (const { ask, granted, remaining, window, msLeft, holders } of rows) {
      const grant = { granted: Number(granted), remaining: Number(remaining), window, msLeft, holders };
      grants[ask] = grant;
      if (grant.granted === 0) continue;
      this.slices += 1;
      this.leasedRequests += grant.granted;
    }
    return grants;
  }

  private sendNotices(): void {
    const now = performance.now();
    if (now < this.noticesAt + NOTICES_EVERY_MS) return;
    this.noticesAt = now;
    // Callers waiting for a slice do not wait for this; if it fails, the next to find a notice due tries again.
    this.queue.send(this.dataSource.manager, QUOTA_NOTICE_QUEUE, {}).catch((error: unknown) => {
      this.logger.warn(`Notices of quotas could not be queued: ${String(error)}`);
    });
  }
}
