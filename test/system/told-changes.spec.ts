import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ANSWERING_SERVER } from '../../src/core/coherence/answering-server.js';
import { LEASE_MS, RENEW_EVERY_MS } from '../../src/core/coherence/lease.js';
import { type Cluster, type Instance, startCluster } from '../revocation/cluster.js';
import { createKey, keysPath } from '../support/api-keys.js';
import { type Account, register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { holdTransaction } from '../support/held-transaction.js';

const CHANNEL = 'latchkey_authority';
/** An instance that cannot renew keeps its lease for longer than this: it last renewed at most a second before. */
const WITHIN_LEASE_MS = LEASE_MS - RENEW_EVERY_MS - 500;

let database: OwnDatabase;
let cluster: Cluster;
let via: Instance;
let other: Instance;
let owner: Account;

beforeAll(async () => {
  database = await createDatabase();
  cluster = await startCluster(database.url, 2);
  [via, other] = cluster.instances as [Instance, Instance];
  owner = await register(via.server);
});
afterAll(async () => {
  await cluster.stop();
  await database.drop();
});

const statusAt = async ({ server }: Instance, apiKey: string): Promise<number> =>
  (await request(server, 'GET', '/api/v1/me', { apiKey })).status;

const revoke = (id: string): ReturnType<typeof request> =>
  request(via.server, 'DELETE', keysPath(owner.workspace.id, id), { token: owner.accessToken });

describe('An instance that is told of a change', () => {
  it('refuses a revoked key at once, even while it cannot read or acknowledge the change', async () => {
    for (;;) {
      const { id, key } = await createKey(via.server, owner);
      expect(await statusAt(other, key)).toBe(200);
      const heldAt = performance.now();
      // No renewal gets past this.
      const rows = await holdTransaction(database, 'SELECT FROM authority_instances FOR UPDATE');
      const answer = revoke(id);
      const status = await eventually('the key is refused, or time is up', () => statusAt(other, key), {
        until: (seen) => seen !== 200 || performance.now() - heldAt > WITHIN_LEASE_MS,
      });
      const isWithinLease = performance.now() - heldAt < WITHIN_LEASE_MS;
      await rows.commit();
      await answer;
      if (!isWithinLease && status !== 200) continue;
      expect(status).toBe(401);
      return;
    }
  });

  it('acknowledges nothing that it is told without what came before, or by another server', async () => {
    const { key } = await createKey(via.server, owner);
    const far = '4000000000000';
    const [{ server, last } = { server: '', last: '' }] = await database.query<{
      server: string;
      last: string;
    }>(`SELECT ${ANSWERING_SERVER} AS server, max(sequence)::text AS last FROM authority_changes`);
    const told = (by: string, after: string): string =>
      JSON.stringify({ server: by, after, changes: [[far, `key:${key}`]] });
    const before = String(BigInt(last) - 1n);
    for (const payload of [
      told(server, before),
      told(server, far),
      told('1/1', last),
      told(server, `${last}.0`),
      JSON.stringify({ server, after: last, changes: [['x', 'y']] }),
      '{}',
      'null',
      'not JSON',
    ]) {
      await database.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
    }
    const { id } = await createKey(via.server, owner);
    expect((await revoke(id)).status).toBe(200);
    const rows = await database.query<{ acknowledged: string }>(
      'SELECT acknowledged FROM authority_instances',
    );
    expect(rows.length).toBe(2);
    for (const { acknowledged } of rows) expect(BigInt(acknowledged)).toBeLessThan(BigInt(far));
    for (const instance of [via, other]) expect(await statusAt(instance, key)).toBe(200);
  });
});

describe('The notification of a change', () => {
  let listener: pg.Client;
  let heard: string[] = [];

  beforeAll(async () => {
    listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    await listener.query(`LISTEN ${CHANNEL}`);
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''));
  });
  afterAll(() => listener.end());

  /** What the commit of these statements tells. */
  async function toldBy(statements: string): Promise<string> {
    heard = [];
    await database.query(statements);
    const [told] = await eventually('it is heard', () => heard);
    return told ?? '';
  }

  const note = (entries: string): string =>
    `SET LOCAL latchkey.change = 'by-hand'; SELECT note_stale_authority(VARIADIC ${entries})`;

  it('names the server, the change before it, and what it made stale', async () => {
    const state = `SELECT ${ANSWERING_SERVER} AS server, coalesce(max(sequence), 0)::text AS last
      FROM authority_changes`;
    const [before] = await database.query<{ server: string; last: string }>(state);
    const told = JSON.parse(await toldBy(`BEGIN; ${note(`ARRAY['key:a', 'key:b', 'key:a']`)}; COMMIT`));
    const added = await database.query<{ sequence: string; entry: string }>(
      'SELECT sequence, entry FROM authority_changes WHERE sequence > $1 ORDER BY sequence',
      [before?.last],
    );
    expect(told).toEqual({
      server: before?.server,
      after: before?.last,
      changes: added.map(({ sequence, entry }) => [sequence, entry]),
    });
    expect(added.map(({ entry }) => entry).sort()).toEqual(['key:a', 'key:b']);
  });

  it('tells nothing of what does not fit, or of a transaction that may not see the change before it', async () => {
    const many = `ARRAY(SELECT 'key:' || n FROM generate_series(1, 900) AS n)`;
    expect(await toldBy(`BEGIN; ${note(many)}; COMMIT`)).toBe('');
    const one = note(`ARRAY['key:a']`);
    expect(await toldBy(`BEGIN ISOLATION LEVEL REPEATABLE READ; ${one}; COMMIT`)).toBe('');
    // Instances read it, like any other change.
    const [{ last } = { last: '' }] = await database.query<{ last: string }>(
      'SELECT max(sequence)::text AS last FROM authority_changes',
    );
    await eventually('all instances acknowledge it', () =>
      database.query('SELECT FROM authority_instances HAVING min(acknowledged) >= $1', [last]),
    );
  });
});
