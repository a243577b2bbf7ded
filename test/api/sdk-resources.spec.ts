import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  type ApiKey,
  Latchkey,
  LatchkeySession,
  NotFoundError,
  PermissionError,
  type SignedUp,
} from '@latchkey/sdk';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { eventually } from '../support/eventually.js';

const app = useServer();
const password = randomBytes(18).toString('base64url');
let session: LatchkeySession;
let account: SignedUp;
let latchkey: Latchkey;
let workspaceId: string;

beforeAll(async () => {
  session = Latchkey.session({ baseUrl: app.server.url });
  account = await session.register({ email: `${randomUUID()}@example.com`, password, name: 'Ada' });
  workspaceId = account.workspace.id;
  latchkey = new Latchkey({ apiKey: account.plaintext, workspaceId, baseUrl: app.server.url });
});

async function newSession(): Promise<{ session: LatchkeySession; account: SignedUp }> {
  const other = Latchkey.session({ baseUrl: app.server.url });
  return {
    session: other,
    account: await other.register({ email: `${randomUUID()}@example.com`, password }),
  };
}

describe('A client with an API key', () => {
  it('is the key, in camel case', async () => {
    expect(await latchkey.me()).toMatchObject({
      kind: 'api_key',
      user: { name: 'Ada' },
      workspace: { id: workspaceId },
      key: { id: account.apiKey.id, keyPrefix: account.apiKey.keyPrefix },
    });
  });

  it('creates a key by its label, shows its secrets once, rotates, changes and revokes it', async () => {
    const created = await latchkey.workspaces.createApiKey(workspaceId, {
      label: 'CI bot',
      allowedIps: ['127.0.0.1'],
      scopes: ['documents:read'],
    });
    expect(created).toEqual({
      apiKey: expect.objectContaining({
        name: 'CI bot',
        allowedIps: ['127.0.0.1/32'],
        createdBy: account.user.id,
      }),
      plaintext: expect.stringMatching(/^lk_[0-9a-f]{48}$/),
      webhookSigningSecret: expect.stringMatching(/^whsec_/),
    });
    expect(Object.keys(created.apiKey)).not.toEqual(expect.arrayContaining(['key']));

    const keyId = created.apiKey.id;
    const renamed = await latchkey.workspaces.updateApiKey(workspaceId, keyId, {
      name: 'CI',
      allowedIps: null,
    });
    expect(renamed).toMatchObject({ name: 'CI', allowedIps: null });
    expect(await latchkey.workspaces.getApiKey(workspaceId, keyId)).toEqual(renamed);

    const rotated = await latchkey.workspaces.rotateApiKey(workspaceId, keyId, { overlapSeconds: 60 });
    expect(rotated.plaintext).not.toBe(created.plaintext);
    const old = new Latchkey({ apiKey: created.plaintext, baseUrl: app.server.url });
    expect(await old.documents.list().toArray()).toEqual([]);
    const usage = await latchkey.workspaces.apiKeyUsage(workspaceId, keyId, { interval: 'hour' });
    expect(usage).toMatchObject({ apiKeyId: keyId, interval: 'hour', replacedBy: rotated.apiKey.id });

    expect(await latchkey.workspaces.revokeApiKey(workspaceId, keyId)).toEqual({ status: 'revoked' });
    expect(await latchkey.workspaces.deleteApiKey(workspaceId, keyId)).toEqual({ status: 'revoked' });
    await expect(old.me()).rejects.toMatchObject({ status: 401, code: 'invalid_credentials' });
  });

  it('writes documents, but only the version that the writer has read', async () => {
    const document = await latchkey.documents.create({
      title: 'Minutes',
      body: 'snake_case stays in values',
    });
    expect(document).toMatchObject({ workspaceId, version: 1, body: 'snake_case stays in values' });
    const { id } = document;
    expect(await latchkey.documents.get(id)).toEqual(document);
    expect(await latchkey.documents.getIfChanged(id, 1)).toBeNull();

    const updated = await latchkey.documents.update(id, { title: 'Notes' }, { ifVersion: 1 });
    expect(updated).toMatchObject({ title: 'Notes', version: 2 });
    expect(await latchkey.documents.getIfChanged(id, 1)).toEqual(updated);
    await expect(
      latchkey.documents.replace(id, { title: 'x', body: 'y' }, { ifVersion: 1 }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      status: 412,
      code: 'precondition_failed',
    });
    expect(await latchkey.documents.replace(id, { title: 'x', body: 'y' })).toMatchObject({ version: 3 });
    expect(await latchkey.documents.delete(id, { ifVersion: 3 })).toBeUndefined();
    await expect(latchkey.documents.get(id)).rejects.toThrow(NotFoundError);
  });

  it('finds documents by their words', async () => {
    await latchkey.documents.create({ title: 'Zebra crossing', body: '' });
    const found = await latchkey.documents.list({ q: 'zebra' }).toArray();
    expect(found.map(({ title }) => title)).toEqual(['Zebra crossing']);
  });

  it('is refused actions reserved for people, naming what is missing', async () => {
    await expect(latchkey.account.listSessions().page()).rejects.toThrow(PermissionError);
    const { plaintext } = await latchkey.workspaces.createApiKey(workspaceId, {
      name: 'reader',
      scopes: ['documents:read'],
    });
    const reader = new Latchkey({ apiKey: plaintext, baseUrl: app.server.url });
    await expect(reader.documents.create({ title: 'no', body: '' })).rejects.toMatchObject({
      status: 403,
      code: 'insufficient_scope',
      extensions: { requiredScope: 'documents:write' },
      requestId: expect.stringMatching(/./),
    });
  });
});

