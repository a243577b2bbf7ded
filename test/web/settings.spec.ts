import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { type Account, login, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { tooWide } from './support/too-wide.js';
import { accessibilityViolations, signIn, useBrowser } from './support/visitors.js';

describe('Settings', () => {
  const app = useServer();
  const browser = useBrowser();

  async function open(owner: Account, as: Account, query = '', options = {}): Promise<Page> {
    const page = await browser.visit(options);
    await signIn(page, app.server, as);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/settings${query}`);
    return page;
  }

  const workspaceOf = (owner: Account) =>
    request(app.server, 'GET', `/api/v1/workspaces/${owner.workspace.id}`, { token: owner.accessToken });

  it('of the workspace: name and leak policy are saved, and shown everywhere', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByLabel('Name', { exact: true }).fill('Acme staging');
    await page.getByLabel('Tell them, and revoke the key at once').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /^Workspace: Acme staging/ }).waitFor();
    expect((await workspaceOf(owner)).json).toMatchObject({ name: 'Acme staging', leak_policy: 'revoke' });
  });

  it('of the workspace: it is deleted only after its name was typed, and leads on to what is left', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByRole('button', { name: 'Delete the workspace…' }).click();
    const confirm = page.getByRole('button', { name: 'Delete for good' });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel(/^Type/).fill(owner.workspace.name);
    await confirm.click();
    await page.getByRole('heading', { name: 'You belong to no workspace' }).waitFor();
    expect((await workspaceOf(owner)).status).toBe(404);
  });

  it('of the account: the name is what others see', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner, '?tab=account');
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Account menu' }).getByText('Ada Lovelace').waitFor();
    const me = await request(app.server, 'GET', '/api/v1/me', { token: owner.accessToken });
    expect(me.json.user.name).toBe('Ada Lovelace');
  });

  it('of the account: a wrong password changes nothing; the right one signs out the other sessions', async () => {
    const owner = await register(app.server);
    const elsewhere = await login(app.server, owner);
    const page = await open(owner, owner, '?tab=account');
    const change = page.getByRole('button', { name: 'Change the password' });
    await page.getByLabel('Current password', { exact: true }).fill('not my password');
    await page.getByLabel('New password', { exact: true }).fill('horse staple battery correct');
    await change.click();
    await page.locator('[role=alert], [aria-invalid=true]').first().waitFor();
    await page.getByLabel('Current password', { exact: true }).fill(owner.password);
    await change.click();
    await page.getByText('The password is changed', { exact: false }).waitFor();
    const refused = await request(app.server, 'GET', '/api/v1/me', { token: elsewhere.accessToken });
    expect(refused.status).toBe(401);
    await login(app.server, { email: owner.email, password: 'horse staple battery correct' });
  });

  it('of the account: sessions say which one is this, and the others can be signed out', async () => {
    const owner = await register(app.server);
    const elsewhere = await login(app.server, owner);
    const page = await open(owner, owner, '?tab=account');
    const sessions = page.getByRole('table', { name: 'Sessions' });
    await sessions.getByText('this one').waitFor();
    expect(await sessions.getByText('this one').count()).toBe(1);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
    const refused = await request(app.server, 'GET', '/api/v1/me', { token: elsewhere.accessToken });
    expect(refused.status).toBe(401);
    await page.reload();
    await sessions.getByText('this one').waitFor();
  });

  it('name the role that it takes, to somebody whose role was lowered while they typed', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const page = await open(owner, admin);
    await page.getByLabel('Name', { exact: true }).fill('Mine now');
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}/members/${admin.user.id}`, {
      token: owner.accessToken,
      json: { role: 'viewer' },
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('This takes the role admin or a higher one.', { exact: false }).waitFor();
    expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Mine now');
    expect((await workspaceOf(owner)).json.name).toBe(owner.workspace.name);
  });

  it('can be used by everybody, light and dark, wide and narrow', async () => {
    const owner = await register(app.server, { name: 'Ada Lovelace' });
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      const look = { colorScheme, viewport: { width, height: 844 } };
      const page = await open(owner, owner, '', look);
      await page.getByLabel('Name', { exact: true }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await tooWide(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Your account' }).click();
      await page.getByText('this one').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await tooWide(page)).toEqual([]);
    }
  });
});
