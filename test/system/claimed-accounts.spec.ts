import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { type Account, type Json, login, register, request } from '../support/client.js';
import { approveCliLogin, waitingCommand } from '../support/cli-login.js';
import { expectProblem } from '../support/expect-problem.js';
import { addApp } from '../support/factors.js';
import { newPerson, startIdentityProvider } from '../support/identity-provider.js';
import { COMMITS, holdTransaction } from '../support/held-transaction.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { type NameServer, startNameServer } from '../support/webhooks/name-server.js';
import { linkAt, signInAt } from '../support/workspace-sso.js';
import { accept, invite, join, type Role } from '../support/workspaces.js';

/**
 * Somebody signed up with an address, or left it unconfirmed, and its owner takes the account over: by the first reset
 * of the password.
 */

const PUBLIC_URL = 'http://latchkey.test';
const NEW_PASSWORD = 'chosen by the owner of the address';

const mailboxes = await startMailboxes();
const provider = await startIdentityProvider('acme', PUBLIC_URL);
let nameServer: NameServer;
beforeAll(async () => {
  nameServer = await startNameServer();
});
afterAll(() => Promise.all([mailboxes.goAway(), provider.stop(), nameServer.close()]));

const app = useOwnServer({
  env: {
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    EMAIL_VERIFICATION: 'off',
    PUBLIC_URL,
    PASSWORD_RESETS_PER_ADDRESS_PER_HOUR: '1000',
    WEBHOOK_ALLOW_PRIVATE: 'true',
    get WEBHOOK_DNS_SERVERS() {
      return nameServer.address;
    },
  },
});

const inWorkspace = ({ workspace }: Account, rest = ''): string =>
  `/api/v1/workspaces/${workspace.id}${rest}`;

async function resetLink({ email }: Account): Promise<string> {
  await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email } });
  return tokenIn(await mailboxes.mailTo(email, /^Reset/));
}

const follow = (token: string) =>
  request(app.server, 'POST', '/api/v1/auth/password/reset', { json: { token, new_password: NEW_PASSWORD } });

/** @returns the account, signed in again by the owner of its address */
async function claim(account: Account): Promise<Account> {
  expect((await follow(await resetLink(account))).status).toBe(204);
  return { ...account, ...(await login(app.server, { email: account.email, password: NEW_PASSWORD })) };
}

async function memberOf(owner: Account, role: Role): Promise<Account> {
  const member = await register(app.server);
  await join(app.server, owner, member, role);
  return member;
}

async function membersSeenBy({ accessToken }: Account, workspaceId: string): Promise<Record<string, Role>> {
  const path = `/api/v1/workspaces/${workspaceId}/members`;
  const { status, json } = await request(app.server, 'GET', path, { token: accessToken });
  expect(status).toBe(200);
  return Object.fromEntries(json.map((one: Json) => [one.user.id, one.role]));
}

async function workspacesOf({ accessToken }: Account): Promise<Json[]> {
  return (await request(app.server, 'GET', '/api/v1/workspaces', { token: accessToken })).json;
}

const removeMember = (by: Account, workspaceId: string, { user }: Account) =>
  request(app.server, 'DELETE', `/api/v1/workspaces/${workspaceId}/members/${user.id}`, {
    token: by.accessToken,
  });