describe('A list', () => {
  it('iterates over all pages in order, and returns a single page on request', async () => {
    const { account: owner } = await newSession();
    const client = new Latchkey({ apiKey: owner.plaintext, baseUrl: app.server.url });
    const names = Array.from({ length: 7 }, (_, index) => `key ${index}`);
    for (const name of names) await client.workspaces.createApiKey(owner.workspace.id, { name });

    const list = client.workspaces.listApiKeys(owner.workspace.id, { q: 'key' });
    const pages: ApiKey[][] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await list.page({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      pages.push(page.items);
      expect(pages.length).toBeLessThanOrEqual(3);
      cursor = page.nextCursor;
    }
    expect(pages.map(({ length }) => length)).toEqual([3, 3, expect.any(Number)]);
    const walked: string[] = [];
    for await (const { name } of list) walked.push(name);
    expect(walked).toEqual(pages.flat().map(({ name }) => name));
    expect(walked).toEqual(expect.arrayContaining(names));
  });
});

describe('A session', () => {
  it('transfers a key to a service account', async () => {
    const { session: own, account: owner } = await newSession();
    const { id, name } = await own.workspaces.createServiceAccount(owner.workspace.id, {
      name: 'Nightly export',
      role: 'viewer',
    });
    const { plaintext, apiKey } = await own.workspaces.createApiKey(owner.workspace.id, { name: 'importer' });
    const transferred = await own.workspaces.transferApiKey(owner.workspace.id, apiKey.id, {
      serviceAccountId: id,
    });
    expect(transferred).toMatchObject({ id: apiKey.id, owner: { type: 'service_account', id, name } });
    const me = await new Latchkey({ apiKey: plaintext, baseUrl: app.server.url }).me();
    expect(me).toMatchObject({ role: 'viewer', serviceAccount: { id } });
  });

  it("keeps the names in metadata, previews a policy, and applies the review's proposals unchanged", async () => {
    const { session: own, account: owner } = await newSession();
    const { workspaces } = own;
    const { id: workspace } = owner.workspace;
    const metadata = { customerName: 'acme', 'cost.centre': '7', snake_case: 'yes' };
    const { apiKey, plaintext } = await workspaces.createApiKey(workspace, {
      name: 'exporter',
      scopes: ['documents:read', 'documents:write'],
      metadata,
    });
    expect(apiKey.metadata).toEqual(metadata);
    const found = async (filter: Record<string, string>) => {
      const keys = await workspaces.listApiKeys(workspace, { metadata: filter }).toArray();
      return keys.map(({ id, metadata: its }) => [id, its]);
    };
    expect(await found({ customerName: 'acme', 'cost.centre': '7' })).toEqual([[apiKey.id, metadata]]);
    expect(await found({ customer_name: 'acme' })).toEqual([]);

    const policy = { requireExpiry: true, graceDays: 30 };
    expect(await workspaces.setKeyPolicy(workspace, policy, { dryRun: true })).toMatchObject({
      ...{ dryRun: true, requireExpiry: true, keysReached: 2 },
      keys: [{ id: apiKey.id, brokenRules: ['require_expiry'] }, { id: owner.apiKey.id }],
    });
    expect(await workspaces.getKeyPolicy(workspace)).toMatchObject({ requireExpiry: false });

    const exporter = new Latchkey({ apiKey: plaintext, baseUrl: app.server.url });
    await exporter.documents.list().toArray();
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '91 days' WHERE id = '${apiKey.id}'`,
    );
    const review = await workspaces.getKeyReview(workspace, { finding: ['wider_than_used'] });
    expect(review.keys).toMatchObject([
      { id: apiKey.id, proposal: { scopes: ['documents:read'], allowedIps: [expect.any(String)] } },
    ]);
    const proposal = review.keys[0]?.proposal ?? {};
    expect(await workspaces.updateApiKey(workspace, apiKey.id, proposal)).toMatchObject({
      scopes: ['documents:read'],
      allowedIps: [expect.stringMatching(/\/(32|128)$/)],
      metadata,
    });
    expect(await exporter.documents.list().toArray()).toEqual([]);
  });

  it('removes a member and keeps their key working under a service account', async () => {
    const { session: own, account: owner } = await newSession();
    const { session: guest, account: member } = await newSession();
    const { token } = await own.workspaces.createInvitation(owner.workspace.id, { role: 'member' });
    await guest.workspaces.acceptInvitation(token);
    const { plaintext, apiKey } = await guest.workspaces.createApiKey(owner.workspace.id, { name: 'export' });
    const { id } = await own.workspaces.createServiceAccount(owner.workspace.id, {
      name: 'Nightly export',
      role: 'member',
    });
    const ended = await own.workspaces.removeMemberAndTransfer(owner.workspace.id, member.user.id, {
      transfers: [{ apiKeyId: apiKey.id, serviceAccountId: id }],
    });
    expect(ended.apiKeys.total).toBe(0);
    const me = await new Latchkey({ apiKey: plaintext, baseUrl: app.server.url }).me();
    expect(me).toMatchObject({ role: 'member', serviceAccount: { id } });
  });

  it('manages workspaces, invitations and members', async () => {
    const workspace = await session.workspaces.create({ name: 'Second' });
    expect(workspace).toMatchObject({ name: 'Second', role: 'owner' });
    const { id } = workspace;
    expect(await session.workspaces.update(id, { name: 'Renamed' })).toMatchObject({ name: 'Renamed' });
    expect(await session.workspaces.get(id)).toMatchObject({ id, name: 'Renamed' });
    expect((await session.workspaces.list().toArray()).map((each) => each.id)).toEqual(
      expect.arrayContaining([id, workspaceId]),
    );

    const { token } = await session.workspaces.createInvitation(id, { role: 'member', expiresInDays: 1 });
    const { session: guest, account: guestAccount } = await newSession();
    await guest.workspaces.acceptInvitation(token);
    const userId = guestAccount.user.id;
    expect((await session.workspaces.listMembers(id).toArray()).map((member) => member.role).sort()).toEqual([
      'member',
      'owner',
    ]);
    expect(await session.workspaces.updateMember(id, userId, { role: 'viewer' })).toMatchObject({
      role: 'viewer',
    });
    await session.workspaces.removeMember(id, userId);
    await expect(guest.workspaces.get(id)).rejects.toThrow(NotFoundError);

    const pending = await session.workspaces.createInvitation(id, { role: 'viewer' });
    await session.workspaces.revokeInvitation(id, pending.id);
    expect(await session.workspaces.listInvitations(id, { status: 'revoked' }).toArray()).toHaveLength(1);

    const events = await session.workspaces.listAuditEvents(id, { actorUserId: account.user.id }).toArray();
    expect(events.map(({ action }) => action)).toEqual(expect.arrayContaining(['workspace.updated']));
    expect(events[0]).toMatchObject({
      actor: { kind: 'user', apiKeyId: null },
      occurredAt: expect.any(String),
    });

    const all = await session.workspaces.listAuditEvents(id).toArray();
    const links = await eventually(
      'every event has its place',
      () => session.workspaces.listAuditLinks(id).toArray(),
      { until: ({ length }) => length === all.length },
    );
    const { chain, ...checkpoint } = await session.workspaces.getAuditCheckpoint(id);
    expect({ chain, position: checkpoint.position }).toEqual({ chain: id, position: links.length });
    expect(JSON.parse(links.at(-1)?.event ?? '')).toMatchObject({ workspace_id: id });

    await session.workspaces.delete(id);
    await expect(session.workspaces.get(id)).rejects.toThrow(NotFoundError);
  });

  it('acts in the chosen workspace', async () => {
    const { id } = await session.workspaces.create({ name: 'Elsewhere' });
    const elsewhere = session.withWorkspace(id);
    await elsewhere.documents.create({ title: 'There', body: '' });
    expect((await elsewhere.me()).workspace).toMatchObject({ id });
    expect(await elsewhere.documents.list().toArray()).toHaveLength(1);
    expect((await session.me()).workspace).toMatchObject({ id: workspaceId });
  });

  it('lists and ends sessions, and changes the password', async () => {
    const email = `${randomUUID()}@example.com`;
    const first = Latchkey.session({ baseUrl: app.server.url });
    await first.register({ email, password });
    const second = Latchkey.session({ baseUrl: app.server.url });
    await second.login({ email, password });
    const sessions = await first.account.listSessions().toArray();
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    await first.account.endSession(sessions.find(({ current }) => !current)!.id);
    await expect(second.me()).rejects.toMatchObject({ status: 401 });
    expect(second.state.status).toBe('signed-out');

    await second.login({ email, password });
    await first.account.endOtherSessions();
    expect(await second.restore()).toBe(false);
    const newPassword = randomBytes(18).toString('base64url');
    await first.account.changePassword({ currentPassword: password, newPassword });
    await second.login({ email, password: newPassword });
    expect((await second.me()).user.email).toBe(email);
    expect((await first.me()).user.email).toBe(email);
  });
});

describe('A leaked key', () => {
  it('can be reported by anyone who finds it', async () => {
    const { plaintext } = await latchkey.workspaces.createApiKey(workspaceId, { name: 'leaked' });
    const finder = Latchkey.session({ baseUrl: app.server.url });
    expect(await finder.leaks.report({ credentials: [plaintext], url: 'https://example.com/paste' })).toEqual(
      {
        status: 'accepted',
      },
    );
    expect(finder.state.status).toBe('unknown');
  });
});

describe('Health', () => {
  it('is reported to anyone', async () => {
    const anybody = Latchkey.session({ baseUrl: app.server.url });
    expect(await anybody.health.live()).toMatchObject({ status: 'ok' });
    expect(await anybody.health.ready()).toMatchObject({ status: 'ok' });
  });
});
