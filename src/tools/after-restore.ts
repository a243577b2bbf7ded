import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { type Config, loadConfigOfTool } from '../core/config/config.js';
import { type OpenDatabase, openDatabase } from '../core/database/open-database.js';
import { Metrics } from '../core/metrics/metrics.js';
import { LIFT_LIMITS_IN_TRANSACTION } from '../core/database/session-limits.js';
import { SessionClient } from '../core/database/session-settings.js';
import { timestampInput } from '../core/http/fields.js';
import { systemActor } from '../core/principal/actor.js';
import { ApiKeyRevocation } from '../modules/api-keys/lifecycle/api-key-revocation.js';
import { lockAnyApiKeys } from '../modules/api-keys/api-key-view.js';
import { Changes } from '../modules/audit/changes.js';
import { CheckpointKeys } from '../modules/audit/checkpoint-keys.js';
import {
  countLeftovers,
  dropWaiting,
  endSessionsOf,
  usersWithSessions,
  type WorkingKey,
  workingKeys,
} from './after-restore/leftovers.js';
import { type LostEvents, readLostEvents } from './after-restore/lost-events.js';
import { restoreEvents } from '../modules/audit/restore-events.js';
import { Replay, toReplay } from './after-restore/replay.js';
import { wordsOf } from './after-restore/steps.js';
import { describeDatabase } from './describe-database.js';
import { fail } from './fail.js';
import { readArguments } from './read-arguments.js';

const USAGE = `Ends what a restored backup has brought back to life. Shows what it would do; does it with --apply.

  npm run after-restore -- --since <time> [--trail <file>] [--apply]
      [--revoke-keys-created-after <time>] [--revoke-keys-created-before <time>]

--since   the time of the backup, ISO 8601, such as 2027-01-31T02:00:00Z.
--trail   the file that the audit trail was streamed to: what it tells of after the backup is done again.
          Without it, nothing says which keys were revoked since: they are listed, and you choose.
--revoke-keys-created-after, --revoke-keys-created-before
          revoke the keys that were made in that time, with --apply.

In every case all sessions end, and mails, webhooks and links that waited at the time of the backup are dropped.
`;

interface Options {
  since: Date;
  trail: string | undefined;
  apply: boolean;
  createdAfter: Date | undefined;
  createdBefore: Date | undefined;
}

const RESERVATION_LOST =
  'it lost the connection that reserves the end of the audit trail for the lost events. ' +
  'Make sure that no server runs on this database: once one has continued the trail, they cannot be put back';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

function timeOf(name: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  // `Date` alone would read the 31st of February as the 3rd of March.
  if (timestampInput.safeParse(text).success) return new Date(text);
  return fail(`Invalid --${name} ${JSON.stringify(text)}. Use a time such as 2027-01-31T02:00:00Z.`);
}

function readOptions(): Options {
  const { values } = readArguments(USAGE, {
    since: { type: 'string' },
    trail: { type: 'string' },
    apply: { type: 'boolean' },
    'revoke-keys-created-after': { type: 'string' },
    'revoke-keys-created-before': { type: 'string' },
  });
  return {
    since: timeOf('since', values.since) ?? fail(USAGE),
    trail: values.trail,
    apply: values.apply === true,
    createdAfter: timeOf('revoke-keys-created-after', values['revoke-keys-created-after']),
    createdBefore: timeOf('revoke-keys-created-before', values['revoke-keys-created-before']),
  };
}

function describeLost({ common, hasGoneOn, last, replayedUntil, signed, events }: LostEvents): void {
  say(`The backup ends with event ${common} of the trail, the trail with event ${last}.`);
  if (hasGoneOn) {
    say('Careful: servers have gone on with this database. The lost events are replayed, but not put back.');
  }
  if (replayedUntil > common) {
    say(
      `Events up to ${replayedUntil} were replayed before. They are left out, so that nothing repaired since is undone.`,
    );
  }
  if (signed < last) say(`Events after ${signed} are not covered by a signed checkpoint.`);
  const replayed = toReplay(events);
  for (const event of replayed) say(`  ${event.occurred_at}  ${wordsOf(event)} ${event.target_id}`);
  const others = new Map<string, number>();
  for (const event of events) {
    // All sessions end anyway.
    if (wordsOf(event) === undefined && event.target_type !== 'session')
      others.set(event.action, (others.get(event.action) ?? 0) + 1);
  }
  say(`${replayed.length} events are replayed.`);
  if (others.size > 0) {
    say('Not replayed, because they ended no authority that the backup has:');
    for (const [action, count] of [...others].sort()) say(`  ${count} × ${action}`);
  }
}

function describeKeys(keys: readonly WorkingKey[]): void {
  for (const { id, workspaceId, name, keyPrefix, createdAt, lastUsedAt } of keys) {
    const used = lastUsedAt ? `last used ${lastUsedAt.toISOString()}` : 'never used';
    say(
      `  ${id}  ${keyPrefix}…  workspace ${workspaceId}  created ${createdAt.toISOString()}  ${used}  ${JSON.stringify(name)}`,
    );
  }
}

