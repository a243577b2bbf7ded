import type PgBoss from 'pg-boss';
import type { EntityManager } from 'typeorm';

export type Boss = PgBoss;
type Execute = PgBoss.Db['executeSql'];

const HOUR_SECONDS = 3_600;
/** How often schedules are looked at, at least: they must not miss their minute. */
const CRON_MONITOR_SECONDS_MAX = 45;
const CRON_WORKER_SECONDS_MAX = 15;

/** Runs a statement of pg-boss on a manager of ours: in its transaction, if it has one. */
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
  /** Hears what fails in the background. */
  onError: (error: unknown) => void;
}

/**
 * pg-boss, loaded when it is needed. It makes no schema, which is for migrations, and polls no queue but its own
 * for schedules: `QueueWorker` fetches.
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
    // A job that has been given up stays for somebody to look at.
    archiveFailedAfterSeconds: 30 * 24 * HOUR_SECONDS,
  });
  boss.on('error', options.onError);
  return boss;
}

/**
 * For what pg-boss does by itself. It leaves some promises to themselves, and one that is rejected would end the
 * process; without an answer it does what it does when there is nothing to do, and tries again later.
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
