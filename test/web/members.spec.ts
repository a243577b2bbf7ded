import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { invite, join, registerMember } from '../support/workspaces.js';
import { tooWide } from './support/too-wide.js';
import { accessibilityViolations, signIn, useBrowser } from './support/visitors.js';

describe('Members', () => {
  const app = useServer();
  const browser = useBrowser();

  async function open(owner: Account, as: Account, options = {}): Promise<Page> {
    const page = await browser.visit(options);
    await signIn(page, app.server, as);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/members`);
    return page;
  }

  const call = async (owner: Account, method: string, rest: string, json?: object): Promise<Json> =>
    (
      await request(app.server, method, `/api/v1/workspaces/${owner.workspace.id}${rest}`, {
        token: owner.accessToken,
        ...(json ? { json } : {}),
      })
    ).json;

  const roleOf = async (owner: Account, userId: string): Promise<string | undefined> =>
    (await call(owner, 'GET', '/members')).find(({ user }: Json) => user.id === userId)?.role;

  it('are invited by a link that is shown once, with which a new person signs up and joins', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel(/^viewer:/).check();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const link = await page.locator('[data-secret]').innerText();
    expect(link).toMatch(new RegExp(`^${app.server.url}/accept-invitation#token=`));
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('table', { name: 'Open invitations' }).getByText('Whoever has the link').waitFor();
    const token = link.split('token=')[1] ?? '';
    expect(await page.content()).not.toContain(token);

    const guest = await browser.visit();
    const asked: string[] = [];
    guest.on('request', (sent) => asked.push(sent.url()));
    await guest.goto(link);
    await guest.getByRole('link', { name: 'Create an account' }).click();
    expect(guest.url()).not.toContain(token);
    await guest.getByLabel('E-mail').fill(`guest-of-${owner.email}`);
    await guest.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await guest.getByRole('button', { name: 'Create account' }).click();
    await guest.getByLabel('I have stored it').check();
    await guest.getByRole('button', { name: /Continue to/ }).click();
    await guest.getByRole('button', { name: 'Accept the invitation' }).click();
    await guest.waitForURL(`**/workspaces/${owner.workspace.id}/documents`);
    expect(asked.filter((url) => url.includes(token))).toEqual([]);

    await page.reload();
    await page.getByRole('table', { name: 'Members' }).getByText(`guest-of-${owner.email}`).waitFor();
  });

  it('who were invited can be uninvited, and the link then says so', async () => {
    const owner = await register(app.server);
    const { token } = await invite(app.server, owner, owner.workspace.id, { role: 'member' });
    const page = await open(owner, owner);
    await page.getByRole('button', { name: /^Withdraw/ }).click();
    await page.getByText('None. Invite somebody', { exact: false }).waitFor();

    const stranger = await register(app.server);
    const guest = await browser.visit();
    await signIn(guest, app.server, stranger);
    await guest.goto(`${app.server.url}/accept-invitation#token=${token}`);
    await guest.getByRole('button', { name: 'Accept the invitation' }).click();
    await guest.getByRole('alert').waitFor();
    await guest.reload();
    await guest.getByText('Open the link again', { exact: false }).waitFor();
  });

  it('keep their role until the change is confirmed, which says what it does to their keys', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const page = await open(owner, owner);
    await page.getByRole('combobox', { name: `Role of ${member.email}` }).click();
    await page.getByRole('option', { name: 'admin' }).click();
    await page.getByRole('dialog').getByText('API keys', { exact: false }).waitFor();
    expect(await roleOf(owner, member.user.id)).toBe('member');
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await roleOf(owner, member.user.id)).toBe('admin');
  });

  it('are removed after the page has said which of their keys stop', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const { name, key_prefix: prefix } = await call(owner, 'GET', `/api-keys/${member.apiKeyId}`);
    const page = await open(owner, owner);
    await page.getByRole('button', { name: `Remove ${member.email}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('One API key stops with it').waitFor();
    await dialog.getByText(name).waitFor();
    await dialog.getByText(prefix, { exact: false }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await roleOf(owner, member.user.id)).toBe('member');
    await dialog.getByRole('button', { name: 'Remove the member' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await roleOf(owner, member.user.id)).toBeUndefined();
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: member.apiKey })).status).toBe(401);
  });

  it('may leave, and end in a workspace of their own; the last owner is told why not', async () => {
    const owner = await register(app.server);
    const member = await register(app.server);
    await join(app.server, owner, member, 'viewer');
    const page = await open(owner, member);
    await page.getByRole('button', { name: 'Leave the workspace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the workspace' }).click();
    await page.waitForURL(`**/workspaces/${member.workspace.id}/**`);
    expect(await roleOf(owner, member.user.id)).toBeUndefined();

    const last = await open(owner, owner);
    await last.getByRole('button', { name: 'Leave the workspace' }).click();
    await last.getByRole('dialog').getByRole('button', { name: 'Leave the workspace' }).click();
    await last.getByRole('alert').getByText(/owner/).waitFor();
    expect(await roleOf(owner, owner.user.id)).toBe('owner');
  });

  it('whose role was lowered meanwhile are told which one it takes, and are offered it no more', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const page = await open(owner, admin);
    await page.getByRole('button', { name: 'Invite' }).click();
    await call(owner, 'PATCH', `/members/${admin.user.id}`, { role: 'member' });
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByText('This takes the role admin or a higher one.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Changing that takes the role admin.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Invite' }).count()).toBe(0);
  });

  it('can be used by everybody, light and dark, wide and narrow', async () => {
    const owner = await register(app.server, { name: 'Ada Lovelace' });
    await registerMember(app.server, app.database, owner, 'member');
    await invite(app.server, owner, owner.workspace.id, { role: 'member', email: 'grace@example.com' });
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      const page = await open(owner, owner, { colorScheme, viewport: { width, height: 844 } });
      await page.getByText('grace@example.com').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await tooWide(page)).toEqual([]);
      await page.getByRole('button', { name: 'Invite' }).click();
      await page.getByRole('dialog').getByLabel('E-mail').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
    }
  });
});
