import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { createDatabase } from '../support/database.js';
import { startPostgresProxy } from '../support/postgres-proxy.js';
import { endPrograms } from '../support/program.js';
import { wreakHavoc } from '../support/webhooks/chaos.js';

/** A short version of `npm run test:chaos`, for every test run. */

afterEach(endPrograms);

it('no event is lost while workers are killed, the database disappears and the receiver misbehaves', async () => {
  const database = await createDatabase();
  const proxy = await startPostgresProxy(database.url);
  try {
    const result = await wreakHavoc({
      events: 150,
      workerKills: 3,
      databaseUrl: proxy.url,
      databaseFaults: [
        async () => {
          proxy.setFault({ kind: 'cut' });
          await sleep(1_000);
          proxy.setFault({ kind: 'none' });
        },
      ],
    });
    expect(result.events).toBe(150);
    expect(result.requests).toBeGreaterThan(150);
  } finally {
    await proxy.close();
    await database.drop();
  }
});
