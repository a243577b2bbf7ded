import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { useOwnServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, login, register, request, type Response } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { fifty } from '../support/patiently.js';
import { atOnce, COMMITS, holdTransaction } from '../support/held-transaction.js';
import { type ReceivedMail, startMailboxes, tokenIn } from '../support/smtp.js';
import { accept, invite, join } from '../support/workspaces.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const app = useOwnServer({
  env: {
    SMTP_URL: mailboxes.url,
    MAIL_FROM: 'no-reply@acme.dev',
    EMAIL_VERIFICATION: 'off',
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
  },
});

let owner: Account;
const workspace = (rest = ''): string => `/api/v1/workspaces/${owner.workspace.id}${rest}`;

beforeAll(async () => {
  owner = await register(app.server);
});

const asOwner = (method: string, rest: string, json?: object): Promise<Response> =>
  request(app.server, method, workspace(rest), {
    token: owner.accessToken,
    ...(json === undefined ? {} : { json }),
  });

const asMember = (member: Account, method: string, rest: string, json?: object): Promise<Response> =>
  request(app.server, method, workspace(rest), {
    token: member.accessToken,
    ...(json === undefined ? {} : { json }),
  });

async function newMember(role: 'viewer' | 'member' | 'admin' | 'owner'): Promise<Account> {
  const member = await register(app.server);
  await join(app.server, owner, member, role);
  return member;
}

async function keyOf(member: Account): Promise<Json> {
  const { status, json } = await asMember(member, 'POST', '/api-keys', { name: `of ${member.email}` });
  expect(status).toBe(201);
  return json;
}

const whoIs = async (apiKey: string): Promise<number> =>
  (await request(app.server, 'GET', '/api/v1/me', { apiKey })).status;

async function changeAddress({ accessToken, password }: Account, email: string): Promise<void> {
  await request(app.server, 'PUT', '/api/v1/auth/email', {
    token: accessToken,
    json: { email, current_password: password },
  });
  const token = tokenIn(await mailboxes.mailTo(email, /^Confirm your new/));
  const verified = await request(app.server, 'POST', '/api/v1/auth/email/verify', { json: { token } });
  expect(verified.status).toBe(204);
}

const remove = (member: Account): Promise<Response> => asOwner('DELETE', `/members/${member.user.id}`);

