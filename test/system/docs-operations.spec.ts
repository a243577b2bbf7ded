import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { useOwnServer } from '../support/app.js';
import { register, request } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { fencesOf } from '../support/docs/blocks.js';
import { readPageFile } from '../support/docs/run-blocks.js';

const [instances = '', lostKeys = '', jobs = '', byHand = '', ...others] = fencesOf(
  await readPageFile('docs/operations.md'),
  'sql',
);

const EXAMPLE_ID = '0197f0a2-0000-7000-8000-000000000000';

describe('The SQL of docs/operations.md', () => {
  // Jobs wait for a worker that never comes.
  const app = useOwnServer({ env: { WORKERS: 'off' } });

  it('lists the instances, and the waiting jobs', async () => {
    expect(others).toEqual([]);
    expect(await app.database.query(instances)).toEqual([
      expect.objectContaining({ id: expect.any(String), silent_for: expect.anything() }),
    ]);
    const { email } = await register(app.server);
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email } });
    expect(await app.database.query(jobs)).toContainEqual({
      name: 'password-reset',
      state: 'created',
      count: '1',
      min: expect.any(Date),
    });
  });

  it('finds the keys that the log names after the database was rolled back', async () => {
    const { apiKeyId } = await register(app.server);
    const [row] = await app.database.query<{ digest: string }>('SELECT digest FROM api_keys WHERE id = $1', [
      apiKeyId,
    ]);
    expect(lostKeys).toContain("'…'");
    expect(await app.database.query(lostKeys.replace('…', row?.digest ?? ''))).toEqual([
      expect.objectContaining({ id: apiKeyId, revoked_at: null }),
    ]);
  });

  it('changes authority manually, and no instance accepts the key after three seconds', async () => {
    const account = await register(app.server);
    const me = async (): Promise<number> =>
      (await request(app.server, 'GET', '/api/v1/me', { apiKey: account.apiKey })).status;
    expect(await me()).toBe(200);
    // Another key with the same label, which must keep working.
    const neighbour = await register(app.server);
    await app.database.query(`
      BEGIN; SET LOCAL latchkey.change = 'by-hand';
      UPDATE api_keys SET key_prefix = 'lk_same' WHERE id IN ('${account.apiKeyId}', '${neighbour.apiKeyId}'); COMMIT`);
    expect(byHand).toContain(`'${EXAMPLE_ID}'`);
    expect(byHand).not.toContain('key_prefix');
    await app.database.query(byHand.replace(EXAMPLE_ID, account.apiKeyId));
    await sleep(3_000);
    // An instance that has not heard of it by now has no lease, and answers 503.
    expect(await me()).not.toBe(200);
    await eventually('the key is refused', me, { until: (status) => status === 401 });
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: neighbour.apiKey })).status).toBe(200);
  });
});
