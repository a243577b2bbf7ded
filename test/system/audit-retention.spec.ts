import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyTrail } from '@latchkey/sdk/audit-trail';
import { cryptography } from '../../src/modules/audit/cryptography.js';
import { createKey } from '../support/api-keys.js';
import { type Account, register } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { runJob } from '../support/jobs.js';
import { endPrograms, startProgram } from '../support/program.js';
import { testRun } from '../support/run.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';

/** Old events leave the database after they were exported, and the trail remains provable. */

const OLD = 1_200;
const QUEUE = 'audit-retention';

let database: OwnDatabase;
let trail: string;
let server: TestServer;
let account: Account;

const serve = (env: Record<string, string>): Promise<TestServer> =>
  startServer({ databaseUrl: database.url, env: { QUEUE_POLL_SECONDS: '0.2', ...env } });

async function events(): Promise<number> {
  const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_events');
  return row?.n ?? 0;
}

async function verifyAudit(): Promise<{ exit: unknown; log: string }> {
  const program = await startProgram({
    script: 'src/tools/verify-audit.js',
    env: {
      NODE_ENV: 'production',
      DATABASE_FSYNC: 'any',
      DATABASE_URL: database.url,
      PUBLIC_URL: 'https://example.com',
      ...testRun.secrets,
    },
  });
  return { exit: await program.ended(), log: program.log.join('\n') };
}

/** That a server has signed. */
async function newestCheckpoint(): Promise<{ position: number; eventsFrom: number }> {
  const [row] = await database.query<{ position: number; eventsFrom: number }>(
    `SELECT position::int, events_from::int AS "eventsFrom" FROM audit_checkpoints WHERE signature <> 'forged'
     ORDER BY position DESC, events_from DESC LIMIT 1`,
  );
  return row ?? { position: 0, eventsFrom: 0 };
}

const asReplica = (sql: string) =>
  database.query(`BEGIN; SET LOCAL session_replication_role = replica; ${sql}; COMMIT`);

const REMOVE_BY_HAND = (position: number): string =>
  `SET LOCAL latchkey.change = 'audit-retention';
   DELETE FROM audit_events WHERE id = (SELECT event_id FROM audit_chain WHERE position = ${position})`;

beforeAll(async () => {
  database = await createDatabase();
  trail = join(await makeDataDirectory(), 'audit.jsonl');
  await database.query(
    `INSERT INTO audit_events (id, action, actor_kind, target_type, occurred_at)
     SELECT gen_random_uuid(), 'session.pruned', 'system', 'session', clock_timestamp() - interval '40 days'
     FROM generate_series(1, ${OLD})`,
  );
});
afterEach(endPrograms);
afterAll(async () => {
  await server.stop();
  await database.drop();
});

describe('AUDIT_RETENTION_DAYS', () => {
  it('removes nothing that has not been exported', async () => {
    server = await serve({ AUDIT_STREAM_URL: 'file:///nowhere/audit.jsonl', AUDIT_RETENTION_DAYS: '30' });
    await eventually('all is in the chain', () => database.query('SELECT FROM audit_unsealed'), {
      until: ({ length }) => length === 0,
    });
    await runJob(database, QUEUE);
    expect(await events()).toBeGreaterThanOrEqual(OLD);
    // Not by hand either, even with the retention setting.
    await expect(database.query(`BEGIN; ${REMOVE_BY_HAND(1)}; COMMIT`)).rejects.toThrow(/append-only/);
    await server.stop();
  });

  it('removes old, exported events, and the trail is still complete', async () => {
    server = await serve({ AUDIT_STREAM_URL: `file://${trail}`, AUDIT_RETENTION_DAYS: '30' });
    account = await register(server);
    await eventually('the trail tells of the key', async () =>
      (await readFile(trail, 'utf8').catch(() => '')).includes(account.apiKeyId),
    );
    await runJob(database, QUEUE);
    const [row] = await database.query<{ old: number; pruned: number }>(
      `SELECT count(*) FILTER (WHERE occurred_at < clock_timestamp() - interval '30 days')::int AS old,
         count(*) FILTER (WHERE action = 'audit.pruned')::int AS pruned FROM audit_events`,
    );
    const [signed] = await database.query<{ checkpoint: number }>(
      'SELECT checkpoint::int FROM audit_streams WHERE position > 0',
    );
    // Up to the last checkpoint in the file.
    expect(row).toEqual({ old: Math.max(0, OLD - (signed?.checkpoint ?? 0)), pruned: 1 });
    expect(await events()).toBeLessThan(OLD);
    const { exit, log } = await verifyAudit();
    expect({ exit, log }).toEqual({
      exit: 0,
      log: expect.stringMatching(/of them were removed after their retention period/),
    });
    const lines = (await readFile(trail, 'utf8')).split('\n').filter(Boolean);
    const report = await verifyTrail(lines, { cryptography });
    expect(report.problem).toBeUndefined();
    expect(report.events).toBeGreaterThan(OLD);
  });

  it('signs no removal that is only claimed in the database', async () => {
    const before = await newestCheckpoint();
    await asReplica(
      `INSERT INTO audit_checkpoints SELECT position, hash, position + 1, '2026-01-01T00:00:00.000Z', 'x', 'x', 'forged'
       FROM audit_chain ORDER BY position DESC LIMIT 1`,
    );
    await createKey(server, account);
    const after = await eventually('the server signs again', newestCheckpoint, {
      until: ({ position }) => position > before.position,
    });
    expect(after.eventsFrom).toBe(before.eventsFrom);
    await asReplica(`DELETE FROM audit_checkpoints WHERE signature = 'forged'`);
  });

  it('cannot be used to remove newer events', async () => {
    const [row] = await database.query<{ position: number }>(
      `SELECT c.position::int FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
       WHERE e.action = 'api_key.created' ORDER BY c.position LIMIT 1`,
    );
    const position = row?.position as number;
    await expect(database.query(`BEGIN; ${REMOVE_BY_HAND(position)}; COMMIT`)).rejects.toThrow(/append-only/);
    await asReplica(REMOVE_BY_HAND(position));
    const { exit, log } = await verifyAudit();
    expect({ exit, log }).toEqual({
      exit: 1,
      log: expect.stringMatching(
        new RegExp(`position ${position}, event .*: the event is missing: it was removed`),
      ),
    });
  });

  it('signs no removal of events that are missing already', async () => {
    const before = await newestCheckpoint();
    await eventually(
      'the checkpoint is exported',
      () => database.query('SELECT FROM audit_streams WHERE checkpoint >= $1', [before.position]),
      { until: ({ length }) => length > 0 },
    );
    // All that is older than the checkpoint: the first event that is left is younger.
    await asReplica(
      `DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_chain WHERE position < ${before.position})`,
    );
    await runJob(database, QUEUE);
    expect((await newestCheckpoint()).eventsFrom).toBe(before.eventsFrom);
    expect(server.log.join('\n')).toMatch(
      `The audit event at position ${before.eventsFrom} is missing, and no checkpoint signed with MASTER_KEY`,
    );
    const { exit, log } = await verifyAudit();
    expect({ exit, log }).toEqual({
      exit: 1,
      log: expect.stringMatching(/the event is missing: it was removed/),
    });
  });
});
