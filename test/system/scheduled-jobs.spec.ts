import { expect, it } from '@jest/globals';
import { createKey } from '../support/api-keys.js';
import { useOwnServer } from '../support/app.js';
import { register, request } from '../support/client.js';
import { runJob } from '../support/jobs.js';

const app = useOwnServer();

it('every job that runs on a schedule ends, whether there is something to do or not', async () => {
  const account = await register(app.server);
  const key = await createKey(app.server, account);
  expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key.key })).status).toBe(200);

  const schedules = await app.database.query<{ name: string }>(
    'SELECT name FROM pgboss.schedule ORDER BY name',
  );
  expect(schedules.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['account-retention', 'api-key-alert', 'usage-retention']),
  );
  await Promise.all(schedules.map(({ name }) => runJob(app.database, name)));
});