/** A change later than the backup means that this is not a freshly restored database. */
async function warnOfLaterChanges(dataSource: DataSource, since: Date): Promise<void> {
  const [row] = await dataSource.query<{ latest: Date | null }[]>(
    'SELECT max(occurred_at) AS latest FROM audit_events',
  );
  if (row?.latest && row.latest > since) {
    say(
      `Careful: this database has changes until ${row.latest.toISOString()}, after the time of the backup. Is it the restored one?`,
    );
  }
}

interface Work extends Options {
  lost: LostEvents | null;
  keys: WorkingKey[];
  /** Aborted when the end of the trail is no longer reserved for the lost events. */
  reserved: AbortSignal;
}

/** The parts of the server that changes need, without its background work. */
async function apply(
  config: Config,
  database: OpenDatabase,
  { since, lost, keys, reserved }: Work,
): Promise<void> {
  const context = await NestFactory.createApplicationContext(
    AppModule.with(
      { ...config, variables: { ...config.variables, AUDIT_STREAM_URL: undefined } },
      database,
      new Metrics(),
    ),
    { logger: false, abortOnError: false },
  );
  try {
    const changes = context.get(Changes);
    const replay = new Replay(context);
    let replayed = 0;
    for (const event of toReplay(lost?.events ?? [])) {
      reserved.throwIfAborted();
      try {
        if (await replay.run(event)) replayed += 1;
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`event ${event.position}, which ${wordsOf(event)} ${event.target_id}: ${reason}`, {
          cause: error,
        });
      }
    }
    const ended = await countLeftovers(database.dataSource);
    for (;;) {
      reserved.throwIfAborted();
      const userIds = await usersWithSessions(database.dataSource);
      if (userIds.length === 0) break;
      await changes.runOnAuthority(systemActor, (change) => endSessionsOf(change, userIds));
    }
    await changes.run(systemActor, async (change) => {
      await dropWaiting(change.manager);
      await change.record('instance.restored', {
        workspaceId: null,
        targetId: null,
        details: {
          since: since.toISOString(),
          replayed,
          lost_events: lost?.events.length ?? null,
          ...(lost ? { trail_position: lost.last, trail_hash: lost.lastHash } : {}),
          ...ended,
        },
      });
    });
    // At the end: webhooks for these report news.
    for (const { id } of keys) {
      reserved.throwIfAborted();
      await changes.runOnAuthority(systemActor, async (change) => {
        const [key] = await lockAnyApiKeys(change.manager, 'k.id = $1', [id]);
        if (key) await context.get(ApiKeyRevocation, { strict: false }).revoke(change, [key]);
      });
    }
    say(
      `${replayed} of the events had an effect. ${ended.sessions} sessions are ended, ${keys.length} keys revoked.`,
    );
  } finally {
    await context.close();
  }
}

async function run(config: Config, database: OpenDatabase, options: Options): Promise<void> {
  const { dataSource } = database;
  // Holds the chain's lock, so that events added by servers already running wait until the trail is complete again.
  const client = new SessionClient({
    connectionString: database.url,
    application_name: 'latchkey after-restore',
    keepAlive: true,
    isUnbounded: true,
  });
  const reservation = new AbortController();
  client.once('end', () => reservation.abort(new Error(RESERVATION_LOST)));
  await client.connect();
  try {
    await client.query(`BEGIN; ${LIFT_LIMITS_IN_TRANSACTION}`);
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('latchkey.audit_chain'))`);
    await warnOfLaterChanges(dataSource, options.since);
    const { trail, createdAfter, createdBefore } = options;
    const lost =
      trail === undefined ? null : await readLostEvents(client, trail, new CheckpointKeys(config).ids);
    if (lost) describeLost(lost);
    const isChosen = createdAfter !== undefined || createdBefore !== undefined;
    const keys = lost && !isChosen ? [] : await workingKeys(dataSource, { createdAfter, createdBefore });
    if (!lost || isChosen) {
      say(
        isChosen
          ? `${keys.length} keys are revoked:`
          : `${keys.length} keys work, also those that were revoked since:`,
      );
      describeKeys(keys);
    }
    const { sessions, mails, deliveries } = await countLeftovers(dataSource);
    say(`${sessions} sessions end; ${mails} mails and ${deliveries} webhook deliveries are dropped.`);
    if (!options.apply) return say('Nothing was changed. Add --apply to do this.');
    await apply(config, database, {
      ...options,
      lost,
      keys: isChosen ? keys : [],
      reserved: reservation.signal,
    });
    reservation.signal.throwIfAborted();
    if (lost && !lost.hasGoneOn) await restoreEvents(client, lost.following);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const options = readOptions();
try {
  const config = await loadConfigOfTool();
  const database = await openDatabase(config);
  say(`This is about ${describeDatabase(config)}.`);
  try {
    await run(config, database, options);
  } finally {
    await database.close();
  }
} catch (error) {
  fail(`Not finished, and safe to repeat: ${error instanceof Error ? error.message : String(error)}`);
}
