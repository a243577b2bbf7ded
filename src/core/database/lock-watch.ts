import type pg from 'pg';

/** Shorter than the lock timeout. */
const LOOK_EVERY_MS = 100;

/** Watches from a separate session who blocks another session: once its wait is over, that is no longer visible. */
export class LockWatch {
  /** The session to watch; undefined before it has begun. */
  processId: number | undefined;
  private seen: string | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly client: pg.Client) {}

  /** A description of the last session that blocked it. */
  get culprit(): string {
    return this.seen ?? 'who holds it is not known';
  }

  start(): void {
    this.seen = undefined;
    this.timer = setInterval(() => void this.look().catch(() => undefined), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.processId = undefined;
  }

  private async look(): Promise<void> {
    if (this.processId === undefined) return;
    await this.client.query('SELECT pg_stat_clear_snapshot()');
    const { rows } = await this.client.query<{ wanted: string; holder: string }>(HOLDERS, [this.processId]);
    if (rows[0]) this.seen = `${rows.map(({ holder }) => holder).join(', ')} on ${rows[0].wanted}`;
  }
}

/** Details of another user's session that we may not see are null. */
const HOLDERS = `SELECT
    coalesce((SELECT relation::regclass::text FROM pg_locks WHERE pid = $1 AND NOT granted LIMIT 1), 'something') AS wanted,
    concat('session ', holder.pid, ' (', concat_ws(', ', nullif(holder.application_name, ''), 'user ' || holder.usename,
      holder.state, 'since ' || to_char(holder.xact_start, 'HH24:MI:SS')), ')') AS holder
  FROM pg_stat_activity AS holder WHERE holder.pid = ANY (pg_blocking_pids($1))`;
