import { describe, expect, it } from '@jest/globals';
import { type Instance } from '../revocation/cluster.js';
import { createKnownKeys, isServed, type KnownKey, revoke, whenReady } from '../revocation/keys.js';
import { lead, useReplicated } from '../revocation/replicated.js';
import { eventually } from '../support/eventually.js';
import { requireProgram } from '../support/programs.js';

const describeWithPrograms = requireProgram('pg_restore') ? describe : describe.skip;
const INSTANCES = 3;

describeWithPrograms('G3: a standby that is promoted while the primary lives on', () => {
  const stage = useReplicated({ instances: INSTANCES });

  it('ignores a former primary that wakes up with its connections still open', async () => {
    const { cluster, database, owner } = stage;
    const { instances } = cluster;
    const [here] = instances as [Instance];
    const keys = await createKnownKeys(instances, owner, 12);
    await database.caughtUp();
    // The pools have connections to it that they will keep using.
    database.primary.signal('SIGSTOP');
    await database.promote();
    lead(cluster, database.standbyUrl, { keepOpen: true });
    // Earlier rows of the standby prove nothing, because instances then renewed at the old primary.
    const [promoted] = await database.query<{ at: Date }>(
      database.standbyUrl,
      'SELECT clock_timestamp() AS at',
    );
    await eventually('the instances hold leases of the new primary', async () => {
      const [row] = await database.query<{ count: number }>(
        database.standbyUrl,
        'SELECT count(*)::int FROM authority_instances WHERE renewed_at > $1',
        [promoted?.at],
      );
      return row?.count === INSTANCES;
    });
    database.primary.signal('SIGCONT');
    const answers = [];
    for (const key of keys) answers.push({ key, ...(await revoke(here, owner, key, instances)) });
    const answered = answers.filter(({ status }) => status === 200);
    for (const { status } of answers) expect([200, 503]).toContain(status);
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.filter(({ servedBy }) => servedBy.length > 0)).toEqual([]);
    const revoked = await database.query<{ id: string }>(
      database.standbyUrl,
      'SELECT id FROM api_keys WHERE revoked_at IS NOT NULL',
    );
    expect(revoked.map(({ id }) => id)).toEqual(expect.arrayContaining(answered.map(({ key }) => key.id)));
  });
});

describeWithPrograms('G3: a synchronous standby that is promoted', () => {
  const stage = useReplicated({ instances: INSTANCES, settings: ['synchronous_standby_names=standby'] });

  it('upholds every answered revocation before, during and after the failover', async () => {
    const { cluster, database, owner } = stage;
    const { instances } = cluster;
    const keys = await createKnownKeys(instances, owner, 24);
    const answered: KnownKey[] = [];
    const stale: unknown[] = [];
    let failOver: Promise<void> | undefined;
    for (const [index, key] of keys.entries()) {
      const via = instances[index % INSTANCES] as Instance;
      if (index === 8) {
        failOver = (async () => {
          await database.primary.kill();
          await database.promote();
          lead(cluster, database.standbyUrl);
        })();
      }
      // The last ones come afterwards, however fast the others were refused.
      if (index === 16) {
        await failOver;
        await whenReady(instances);
      }
      const { status, servedBy } = await revoke(via, owner, key, instances).catch(() => ({
        status: 0,
        servedBy: [],
      }));
      if (status !== 200) continue;
      answered.push(key);
      if (servedBy.length > 0) stale.push({ index, servedBy });
    }
    await failOver;
    await whenReady(instances);
    expect(stale).toEqual([]);
    expect(answered.length).toBeGreaterThan(8);
    const served = await Promise.all(
      answered.flatMap(({ key }) => instances.map((instance) => isServed(instance, key))),
    );
    expect(served.filter(Boolean)).toEqual([]);
    for (const { server } of instances)
      expect(server.log.filter((line) => line.includes('The database has lost changes'))).toEqual([]);
  });
});