describe('The first reset of an unconfirmed account', () => {
  it('changes nothing in a workspace that the account founded and has left', async () => {
    const founder = await register(app.server);
    const colleague = await memberOf(founder, 'owner');
    const member = await memberOf(founder, 'member');
    const { json: key } = await request(app.server, 'POST', inWorkspace(founder, '/api-keys'), {
      token: colleague.accessToken,
      json: { name: 'Production' },
    });
    expect((await removeMember(colleague, founder.workspace.id, founder)).status).toBe(200);

    const claimed = await claim(founder);
    expect(await membersSeenBy(colleague, founder.workspace.id)).toEqual({
      [colleague.user.id]: 'owner',
      [member.user.id]: 'member',
    });
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key.key })).status).toBe(200);
    expectProblem(
      await request(app.server, 'GET', inWorkspace(founder), { token: claimed.accessToken }),
      404,
      'not_found',
    );
  });

  it('gives a demoted founder nothing back: others run the workspace, and the account leaves it', async () => {
    const founder = await register(app.server);
    const colleague = await memberOf(founder, 'owner');
    await request(app.server, 'PATCH', inWorkspace(founder, `/members/${founder.user.id}`), {
      token: colleague.accessToken,
      json: { role: 'viewer' },
    });
    await claim(founder);
    expect(await membersSeenBy(colleague, founder.workspace.id)).toEqual({ [colleague.user.id]: 'owner' });
  });

  it('leaves the account alone in a workspace that it founded and still owns', async () => {
    const founder = await register(app.server);
    const others = [await memberOf(founder, 'owner'), await memberOf(founder, 'viewer')];
    const claimed = await claim(founder);
    expect(await membersSeenBy(claimed, founder.workspace.id)).toEqual({ [founder.user.id]: 'owner' });
    for (const { accessToken } of others) {
      const response = await request(app.server, 'GET', inWorkspace(founder), { token: accessToken });
      expectProblem(response, 404, 'not_found');
    }
  });

  it('leaves the account alone in a workspace of which it is the only owner, whoever founded it', async () => {
    const founder = await register(app.server);
    const heir = await memberOf(founder, 'owner');
    const member = await memberOf(founder, 'admin');
    await removeMember(founder, founder.workspace.id, founder);
    const claimed = await claim(heir);
    expect(await membersSeenBy(claimed, founder.workspace.id)).toEqual({ [heir.user.id]: 'owner' });
    expect(await workspacesOf(member)).toHaveLength(1);
  });

  it('takes the account out of the workspaces of others, and gives it one of its own if none is left', async () => {
    const stranger = await register(app.server);
    const victim = await memberOf(stranger, 'owner');
    await request(app.server, 'DELETE', inWorkspace(victim), { token: victim.accessToken });

    const claimed = await claim(victim);
    const own = await workspacesOf(claimed);
    expect(own).toEqual([expect.objectContaining({ name: 'My workspace', role: 'owner' })]);
    expect(own[0].id).not.toBe(stranger.workspace.id);
    expect(await membersSeenBy(claimed, own[0].id)).toEqual({ [victim.user.id]: 'owner' });
    expect(await membersSeenBy(stranger, stranger.workspace.id)).toEqual({ [stranger.user.id]: 'owner' });
    // What the owner of the address writes without naming a workspace is theirs alone.
    const me = await request(app.server, 'GET', '/api/v1/me', { token: claimed.accessToken });
    expect(me.json.workspace.id).toBe(own[0].id);
  });

  it('takes the account also out of a workspace that it joins at that moment', async () => {
    const stranger = await register(app.server);
    const victim = await register(app.server);
    const { token } = await invite(app.server, stranger, stranger.workspace.id, { role: 'owner' });
    const link = await resetLink(victim);
    const commits = await holdTransaction(app.database, COMMITS);
    const joining = accept(app.server, victim, token);
    await commits.isAwaited();
    const reset = follow(link);
    await commits.isAwaitedByTwo();
    await commits.commit();
    expect([(await joining).status, (await reset).status]).toEqual([200, 204]);
    expect(await membersSeenBy(stranger, stranger.workspace.id)).toEqual({ [stranger.user.id]: 'owner' });
  });

  it('waits for somebody who joins by an invitation of the account, and removes them', async () => {
    const account = await register(app.server);
    const guest = await register(app.server);
    const { token } = await invite(app.server, account, account.workspace.id, { role: 'owner' });
    const link = await resetLink(account);
    const workspace = await holdTransaction(
      app.database,
      `SELECT FROM workspaces WHERE id = '${account.workspace.id}' FOR NO KEY UPDATE`,
    );
    const joining = accept(app.server, guest, token);
    await workspace.isAwaited();
    const reset = follow(link);
    await workspace.isAwaitedByTwo();
    await workspace.commit();
    expect([(await joining).status, (await reset).status]).toEqual([200, 204]);
    const members = await app.database.query('SELECT user_id FROM memberships WHERE workspace_id = $1', [
      account.workspace.id,
    ]);
    expect(members).toEqual([{ user_id: account.user.id }]);
  });

  it('removes a planted identity provider, so that nobody can join through it', async () => {
    const victim = await register(app.server);
    const domain = `${randomUUID()}.dev`;
    nameServer.answerTexts(`_latchkey.${domain}`, [`latchkey-workspace=${victim.workspace.id}`]);
    const { name, issuer, client_id, client_secret } = provider.entry;
    const configured = await request(app.server, 'PUT', inWorkspace(victim, '/sso/identity-provider'), {
      token: victim.accessToken,
      json: { name, issuer, client_id, client_secret, domains: [domain] },
    });
    expect(configured.status).toBe(200);

    const claimed = await claim(victim);
    provider.person = newPerson({ email: `${randomUUID()}@${domain}` });
    await expect(signInAt(app.server, victim.workspace.id)).rejects.toThrow(/^start: 404/);
    expect(await membersSeenBy(claimed, victim.workspace.id)).toEqual({ [victim.user.id]: 'owner' });
    const trail = await request(
      app.server,
      'GET',
      inWorkspace(victim, '/audit-events?action=workspace.identity_provider_removed'),
      { token: claimed.accessToken },
    );
    expect(trail.json).toEqual([
      expect.objectContaining({
        details: {
          identity_provider_id: expect.any(String),
          issuer,
          enforced: false,
          reason: 'account_claimed',
        },
      }),
    ]);
  });

  it('succeeds while a deleted workspace of the account is being purged, and while one is being deleted', async () => {
    const account = await register(app.server);
    const link = await resetLink(account);
    // As left by a deletion whose contents have not been removed yet.
    await app.database.query(
      `BEGIN; SET LOCAL latchkey.change = 'by-hand';
       UPDATE workspaces SET deleted_at = clock_timestamp() WHERE id = '${account.workspace.id}';
       DELETE FROM memberships WHERE workspace_id = '${account.workspace.id}'; COMMIT`,
    );
    expect((await follow(link)).status).toBe(204);

    const other = await register(app.server);
    const otherLink = await resetLink(other);
    const deletion = await holdTransaction(
      app.database,
      `UPDATE workspaces SET deleted_at = clock_timestamp() WHERE id = '${other.workspace.id}';
       DELETE FROM memberships WHERE workspace_id = '${other.workspace.id}'`,
    );
    const reset = follow(otherLink);
    await deletion.isAwaited();
    await deletion.commit();
    expect((await reset).status).toBe(204);
  });
});

