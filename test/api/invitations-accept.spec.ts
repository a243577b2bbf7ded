import { beforeEach, describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { expectProblem } from '../support/expect-problem.js';
import { fifty } from '../support/patiently.js';
import { accept, invite, join, type Member, registerMember, type Role } from '../support/workspaces.js';

const app = useServer();

let owner: Account;

beforeEach(async () => {
  owner = await register(app.server);
});

const newMember = (role: Role): Promise<Member> => registerMember(app.server, app.database, owner, role);
const inviteAs = (by: Account, role: Role) => invite(app.server, by, owner.workspace.id, { role });

describe('POST /invitations/accept', () => {
  it.each(['viewer', 'member', 'admin', 'owner'] as const)('makes the user a %s', async (role) => {
    const guest = await register(app.server);
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    expectProblem(await request(app.server, 'GET', path, { token: guest.accessToken }), 404, 'not_found');
    const { token } = await inviteAs(owner, role);
    const response = await accept(app.server, guest, token);
    expect(response.status).toBe(200);
    expect(response.json).toEqual({ workspace: owner.workspace, role });
    expect((await request(app.server, 'GET', path, { token: guest.accessToken })).json.role).toBe(role);
  });

  it('accepts a user who belongs to no workspace', async () => {
    const guest = await register(app.server);
    const path = `/api/v1/workspaces/${guest.workspace.id}`;
    await request(app.server, 'DELETE', path, { token: guest.accessToken });
    const { token } = await inviteAs(owner, 'member');
    expect((await accept(app.server, guest, token)).status).toBe(200);
    const me = await request(app.server, 'GET', '/api/v1/me', { token: guest.accessToken });
    expect(me.json.workspace.id).toBe(owner.workspace.id);
  });

  it('accepts only the account that the invitation names, whatever the case of its email', async () => {
    const [named, other] = [await register(app.server), await register(app.server)];
    const { token } = await invite(app.server, owner, owner.workspace.id, {
      role: 'viewer',
      email: named.email.toUpperCase(),
    });
    const refused = expectProblem(await accept(app.server, other, token), 404, 'not_found');
    const unknown = expectProblem(await accept(app.server, other, `${token}x`), 404, 'not_found');
    expect({ ...refused, request_id: '' }).toEqual({ ...unknown, request_id: '' });
    expect((await accept(app.server, named, token)).status).toBe(200);
  });

  it('works once', async () => {
    const guest = await register(app.server);
    const { token } = await inviteAs(owner, 'viewer');
    expect((await accept(app.server, guest, token)).status).toBe(200);
    expectProblem(await accept(app.server, guest, token), 409, 'invitation_not_open');
    expectProblem(await accept(app.server, await register(app.server), token), 409, 'invitation_not_open');
  });

  it('admits one of 50 users who accept at once', async () => {
    const { token } = await inviteAs(owner, 'viewer');
    const guests = await Promise.all(Array.from({ length: 50 }, () => register(app.server)));
    const responses = await fifty((index) => accept(app.server, guests[index] as Account, token));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const response of responses.filter(({ status }) => status !== 200)) {
      expectProblem(response, 409, 'invitation_not_open');
    }
    const members = await app.database.query('SELECT FROM memberships WHERE workspace_id = $1', [
      owner.workspace.id,
    ]);
    expect(members).toHaveLength(2);
  });

  it('admits one of 50 concurrent requests by one user', async () => {
    const { token } = await inviteAs(owner, 'viewer');
    const guest = await register(app.server);
    const responses = await fifty(() => accept(app.server, guest, token));
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  it('is no longer possible once it has expired', async () => {
    const { id, token } = await inviteAs(owner, 'viewer');
    await changeByHand(
      app.database,
      `UPDATE invitations SET expires_at = clock_timestamp() WHERE id = '${id}'`,
    );
    expectProblem(await accept(app.server, await register(app.server), token), 409, 'invitation_not_open');
  });

  it('changes nothing for an existing member, and leaves the invitation open', async () => {
    const admin = await newMember('admin');
    const { token } = await inviteAs(owner, 'viewer');
    expectProblem(await accept(app.server, admin, token), 409, 'already_member');
    const me = await request(app.server, 'GET', '/api/v1/me', { apiKey: admin.apiKey });
    expect(me.json.role).toBe('admin');
    expect((await accept(app.server, await register(app.server), token)).status).toBe(200);
  });

  describe('is valid only as long as the inviter could still invite', () => {
    it.each([
      { from: 'admin', to: 'member', role: 'viewer' },
      { from: 'owner', to: 'admin', role: 'owner' },
    ] as const)('not from a former $from, now $to, to $role', async ({ from, to, role }) => {
      const inviter = await newMember(from);
      const { token } = await inviteAs(inviter, role);
      const path = `/api/v1/workspaces/${owner.workspace.id}/members/${inviter.user.id}`;
      const patch = (json: object) => request(app.server, 'PATCH', path, { token: owner.accessToken, json });
      expect((await patch({ role: to })).status).toBe(200);
      const guest = await register(app.server);
      expectProblem(await accept(app.server, guest, token), 409, 'invitation_not_open');
      expect((await patch({ role: from })).status).toBe(200);
      expect((await accept(app.server, guest, token)).status).toBe(200);
    });

    it('not from a removed member, even after their return', async () => {
      const inviter = await newMember('admin');
      const { token } = await inviteAs(inviter, 'viewer');
      const path = `/api/v1/workspaces/${owner.workspace.id}/members/${inviter.user.id}`;
      await request(app.server, 'DELETE', path, { token: owner.accessToken });
      expectProblem(await accept(app.server, inviter, token), 409, 'invitation_not_open');
      await join(app.server, owner, inviter, 'admin');
      expectProblem(await accept(app.server, await register(app.server), token), 409, 'invitation_not_open');
    });

    it('nor to a deleted workspace', async () => {
      const { token } = await inviteAs(owner, 'viewer');
      const path = `/api/v1/workspaces/${owner.workspace.id}`;
      await request(app.server, 'DELETE', path, { token: owner.accessToken });
      expectProblem(await accept(app.server, await register(app.server), token), 404, 'not_found');
    });
  });

  it('accepts people only', async () => {
    const { token } = await inviteAs(owner, 'viewer');
    const guest = await register(app.server);
    const path = '/api/v1/invitations/accept';
    for (const by of [{ apiKey: guest.apiKey }, { token: guest.apiKey }]) {
      expectProblem(
        await request(app.server, 'POST', path, { ...by, json: { token } }),
        403,
        'user_required',
      );
    }
    expectProblem(await request(app.server, 'POST', path, { json: { token } }), 401, 'missing_credentials');
  });

  it('has a token that opens nothing else', async () => {
    const { token } = await inviteAs(owner, 'owner');
    for (const by of [{ token }, { apiKey: token }]) {
      expectProblem(await request(app.server, 'GET', '/api/v1/me', by), 401, 'invalid_credentials');
    }
  });

  it('refuses anything that is not a token', async () => {
    const guest = await register(app.server);
    const path = '/api/v1/invitations/accept';
    for (const token of [
      'x',
      'lkinv_',
      owner.apiKey,
      owner.accessToken.slice(0, 200),
      'a\u0000b',
      '\ud800',
    ]) {
      const response = await request(app.server, 'POST', path, { token: guest.accessToken, json: { token } });
      expect([400, 404]).toContain(response.status);
    }
    for (const json of [
      {},
      { token: 7 },
      { token: ['x'] },
      { token: '' },
      { token: 'x', role: 'owner' },
      [],
    ]) {
      const response = await request(app.server, 'POST', path, { token: guest.accessToken, json });
      expectProblem(response, 400, 'validation_failed');
    }
  });
});
