import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import {
  type Checkpoint,
  GENESIS_HASH,
  instanceLinkText,
  workspaceLinkText,
} from '@latchkey/sdk/audit-trail';
import { CheckpointKeys } from '../../src/modules/audit/checkpoint-keys.js';
import { cryptography } from '../../src/modules/audit/cryptography.js';
import { type DatabaseReport, verifyDatabase } from '../../src/modules/audit/verify-database.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { testRun } from '../support/run.js';

/** Whatever happens to a row of the audit trail, verification detects it. */

const EVENTS = 60;
const WORKSPACES = [randomUUID(), randomUUID(), randomUUID(), null];

const keys = new CheckpointKeys({ masterKeys: [randomBytes(32).toString('base64url')] });
let database: OwnDatabase;
let attacker: pg.Client;
/** Exported before anyone changed anything. */
let checkpoints: Checkpoint[];

/** With every right in the database, and no triggers in the way. */
async function superuser(): Promise<pg.Client> {
  const url = new URL(testRun.superuserUrl);
  url.pathname = database.name;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

const insertEvent = (client: pg.Client, details: object, workspaceId: string | null): Promise<unknown> =>
  client.query(
    `INSERT INTO audit_events (id, workspace_id, action, actor_kind, actor_user_id, target_type, target_id, details,
       address, request_id)
     VALUES ($1, $2, 'webhook_endpoint.created', 'user', $3, 'webhook_endpoint', $4, $5, '192.0.2.7', 'a request')`,
    [randomUUID(), workspaceId, randomUUID(), randomUUID(), JSON.stringify(details)],
  );

async function seal(client: pg.Client): Promise<void> {
  while (Number((await client.query('SELECT seal_audit_events(20) AS n')).rows[0].n) > 0);
}

async function signHead(client: pg.Client): Promise<Checkpoint> {
  const { rows } = await client.query<{ position: string; hash: string }>(
    `SELECT position, encode(hash, 'hex') AS hash FROM audit_chain ORDER BY position DESC LIMIT 1`,
  );
  const [head] = rows as [{ position: string; hash: string }];
  return keys.sign({
    chain: 'instance',
    position: Number(head.position),
    hash: head.hash,
    events_from: 1,
    signed_at: new Date().toISOString(),
  });
}

const verify = (client: pg.Client, exported = checkpoints): Promise<DatabaseReport> =>
  verifyDatabase(async (sql, parameters) => (await client.query(sql, parameters)).rows as never, {
    trustedKeyIds: keys.ids,
    checkpoints: exported,
  });

beforeAll(async () => {
  database = await createDatabase();
  attacker = await superuser();
  for (let number = 0; number < EVENTS; number += 1) {
    await insertEvent(
      attacker,
      { number, title: 'Über "uns" \\ \u2028', scopes: null },
      WORKSPACES[number % 4] ?? null,
    );
  }
  await seal(attacker);
  checkpoints = [await signHead(attacker)];
});
afterAll(async () => {
  await attacker.end();
  await database.drop();
});

/** SQL that changes a column's value. */
const CHANGES: Record<string, string[]> = {
  audit_events: [
    'id = gen_random_uuid()',
    'workspace_id = gen_random_uuid()',
    'workspace_id = CASE WHEN workspace_id IS NULL THEN gen_random_uuid() END',
    `action = 'api_key.revoked'`,
    `actor_kind = 'system'`,
    'actor_user_id = NULL',
    'actor_user_id = gen_random_uuid()',
    'actor_api_key_id = gen_random_uuid()',
    `target_type = 'api_key'`,
    'target_id = NULL',
    'target_id = gen_random_uuid()',
    `details = details - 'title'`,
    `details = details || '{"more": true}'`,
    // The same number, also in JavaScript.
    `details = jsonb_set(details, '{number}', ((details->>'number') || '.0')::jsonb)`,
    `details = jsonb_set(details, '{scopes}', '[]')`,
    'address = NULL',
    `address = '192.0.2.8'`,
    `request_id = ''`,
    'request_id = NULL',
    `occurred_at = occurred_at + interval '1 microsecond'`,
    `occurred_at = occurred_at - interval '2 years'`,
    `occurred_at = 'infinity'`,
    `transaction_id = ((transaction_id::text::bigint + 1)::text)::xid8`,
  ],
  audit_chain: [
    'position = position + 1000',
    'position = -position',
    'event_id = gen_random_uuid()',
    `digest = sha256(digest)`,
    `hash = sha256(hash)`,
    'workspace_id = gen_random_uuid()',
    'workspace_position = coalesce(workspace_position, 0) + 1000',
    `workspace_hash = sha256(coalesce(workspace_hash, ''))`,
  ],
};

/** A position of the chain; `other` is a different one. */
interface Place {
  position: number;
  other: number;
}

const event = (position: number): string => `(SELECT event_id FROM audit_chain WHERE position = ${position})`;

const copyOf = (position: number): string => `
  INSERT INTO audit_events SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).*
  FROM audit_events e WHERE id = ${event(position)}`;

const swap = (columns: string, { position, other }: Place): string => `
  UPDATE audit_events one SET (${columns}) = (SELECT ${columns} FROM audit_events two WHERE two.id <> one.id
    AND two.id IN (${event(position)}, ${event(other)}))
  WHERE one.id IN (${event(position)}, ${event(other)})`;

const swapLinks = (columns: string, { position, other }: Place): string => `
  ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_event_id_key,
    DROP CONSTRAINT audit_chain_workspace_id_workspace_position_key;
  UPDATE audit_chain one SET (${columns}) = (SELECT ${columns} FROM audit_chain two
    WHERE two.position <> one.position AND two.position IN (${position}, ${other}))
  WHERE one.position IN (${position}, ${other})`;

type Tampering = (place: Place) => string;

/** What an attacker can do with SQL alone. */
const tamperings: Record<string, Tampering> = {
  ...Object.fromEntries(
    Object.entries(CHANGES).flatMap(([table, columns]) =>
      columns.map((set): [string, Tampering] => [
        `${table}: ${set}`,
        ({ position }) =>
          table === 'audit_chain'
            ? `UPDATE audit_chain SET ${set} WHERE position = ${position}`
            : `UPDATE audit_events SET ${set} WHERE id = ${event(position)}`,
      ]),
    ),
  ),
  'an event is removed': ({ position }) => `DELETE FROM audit_events WHERE id = ${event(position)}`,
  'a link is removed': ({ position }) => `DELETE FROM audit_chain WHERE position = ${position}`,
  'an event is removed with its link': ({ position }) =>
    `DELETE FROM audit_events WHERE id = ${event(position)}; DELETE FROM audit_chain WHERE position = ${position}`,
  'the end is cut off': ({ position }) =>
    `DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_chain WHERE position >= ${position});
     DELETE FROM audit_chain WHERE position >= ${position}`,
  'the beginning is cut off': ({ position }) =>
    `DELETE FROM audit_events WHERE id IN (SELECT event_id FROM audit_chain WHERE position <= ${position});
     DELETE FROM audit_chain WHERE position <= ${position}`,
  'an event is inserted': ({ position }) => copyOf(position),
  'an event is inserted twice': ({ position }) => `
    ALTER TABLE audit_events DROP CONSTRAINT audit_events_pkey;
    INSERT INTO audit_events SELECT * FROM audit_events WHERE id = ${event(position)}`,
  'a link is inserted': ({ position }) => `
    ALTER TABLE audit_chain DROP CONSTRAINT audit_chain_event_id_key,
      DROP CONSTRAINT audit_chain_workspace_id_workspace_position_key, DROP CONSTRAINT audit_chain_pkey;
    INSERT INTO audit_chain SELECT * FROM audit_chain WHERE position = ${position}`,
  'two events are swapped, but for their ids': (place) =>
    swap(
      'workspace_id, action, actor_user_id, target_id, details, address, request_id, occurred_at, transaction_id',
      place,
    ),
  'the times of two events are swapped': (place) => swap('occurred_at', place),
  'two links are swapped': (place) =>
    swapLinks('event_id, digest, hash, workspace_id, workspace_position, workspace_hash', place),
  'the events of two links are swapped': (place) => swapLinks('event_id', place),
  'the events of two links are swapped, with their digests': (place) => swapLinks('event_id, digest', place),
  'an event waits for its place that is not there': () =>
    `INSERT INTO audit_unsealed (event_id) VALUES (gen_random_uuid())`,
};

/** What an attacker who knows the hashes can do: SQL that changes the events, before all later links are recomputed. */
const rewritings: Record<string, Tampering> = {
  'an event is changed': ({ position }) =>
    `UPDATE audit_events SET action = 'api_key.revoked' WHERE id = ${event(position)}`,
  'an event is removed': ({ position }) => `
    DELETE FROM audit_events WHERE id = ${event(position)}; DELETE FROM audit_chain WHERE position = ${position}`,
  'two events are swapped': (place) => swapLinks('event_id', place),
};

/** Recomputes the chain over the existing events, in their existing order. */
async function rewriteChain(): Promise<void> {
  const { rows } = await attacker.query<{ id: string; workspaceId: string | null; digest: string }>(
    `SELECT e.id, e.workspace_id AS "workspaceId", encode(sha256(convert_to(audit_event_text(e), 'UTF8')), 'hex') AS digest
     FROM audit_chain c JOIN audit_events e ON e.id = c.event_id ORDER BY c.position`,
  );
  await attacker.query('DELETE FROM audit_chain');
  let hash = GENESIS_HASH;
  const workspaces = new Map<string, { position: number; hash: string }>();
  for (const [index, { id, workspaceId, digest }] of rows.entries()) {
    hash = cryptography.sha256(instanceLinkText(hash, index + 1, digest));
    const before = workspaces.get(workspaceId ?? '') ?? { position: 0, hash: GENESIS_HASH };
    const own = workspaceId && {
      position: before.position + 1,
      hash: cryptography.sha256(workspaceLinkText(workspaceId, before.hash, before.position + 1, digest)),
    };
    if (workspaceId && own) workspaces.set(workspaceId, own);
    await attacker.query(
      `INSERT INTO audit_chain VALUES ($1, $2, decode($3, 'hex'), decode($4, 'hex'), $5, $6, decode($7, 'hex'))`,
      [index + 1, id, digest, hash, workspaceId, own ? own.position : null, own ? own.hash : null],
    );
  }
}

/** @returns the verification's report while the change is in place; it is undone afterwards */
async function reportAfter(
  sql: string,
  options: { rewrites?: boolean; exported?: Checkpoint[] } = {},
): Promise<DatabaseReport> {
  await attacker.query('BEGIN; SET LOCAL session_replication_role = replica');
  try {
    await attacker.query(sql);
    if (options.rewrites) await rewriteChain();
    return await verify(attacker, options.exported);
  } finally {
    await attacker.query('ROLLBACK');
  }
}

const places = fc
  .uniqueArray(fc.integer({ min: 1, max: EVENTS }), { minLength: 2, maxLength: 2 })
  .map(([position, other]): Place => ({ position: position as number, other: other as number }));

describe('the chain of the audit trail', () => {
  it('is valid when untouched', async () => {
    expect(await verify(attacker)).toMatchObject({ links: EVENTS, removed: 0, unsealed: 0 });
    expect((await verify(attacker)).problem).toBeUndefined();
  });

  it('reveals 1,000 of 1,000 tamperings', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(tamperings)), places, async (name, place) => {
        seen.add(name);
        const { problem } = await reportAfter((tamperings[name] as Tampering)(place));
        expect(problem?.reason).toEqual(expect.any(String));
      }),
      { numRuns: 1_000 },
    );
    expect(seen.size).toBe(Object.keys(tamperings).length);
    expect((await verify(attacker)).problem).toBeUndefined();
  });

  it('names the first row that does not match', async () => {
    const change = (position: number) =>
      (tamperings[`audit_events: address = NULL`] as Tampering)({ position, other: 1 });
    const { rows } = await attacker.query<{ id: string }>(
      `SELECT event_id AS id FROM audit_chain WHERE position = 17`,
    );
    expect((await reportAfter(`${change(40)}; ${change(17)}`)).problem).toEqual({
      position: 17,
      eventId: rows[0]?.id,
      reason: 'the event was changed or replaced',
    });
  });

  it.each(Object.keys(rewritings))(
    'is shown by an exported checkpoint to have been recomputed after %s',
    async (name) => {
      const sql = (rewritings[name] as Tampering)({ position: 20, other: 21 });
      expect((await reportAfter(sql, { rewrites: true })).problem?.reason).toEqual(expect.any(String));
      // It is as valid as any other chain if nothing outside the database says otherwise.
      expect((await reportAfter(sql, { rewrites: true, exported: [] })).problem).toBeUndefined();
    },
  );

  it('accepts no checkpoint with another key, and none that was changed', async () => {
    const [checkpoint] = checkpoints as [Checkpoint];
    const others = new CheckpointKeys({ masterKeys: [randomBytes(32).toString('base64url')] });
    const forged = others.sign(checkpoint);
    expect((await verify(attacker, [forged])).problem?.reason).toMatch(/matches neither MASTER_KEY/);
    const claims = { ...forged, key_id: checkpoint.key_id };
    expect((await verify(attacker, [claims])).problem?.reason).toMatch(/key is not/);
    const changed = { ...checkpoint, position: checkpoint.position - 1 };
    expect((await verify(attacker, [changed])).problem?.reason).toMatch(/signature/);
  });

  it('reports which events wait for their place', async () => {
    await attacker.query('BEGIN');
    await insertEvent(attacker, {}, null);
    const report = await verify(attacker);
    await attacker.query('ROLLBACK');
    expect(report).toMatchObject({ links: EVENTS, unsealed: 1, oldestUnsealed: expect.any(String) });
    expect(report.problem).toBeUndefined();
  });
});