/**
 * What remains of each table that refers to accounts or workspaces. As SQL: rows that would still give somebody access,
 * of which none may remain; $1 is the account, $2 its workspace, $3 a workspace of somebody else. As a sentence: why
 * its rows may stay.
 */
const AFTERWARDS: Record<string, { none: string } | { stays: string }> = {
  account_events: { stays: 'the owner should see what happened in their name' },
  api_key_alerts: { stays: 'tells of a key' },
  api_key_leaks: { stays: 'tells of a key' },
  api_key_policy_endings: { stays: 'tells of a key' },
  api_keys: {
    none: `(created_by = $1 OR workspace_id = $2) AND (revoked_at IS NULL OR revoked_at > clock_timestamp())`,
  },
  audit_chain: { stays: 'the trail is never changed' },
  audit_events: { stays: 'the trail is never changed' },
  cli_logins: { none: 'user_id = $1 AND used_at IS NULL AND denied_at IS NULL' },
  document_totals: { stays: 'counts the documents' },
  documents: { stays: 'gives nobody access' },
  email_links: {
    none: `user_id = $1 AND used_at IS NULL AND email <> (SELECT email FROM users WHERE id = $1)`,
  },
  factor_resets: {
    stays: 'gives up when it is due: whoever asked is no longer in a workspace with the account',
  },
  factors: { none: 'user_id = $1' },
  familiar_addresses: { none: 'user_id = $1' },
  identities: { none: 'user_id = $1' },
  invitations: {
    none: '(invited_by = $1 OR workspace_id = $2) AND accepted_at IS NULL AND revoked_at IS NULL',
  },
  key_policies: { stays: 'only restricts keys' },
  last_sessions: { stays: 'tells of sessions that are gone' },
  memberships: { none: '(user_id = $1 AND workspace_id = $3) OR (workspace_id = $2 AND user_id <> $1)' },
  recovery_codes: { none: 'user_id = $1' },
  service_accounts: { none: 'workspace_id = $2' },
  sessions: { none: '(user_id = $1 OR confined_to = $2) AND revoked_at IS NULL' },
  users: { none: 'id = $1 AND (email_verified_at IS NULL OR password_unproven_at IS NOT NULL)' },
  webhook_endpoints: { none: '(created_by = $1 OR workspace_id = $2) AND disabled_at IS NULL' },
  webhook_events: { stays: 'is delivered only to endpoints, which are stopped' },
  workspace_identity_providers: { none: 'workspace_id = $2' },
  workspaces: { stays: 'is the account’s own, with settings that it can change' },
};

