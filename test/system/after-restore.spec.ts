import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, keysPath } from '../support/api-keys.js';
import { type Account, login, register, request } from '../support/client.js';
import { connectDatabase, createDatabase, type OwnDatabase } from '../support/database.js';
import { runOperatorTool } from '../support/operator.js';
import { eventually } from '../support/eventually.js';
import { endPrograms, type Program, startProgram } from '../support/program.js';
import { testRun } from '../support/run.js';
import { makeDataDirectory, startServer, type TestServer } from '../support/server.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { insertProvider } from '../support/workspace-sso.js';
import { invite, type Member, registerMember } from '../support/workspaces.js';

/**
 * A backup revives what was ended after it. With the trail that was streamed meanwhile, all of that ends again, and
 * nothing else does.
 */

interface Key {
  id: string;
  key: string;
}

let original: OwnDatabase;
let restored: OwnDatabase;
/** Also restored, but servers run on it before anyone thinks of the revocations. */
let goneOn: OwnDatabase;
/** Restored as well; the tool is interrupted there. */
let interrupted: OwnDatabase;
let trail: string;
let since: string;

let owner: Account;
let leaver: Member;
let demoted: Member;
let careless: Account;
let deleted: Account;
let kept: Key[];
let revoked: Key[];
let narrowed: Key;
let rotated: Key;
let openInvitation: string;
let usedInvitation: string;
let guest: Account;
let secondWorkspace: string;
let transferred: Key;
let handedOver: Key;
let limitedAccount: string;
let keyOfSecond: Key;
let deletedEndpoint: string;
let keptEndpoint: string;
let disabledEndpoint: string;
let rotatedEndpoint: string;
let transferredEndpoint: string;
let moved: Account;
const newAddress = `${randomUUID()}@example.com`;
const mailboxes = await startMailboxes();

const serve = (database: OwnDatabase): Promise<TestServer> =>
  startServer({
    databaseUrl: database.url,
    // Endpoint hosts never resolve, so deliveries wait.
    env: {
      AUDIT_STREAM_URL: `file://${trail}`,
      WEBHOOK_DNS_SERVERS: '127.0.0.1:9',
      SMTP_URL: mailboxes.url,
      MAIL_FROM: 'no-reply@acme.dev',
    },
  });

const isServed = async (server: TestServer, apiKey: string): Promise<boolean> =>
  (await request(server, 'GET', '/api/v1/me', { apiKey })).status === 200;

const keyOf = async (server: TestServer, name: string): Promise<Key> => {
  const { id, key } = await createKey(server, owner, { name });
  return { id, key };
};

async function afterRestoreOf(
  database: OwnDatabase,
  ...more: string[]
): Promise<{ exit: unknown; log: string }> {
  const program = await startAfterRestore(database, ...more);
  return { exit: await program.ended(), log: program.log.join('\n') };
}

const startAfterRestore = (database: OwnDatabase, ...more: string[]): Promise<Program> =>
  startProgram({
    script: 'src/tools/after-restore.js',
    arguments: ['--since', since, ...more],
    env: {
      NODE_ENV: 'production',
      DATABASE_FSYNC: 'any',
      DATABASE_URL: database.url,
      PUBLIC_URL: 'https://example.com',
      ...testRun.secrets,
    },
  });

const afterRestore = (...more: string[]) => afterRestoreOf(restored, ...more);

async function verifyAudit(...more: string[]): Promise<{ exit: unknown; log: string }> {
  const program = await startProgram({
    script: 'src/tools/verify-audit.js',
    arguments: more,
    env: {
      NODE_ENV: 'production',
      DATABASE_FSYNC: 'any',
      DATABASE_URL: restored.url,
      PUBLIC_URL: 'https://example.com',
      ...testRun.secrets,
    },
  });
  return { exit: await program.ended(), log: program.log.join('\n') };
}

afterEach(endPrograms);

const ceiling = [{ requests: 1_000_000, per: 'day' }];

