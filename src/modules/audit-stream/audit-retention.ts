import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
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
  private readonly logger = new Logger(AuditRetention.name);

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
    const signed = await this.queue.inTurn(() => this.sealer.eventsFrom());
    const [row] = await this.queue.inTurn(() =>
      this.dataSource.query<LastToRemove[]>(LAST_TO_REMOVE, [days, destination, signed]),
    );
    const eventsFrom = Math.max(signed, Number(row?.last ?? 0) + 1);
    if (eventsFrom > signed) {
      await this.changes.run(systemActor, (change) =>
        change.record('audit.pruned', {
          workspaceId: null,
          targetId: null,
          details: { events_from: eventsFrom, older_than_days: days },
        }),
      );
      await this.sealer.signRemoval(eventsFrom);
    }
    while (!signal.aborted && (await this.removeSome(eventsFrom)) === BATCH);
    if (row?.missing) {
      this.logger.error(
        `The audit event at position ${row.missing} is missing, and no checkpoint signed with MASTER_KEY or MASTER_KEY_PREVIOUS says that it was removed. Nothing from there on is removed. See npm run audit:verify.`,
      );
    }
  }

  /** Includes what an earlier run has left. */
  private removeSome(eventsFrom: number): Promise<number> {
    return this.queue.inTransaction(async (manager) => {
      await manager.query(`SELECT set_config('latchkey.change', 'audit-retention', true)`);
      return removeExported(manager, eventsFrom, BATCH);
    });
  }
}

interface LastToRemove {
  last: string | null;
  /** Of the first event that stays, if it is missing. */
  missing: string | null;
}

/**
 * Events are not strictly in the order of their times: removal stops at the first that is younger, or not yet
 * confirmed. It also stops at one that is missing already: to sign its removal would cover up a manipulation.
 */
const LAST_TO_REMOVE = `
  SELECT least(s.checkpoint, s.position, kept.position - 1) AS last,
    CASE WHEN kept.is_missing THEN kept.position END AS missing
  FROM audit_streams s LEFT JOIN LATERAL (
    SELECT c.position, e.id IS NULL AS is_missing FROM audit_chain c LEFT JOIN audit_events e ON e.id = c.event_id
    WHERE c.position >= $3 AND (e.id IS NULL OR e.occurred_at >= clock_timestamp() - make_interval(days => $1))
    ORDER BY c.position LIMIT 1) kept ON true
  WHERE s.destination = $2`;
