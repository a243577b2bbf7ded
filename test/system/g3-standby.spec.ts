import { afterAll, describe, expect, it } from '@jest/globals';
import { type Instance } from '../revocation/cluster.js';
import { createKnownKeys, isServed, type KnownKey, revoke, whenReady } from '../revocation/keys.js';
import { lead, useReplicated } from '../revocation/replicated.js';
import { createKey, whoAmI } from '../support/api-keys.js';
import { register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { requireProgram } from '../support/programs.js';
import { startServer, type TestServer } from '../support/server.js';

const describeWithPrograms = requireProgram('pg_restore') ? describe : describe.skip;

describeWithPrograms('G3: a standby', () => {
  const stage = useReplicated({ instances: 2 });

  it('answers 503 while it is a standby, whatever it knows', async () => {
    const { cluster, database, owner } = stage;
    const [here] = cluster.instances as [Instance];
    const [known] = (await createKnownKeys(cluster.instances, owner, 1)) as [KnownKey];
    const fresh = (await createKey(here.server, owner)) as KnownKey;
    await database.caughtUp();
    lead(cluster, database.standbyUrl);
    // Cached authority is valid for the rest of the lease; the standby itself is not asked.
    for (const { server } of cluster.instances) {
      const answer = await whoAmI(server, { apiKey: fresh.key });
      expect([200, 503]).toContain(answer.status);
    }
    for (const instance of cluster.instances) {
      await eventually('the lease is over', async () => !(await isServed(instance, known.key)));
      for (const { key } of [known, fresh]) {
        expect((await whoAmI(instance.server, { apiKey: key })).status).toBe(503);
      }
      expect((await request(instance.server, 'GET', '/health/ready')).status).toBe(503);
    }
    // An instance that never had a lease does not start there, although it waits for a failover to end.
    await expect(
      startServer({ databaseUrl: database.standbyUrl, env: { DATABASE_WAIT_SECONDS: '1' } }),
    ).rejects.toThrow(
      /Waiting for the database\. .*\nLatchkey cannot start:\nDATABASE_URL: there is a standby at its address, and no primary \(25006\)/s,
    );
    lead(cluster, database.url);
    await whenReady(cluster.instances);
  });

  it('that lagged when promoted serves no key revoked after that, and names those that may be valid again', async () => {
    const { cluster, database, owner } = stage;
    const { instances } = cluster;
    const [here, there] = instances as [Instance, Instance];
    const lost = await createKnownKeys(instances, owner, 3);
    const later = await createKnownKeys(instances, owner, 4);
    await database.caughtUp();
    database.stream.setFault({ kind: 'blackhole' });
    for (const key of lost) expect((await revoke(here, owner, key, instances)).status).toBe(200);
    await database.primary.kill();
    await database.promote();
    lead(cluster, database.standbyUrl);
    await whenReady(instances);
    for (const key of later) {
      await eventually('the key is served', () => isServed(there, key.key));
      expect(await revoke(here, owner, key, instances)).toEqual({ status: 200, servedBy: [] });
    }
    for (const { server } of instances)
      expect(server.log.filter((line) => line.includes('The database has lost changes'))).toHaveLength(1);
  });
});

describeWithPrograms('A DATABASE_URL that names a primary and its standby', () => {
  const stage = useReplicated({ instances: 0 });
  const hostOf = (url: string): string => new URL(url).host;
  let server: TestServer;

  afterAll(() => server.kill());

  it('leads to the primary, whichever it is', async () => {
    const { database } = stage;
    const hosts = [database.standbyUrl, database.url].map(hostOf).join();
    const databaseUrl = database.url.replace(hostOf(database.url), hosts);
    server = await startServer({ databaseUrl: `${databaseUrl}?target_session_attrs=read-write` });
    const owner = await register(server);
    await database.caughtUp();
    await database.primary.kill();
    await database.promote();
    const write = { apiKey: owner.apiKey, json: { title: 'written there', body: '' } };
    await eventually(
      'the promoted standby takes a change',
      async () => (await request(server, 'POST', '/api/v1/documents', write)).status,
      { until: (status) => status === 201 },
    );
  });
});
