import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startCluster, type Cluster, type Instance } from '../revocation/cluster.js';
import { SSO_ENV } from '../revocation/single-sign-on.js';
import { arrangements, type Subject } from '../revocation/subjects.js';
import { useOwnServer } from '../support/app.js';
import { register, request, type Account, type Response } from '../support/client.js';
import { eventually } from '../support/eventually.js';
import { runOperatorTool } from '../support/operator.js';
import { testRun } from '../support/run.js';
import { join } from '../support/workspaces.js';
import { createEndpoint, endpointsPath } from '../support/webhooks/endpoints.js';

/** Prefix of the titles of documents whose transactions are held. */
const HELD = 'held: ';
const LOCK = 4_711;

const app = useOwnServer({ env: SSO_ENV });

/** The transactions that create such documents wait as long as a test wants. */
beforeAll(async () => {
  await app.database.query(`
    CREATE FUNCTION hold_for_the_test() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NEW; END $$;
    CREATE TRIGGER held BEFORE INSERT ON documents FOR EACH ROW WHEN (NEW.title LIKE '${HELD}%')
      EXECUTE FUNCTION hold_for_the_test()`);
});

/**
 * Runs `meanwhile` while a document that `send` creates is held, then lets it continue.
 *
 * @returns the response to `send`
 */
async function holding(send: () => Promise<Response>, meanwhile: () => Promise<void>): Promise<Response> {
  const url = new URL(testRun.superuserUrl);
  url.pathname = new URL(app.database.url).pathname;
  const holder = new pg.Client({ connectionString: url.href });
  await holder.connect();
  try {
    await holder.query(`SELECT pg_advisory_lock(${LOCK})`);
    const answer = send();
    await waiter();
    await meanwhile();
    await holder.query(`SELECT pg_advisory_unlock(${LOCK})`);
    return await answer;
  } finally {
    await holder.end();
  }
}

