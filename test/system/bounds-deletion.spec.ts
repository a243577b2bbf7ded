import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { whenQueueIsEmpty } from '../support/jobs.js';

const KEYS = 60_000;
const app = useOwnServer();

/** Past the triggers: what is tried is the deletion. */
async function seedKeys({ user, workspace }: Account, count: number): Promise<void> {
  await app.database.query(`
    BEGIN; SET LOCAL session_replication_role = 'replica';
    INSERT INTO api_keys (id, workspace_id, name, key_prefix, digest, sealed_signing_secret, created_by)
    SELECT gen_random_uuid(), '${workspace.id}', 'seeded', 'lk_0000', 'seeded-${workspace.id}-' || number, '-', '${user.id}'
    FROM generate_series(1, ${count}) AS number;
    INSERT INTO documents (id, workspace_id, title, body, created_by)
    SELECT gen_random_uuid(), '${workspace.id}', 'seeded', 'x', '${user.id}' FROM generate_series(1, 3000);
    COMMIT`);
}

const remove = ({ workspace, accessToken }: Account) =>
  request(app.server, 'DELETE', `/api/v1/workspaces/${workspace.id}`, { token: accessToken });

async function countLeft({ workspace }: Account): Promise<Record<string, number>> {
  const [row] = await app.database.query<Record<string, number>>(
    `SELECT (SELECT count(*) FROM api_keys WHERE workspace_id = $1)::int AS keys,
       (SELECT count(*) FROM documents WHERE workspace_id = $1)::int AS documents,
       (SELECT count(*) FROM webhook_endpoints WHERE workspace_id = $1)::int AS endpoints,
       (SELECT count(*) FROM memberships WHERE workspace_id = $1)::int AS members,
       (SELECT count(*) FROM workspaces WHERE id = $1)::int AS workspaces`,
    [workspace.id],
  );
  return row ?? {};
}

const nothing = { keys: 0, documents: 0, endpoints: 0, members: 0, workspaces: 0 };

describe('the deletion of a large workspace', () => {
  it('is gone at once for everyone, while others are served and its rows go in batches', async () => {
    const [large, other] = [await register(app.server), await register(app.server)];
    await seedKeys(large, KEYS);
    const deletions = Promise.all(Array.from({ length: 12 }, () => remove(large)));
    let isOver = false;
    const reads = (async () => {
      const statuses: number[] = [];
      while (!isOver) {
        statuses.push(
          (await request(app.server, 'GET', '/api/v1/documents', { apiKey: other.apiKey })).status,
        );
        const written = await request(app.server, 'POST', '/api/v1/documents', {
          token: other.accessToken,
          json: { title: 'x', body: '' },
        });
        statuses.push(written.status);
        await sleep(20);
      }
      return statuses;
    })();
    const statuses = (await deletions).map(({ status }) => status);
    expect(statuses.filter((status) => status === 204)).toHaveLength(1);
    expect(statuses.filter((status) => status === 404)).toHaveLength(11);

    // Gone, though nearly all of its rows are there still.
    const path = `/api/v1/workspaces/${large.workspace.id}`;
    expectProblem(await request(app.server, 'GET', path, { token: large.accessToken }), 404, 'not_found');
    expectProblem(
      await request(app.server, 'GET', '/api/v1/me', { apiKey: large.apiKey }),
      401,
      'invalid_credentials',
    );
    const list = await request(app.server, 'GET', '/api/v1/workspaces', { token: large.accessToken });
    expect(list.json).toEqual([]);
    // One entry of the workspace, and two of its one member: not one of each key.
    const [changes] = await app.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM authority_changes WHERE entry LIKE 'key:%'`,
    );
    expect(changes?.count).toBe(0);

    await whenQueueIsEmpty(app.database, 'workspace-removal');
    isOver = true;
    expect(new Set(await reads)).toEqual(new Set([200, 201]));
    expect(await countLeft(large)).toEqual(nothing);
    // No statement took more than a batch.
    const [batch] = await app.database.query<{ rows: number }>(
      `SELECT max((details->>'rows')::int) AS rows FROM audit_events
       WHERE action = 'workspace.purged' AND workspace_id = $1`,
      [large.workspace.id],
    );
    expect(batch?.rows).toBe(1_000);
  }, 180_000);

  it('nothing commits in its name, and nobody joins it', async () => {
    const owner = await register(app.server);
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    const invited = await request(app.server, 'POST', `${path}/invitations`, {
      token: owner.accessToken,
      json: { role: 'member' },
    });
    const guest = await register(app.server);
    let deletedAt = Infinity;
    const writers = Array.from({ length: 10 }, async (_, index) => {
      const late: number[] = [];
      while (performance.now() < deletedAt + 500) {
        const sentAt = performance.now();
        const credential = index % 2 === 0 ? { apiKey: owner.apiKey } : { token: owner.accessToken };
        const { status } = await request(app.server, 'POST', '/api/v1/documents', {
          ...credential,
          headers: { 'x-workspace-id': owner.workspace.id },
          json: { title: 'x', body: '' },
        });
        if (sentAt > deletedAt) late.push(status);
      }
      return late;
    });
    await sleep(300);
    expect((await remove(owner)).status).toBe(204);
    const [answered] = await app.database.query<{ at: Date }>('SELECT clock_timestamp() AS at');
    deletedAt = performance.now();
    const joined = await request(app.server, 'POST', '/api/v1/invitations/accept', {
      token: guest.accessToken,
      json: { token: invited.json.token },
    });
    expect([404, 409]).toContain(joined.status);
    for (const status of (await Promise.all(writers)).flat()) expect([401, 404]).toContain(status);
    const late = await app.database.query(
      `SELECT FROM audit_events WHERE workspace_id = $1 AND action = 'document.created' AND occurred_at > $2`,
      [owner.workspace.id, answered?.at],
    );
    expect(late).toEqual([]);
    await whenQueueIsEmpty(app.database, 'workspace-removal');
    expect(await countLeft(owner)).toEqual(nothing);
  });
});

describe('the database ends what takes too long', () => {
  it('on its own side, on every connection', async () => {
    const account = await register(app.server);
    await request(app.server, 'GET', '/api/v1/documents', { apiKey: account.apiKey });
    // Another session holds the row: the request gives up before the client of the database does.
    const holder = app.database.query(
      `BEGIN; SELECT FROM workspaces WHERE id = '${account.workspace.id}' FOR UPDATE; SELECT pg_sleep(8); COMMIT`,
    );
    await sleep(300);
    const startedAt = performance.now();
    const [blocked, read] = await Promise.all([
      request(app.server, 'PATCH', `/api/v1/workspaces/${account.workspace.id}`, {
        token: account.accessToken,
        json: { name: 'other' },
      }),
      request(app.server, 'GET', '/api/v1/documents', { apiKey: account.apiKey }),
    ]);
    expectProblem(blocked, 503, 'server_busy');
    expect(blocked.headers.get('retry-after')).toBe('1');
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(read.status).toBe(200);
    await holder;
  });
});
