import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type Cluster, type Instance, startCluster } from '../revocation/cluster.js';
import { createKnownKeys, isServed, type KnownKey, revoke, whenReady } from '../revocation/keys.js';
import { commitByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';

let database: OwnDatabase;
let cluster: Cluster;
let instances: [Instance, Instance];
let owner: Account;

beforeAll(async () => {
  database = await createDatabase();
  cluster = await startCluster(database.url, 2);
  instances = cluster.instances as [Instance, Instance];
  owner = await register(instances[0].server);
});
afterAll(async () => {
  await cluster.stop();
  await database.drop();
});

/** Rows of keys whose text nobody knows. */
const insertKeys = (name: string, count: number): Promise<void> =>
  commitByHand(
    database,
    `INSERT INTO api_keys (id, workspace_id, created_by, name, digest, key_prefix, sealed_signing_secret)
     SELECT gen_random_uuid(), '${owner.workspace.id}', '${owner.user.id}', '${name}', '${name} ' || n, 'lk_', ''
     FROM generate_series(1, ${count}) AS n`,
  );
const revokeKeys = (condition: string): Promise<void> =>
  commitByHand(database, `UPDATE api_keys SET revoked_at = clock_timestamp() WHERE ${condition}`);

const isReady = async ({ server }: Instance): Promise<boolean> =>
  (await request(server, 'GET', '/health/ready')).status === 200;

describe('G3: a change of very many rows', () => {
  it('reaches every instance, all of which stay ready, and delays nobody else', async () => {
    const [known, other] = (await createKnownKeys(instances, owner, 2)) as [KnownKey, KnownKey];
    await insertKeys('mass', 20_000);
    await whenReady(instances);
    let isOver = false;
    const seen = instances.map(async (instance) => {
      const answers: boolean[] = [];
      while (!isOver) answers.push(await isReady(instance));
      return answers;
    });
    const change = revokeKeys(`name = 'mass' OR id = '${known.id}'`);
    expect(await revoke(instances[0], owner, other, instances)).toEqual({ status: 200, servedBy: [] });
    await change;
    await eventually('no instance serves the key', async () => {
      const served = await Promise.all(instances.map((instance) => isServed(instance, known.key)));
      return !served.includes(true);
    });
    isOver = true;
    expect((await Promise.all(seen)).flat()).not.toContain(false);
  });

  it('does not hinder an instance that was cut off meanwhile', async () => {
    const [known] = (await createKnownKeys(instances, owner, 1)) as [KnownKey];
    await insertKeys('step', 3_000);
    const [, away] = instances;
    away.proxy.setFault({ kind: 'blackhole' });
    await eventually('its lease is over', async () => !(await isServed(away, known.key)));
    // One by one, like a clean-up job.
    for (const step of [1, 2, 3, 4])
      await revokeKeys(`name = 'step' AND revoked_at IS NULL AND substr(digest, 6)::int <= ${step * 750}`);
    await revokeKeys(`id = '${known.id}'`);
    away.proxy.setFault({ kind: 'none' });
    await whenReady(instances);
    expect(await isServed(away, known.key)).toBe(false);
  });

  it('makes an instance that missed too much to read drop its whole cache, but not its lease', async () => {
    const [known] = (await createKnownKeys(instances, owner, 1)) as [KnownKey];
    await insertKeys('burst', 1_500);
    const [, away] = instances;
    // Its renewals continue to read, but there is too much for a single one.
    away.proxy.setFault({ kind: 'swallow-notifications' });
    await revokeKeys(`id = '${known.id}'`);
    for (const half of [0, 1]) await revokeKeys(`name = 'burst' AND substr(digest, 7)::int % 2 = ${half}`);
    await eventually('it does not serve the key', async () => !(await isServed(away, known.key)));
    away.proxy.setFault({ kind: 'none' });
    expect(await isReady(away)).toBe(true);
  });
});

describe('G3: a writer that cannot find out who has acknowledged', () => {
  it('answers after one lease, even while authority_instances is locked', async () => {
    const keys = await createKnownKeys(instances, owner, 2);
    const [first, second] = keys as [KnownKey, KnownKey];
    await whenReady(instances);
    const locker = new pg.Client({ connectionString: database.url });
    await locker.connect();
    try {
      await locker.query('BEGIN; LOCK authority_instances');
      const answers = await Promise.all([
        revoke(instances[0], owner, first, instances),
        revoke(instances[1], owner, second, instances),
      ]);
      // The lock is still held.
      expect(answers).toEqual([
        { status: 200, servedBy: [] },
        { status: 200, servedBy: [] },
      ]);
    } finally {
      await locker.end();
    }
    await whenReady(instances);
  });
});
