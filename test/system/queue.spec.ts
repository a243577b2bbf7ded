import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import '../../src/app.module.js';
import type { Config } from '../../src/core/config/config.js';
import { dataSourceOptions } from '../../src/core/database/data-source-options.js';
import { Metrics } from '../../src/core/metrics/metrics.js';
import { createQueue } from '../../src/core/queue/queue-definition.js';
import { Queue } from '../../src/core/queue/queue.js';
import type { JobHandler } from '../../src/core/queue/job.js';
import { createDatabase, type OwnDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { startPostgresProxy, type PostgresProxy } from '../support/postgres-proxy.js';

/** Work that a transaction leaves for later gets done, whatever happens in between. */

const QUEUE = 'test-queue';
/** Polls so rarely that whatever happens was woken. */
const NEVER_LOOKS = { pollSeconds: 3_600 };

let database: OwnDatabase;
let proxy: PostgresProxy;
const processes: { queue: Queue; dataSource: DataSource }[] = [];

beforeAll(async () => {
  database = await createDatabase();
  proxy = await startPostgresProxy(database.url);
  const { dataSource, queue } = await start();
  const runner = dataSource.createQueryRunner();
  await createQueue(runner, QUEUE, {
    retryLimit: 1_000,
    retryDelaySeconds: 0,
    retryBackoff: false,
    expireInSeconds: 30,
  });
  await runner.release();
  await stop(queue);
});

afterEach(async () => {
  proxy.setFault({ kind: 'none' });
  for (const { queue } of [...processes]) await stop(queue);
  await database.query(`DELETE FROM pgboss.job WHERE name = '${QUEUE}'`);
});

afterAll(async () => {
  await proxy.close();
  await database.drop();
});

/** The parts of a server process that its queue uses. */
async function start(
  handler?: JobHandler<{ number: number }>,
  {
    concurrency = 5,
    cron = '',
    pollSeconds = 0.2,
    fault = 'none',
  }: { concurrency?: number; cron?: string; pollSeconds?: number; fault?: 'none' | 'cut' } = {},
) {
  const dataSource = await new DataSource(dataSourceOptions(proxy.url, 5)).initialize();
  const config = {
    databasePoolMax: 5,
    queuePollSeconds: pollSeconds,
    queueMaintenanceSeconds: 1,
    workersEnabled: true,
  };
  const queue = new Queue(dataSource, config as Config, new Metrics());
  if (handler) queue.work(QUEUE, { concurrency }, handler);
  if (cron) queue.schedule(QUEUE, cron);
  proxy.setFault({ kind: fault });
  queue.onApplicationBootstrap();
  const started = { dataSource, queue };
  processes.push(started);
  return started;
}

async function stop(queue: Queue): Promise<void> {
  const [stopped] = processes.splice(
    processes.findIndex((one) => one.queue === queue),
    1,
  );
  queue.beforeApplicationShutdown();
  await queue.onApplicationShutdown();
  await stopped?.dataSource.destroy();
}

const until = (condition: () => boolean | Promise<boolean>): Promise<boolean> =>
  eventually(String(condition), condition, { deadlineSeconds: 50 });

const jobsLeft = async (): Promise<number> =>
  (await database.query(`SELECT FROM pgboss.job WHERE name = '${QUEUE}'`)).length;

const numbers = (count: number) => Array.from({ length: count }, (_, number) => ({ number }));

describe('a job', () => {
  it('exists if, and only if, its transaction commits', async () => {
    const seen: number[] = [];
    const { queue, dataSource } = await start(async ({ data }) => void seen.push(data.number));
    await expect(
      dataSource.transaction(async (manager) => {
        await queue.send(manager, QUEUE, { number: 1 });
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    await dataSource.transaction((manager) => queue.send(manager, QUEUE, { number: 2 }));
    await until(async () => seen.length > 0 && (await jobsLeft()) === 0);
    expect(seen).toEqual([2]);
  });

  it('starts right after the commit, without waiting for the next poll', async () => {
    const seen: number[] = [];
    const { queue, dataSource } = await start(async ({ data }) => void seen.push(data.number), NEVER_LOOKS);
    for (let number = 0; number < 20; number += 1) {
      await dataSource.transaction((manager) => queue.send(manager, QUEUE, { number }));
      await until(() => seen.length === number + 1);
    }
  });

  it('for later starts on time, and no earlier, without waiting for the next poll either', async () => {
    const at: number[] = [];
    const { queue, dataSource } = await start(async () => void at.push(Date.now()), NEVER_LOOKS);
    const sentAt = Date.now();
    await queue.send(dataSource.manager, QUEUE, { number: 1 }, { startAfterSeconds: 1 });
    await until(() => at.length === 1);
    expect(at[0]! - sentAt).toBeGreaterThan(900);
  });

  it('of another process is found by polling', async () => {
    const seen: number[] = [];
    const sender = await start();
    await start(async ({ data }) => void seen.push(data.number));
    for (let number = 0; number < 3; number += 1) {
      await sender.queue.send(sender.dataSource.manager, QUEUE, { number });
      await until(() => seen.length === number + 1);
    }
  });

  it('whose handler throws is retried, and knows its attempt number', async () => {
    const attempts: number[] = [];
    const { queue, dataSource } = await start(async ({ attempt }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error('not yet');
    });
    await queue.send(dataSource.manager, QUEUE, { number: 1 });
    await until(async () => (await jobsLeft()) === 0);
    expect(attempts).toEqual([1, 2, 3]);
  });

  it('can be postponed or completed in a transaction of its handler, effective only with its commit', async () => {
    const seen: string[] = [];
    const { queue, dataSource } = await start(async (job) => {
      seen.push(job.id);
      if (seen.length === 1) {
        await queue.inTransaction(async (manager) => {
          await job.complete(manager);
          throw new Error('taken back');
        });
      }
      if (seen.length === 2) await queue.inTransaction((manager) => job.postpone(manager, 0.1));
      else await queue.inTransaction((manager) => job.complete(manager));
    });
    const id = await queue.send(dataSource.manager, QUEUE, { number: 1 });
    await until(async () => seen.length === 3 && (await jobsLeft()) === 0);
    expect(seen).toEqual([id, id, id]);
  });

  it('for a queue that nobody has created is refused', async () => {
    const { queue, dataSource } = await start();
    await expect(queue.send(dataSource.manager, 'nowhere', {})).rejects.toThrow('There is no queue nowhere');
  });
});

describe('jobs', () => {
  it('go to one process each, never more at a time than it accepts, and none is left', async () => {
    const seen: number[] = [];
    let running = 0;
    let most = 0;
    const work: JobHandler<{ number: number }> = async ({ data }) => {
      running += 1;
      most = Math.max(most, running);
      await sleep(1);
      seen.push(data.number);
      running -= 1;
    };
    const { queue, dataSource } = await start(work, { concurrency: 3 });
    await queue.sendMany(dataSource.manager, QUEUE, numbers(200));
    await start(work, { concurrency: 3 });
    await until(async () => (await jobsLeft()) === 0);
    expect(seen.toSorted((one, other) => one - other)).toEqual(numbers(200).map(({ number }) => number));
    expect(most).toBeLessThanOrEqual(6);
  });

  it('wait while the database is away, and lose nothing', async () => {
    const seen = new Set<number>();
    const { queue, dataSource } = await start(async ({ data }) => {
      seen.add(data.number);
      if (seen.size === 20) proxy.setFault({ kind: 'cut' });
      await sleep(5);
    });
    await queue.sendMany(dataSource.manager, QUEUE, numbers(100));
    await until(() => seen.size >= 20);
    await sleep(500);
    proxy.setFault({ kind: 'none' });
    await until(async () => (await jobsLeft()) === 0);
    expect(seen.size).toBe(100);
  });

  it('of a vanished process are done by another', async () => {
    const { queue, dataSource } = await start();
    await queue.sendMany(dataSource.manager, QUEUE, numbers(3));
    // As a killed process leaves them.
    await database.query(
      `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 minute' WHERE name = '${QUEUE}'`,
    );
    const attempts: number[] = [];
    await start(async ({ attempt }) => void attempts.push(attempt));
    await until(async () => (await jobsLeft()) === 0);
    expect(attempts).toEqual([2, 2, 2]);
  });

  it('interrupted by a shutdown are handed back at once, unchanged', async () => {
    let begun = 0;
    const { queue, dataSource } = await start(
      async ({ signal }) => {
        begun += 1;
        await sleep(60_000, undefined, { signal });
      },
      { concurrency: 2 },
    );
    await queue.sendMany(dataSource.manager, QUEUE, numbers(4));
    await until(() => begun === 2);
    await stop(queue);
    const left = await database.query(`SELECT state, retry_count FROM pgboss.job WHERE name = '${QUEUE}'`);
    expect(left).toEqual(Array.from({ length: 4 }, () => ({ state: 'created', retry_count: 0 })));
  });
});

describe('a process', () => {
  it('starts working once the database is available, even if it was away at the start', async () => {
    const seen: number[] = [];
    const sender = await start();
    await sender.queue.send(sender.dataSource.manager, QUEUE, { number: 7 });
    await start(async ({ data }) => void seen.push(data.number), { fault: 'cut' });
    await sleep(500);
    expect(seen).toEqual([]);
    proxy.setFault({ kind: 'none' });
    await until(() => seen.length > 0);
    expect(seen).toEqual([7]);
  });

  it('puts a job into a queue on schedule', async () => {
    const seen: unknown[] = [];
    await start(async ({ data }) => void seen.push(data), { cron: '* * * * *' });
    await until(() => seen.length > 0);
    expect(await database.query('DELETE FROM pgboss.schedule RETURNING name, cron')).toEqual([
      { name: QUEUE, cron: '* * * * *' },
    ]);
  });
});
