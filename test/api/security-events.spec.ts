import { describe, expect, it } from '@jest/globals';
import { useServer } from '../support/app.js';
import { type Account, clientWith, type Json, login, register, request } from '../support/client.js';
import { addApp } from '../support/factors.js';
import { registerMember } from '../support/workspaces.js';

const app = useServer();

const PATH = '/api/v1/auth/security-events';

const eventsOf = async ({ accessToken: token }: Pick<Account, 'accessToken'>): Promise<Json[]> =>
  (await request(app.server, 'GET', PATH, { token })).json;

describe('recent events of an account', () => {
  it('include sign-ins, failures, changes of factors and ended sessions, newest first, with device and address', async () => {
    const account = await register(app.server);
    await addApp(app.server, account);
    const { email, password } = account;
    const asked = await request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } });
    const failed = await request(app.server, 'POST', '/api/v1/auth/login/second-factor', {
      json: { challenge: asked.json.challenge, recovery_code: 'aaaa-bbbb-cccc-dddd' },
    });
    expect(failed.status).toBe(401);
    const events = await eventsOf(account);
    expect(events.map(({ action }) => action)).toEqual([
      'account.second_factor_failed',
      'account.second_factor_requested',
      'account.recovery_codes_created',
      'account.factor_added',
      'session.started',
    ]);
    expect(events[0]).toMatchObject({ by: 'unknown', address: expect.any(String) });
    expect(events[3]).toMatchObject({ by: 'you', name: 'Authenticator app' });
    expect(events[4]).toMatchObject({ by: 'you', user_agent: expect.any(String) });
  });

  it('reveal nothing about others: neither the location nor the identity of an admin who ended a session', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const path = `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}/sessions`;
    const ended = await request(app.server, 'DELETE', path, { token: owner.accessToken });
    expect(ended.status).toBe(204);
    const [started, over] = await eventsOf(await login(app.server, member));
    expect(started).toMatchObject({ action: 'session.started', by: 'you' });
    expect(over).toMatchObject({
      action: 'session.ended',
      by: 'other',
      address: null,
      reason: 'ended_by_admin',
    });
    expect((await eventsOf(owner)).map(({ action }) => action)).toEqual(['session.started']);
  });

  it('are paged completely', async () => {
    const account = await register(app.server);
    for (let count = 0; count < 4; count += 1) await login(app.server, account);
    const list = clientWith(app.server, account.accessToken).account;
    const first = await list.listSecurityEvents().page({ limit: 2 });
    expect(first.items).toHaveLength(2);
    const all = await list.listSecurityEvents().toArray();
    expect(all).toHaveLength(5);
    const second = await list.listSecurityEvents().page({ limit: 2, cursor: first.nextCursor as string });
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
  });

  it('require a user session: an API key gets 403', async () => {
    const { apiKey } = await register(app.server);
    expect((await request(app.server, 'GET', PATH, { apiKey })).status).toBe(403);
  });
});
