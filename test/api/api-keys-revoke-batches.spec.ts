import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request, type RequestOptions } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';

const app = useServer();
let owner: Account;
let holder: pg.Client;

beforeEach(async () => {
  owner = await register(app.server);
  holder = new pg.Client({ connectionString: app.database.url });
  await holder.connect();
});

afterEach(async () => {
  await holder.end();
});

const revoke = (id: string, options: RequestOptions = { token: owner.accessToken }) =>
  request(app.server, 'DELETE', keysPath(owner.workspace.id, id), options);

const isAccepted = async ({ key }: Json): Promise<boolean> =>
  (await whoAmI(app.server, { apiKey: key })).status === 200;

const createKeys = (count: number): Promise<Json[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) => createKey(app.server, owner, { name: `key ${index}` })),
  );

const WAITING_FOR_US = 'SELECT FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))';

/**
 * Sends the first request and delays its change, sends the others meanwhile, and then lets it continue.
 *
 * @returns each response
 */
async function revokeBehindAnother<T>(first: () => Promise<T>, others: (() => Promise<T>)[]): Promise<T[]> {
  await holder.query('BEGIN');
  await holder.query('SELECT FROM workspaces WHERE id = $1 FOR UPDATE', [owner.workspace.id]);
  const ahead = first();
  await eventually('the first waits', async () => (await holder.query(WAITING_FOR_US)).rowCount);
  const behind = others.map((send) => send());
  // Everything sent before this is answered has arrived.
  await whoAmI(app.server, { apiKey: owner.apiKey });
  await holder.query('COMMIT');
  return Promise.all([ahead, ...behind]);
}

describe('Concurrent revocations by one caller', () => {
  it('share transactions, and each is answered, final and recorded as if it were alone', async () => {
    const [first, ...others] = (await createKeys(8)) as [Json, ...Json[]];
    const keys = [first, ...others];
    const answers = await revokeBehindAnother(
      () => revoke(first.id),
      others.map(
        ({ id }) =>
          () =>
            revoke(id),
      ),
    );
    expect(answers.map(({ status, json }) => [status, json])).toEqual(
      keys.map(() => [200, { status: 'revoked' }]),
    );
    expect(await Promise.all(keys.map(isAccepted))).toEqual(keys.map(() => false));

    const transactions = await app.database.query(
      'SELECT DISTINCT xmin FROM api_keys WHERE workspace_id = $1 AND revoked_at IS NOT NULL',
      [owner.workspace.id],
    );
    expect(transactions.length).toBeLessThan(keys.length);
    const recorded = await app.database.query<{ target_id: string; request_id: string }>(
      `SELECT target_id, request_id FROM audit_events WHERE workspace_id = $1 AND action = 'api_key.revoked'`,
      [owner.workspace.id],
    );
    const requestIds = new Map(
      keys.map(({ id }, index) => [id, answers[index]?.headers.get('x-request-id')]),
    );
    expect(new Map(recorded.map((row) => [row.target_id, row.request_id]))).toEqual(requestIds);
    expect(recorded).toHaveLength(keys.length);
  });

  it('are recorded once for the same key, and refused for an unknown one without delaying the rest', async () => {
    const [first, second, third] = (await createKeys(3)) as [Json, Json, Json];
    const unknown = randomUUID();
    const answers = await revokeBehindAnother(
      () => revoke(first.id),
      [second.id, second.id, unknown, third.id].map((id) => () => revoke(id)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 404, 200]);
    expect(await Promise.all([first, second, third].map(isAccepted))).toEqual([false, false, false]);
    const recorded = await app.database.query(
      `SELECT FROM audit_events WHERE workspace_id = $1 AND action = 'api_key.revoked' AND target_id = $2`,
      [owner.workspace.id, second.id],
    );
    expect(recorded).toHaveLength(1);
  });

  it('by a rotated key revoke only itself', async () => {
    const [first, other] = (await createKeys(2)) as [Json, Json];
    const options = { apiKey: owner.apiKey };
    const path = keysPath(owner.workspace.id, owner.apiKeyId, 'rotate');
    await request(app.server, 'POST', path, { ...options, json: { overlap_seconds: 60 } });
    const answers = await revokeBehindAnother(
      () => revoke(first.id, options),
      [() => revoke(other.id, options), () => revoke(owner.apiKeyId, options)],
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 200]);
    for (const refused of answers.slice(0, 2)) expectProblem(refused, 403, 'api_key_replaced');
    expect(await Promise.all([first, other].map(isAccepted))).toEqual([true, true]);
  });
});
