import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyTrail } from '@latchkey/sdk/audit-trail';
import { cryptography } from '../../src/modules/audit/cryptography.js';
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

  it('cannot be used to remove newer events', async () => {
    const [row] = await database.query<{ position: number }>(
      `SELECT c.position::int FROM audit_chain c WHERE event_id = (SELECT id FROM audit_events WHERE action = 'api_key.created')`,
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
});