/** Resolves when a transaction waits for the lock held by `holding`. */
const waiter = (): Promise<unknown> =>
  eventually('a transaction waits in the middle', async () => {
    const rows = await app.database.query(
      `SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows.length > 0;
  });

const arrange = async (kind: string, server: { url: string }): Promise<Subject> =>
  (arrangements[kind] as (typeof arrangements)[string])(server, await register(server), operatorKey);

let madeOperatorKey: Promise<string> | undefined;
const operatorKey = (): Promise<string> =>
  (madeOperatorKey ??= runOperatorTool(app.database, 'create', 'tests'));

const documentsCalled = (title: string) =>
  app.database.query('SELECT id FROM documents WHERE title = $1', [title]);

describe('G3: nothing commits under an authority whose end was answered', () => {
  it.each(Object.keys(arrangements))(
    'refuses what was in progress when its authority ended: %s',
    async (kind) => {
      const subject = await arrange(kind, app.server);
      const create = () =>
        request(app.server, 'POST', '/api/v1/documents', {
          ...subject.credential,
          json: { title: HELD + kind, body: '' },
        });
      const answer = await holding(create, async () => {
        expect((await subject.change(app.server)).status).toBe(subject.answers);
      });
      expect(subject.refusedWith ?? [401, 403, 404, 409]).toContain(answer.status);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(await documentsCalled(HELD + kind)).toEqual([]);
    },
  );

  it("refuses what was in progress when its key expired, by the database's clock", async () => {
    const owner = await register(app.server);
    const { id, key } = await createKey(owner, { expires_at: new Date(Date.now() + 1_500).toISOString() });
    const answer = await holding(
      () =>
        request(app.server, 'POST', '/api/v1/documents', {
          apiKey: key,
          json: { title: `${HELD}expired`, body: '' },
        }),
      async () => {
        await eventually('the key has expired', async () => {
          const [row] = await app.database.query<{ isOver: boolean }>(
            'SELECT expires_at <= clock_timestamp() AS "isOver" FROM api_keys WHERE id = $1',
            [id],
          );
          return row?.isOver;
        });
      },
    );
    expect(answer.status).toBe(401);
    expect(await documentsCalled(`${HELD}expired`)).toEqual([]);
  });

  it('reports the end of its authority if that end caused the failure', async () => {
    const owner = await register(app.server);
    const { id } = await createEndpoint(app.server, owner, { url: 'https://example.com/hooks' });
    const key = await createKey(owner, {});
    const url = new URL(testRun.superuserUrl);
    url.pathname = new URL(app.database.url).pathname;
    const other = new pg.Client({ connectionString: url.href });
    await other.connect();
    try {
      await other.query(`BEGIN; SET LOCAL latchkey.change = 'by-hand'`);
      await other.query('UPDATE api_keys SET revoked_at = clock_timestamp() WHERE id = $1', [key.id]);
      const answer = request(app.server, 'PATCH', endpointsPath(owner, id), {
        token: owner.accessToken,
        json: { api_key_id: key.id },
      });
      await eventually('the change waits for the key', async () => {
        const waiting = await app.database.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await other.query('DELETE FROM memberships WHERE workspace_id = $1', [owner.workspace.id]);
      await other.query('COMMIT');
      // Not 400, which would say that the key is not active.
      expect((await answer).status).toBe(404);
    } finally {
      await other.end();
    }
  });

  it('lets a change commit whose authority was only extended', async () => {
    const owner = await register(app.server);
    const member = await register(app.server);
    await join(app.server, owner, member, 'member');
    const answer = await holding(
      () =>
        request(app.server, 'POST', '/api/v1/documents', {
          token: member.accessToken,
          headers: { 'x-workspace-id': owner.workspace.id },
          json: { title: `${HELD}promoted`, body: '' },
        }),
      async () => {
        const promoted = await request(
          app.server,
          'PATCH',
          `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}`,
          { token: owner.accessToken, json: { role: 'admin' } },
        );
        expect(promoted.status).toBe(200);
      },
    );
    expect(answer.status).toBe(201);
  });

  it('lets a caller end the authority on which the request itself rests', async () => {
    const { accessToken: token } = await register(app.server);
    const [session] = (await request(app.server, 'GET', '/api/v1/auth/sessions', { token })).json;
    const signedOut = await request(app.server, 'DELETE', `/api/v1/auth/sessions/${session.id}`, { token });
    expect(signedOut.status).toBe(204);

    const owner = await register(app.server);
    const { id, key } = await createKey(owner);
    const keys = `/api/v1/workspaces/${owner.workspace.id}/api-keys`;
    expect((await request(app.server, 'DELETE', `${keys}/${id}`, { apiKey: key })).status).toBe(200);
    const member = await register(app.server);
    await join(app.server, owner, member, 'viewer');
    const left = await request(
      app.server,
      'DELETE',
      `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}`,
      { token: member.accessToken },
    );
    expect(left.status).toBe(200);
  });

  it('creates no key after the answer, with 15 connections creating keys with the revoked one', async () => {
    const owner = await register(app.server);
    const { id, key } = await createKey(owner);
    const keys = `/api/v1/workspaces/${owner.workspace.id}/api-keys`;
    const count = async (): Promise<unknown> =>
      (
        await app.database.query('SELECT count(*) AS keys FROM api_keys WHERE workspace_id = $1', [
          owner.workspace.id,
        ])
      )[0]?.keys;
    let isOver = false;
    const created: number[] = [];
    const mint = async (lane: number): Promise<void> => {
      while (!isOver) {
        const { status } = await request(app.server, 'POST', keys, {
          apiKey: key,
          json: { name: `minted ${lane}` },
        });
        created.push(status);
        if (status === 401) return;
      }
    };
    const minting = Array.from({ length: 15 }, (_, lane) => mint(lane));
    await eventually('thirty keys are made', () => created.filter((status) => status === 201).length >= 30);
    const revoked = await request(app.server, 'DELETE', `${keys}/${id}`, { token: owner.accessToken });
    const atAnswer = await count();
    isOver = true;
    await Promise.all(minting);
    expect(revoked.status).toBe(200);
    expect(await count()).toBe(atAnswer);
    expect(created.filter((status) => status !== 201 && status !== 401)).toEqual([]);
  });

  async function createKey(owner: Account, options = {}): Promise<{ id: string; key: string }> {
    const { json, status } = await request(
      app.server,
      'POST',
      `/api/v1/workspaces/${owner.workspace.id}/api-keys`,
      { token: owner.accessToken, json: { name: 'minting', ...options } },
    );
    expect(status).toBe(201);
    return json;
  }
});

describe('G3: a repeat is answered only once the first is final', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster(app.database.url, 2);
  });
  afterAll(() => cluster.stop());

  const repeatable = ['revoke a key', 'remove a member, by token', 'demote a member, by token', 'sign out'];

  it.each(repeatable)('even at an instance that has not applied the first: %s', async (kind) => {
    const [here, there] = cluster.instances as [Instance, Instance];
    const subject = await arrange(kind, here.server);
    const isServed = async () =>
      subject.isOld(await request(there.server, 'GET', '/api/v1/me', subject.credential));
    await eventually('the other instance serves it', isServed);
    // It learns of the change with its next renewal.
    there.proxy.setFault({ kind: 'swallow-notifications' });
    const [sequence] = await app.database.query('SELECT max(sequence) AS last FROM authority_changes');
    const first = subject.change(here.server);
    await eventually('the change has committed', async () => {
      const [now] = await app.database.query('SELECT max(sequence) AS last FROM authority_changes');
      return now?.last !== sequence?.last;
    });
    const repeat = await subject.change(there.server);
    const wasServedAfterwards = await isServed();
    there.proxy.setFault({ kind: 'none' });
    expect(repeat.status).not.toBe(503);
    expect(wasServedAfterwards).toBe(false);
    expect((await first).status).toBe(subject.answers);
  });

  it.each(repeatable)('even if it has nothing left to do: %s', async (kind) => {
    const [here, there] = cluster.instances as [Instance, Instance];
    const subject = await arrange(kind, here.server);
    const isServed = async () =>
      subject.isOld(await request(there.server, 'GET', '/api/v1/me', subject.credential));
    await eventually('the other instance serves it', isServed);
    // The other instance learns nothing of the change, and answers from its cache while its lease lasts.
    there.proxy.setFault({ kind: 'blackhole' });
    const first = subject.change(here.server);
    await sleep(300);
    const repeat = await subject.change(here.server);
    const wasServedAfterwards = await isServed();
    there.proxy.setFault({ kind: 'none' });
    expect(repeat.status).not.toBe(503);
    expect(wasServedAfterwards).toBe(false);
    expect((await first).status).toBe(subject.answers);
  });
});
