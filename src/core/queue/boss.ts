import type PgBoss from 'pg-boss';
import type { EntityManager } from 'typeorm';

export type Boss = PgBoss;
type Execute = PgBoss.Db['executeSql'];

const HOUR_SECONDS = 3_600;
/** The maximum interval between checks of the schedules, which must not miss their minute. */
const CRON_MONITOR_SECONDS_MAX = 45;
const CRON_WORKER_SECONDS_MAX = 15;

/** Runs a pg-boss statement on our manager, in its transaction if it has one. */
export async function execute(
  manager: EntityManager,
  text: string,
  values: unknown[] | undefined,
): Promise<{ rows: unknown[] }> {
  const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
  try {
    const { records } = await runner.query(text, values, true);
    return { rows: records as unknown[] };
  } finally {
    if (!manager.queryRunner) await runner.release();
  }
}

/** The option that makes pg-boss use `manager`. */
export const on = (manager: EntityManager): { db: PgBoss.Db } => ({
  db: { executeSql: (text, values) => execute(manager, text, values) },
});

export interface BossOptions {
  maintenanceSeconds: number;
  /** Called with background failures. */
  onError: (error: unknown) => void;
}

/**
 * pg-boss, loaded on first use. It creates no schema, which is left to migrations, and polls only its own queue for
 * schedules: `QueueWorker` fetches all others.
 *
 * @param query runs a statement outside transactions
 */
export async function createBoss(query: Execute, options: BossOptions): Promise<Boss> {
  const { default: PgBossClass } = await import('pg-boss');
  const boss = new PgBossClass({
    db: { executeSql: neverRejecting(query, options.onError) },
    migrate: false,
    maintenanceIntervalSeconds: options.maintenanceSeconds,
    cronMonitorIntervalSeconds: Math.min(CRON_MONITOR_SECONDS_MAX, options.maintenanceSeconds),
    cronWorkerIntervalSeconds: Math.min(CRON_WORKER_SECONDS_MAX, options.maintenanceSeconds),
    archiveCompletedAfterSeconds: HOUR_SECONDS,
    // A failed job is kept for someone to look at.
    archiveFailedAfterSeconds: 30 * 24 * HOUR_SECONDS,
  });
  boss.on('error', options.onError);
  return boss;
}

/**
 * For what pg-boss does by itself. It leaves some promises unhandled, and a rejected one would end the process. Without
 * an answer it behaves as if there were nothing to do, and tries again later.
 */
function neverRejecting(query: Execute, onError: (error: unknown) => void): Execute {
  return async (text, values) => {
    try {
      return await query(text, values);
    } catch (error) {
      onError(error);
      return undefined as never;
    }
  };
}
