import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Cluster, type Instance, startCluster } from '../revocation/cluster.js';
import { createKnownKeys, isServed, type KnownKey, revoke, whenReady } from '../revocation/keys.js';
import { restorable, type RestoredDatabase } from '../revocation/restored.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { type Account, register } from '../support/client.js';
import { eventually } from '../support/eventually.js';

describe('G3: a restored database swapped in under running instances', () => {
  let database: OwnDatabase;
  let cluster: Cluster;
  let restored: RestoredDatabase;
  let owner: Account;

  beforeAll(async () => {
    database = await createDatabase();
    cluster = await startCluster(database.url, 3);
    restored = restorable(database, cluster);
    owner = await register((cluster.instances[0] as Instance).server);
  });
  afterAll(async () => {
    await cluster.stop();
    await database.drop();
    await restored.dropCopies();
  });

  it('later revocations are final everywhere, and the log names what may be valid again', async () => {
    const { instances } = cluster;
    const [here, there] = instances as [Instance, Instance];
    const lost = await createKnownKeys(instances, owner, 10);
    const later = await createKnownKeys(instances, owner, 10);
    await restored.backUp();
    await whenReady(instances);
    // It reads its own changes with its next renewal, too late for the last of them.
    here.proxy.setFault({ kind: 'swallow-notifications' });
    for (const key of lost) expect((await revoke(here, owner, key, instances)).status).toBe(200);
    await restored.swap();
    await whenReady(instances);
    // These changes have the same numbers as the lost ones.
    for (const key of later) {
      await eventually('the key is served', () => isServed(there, key.key));
      expect(await revoke(here, owner, key, instances)).toEqual({ status: 200, servedBy: [] });
    }
    for (const { server } of instances) {
      const complaint = server.log.find((line) => line.includes('The database has lost changes'));
      const digests = await database.query<{ digest: string }>(
        'SELECT digest FROM api_keys WHERE id = ANY ($1)',
        [lost.map(({ id }) => id)],
      );
      for (const { digest } of digests) expect(complaint).toContain(`key:${digest}`);
      expect(digests).toHaveLength(lost.length);
    }
  });

  it('a revocation waits for the lease of an instance unknown to the restored database', async () => {
    const [here] = cluster.instances as [Instance];
    const [key] = (await createKnownKeys(cluster.instances, owner, 1)) as [KnownKey];
    await restored.backUp();
    const joined = await startCluster(database.url, 1);
    try {
      const [late] = joined.instances as [Instance];
      await eventually('the late instance serves the key', () => isServed(late, key.key));
      await whenReady([here]);
      // It learns nothing of the new database, and answers from its cache while its lease lasts.
      late.proxy.setFault({ kind: 'blackhole' });
      await restored.swap();
      expect(await isServed(late, key.key)).toBe(true);
      const revoked = await eventually(
        'the key is revoked',
        () => revoke(here, owner, key, [...cluster.instances, late]),
        { until: ({ status }) => status !== 503 },
      );
      expect(revoked).toEqual({ status: 200, servedBy: [] });
    } finally {
      await joined.stop();
    }
  });
});
