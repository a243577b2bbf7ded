import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Metrics } from './metrics.js';

/** Increases with each promotion of a standby. A server in recovery has none of its own. */
const TIMELINE = `SELECT CASE WHEN NOT pg_is_in_recovery()
  THEN ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int END`;

export function measureDatabase(metrics: Metrics, dataSource: DataSource): void {
  metrics.useDatabase(dataSource);
  const pool = (): pg.Pool => (dataSource.driver as unknown as { master: pg.Pool }).master;
  metrics.gauges(
    'latchkey_database_pool_connections',
    'Connections of the pool, by what they do.',
    ['state'],
    () => [
      [{ state: 'busy' }, pool().totalCount - pool().idleCount],
      [{ state: 'idle' }, pool().idleCount],
    ],
  );
  metrics.gauge(
    'latchkey_database_pool_connections_max',
    'How many connections the pool may have.',
    () => pool().options.max,
  );
  metrics.gauge(
    'latchkey_database_pool_waiting',
    'Statements and transactions that wait for a connection of the pool.',
    () => pool().waitingCount,
  );
  const timeline = metrics.readFromDatabase<number>(TIMELINE);
  metrics.gauge(
    'latchkey_database_timeline',
    'The timeline of the database server: another number means that a standby was promoted or a base backup recovered.',
    () => timeline.value,
  );
}