beforeAll(async () => {
  original = await createDatabase();
  trail = join(await makeDataDirectory(), 'audit.jsonl');

  let server = await serve(original);
  // One that is closed before the backup, which is a copy that nobody may look at meanwhile.
  const connection = connectDatabase(original.name);
  owner = await register(server);
  leaver = await registerMember(server, connection, owner, 'admin');
  demoted = await registerMember(server, connection, owner, 'admin');
  careless = await register(server);
  deleted = await register(server);
  guest = await register(server);
  moved = await register(server);
  kept = await Promise.all(Array.from({ length: 10 }, (_, number) => keyOf(server, `kept ${number}`)));
  revoked = await Promise.all(Array.from({ length: 10 }, (_, number) => keyOf(server, `revoked ${number}`)));
  narrowed = await keyOf(server, 'narrowed');
  rotated = await keyOf(server, 'rotated');
  transferred = await keyOf(server, 'transferred');
  handedOver = (
    await request(server, 'POST', keysPath(owner.workspace.id), {
      token: leaver.accessToken,
      headers: { 'X-Workspace-Id': owner.workspace.id },
      json: { name: 'handed over' },
    })
  ).json;
  const account = await request(server, 'POST', `/api/v1/workspaces/${owner.workspace.id}/service-accounts`, {
    token: owner.accessToken,
    json: { name: 'Nightly export', role: 'viewer' },
  });
  const importer = await request(
    server,
    'POST',
    `/api/v1/workspaces/${owner.workspace.id}/service-accounts`,
    {
      token: owner.accessToken,
      json: { name: 'Import', role: 'admin' },
    },
  );
  limitedAccount = importer.json.id;
  openInvitation = (await invite(server, owner, owner.workspace.id, { role: 'viewer' })).token;
  usedInvitation = (await invite(server, owner, owner.workspace.id, { role: 'viewer' })).token;
  const second = await request(server, 'POST', '/api/v1/workspaces', {
    token: owner.accessToken,
    json: { name: 'Second' },
  });
  secondWorkspace = second.json.id;
  const made = await request(server, 'POST', `/api/v1/workspaces/${secondWorkspace}/api-keys`, {
    token: owner.accessToken,
    json: { name: 'of the second' },
  });
  keyOfSecond = { id: made.json.id, key: made.json.key };
  const endpoints = `/api/v1/workspaces/${owner.workspace.id}/webhook-endpoints`;
  const createEndpoint = async (): Promise<string> => {
    const { json } = await request(server, 'POST', endpoints, {
      token: owner.accessToken,
      json: { url: 'https://example.com/', events: ['document.created'], api_key_id: kept[0]?.id },
    });
    return json.id;
  };
  deletedEndpoint = await createEndpoint();
  keptEndpoint = await createEndpoint();
  disabledEndpoint = await createEndpoint();
  rotatedEndpoint = await createEndpoint();
  transferredEndpoint = await createEndpoint();
  const integrations = await request(
    server,
    'POST',
    `/api/v1/workspaces/${owner.workspace.id}/service-accounts`,
    { token: owner.accessToken, json: { name: 'Integrations', role: 'admin' } },
  );
  await request(server, 'POST', '/api/v1/documents', {
    apiKey: owner.apiKey,
    json: { title: 'x', body: '' },
  });

  await insertProvider(connection, owner.workspace.id, { enforced: false });

  // The backup.
  expect(await server.stop()).toBe(0);
  await connection.close();
  since = new Date().toISOString();
  restored = await createDatabase(original.name);
  goneOn = await createDatabase(original.name);
  interrupted = await createDatabase(original.name);

  server = await serve(original);
  const as = (account: Account) => ({ token: account.accessToken });
  const change = async (method: string, path: string, json?: unknown, by: Account = owner): Promise<void> => {
    const { status } = await request(server, method, path, {
      ...as(by),
      ...(json === undefined ? {} : { json }),
    });
    expect({ method, path, ok: status < 300, status }).toMatchObject({ ok: true });
  };
  const workspace = `/api/v1/workspaces/${owner.workspace.id}`;
  for (const { id } of revoked) await change('DELETE', keysPath(owner.workspace.id, id));
  await change('PATCH', keysPath(owner.workspace.id, kept[0]?.id ?? ''), {
    metadata: { separators: 'a\u2028b\u2029c' },
  });
  await change('PATCH', keysPath(owner.workspace.id, narrowed.id), { scopes: ['documents:read'] });
  await change('POST', `${keysPath(owner.workspace.id, rotated.id)}/rotate`, {});
  await change('POST', `${keysPath(owner.workspace.id, transferred.id)}/transfer`, {
    service_account_id: account.json.id,
  });
  const limits = [{ requests: 5, per: 'day' }];
  await change('PATCH', `${workspace}/service-accounts/${limitedAccount}`, { role: 'viewer', limits });
  await change('PATCH', `${workspace}/service-accounts/${limitedAccount}`, { name: 'Import, by hand' });
  await change('POST', `${workspace}/members/${leaver.user.id}/remove`, {
    transfers: [{ api_key_id: handedOver.id, service_account_id: account.json.id }],
  });
  await change('PATCH', `${workspace}/members/${demoted.user.id}`, { role: 'viewer' });
  await change('DELETE', `${workspace}/sso/identity-provider`);
  await change('DELETE', `/api/v1/workspaces/${secondWorkspace}`);
  const invitations = await request(server, 'GET', `${workspace}/invitations?status=open`, as(owner));
  await change('POST', '/api/v1/invitations/accept', { token: usedInvitation }, guest);
  for (const { id } of invitations.json) {
    await request(server, 'DELETE', `${workspace}/invitations/${id}`, as(owner));
  }
  await change('DELETE', `${endpoints}/${deletedEndpoint}`);
  await change('PATCH', `${endpoints}/${disabledEndpoint}`, { enabled: false });
  await change('POST', `${endpoints}/${rotatedEndpoint}/rotate-secret`, { overlap_seconds: 3_600 });
  await change('POST', `${endpoints}/${transferredEndpoint}/transfer`, {
    service_account_id: integrations.json.id,
  });
  await change('PUT', '/api/v1/auth/email', { email: newAddress, current_password: moved.password }, moved);
  const proof = tokenIn(await mailboxes.mailTo(newAddress, /./));
  await change('POST', '/api/v1/auth/email/verify', { token: proof }, moved);
  await change('POST', '/api/v1/auth/logout', undefined, leaver);
  await change(
    'PUT',
    '/api/v1/auth/password',
    { current_password: careless.password, new_password: `${careless.password} and more` },
    careless,
  );
  await change('DELETE', '/api/v1/me', { current_password: deleted.password }, deleted);
  const operatorKey = await runOperatorTool(original, 'create', 'after the backup');
  const limited = await request(server, 'PATCH', `/api/v1/operator/workspaces/${owner.workspace.id}`, {
    token: operatorKey,
    json: { limits_max: ceiling },
  });
  expect(limited.status).toBe(200);
  const { id: last } = await keyOf(server, 'made after the backup');
  await eventually('the trail has it all', async () =>
    (await readFile(trail, 'utf8').catch(() => '')).includes(last),
  );
  expect(await server.stop()).toBe(0);
});

