import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { systemActor } from '../../core/principal/actor.js';
import { Queue } from '../../core/queue/queue.js';
import { Changes } from '../audit/changes.js';
import { ADDRESS_STAYS_FAMILIAR } from './sign-in/familiar-addresses.js';
import { IDLE_LIFETIME_SECONDS } from './sessions/session-lifetimes.js';

const ACCOUNT_RETENTION_QUEUE = 'account-retention';
/** At night for most people; in UTC. */
const DAILY = '23 3 * * *';
/** Long enough to investigate an incident; the audit trail keeps the rest. */
const KEPT_AFTER_END = '30 days';
const EVENTS_KEPT = '90 days';
/** For this long, a reused code is recognised. */
const CLI_LOGIN_KEPT = '1 day';
/** Bounded, so that no statement holds locks for long. */
const BATCH = 1_000;

const SESSION_ENDED_LONG_AGO = `least(
  coalesce(revoked_at, expires_at), expires_at, refreshed_at + interval '${IDLE_LIFETIME_SECONDS} seconds'
) < clock_timestamp() - interval '${KEPT_AFTER_END}'`;

/**
 * Removes data that accounts leave behind: sessions, links and CLI sign-ins that ended long ago, and old addresses and
 * events.
 */
@Injectable()
export class AccountRetention implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly queue: Queue,
  ) {}

  onModuleInit(): void {
    this.queue.work(ACCOUNT_RETENTION_QUEUE, { concurrency: 1 }, ({ signal }) => this.prune(signal));
    this.queue.schedule(ACCOUNT_RETENTION_QUEUE, DAILY);
  }

  private async prune(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.removeEnded()) > 0);
    while (!signal.aborted && (await this.forgetAddresses()) > 0);
    while (!signal.aborted && (await this.forgetEvents()) > 0);
  }

  /**
   * They are state, which only an audited change may remove. When a person last used a session outlives the sessions: the
   * review of keys asks about a longer time than they are kept.
   */
  private removeEnded(): Promise<number> {
    return this.changes.run(systemActor, async (change) => {
      const { manager } = change;
      const [{ sessions }] = await manager.query<[{ sessions: number }]>(
        `WITH removed AS (
           DELETE FROM sessions WHERE id IN (
             SELECT id FROM sessions WHERE ${SESSION_ENDED_LONG_AGO} ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
           RETURNING user_id, refreshed_at
         ), noted AS (
           INSERT INTO last_sessions SELECT user_id, max(refreshed_at) FROM removed GROUP BY user_id
           ON CONFLICT (user_id) DO UPDATE SET used_at = greatest(last_sessions.used_at, excluded.used_at)
         )
         SELECT count(*)::int AS sessions FROM removed`,
      );
      const [, links] = await manager.query<[unknown[], number]>(
        `DELETE FROM email_links WHERE id IN (
           SELECT id FROM email_links WHERE expires_at < clock_timestamp() - interval '${KEPT_AFTER_END}'
           ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      );
      const [, cliLogins] = await manager.query<[unknown[], number]>(
        `DELETE FROM cli_logins WHERE id IN (
           SELECT id FROM cli_logins WHERE expires_at < clock_timestamp() - interval '${CLI_LOGIN_KEPT}'
           ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      );
      const removed = sessions + links + cliLogins;
      if (removed > 0) {
        await change.record('session.pruned', {
          workspaceId: null,
          targetId: null,
          details: { sessions, links, cli_logins: cliLogins },
        });
      }
      return removed;
    });
  }

  private async forgetAddresses(): Promise<number> {
    const [, forgotten] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM familiar_addresses WHERE (user_id, address) IN (
         SELECT user_id, address FROM familiar_addresses
         WHERE signed_in_at < clock_timestamp() - interval '${ADDRESS_STAYS_FAMILIAR}'
         LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    );
    return forgotten;
  }

  /** Only from the list that users see; the audit trail keeps them. */
  private async forgetEvents(): Promise<number> {
    const [, forgotten] = await this.dataSource.query<[unknown[], number]>(
      `DELETE FROM account_events WHERE (user_id, event_id) IN (
         SELECT user_id, event_id FROM account_events
         WHERE occurred_at < clock_timestamp() - interval '${EVENTS_KEPT}'
         LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    );
    return forgotten;
  }
}