describe('the database', () => {
  it.each([
    'UPDATE audit_chain SET hash = hash',
    'DELETE FROM audit_chain',
    'TRUNCATE audit_chain',
    'UPDATE audit_checkpoints SET signature = signature',
    'DELETE FROM audit_checkpoints',
    'TRUNCATE audit_checkpoints',
  ])('refuses %s, even to the superuser', async (statement) => {
    // In a transaction that is rolled back, because the checkpoint is invalid.
    await attacker.query(`BEGIN; INSERT INTO audit_checkpoints VALUES (1, '', 1, '', '', '', '')`);
    await expect(attacker.query(statement)).rejects.toMatchObject({ code: 'LK003' });
    await attacker.query('ROLLBACK');
  });
});

describe('sealing', () => {
  it('gives every event one place, whoever seals, and never before an event that it could see', async () => {
    const writers = await Promise.all(Array.from({ length: 6 }, superuser));
    const sealers = await Promise.all([superuser(), superuser()]);
    const workspaceId = randomUUID();
    let isWriting = true;
    const sealing = sealers.map(async (client) => {
      while (isWriting) await client.query('SELECT seal_audit_events(7)');
    });
    await Promise.all(
      writers.map(async (client, writer) => {
        for (let number = 0; number < 30; number += 1)
          await insertEvent(client, { writer, number }, workspaceId);
      }),
    );
    isWriting = false;
    await Promise.all(sealing);
    await seal(attacker);
    await Promise.all([...writers, ...sealers].map((client) => client.end()));

    const { rows } = await attacker.query<{ writer: number; number: number }>(
      `SELECT (details->>'writer')::int AS writer, (details->>'number')::int AS number
       FROM audit_chain c JOIN audit_events e ON e.id = c.event_id
       WHERE c.workspace_id = $1 ORDER BY c.position`,
      [workspaceId],
    );
    for (const writer of writers.keys()) {
      const own = rows.filter((row) => row.writer === writer).map(({ number }) => number);
      expect(own).toEqual(Array.from({ length: 30 }, (_, number) => number));
    }
    expect((await verify(attacker)).problem).toBeUndefined();
  });

  it("reads the same text as the verification, whatever the session's settings", async () => {
    const client = await superuser();
    await client.query(
      `SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'German'; SET IntervalStyle = 'iso_8601'`,
    );
    await insertEvent(client, { at: 'Kolkata' }, WORKSPACES[0] ?? null);
    await seal(client);
    await client.end();
    expect((await verify(attacker)).problem).toBeUndefined();
  });
});
