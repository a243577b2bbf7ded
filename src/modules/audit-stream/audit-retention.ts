import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { systemActor } from '../../core/principal/actor.js';
import { Queue } from '../../core/queue/queue.js';
import { removeExported } from '../audit/audit-removal.js';
import { AuditSealer } from '../audit/audit-sealer.js';
import { Changes } from '../audit/changes.js';
import { streamName } from './audit-stream.js';
import { auditStreamVariables } from './audit-stream.variables.js';

const QUEUE = 'audit-retention';
const DAILY = '41 3 * * *';
const BATCH = 1_000;

/**
 * Removes events after their retention period, but only exported ones: those that the stream's destination has
 * confirmed, up to a signed checkpoint that it has, too. Removed events remain provable: their digests stay in the
 * chain, and a checkpoint signs where the remaining events begin.
 */
@Injectable()
export class AuditRetention implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly queue: Queue,
    private readonly changes: Changes,
    private readonly sealer: AuditSealer,
  ) {}

  onModuleInit(): void {
    const { AUDIT_RETENTION_DAYS: days, AUDIT_STREAM_URL: url } = variablesOf(
      this.config,
      auditStreamVariables,
    );
    this.queue.schedule(QUEUE, DAILY);
    this.queue.work(QUEUE, { concurrency: 1 }, async ({ signal }) => {
      if (days !== undefined && url !== undefined) await this.removeOlderThan(days, streamName(url), signal);
    });
  }

  private async removeOlderThan(days: number, destination: string, signal: AbortSignal): Promise<void> {
    const [row] = await this.queue.inTurn(() =>
      this.dataSource.query<{ last: string | null; signed: string }[]>(LAST_TO_REMOVE, [days, destination]),
    );
    const last = Number(row?.last ?? 0);
    const eventsFrom = last + 1;
    if (last > 0 && eventsFrom > Number(row?.signed)) {
      await this.changes.run(systemActor, (change) =>
        change.record('audit.pruned', {
          workspaceId: null,
          targetId: null,
          details: { events_from: eventsFrom, older_than_days: days },
        }),
      );
      await this.sealer.signRemoval(eventsFrom);
    }
    while (!signal.aborted && (await this.removeSome()) === BATCH);
  }

  /** Includes what an earlier run has left. */
  private removeSome(): Promise<number> {
    return this.queue.inTransaction(async (manager) => {
      await manager.query(`SELECT set_config('latchkey.change', 'audit-retention', true)`);
      return removeExported(manager, BATCH);
    });
  }
}

/**
 * Events are not strictly in the order of their times: removal stops at the first that is younger, or not yet
 * confirmed.
 */
const LAST_TO_REMOVE = `
  SELECT least(s.checkpoint, s.position, coalesce((
      SELECT c.position - 1 FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
      WHERE c.position >= signed.first AND e.occurred_at >= clock_timestamp() - make_interval(days => $1)
      ORDER BY c.position LIMIT 1), s.position)) AS last,
    signed.first AS signed
  FROM audit_streams s, (SELECT coalesce((
    SELECT events_from FROM audit_checkpoints ORDER BY position DESC, events_from DESC LIMIT 1), 1) AS first) signed
  WHERE s.destination = $2`;
