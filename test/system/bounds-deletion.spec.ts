import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { useOwnServer } from '../support/app.js';
import { type Account, register, request, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { expectProblem } from '../support/expect-problem.js';
import { whenQueueIsEmpty } from '../support/jobs.js';
import { createEndpoint, endpointsPath } from '../support/webhooks/endpoints.js';

const KEYS = 60_000;
/** Out of a pool of ten, for one workspace. */
const PLACES_ALONE = 6;
/** Also for one workspace. */
const WAITING_MAX = 250;
const app = useOwnServer();

/** With the role that also runs migrations, so that the application may use the tables. */
async function asApplication(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: app.database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Bypasses the triggers, because the deletion is under test. */
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
  it('takes effect at once for everyone, while others are served and its rows are removed in batches', async () => {
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

    // Gone, although nearly all of its rows still exist.
    const path = `/api/v1/workspaces/${large.workspace.id}`;
    expectProblem(await request(app.server, 'GET', path, { token: large.accessToken }), 404, 'not_found');
    expectProblem(
      await request(app.server, 'GET', '/api/v1/me', { apiKey: large.apiKey }),
      401,
      'invalid_credentials',
    );
    const list = await request(app.server, 'GET', '/api/v1/workspaces', { token: large.accessToken });
    expect(list.json).toEqual([]);
    // One entry for the workspace and two for its only member, rather than one per key.
    const [changes] = await app.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM authority_changes WHERE entry LIKE 'key:%'`,
    );
    expect(changes?.count).toBe(0);

    await whenQueueIsEmpty(app.database, 'workspace-removal');
    isOver = true;
    expect(new Set(await reads)).toEqual(new Set([200, 201]));
    expect(await countLeft(large)).toEqual(nothing);
    // No statement removed more than a batch.
    const [batch] = await app.database.query<{ rows: number }>(
      `SELECT max((details->>'rows')::int) AS rows FROM audit_events
       WHERE action = 'workspace.purged' AND workspace_id = $1`,
      [large.workspace.id],
    );
    expect(batch?.rows).toBe(1_000);
  });

  it('lets nothing commit in its name, and nobody join it', async () => {
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

describe('the deletion of a workspace whose tables refer to each other', () => {
  const LABELS = 1_500;

  /** Labels refuse the deletion of their document, and of their parent; they sort after documents. */
  async function seedLabels({ user, workspace }: Account): Promise<void> {
    await asApplication(`
      CREATE UNIQUE INDEX documents_by_workspace ON documents (workspace_id, id);
      CREATE TABLE labels (
        id integer PRIMARY KEY,
        workspace_id uuid NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
        document_id uuid NOT NULL,
        parent_id integer REFERENCES labels (id) ON DELETE RESTRICT,
        FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id) ON DELETE RESTRICT
      );
      CREATE TABLE label_notes (
        id integer PRIMARY KEY,
        workspace_id uuid NOT NULL,
        document_id uuid NOT NULL,
        FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id) ON DELETE CASCADE
      )`);
    await app.database.query(`
      BEGIN; SET LOCAL session_replication_role = 'replica';
      INSERT INTO documents (id, workspace_id, title, body, created_by)
      VALUES ('${workspace.id}', '${workspace.id}', 'seeded', 'x', '${user.id}');
      INSERT INTO labels SELECT number, '${workspace.id}', '${workspace.id}', nullif(number / 2, 0)
      FROM generate_series(1, ${LABELS}) AS number;
      INSERT INTO label_notes VALUES (1, '${workspace.id}', '${workspace.id}');
      COMMIT`);
  }

  it('removes what refers to a row before that row', async () => {
    const owner = await register(app.server);
    await seedLabels(owner);
    expect((await remove(owner)).status).toBe(204);
    await whenQueueIsEmpty(app.database, 'workspace-removal');
    expect(await countLeft(owner)).toEqual(nothing);
    const removed = await app.database.query<{ table: string; rows: number }>(
      `SELECT details->>'table' AS table, sum((details->>'rows')::int)::int AS rows FROM audit_events
       WHERE action = 'workspace.purged' AND workspace_id = $1 AND details->>'table' LIKE 'label%'
       GROUP BY 1 ORDER BY 1`,
      [owner.workspace.id],
    );
    expect(removed).toEqual([
      { table: 'label_notes', rows: 1 },
      { table: 'labels', rows: LABELS },
    ]);
  });
});

describe('the deletion of a document that something refers to', () => {
  it.each(['RESTRICT', 'NO ACTION'])('is refused, and says why (%s)', async (rule) => {
    const { apiKey } = await register(app.server);
    const json = { title: 'x', body: '' };
    const { json: document } = await request(app.server, 'POST', '/api/v1/documents', { apiKey, json });
    await app.database.query(`
      CREATE TABLE bookmarks (document_id uuid REFERENCES documents (id) ON DELETE ${rule});
      INSERT INTO bookmarks VALUES ('${document.id}')`);
    const path = `/api/v1/documents/${document.id}`;
    const refused = await request(app.server, 'DELETE', path, { apiKey });
    expect(expectProblem(refused, 409, 'in_use').detail).toBe(
      'Something else still refers to this. Change or delete that first.',
    );
    expect((await request(app.server, 'GET', path, { apiKey })).status).toBe(200);
    await app.database.query('DROP TABLE bookmarks');
    expect((await request(app.server, 'DELETE', path, { apiKey })).status).toBe(204);
  });
});

describe('the deletion of an endpoint with many deliveries', () => {
  const DELIVERIES = 5_500;

  async function endpointWithDeliveries(owner: Account): Promise<string> {
    const { id } = await createEndpoint(app.server, owner, { url: 'https://receiver.example/hooks' });
    const eventId = randomUUID();
    await app.database.query(`
      BEGIN; SET LOCAL session_replication_role = 'replica';
      INSERT INTO webhook_events (id, workspace_id, type, payload)
      VALUES ('${eventId}', '${owner.workspace.id}', 'document.created', '{}');
      INSERT INTO webhook_deliveries (id, event_id, endpoint_id, status, next_attempt_at)
      SELECT gen_random_uuid(), '${eventId}', '${id}', 'pending', clock_timestamp()
      FROM generate_series(1, ${DELIVERIES});
      COMMIT`);
    return id;
  }

  it('takes effect at once for everyone, frees its slot, and its rows are removed in batches', async () => {
    const owner = await register(app.server);
    const id = await endpointWithDeliveries(owner);
    // Locked rows of deliveries do not delay the deletion.
    const path = endpointsPath(owner);
    const holder = app.database.query(
      `BEGIN; SELECT FROM webhook_deliveries WHERE endpoint_id = '${id}' LIMIT 1 FOR UPDATE; SELECT pg_sleep(2); COMMIT`,
    );
    const asOwner = (method: string, path: string) =>
      request(app.server, method, path, { token: owner.accessToken });
    expect((await asOwner('DELETE', `${path}/${id}`)).status).toBe(204);
    for (const [method, below] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/deliveries'],
      ['POST', '/test'],
    ] as const)
      expectProblem(await asOwner(method, `${path}/${id}${below}`), 404, 'not_found');
    const resumed = await request(app.server, 'PATCH', `${path}/${id}`, {
      token: owner.accessToken,
      json: { enabled: true },
    });
    expectProblem(resumed, 404, 'not_found');
    expect((await asOwner('GET', path)).json).toEqual([]);

    await holder;
    await whenQueueIsEmpty(app.database, 'webhook-endpoint-removal');
    const [left] = await app.database.query<{ endpoints: number; deliveries: number }>(
      `SELECT (SELECT count(*) FROM webhook_endpoints WHERE id = $1)::int AS endpoints,
         (SELECT count(*) FROM webhook_deliveries WHERE endpoint_id = $1)::int AS deliveries`,
      [id],
    );
    expect(left).toEqual({ endpoints: 0, deliveries: 0 });
    const batches = await app.database.query<{ table: string; rows: number }>(
      `SELECT details->>'table' AS table, (details->>'rows')::int AS rows FROM audit_events
       WHERE action = 'webhook_endpoint.purged' AND target_id = $1 ORDER BY id`,
      [id],
    );
    expect(batches.filter(({ table }) => table === 'webhook_deliveries').map(({ rows }) => rows)).toEqual([
      ...Array.from({ length: 5 }, () => 1_000),
      500,
    ]);
    expect(batches.at(-1)).toEqual({ table: 'webhook_endpoints', rows: 1 });
  });
});

describe('the database aborts what takes too long', () => {
  it('on its own side, on every connection', async () => {
    const account = await register(app.server);
    await request(app.server, 'GET', '/api/v1/documents', { apiKey: account.apiKey });
    // Another session holds the row. The server aborts the request before the database client gives up.
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

describe('requests of one workspace that wait for the database', () => {
  it('hold part of the pool and a short queue; the rest are refused, and others are served at once', async () => {
    const [busy, neighbour] = [await register(app.server), await register(app.server)];
    const holder = new pg.Client({ connectionString: app.database.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM workspaces WHERE id = $1 FOR UPDATE', [busy.workspace.id]);
    const waitingOnes = async (): Promise<number> => {
      const [row] = await app.database.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row?.count ?? 0;
    };
    const sent = Promise.all(
      Array.from({ length: 300 }, () =>
        request(app.server, 'PATCH', `/api/v1/workspaces/${busy.workspace.id}`, {
          token: busy.accessToken,
          json: { name: 'Other' },
        }),
      ),
    );
    await eventually('they hold their places', async () => (await waitingOnes()) === PLACES_ALONE);
    // Even while the row is held.
    const read = await request(app.server, 'GET', '/api/v1/documents', { apiKey: neighbour.apiKey });
    const written = await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: neighbour.apiKey,
      json: { title: 'x', body: '' },
    });
    expect([read.status, written.status]).toEqual([200, 201]);
    // Fewer if some have given up meanwhile, which does not matter here.
    expect(await waitingOnes()).toBeLessThanOrEqual(PLACES_ALONE);
    await holder.end();
    const answers = await sent;
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(300 - PLACES_ALONE - WAITING_MAX);
    expectProblem(refused[0] as Response, 429, 'too_many_requests');
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    for (const { status } of answers) expect([200, 429, 503]).toContain(status);
  });
});