afterAll(async () => {
  await original.drop();
  await restored.drop();
  await goneOn.drop();
  await interrupted.drop();
  await mailboxes.goAway();
});

describe('after-restore', () => {
  it('first says what it would do, and changes nothing', async () => {
    const before = await restored.query('SELECT count(*)::int AS n FROM audit_events');
    const { exit, log } = await afterRestore('--trail', trail);
    expect({ exit, log }).toMatchObject({ exit: 0 });
    expect(log).toContain(`revokes the key ${revoked[0]?.id}`);
    expect(log).toMatch(/2 × api_key\.created/);
    expect(log).toContain('Nothing was changed. Add --apply to do this.');
    expect(await restored.query('SELECT count(*)::int AS n FROM audit_events')).toEqual(before);
    expect(await restored.query('SELECT FROM api_keys WHERE revoked_at IS NOT NULL')).toEqual([]);
  });

  it("reads a trail in which people's texts hold line separators", async () => {
    expect(await readFile(trail, 'utf8')).toContain('a\u2028b\u2029c');
    const { exit, log } = await afterRestore('--trail', trail);
    expect({ exit, log }).toMatchObject({ exit: 0 });
  });

  it.each(['2027-02-30T02:00:00Z', '2027-01-31', '32'])('refuses %s as a time', async (time) => {
    const { exit, log } = await afterRestore('--revoke-keys-created-after', time, '--apply');
    expect({ exit, log }).toEqual({
      exit: 1,
      log: expect.stringContaining('Invalid --revoke-keys-created-after'),
    });
  });

  it('lists the working keys if there is no trail', async () => {
    const { exit, log } = await afterRestore();
    expect({ exit, log }).toMatchObject({ exit: 0 });
    for (const { id } of [...kept, ...revoked]) expect(log).toContain(id);
  });

  it.each([
    ['no trail at all', () => '{"position":1}\n', /is not a line of an audit trail/],
    [
      'one that was changed',
      (text: string) => text.replace('api_key.revoked', 'api_key.created'),
      /does not follow/,
    ],
    ['one with a hole', (text: string) => text.split('\n').toSpliced(5, 1).join('\n'), /missing/],
    [
      'one that nobody has signed',
      (text: string) =>
        text
          .split('\n')
          .filter((line) => !line.startsWith('{"checkpoint"'))
          .join('\n'),
      /no signed checkpoint/,
    ],
  ])('refuses %s', async (_name, change, reason) => {
    const file = join(await makeDataDirectory(), 'other.jsonl');
    await writeFile(file, change(await readFile(trail, 'utf8')));
    const { exit, log } = await afterRestore('--trail', file, '--apply');
    expect({ exit, log }).toEqual({ exit: 1, log: expect.stringMatching(reason) });
    expect(await restored.query('SELECT FROM api_keys WHERE revoked_at IS NOT NULL')).toEqual([]);
  });

  it('ends again everything that was ended, and nothing else', async () => {
    const { exit, log } = await afterRestore('--trail', trail, '--apply');
    expect({ exit, log }).toMatchObject({ exit: 0 });
    const waiting = await restored.query(
      `SELECT name FROM pgboss.job WHERE name IN ('mail', 'webhook-deliveries') AND state < 'completed'
       UNION ALL SELECT status FROM webhook_deliveries WHERE status = 'pending'`,
    );
    expect(log).toMatch(/and [1-9]\d* webhook deliveries are dropped/);
    expect(waiting).toEqual([]);

    const server = await serve(restored);
    try {
      const revived: string[] = [];
      for (const { key, id } of [...revoked, rotated, transferred, handedOver, keyOfSecond]) {
        if (await isServed(server, key)) revived.push(id);
      }
      for (const account of [leaver, deleted])
        if (await isServed(server, account.apiKey)) revived.push('a key');
      expect(revived).toEqual([]);
      // Including the one whose previous owner was removed: an admin enables it, and no program needs another key.
      for (const { id } of [transferred, handedOver]) {
        const { json } = await request(server, 'GET', keysPath(owner.workspace.id, id), {
          apiKey: owner.apiKey,
        });
        expect(json).toMatchObject({ status: 'disabled', owner: { name: 'Nightly export' } });
      }

      const dead: string[] = [];
      for (const { key, id } of [...kept, narrowed]) if (!(await isServed(server, key))) dead.push(id);
      for (const account of [owner, demoted, careless, guest]) {
        if (!(await isServed(server, account.apiKey))) dead.push(account.email);
      }
      expect(dead).toEqual([]);

      // Sessions: none of those of the backup.
      for (const { accessToken, cookie } of [owner, careless, deleted, guest]) {
        expect((await request(server, 'GET', '/api/v1/me', { token: accessToken })).status).toBe(401);
        expect((await request(server, 'POST', '/api/v1/auth/refresh', { cookie })).status).toBe(401);
      }
      const signIn = (account: Account) =>
        request(server, 'POST', '/api/v1/auth/login', {
          json: { email: account.email, password: account.password },
        });
      expect((await signIn(careless)).status).toBe(401);
      expect((await signIn(deleted)).status).toBe(401);
      expect((await signIn(moved)).status).toBe(401);
      expect((await signIn({ ...moved, email: newAddress })).status).toBe(200);

      const write = await request(server, 'POST', '/api/v1/documents', {
        apiKey: narrowed.key,
        json: { title: 'x', body: '' },
      });
      expect(write.status).toBe(403);
      expect((await request(server, 'GET', '/api/v1/me', { apiKey: demoted.apiKey })).json.role).toBe(
        'viewer',
      );
      const ofLimited = `/api/v1/workspaces/${owner.workspace.id}/service-accounts/${limitedAccount}`;
      expect((await request(server, 'GET', ofLimited, { apiKey: owner.apiKey })).json).toMatchObject({
        role: 'viewer',
        limits: [{ requests: 5, per: 'day' }],
      });
      const ofOwner = `/api/v1/workspaces/${owner.workspace.id}`;
      expect((await request(server, 'GET', ofOwner, { apiKey: owner.apiKey })).json.limits_max).toEqual(
        ceiling,
      );
      const sso = await request(server, 'GET', `${ofOwner}/sso`, { apiKey: owner.apiKey });
      expect(sso.json.identity_provider).toBeNull();
      const again = await login(server, guest);
      for (const token of [openInvitation, usedInvitation]) {
        const accepted = await request(server, 'POST', '/api/v1/invitations/accept', {
          token: again.accessToken,
          json: { token },
        });
        expect(accepted.status).toBeGreaterThanOrEqual(400);
      }
      const listed = await request(
        server,
        'GET',
        `/api/v1/workspaces/${owner.workspace.id}/webhook-endpoints`,
        {
          apiKey: owner.apiKey,
        },
      );
      expect(listed.json).toEqual([
        expect.objectContaining({
          id: transferredEndpoint,
          status: 'active',
          owner: expect.objectContaining({ name: 'Integrations' }),
        }),
        // Its receiver expects a lost secret: somebody has to rotate it again.
        expect.objectContaining({ id: rotatedEndpoint, status: 'disabled' }),
        expect.objectContaining({ id: disabledEndpoint, status: 'disabled' }),
        expect.objectContaining({ id: keptEndpoint, status: 'active' }),
      ]);
      // Members of the backup stay members, except those who were removed.
      const ownerAgain = await login(server, owner);
      const { json: members } = await request(
        server,
        'GET',
        `/api/v1/workspaces/${owner.workspace.id}/members`,
        {
          token: ownerAgain.accessToken,
        },
      );
      expect(members.map(({ user }: { user: { id: string } }) => user.id).toSorted()).toEqual(
        [owner.user.id, demoted.user.id].toSorted(),
      );
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  it('leaves a trail that continues where the lost one ended', async () => {
    const { exit, log } = await verifyAudit('--trail', trail);
    expect({ exit, log }).toMatchObject({ exit: 0 });
    const [row] = await restored.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_events WHERE action = 'instance.restored'`,
    );
    expect(row?.n).toBe(1);
  });

  it('finds nothing to replay the next time', async () => {
    const { exit, log } = await afterRestore('--trail', trail);
    expect({ exit, log }).toMatchObject({ exit: 0 });
    expect(log).toContain('0 events are replayed.');
    expect(log).toContain('Careful: this database has changes');
  });

  it('can be repeated after it lost the connection that reserves the end of the trail, and puts back every lost event', async () => {
    const program = await startAfterRestore(interrupted, '--trail', trail, '--apply');
    await eventually(
      'it has begun',
      () => interrupted.query('SELECT FROM api_keys WHERE revoked_at IS NOT NULL'),
      {
        until: ({ length }) => length > 0,
        intervalMs: 5,
      },
    );
    await interrupted.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'latchkey after-restore'`,
    );
    expect(await program.ended()).toBe(1);
    expect(program.log.at(-1)).toMatch(
      /^Not finished, and safe to repeat: .* lost the connection .* no server runs on this database/,
    );

    // Nor do limits of the role end that connection, which is idle while the events are replayed.
    const { username } = new URL(interrupted.url);
    for (const name of ['idle_in_transaction_session_timeout', 'idle_session_timeout'])
      await interrupted.query(`ALTER ROLE ${username} IN DATABASE ${interrupted.name} SET ${name} = '50ms'`);
    const { exit, log } = await afterRestoreOf(interrupted, '--trail', trail, '--apply');
    expect({ exit, log }).toMatchObject({ exit: 0 });
    expect(log).not.toContain('servers have gone on');
    const chained = await interrupted.query<{ id: string }>('SELECT event_id AS id FROM audit_chain');
    const ids = new Set(chained.map(({ id }) => id));
    const lines = (await readFile(trail, 'utf8')).trim().split('\n');
    const events = lines.map((line) => JSON.parse(line)).filter(({ event }) => event !== undefined);
    expect(events.filter(({ event }) => !ids.has(event.id))).toEqual([]);
  });

  it('also replays on a database that has moved on, although the lost events cannot be put back', async () => {
    const early = await startServer({ databaseUrl: goneOn.url });
    const stranger = await register(early);
    await eventually('the chain has gone on', () => goneOn.query('SELECT FROM audit_unsealed'), {
      until: ({ length }) => length === 0,
    });
    expect(await isServed(early, revoked[0]?.key ?? '')).toBe(true);
    const { exit, log } = await afterRestoreOf(goneOn, '--trail', trail, '--apply');
    expect({ exit, log }).toMatchObject({ exit: 0 });
    expect(log).toContain('Careful: servers have gone on with this database');
    // On running servers: it is final there, too.
    for (const { key } of [...revoked, rotated, keyOfSecond]) expect(await isServed(early, key)).toBe(false);
    for (const key of [stranger.apiKey, kept[0]?.key ?? '']) expect(await isServed(early, key)).toBe(true);

    // A repair stays when the tool is run once more; a person who signed in again signs in once more.
    const { accessToken } = await login(early, owner);
    const enabled = await request(early, 'PATCH', keysPath(owner.workspace.id, transferred.id), {
      token: accessToken,
      json: { disabled: false },
    });
    expect(enabled.status).toBe(200);
    const second = await afterRestoreOf(goneOn, '--trail', trail, '--apply');
    expect(second).toMatchObject({ exit: 0 });
    expect(second.log).toContain('were replayed before');
    expect(second.log).toContain('0 events are replayed.');
    expect(await isServed(early, transferred.key)).toBe(true);
    expect(await isServed(early, revoked[0]?.key ?? '')).toBe(false);
    expect((await request(early, 'GET', '/api/v1/me', { token: accessToken })).status).toBe(401);
    expect(await early.stop()).toBe(0);
  });
});