/** Tables that name an account or a workspace, or refer to one under another name. */
const TABLES = `
  SELECT c.relname AS name FROM pg_class c
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND (
    c.relname IN ('users', 'workspaces')
    OR EXISTS (SELECT FROM pg_attribute a
      WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('user_id', 'workspace_id'))
    OR EXISTS (SELECT FROM pg_constraint f
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid IN ('users'::regclass, 'workspaces'::regclass)))
  ORDER BY name`;

describe('Of everything that a stranger can leave in an account and its workspace, the first reset', () => {
  it('is known to end, or to spare for a reason, each kind', async () => {
    const tables = await app.database.query<{ name: string }>(TABLES);
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(AFTERWARDS));
  });

  it('leaves nothing that gives anybody access', async () => {
    const friend = await register(app.server);
    const account = await memberOf(friend, 'owner');
    const accomplice = await memberOf(account, 'admin');
    await plantEverything(account, accomplice, friend);
    const parameters = [account.user.id, account.workspace.id, friend.workspace.id];
    const left = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const [table, rule] of Object.entries(AFTERWARDS)) {
        if (!('none' in rule)) continue;
        const of = (parameter: string) => `${parameter}::uuid IS NOT NULL`;
        const rows = await app.database.query(
          `SELECT FROM ${table} WHERE (${rule.none}) AND ${of('$1')} AND ${of('$2')} AND ${of('$3')}`,
          parameters,
        );
        if (rows.length > 0) found.push(table);
      }
      return found;
    };
    // Otherwise the test would prove nothing about a table.
    expect(await left()).toEqual(Object.keys(AFTERWARDS).filter((table) => 'none' in AFTERWARDS[table]!));
    expect((await follow(await resetLink(account))).status).toBe(204);
    expect(await left()).toEqual([]);
  });
});

/** In the account, in its workspace, and in the workspace of `friend`, of which the account is an owner, too. */
async function plantEverything(account: Account, accomplice: Account, friend: Account): Promise<void> {
  const token = account.accessToken;
  const send = async (method: string, path: string, json: object, by = token): Promise<Json> => {
    const response = await request(app.server, method, path, { token: by, json });
    expect([method, path, response.status < 300]).toEqual([method, path, true]);
    return response.json;
  };
  for (const by of [token, accomplice.accessToken]) {
    await send('POST', inWorkspace(account, '/invitations'), { role: 'member' }, by);
    await send('POST', inWorkspace(account, '/api-keys'), { name: 'Planted' }, by);
  }
  await send('POST', inWorkspace(friend, '/api-keys'), { name: 'Planted' });
  const rotated = await send('POST', inWorkspace(account, '/api-keys'), { name: 'Rotated' });
  await send('POST', inWorkspace(account, `/api-keys/${rotated.id}/rotate`), { overlap_seconds: 3_600 });
  await createEndpoint(app.server, account, { url: 'http://127.0.0.1/', events: ['api_key.created'] });
  const machine = await send('POST', inWorkspace(account, '/service-accounts'), {
    name: 'Robot',
    role: 'admin',
  });
  await send('POST', inWorkspace(account, '/api-keys'), { name: 'Robot', service_account_id: machine.id });
  await send('PUT', '/api/v1/auth/email', {
    email: `${randomUUID()}@example.com`,
    current_password: account.password,
  });
  const { name, issuer, client_id, client_secret } = provider.entry;
  await send('PUT', inWorkspace(account, '/sso/identity-provider'), {
    name,
    issuer,
    client_id,
    client_secret,
  });
  provider.person = newPerson();
  await linkAt(app.server, account.workspace.id, token);
  expect((await approveCliLogin(app.server, token, waitingCommand())).status).toBe(201);
  await addApp(app.server, account);
}