describe('G12: leaving is final', () => {
  it('ends the keys of a removed member, says so, and a new membership revives none', async () => {
    const member = await newMember('admin');
    const { id, key, key_prefix: prefix } = await keyOf(member);
    const impact = await asOwner('GET', `/members/${member.user.id}/impact`);
    expect(impact.json.api_keys).toEqual({
      total: 1,
      items: [{ id, label: `of ${member.email} (${prefix}…)`, last_used_at: null }],
    });
    const removed = await remove(member);
    expect(removed.status).toBe(200);
    expect(removed.json).toEqual(impact.json);
    expect(await whoIs(key)).toBe(401);
    const ended = { status: 'ended', status_reason: 'creator_left' };
    expect((await asOwner('GET', `/api-keys/${id}`)).json).toMatchObject(ended);
    expect((await asOwner('GET', '/api-keys?status=ended')).json.map((one: Json) => one.id)).toContain(id);

    await join(app.server, owner, member, 'owner');
    expect(await whoIs(key)).toBe(401);
    expect((await asOwner('GET', `/api-keys/${id}`)).json).toMatchObject(ended);
    expectProblem(await asOwner('PATCH', `/api-keys/${id}`, { name: 'again' }), 409, 'api_key_not_active');
    expectProblem(await asOwner('POST', `/api-keys/${id}/rotate`), 409, 'api_key_not_active');
  });

  it('notifies the owners who did not do it of what they have to replace', async () => {
    const member = await newMember('admin');
    await keyOf(member);
    const other = await newMember('owner');
    await asMember(member, 'DELETE', `/members/${member.user.id}`);
    for (const { email } of [owner, other]) {
      const mail = await mailboxes.mailTo(email, /left the workspace/);
      expect(mail.text).toContain('never used');
    }
  });

  it('affects no key transferred earlier, about which its previous owner is notified once', async () => {
    const member = await newMember('admin');
    const { id, key } = await keyOf(member);
    const account = await asOwner('POST', '/service-accounts', { name: 'Nightly export', role: 'member' });
    const transfer = () =>
      asOwner('POST', `/api-keys/${id}/transfer`, { service_account_id: account.json.id });
    for (const { status } of [await transfer(), await transfer()]) expect(status).toBe(200);
    const mail = await mailboxes.mailTo(member.email, /now belongs to/);
    expect(mail.text).toContain('Nightly export');
    await remove(member);
    expect(await whoIs(key)).toBe(200);
    const told = (await mailboxes.mailsTo(member.email)).filter(({ subject }) =>
      /now belongs/.test(subject ?? ''),
    );
    expect(told).toHaveLength(1);
  });

  it('leaves no invitation open: neither to the address nor by the departed member', async () => {
    const member = await newMember('admin');
    const third = await register(app.server);
    const byMember = (await asMember(member, 'POST', '/invitations', { role: 'viewer' })).json;
    await remove(member);
    const toAddress = (await asOwner('POST', '/invitations', { role: 'viewer', email: member.email })).json;
    expect((await accept(app.server, member, toAddress.token)).status).toBe(200);
    await asOwner('PATCH', `/members/${member.user.id}`, { role: 'admin' });
    // The inviter is an admin again, but their earlier invitations stay withdrawn.
    expectProblem(await accept(app.server, third, byMember.token), 409, 'invitation_not_open');
  });

  it('leaves open no earlier invitation to the person, who came by another one and changes their address', async () => {
    const person = await register(app.server);
    const earlier = await invite(app.server, owner, owner.workspace.id, {
      role: 'admin',
      email: person.email,
    });
    await join(app.server, owner, person, 'member');
    expect((await asOwner('GET', '/invitations?status=open&limit=100')).json).not.toContainEqual(
      expect.objectContaining({ id: earlier.id }),
    );
    await changeAddress(person, `${randomUUID()}@example.com`);
    await remove(person);
    await changeAddress(person, person.email);
    expectProblem(await accept(app.server, person, earlier.token), 409, 'invitation_not_open');
  });

  it.each(['old', 'new'])(
    'leaves open no invitation to the %s address of a member who changes it',
    async (which) => {
      const person = await newMember('member');
      const address = `${randomUUID()}@example.com`;
      const invited = which === 'old' ? person.email : address;
      const { id } = await invite(app.server, owner, owner.workspace.id, { role: 'admin', email: address });
      // To a member's present address none can be sent; one from before they joined was left open by earlier versions.
      await changeByHand(app.database, `UPDATE invitations SET email = '${invited}' WHERE id = '${id}'`);
      await changeAddress(person, address);
      const [withdrawn] = (await asOwner('GET', `/audit-events?target_id=${id}&action=invitation.revoked`))
        .json;
      expect(withdrawn.details).toEqual({ reason: 'email_changed' });
    },
  );

  it('leaves one open invitation per address: a second replaces the first, and a member is not invited', async () => {
    const guest = await register(app.server);
    const invitation = { role: 'admin', email: guest.email } as const;
    const first = await invite(app.server, owner, owner.workspace.id, invitation);
    const second = await invite(app.server, owner, owner.workspace.id, { ...invitation, role: 'viewer' });
    expectProblem(await accept(app.server, guest, first.token), 409, 'invitation_not_open');
    expect((await accept(app.server, guest, second.token)).status).toBe(200);
    expectProblem(await asOwner('POST', '/invitations', invitation), 409, 'already_member');
    await remove(guest);
    for (const { token } of [first, second]) {
      expectProblem(await accept(app.server, guest, token), 409, 'invitation_not_open');
    }
  });

  it('leaves one open invitation even when fifty are sent to an address at once', async () => {
    const email = `many-${Date.now()}@example.com`;
    const answers = await fifty(() => asOwner('POST', '/invitations', { role: 'viewer', email }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const open = (await asOwner('GET', '/invitations?status=open&limit=100')).json;
    expect(open.filter((one: Json) => one.email === email)).toHaveLength(1);
  });

  it('includes a workspace that the person joins while their account is being deleted', async () => {
    const person = await register(app.server);
    const { token } = await invite(app.server, owner, owner.workspace.id, { role: 'owner' });
    const commits = await holdTransaction(app.database, COMMITS);
    const joining = accept(app.server, person, token);
    await commits.isAwaited();
    const deletion = request(app.server, 'DELETE', '/api/v1/me', {
      token: person.accessToken,
      json: { current_password: person.password },
    });
    await commits.isAwaitedByTwo();
    await commits.commit();
    expect([(await joining).status, (await deletion).status]).toEqual([200, 204]);
    const members = (await asOwner('GET', '/members?limit=100')).json;
    expect(members.map((one: Json) => one.user.id)).not.toContain(person.user.id);
  });

  it('shows the impact to those who may remove the member, to the member, and to nobody else', async () => {
    const member = await newMember('member');
    const viewer = await newMember('viewer');
    const path = `/members/${member.user.id}/impact`;
    expect((await asMember(member, 'GET', path)).status).toBe(200);
    expectProblem(await asMember(viewer, 'GET', path), 403, 'insufficient_role');
    const outsider = await register(app.server);
    expectProblem(await asMember(outsider, 'GET', path), 404, 'not_found');
  });
});

describe('G12: deleting an account', () => {
  const deletion = (account: Account, current_password = account.password) =>
    request(app.server, 'DELETE', '/api/v1/me', { token: account.accessToken, json: { current_password } });

  it('ends sessions, keys and memberships, deletes workspaces without other members, and frees the address', async () => {
    const account = await register(app.server);
    const other = await login(app.server, account);
    await join(app.server, owner, account, 'admin');
    const { id, key } = await keyOf(account);
    const deleted = await deletion(account);
    expect(deleted.status).toBe(204);
    expect(deleted.headers.get('set-cookie')).toMatch(/^__Host-refresh_token=;/);
    for (const token of [account.accessToken, other.accessToken]) {
      expect((await request(app.server, 'GET', '/api/v1/me', { token })).status).toBe(401);
    }
    expect(await whoIs(key)).toBe(401);
    expect(await whoIs(account.apiKey)).toBe(401);
    expect((await asOwner('GET', `/api-keys/${id}`)).json).toMatchObject({
      status: 'ended',
      status_reason: 'account_deleted',
    });
    const signIn = { email: account.email, password: account.password };
    expectProblem(
      await request(app.server, 'POST', '/api/v1/auth/login', { json: signIn }),
      401,
      'sign_in_failed',
    );
    await mailboxes.mailTo(account.email, /^Your account was deleted$/);
    expect((await register(app.server, { email: account.email })).user.id).not.toBe(account.user.id);
  });

  it('is refused with a wrong password, and while others would be left without an owner', async () => {
    const account = await register(app.server);
    expectProblem(await deletion(account, 'not the password'), 400, 'current_password_wrong');
    const member = await register(app.server);
    await join(app.server, account, member, 'admin');
    const refused = expectProblem(await deletion(account), 409, 'last_owner');
    expect(refused.workspaces).toEqual([{ id: account.workspace.id, name: account.workspace.name }]);
    expect(refused.detail).toContain(account.workspace.name);
    expect(await whoIs(account.apiKey)).toBe(200);
    expectProblem(
      await request(app.server, 'DELETE', '/api/v1/me', {
        apiKey: account.apiKey,
        json: { current_password: account.password },
      }),
      403,
      'user_required',
    );
  });
});

describe('G12: what is created while its owner is leaving', () => {
  it('ends too: a key', async () => {
    const member = await newMember('admin');
    const [created, removed] = await atOnce(
      app.database,
      () => asMember(member, 'POST', '/api-keys', { name: 'at the last moment' }),
      () => remove(member),
    );
    expect([created.status, removed.status]).toEqual([201, 200]);
    expect((await asOwner('GET', `/api-keys/${created.json.id}`)).json).toMatchObject({
      status: 'ended',
      status_reason: 'creator_left',
    });
    await join(app.server, owner, member, 'admin');
    expect(await whoIs(created.json.key)).toBe(401);
  });

  it('ends too: the successor of a key that somebody else rotates', async () => {
    const member = await newMember('member');
    const key = await keyOf(member);
    const [rotated, removed] = await atOnce(
      app.database,
      () => asOwner('POST', `/api-keys/${key.id}/rotate`, { overlap_seconds: 3600 }),
      () => remove(member),
    );
    expect([rotated.status, removed.status]).toEqual([201, 200]);
    await join(app.server, owner, member, 'member');
    expect(await whoIs(key.key)).toBe(401);
    expect(await whoIs(rotated.json.key)).toBe(401);
  });

  it('ends too: an endpoint', async () => {
    const member = await newMember('admin');
    const key = await keyOf(member);
    const [created, removed] = await atOnce(
      app.database,
      () =>
        asMember(member, 'POST', '/webhook-endpoints', {
          url: 'https://example.com/hooks',
          events: ['api_key.created'],
          api_key_id: key.id,
        }),
      () => remove(member),
    );
    expect([created.status, removed.status]).toEqual([201, 200]);
    expect((await asOwner('GET', `/webhook-endpoints/${created.json.id}`)).json).toMatchObject({
      status: 'disabled',
      status_reason: 'creator_left',
    });
  });

  it('ends too: an invitation', async () => {
    const member = await newMember('admin');
    const [invited, removed] = await atOnce(
      app.database,
      () => asMember(member, 'POST', '/invitations', { role: 'member' }),
      () => remove(member),
    );
    expect([invited.status, removed.status]).toEqual([201, 200]);
    expectProblem(
      await accept(app.server, await register(app.server), invited.json.token),
      409,
      'invitation_not_open',
    );
  });

  it('is refused if the removal commits first', async () => {
    const member = await newMember('admin');
    const [removed, created] = await atOnce(
      app.database,
      () => remove(member),
      () => asMember(member, 'POST', '/api-keys', { name: 'too late' }),
    );
    expect(removed.status).toBe(200);
    expectProblem(created, 404, 'not_found');
  });
});

describe('G12: an account that a stranger created for an address', () => {
  it('is taken over by the first reset: everything planted before ends, people and keys', async () => {
    const stranger = await register(app.server);
    const friend = await register(app.server);
    await join(app.server, stranger, friend, 'owner');
    const path = `/api/v1/workspaces/${stranger.workspace.id}`;
    const friendsKey = (
      await request(app.server, 'POST', `${path}/api-keys`, {
        token: friend.accessToken,
        json: { name: 'planted' },
      })
    ).json.key;
    const open = await invite(app.server, friend, stranger.workspace.id, { role: 'admin' });

    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email: stranger.email } });
    const token = tokenIn(await mailboxes.mailTo(stranger.email, /^Reset your password$/));
    const password = 'the real owner of the address';
    const reset = { token, new_password: password };
    expect((await request(app.server, 'POST', '/api/v1/auth/password/reset', { json: reset })).status).toBe(
      204,
    );
    for (const apiKey of [stranger.apiKey, friendsKey]) expect(await whoIs(apiKey)).toBe(401);
    const asFriend = await request(app.server, 'GET', `${path}/members`, { token: friend.accessToken });
    expect(asFriend.status).toBe(404);
    expectProblem(
      await accept(app.server, await register(app.server), open.token),
      409,
      'invitation_not_open',
    );
    const real = await login(app.server, { email: stranger.email, password });
    const members = await request(app.server, 'GET', `${path}/members`, { token: real.accessToken });
    expect(members.json).toHaveLength(1);
    expect(members.json[0]).toMatchObject({ user: { email: stranger.email }, role: 'owner' });

    // The address is now proved: the next reset ends sessions but not keys.
    const key = (
      await request(app.server, 'POST', `${path}/api-keys`, {
        token: real.accessToken,
        json: { name: 'own' },
      })
    ).json.key;
    await request(app.server, 'POST', '/api/v1/auth/password/forgot', { json: { email: stranger.email } });
    let resets: ReceivedMail[] = [];
    for (let count = 2; resets.length < 2; count += 1) {
      const mails = await mailboxes.mailsTo(stranger.email, count);
      resets = mails.filter(({ subject }) => subject === 'Reset your password');
    }
    const again = { token: tokenIn(resets[1] as ReceivedMail), new_password: `${password}, again` };
    expect((await request(app.server, 'POST', '/api/v1/auth/password/reset', { json: again })).status).toBe(
      204,
    );
    expect(await whoIs(key)).toBe(200);
  });
});
