import type { Page } from '@playwright/test';
import { whoAmI } from '../support/api-keys.js';
import { type Account, login, register, request } from '../support/client.js';
import { runOperatorTool } from '../support/operator.js';
import { join, registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { accessibilityViolations, expectUsable, tooWide } from './support/usable.js';
import { signIn, requestsBy } from './support/visitors.js';

test.describe('Settings', () => {
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

  test('of the workspace: name, leak policy and emails are saved, and shown everywhere', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByLabel('Name', { exact: true }).fill('Acme staging');
    await page.getByLabel('Notify them, and revoke the key at once').check();
    await page.getByLabel('A key came from a new address').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: /^Workspace: Acme staging/ })).toBeVisible();
    expect((await workspaceOf(owner)).json).toMatchObject({
      ...{ name: 'Acme staging', leak_policy: 'revoke', key_alert_emails: ['canary_used', 'policy_ending'] },
    });
  });

  test('of the workspace: the key policy shows which keys it ends before it is applied', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    const card = page.getByRole('form', { name: 'Policy for API keys' });
    await card.getByLabel('Keys must list their permissions').check();
    await card.getByRole('button', { name: 'Preview' }).click();
    await expect(card.getByText('One key ends earlier')).toBeVisible();
    await expectUsable(page);
    const policy = async () =>
      (
        await request(app.server, 'GET', `/api/v1/workspaces/${owner.workspace.id}/key-policy`, {
          token: owner.accessToken,
        })
      ).json;
    expect(await policy()).toMatchObject({ require_scopes: false });
    await card.getByLabel('Keys must have an expiry').check();
    await expect(card.getByText('One key ends earlier')).toHaveCount(0);
    await card.getByRole('button', { name: 'Preview' }).click();
    await card.getByRole('button', { name: 'Apply the policy' }).click();
    await expect(page.getByText('Every server now enforces the policy')).toBeVisible();
    expect(await policy()).toMatchObject({ require_scopes: true, require_expiry: true });
  });

  test('of the workspace: its limits are saved, with how much its keys have used', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    const form = page.getByRole('form', { name: 'Workspace' });
    await form.getByRole('button', { name: 'Add a limit' }).click();
    await form.getByLabel('Requests per minute').fill('50');
    await form.getByRole('combobox', { name: 'Period' }).click();
    await page.getByRole('option', { name: 'per day' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(form.getByText('0 of 50 per day')).toBeVisible();
    for (let time = 0; time < 2; time += 1) await whoAmI(app.server, { apiKey: owner.apiKey });
    await page.reload();
    await expect(form.getByLabel('Requests per day')).toHaveValue('50');
    await expect(form.getByText('2 of 50 per day')).toBeVisible();
    expect((await workspaceOf(owner)).json.limits).toEqual([{ requests: 50, per: 'day' }]);
    await form.getByRole('link', { name: 'Busiest keys' }).click();
    await expect(page.getByRole('region', { name: 'Busiest keys' })).toBeVisible();
  });

  test('of the workspace: it is deleted only after its name was typed, and leads on to a remaining one', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByRole('button', { name: 'Delete the workspace…' }).click();
    const confirm = page.getByRole('button', { name: 'Delete permanently' });
    const deletions = requestsBy(page, 'DELETE');
    for (const name of ['', owner.workspace.name.slice(1), owner.workspace.name.toUpperCase()]) {
      await page.getByLabel(/^Type/).fill(name);
      await expect(confirm).toBeDisabled();
      await page.keyboard.press('Enter');
    }
    expect((await workspaceOf(owner)).status).toBe(200);
    await page.getByLabel(/^Type/).fill(owner.workspace.name);
    await confirm.click();
    await expect(page.getByRole('heading', { name: 'You are not in any workspace' })).toBeVisible();
    expect((await workspaceOf(owner)).status).toBe(404);
    // Enter deletes nothing if the name is wrong.
    expect(deletions).toHaveLength(1);
  });

  test('of the workspace: a user who sees another owner delete it is told so, and led on', async () => {
    const owner = await register(app.server);
    const other = await register(app.server);
    await join(app.server, owner, other, 'owner');
    const page = await open(owner, other);
    await page.getByLabel('Name', { exact: true }).fill('Too late');
    await request(app.server, 'DELETE', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('You no longer have access to', { exact: false })).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/workspaces/${other.workspace.id}/`));
  });

  test("of the workspace: they show the operator's ceiling for it", async () => {
    const owner = await register(app.server);
    const operatorKey = await runOperatorTool(app.database, 'create', 'platform team');
    const { status } = await request(
      app.server,
      'PATCH',
      `/api/v1/operator/workspaces/${owner.workspace.id}`,
      {
        token: operatorKey,
        json: {
          limits_max: [
            { requests: 5_000, per: 'minute' },
            { requests: 100_000, per: 'day' },
          ],
        },
      },
    );
    expect(status).toBe(200);
    const page = await open(owner, owner);
    await expect(
      page.getByText('The operator of this server allows at most 5,000 per minute and 100,000 per day.'),
    ).toBeVisible();
  });

  test('of the account: opened from a mail, they are in the workspace viewed last', async () => {
    const owner = await register(app.server);
    const member = await register(app.server);
    await join(app.server, owner, member, 'viewer');
    for (const last of [owner, member]) {
      const page = await open(last, member);
      await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
      await page.goto(`${app.server.url}/settings`);
      await expect(page).toHaveURL(new RegExp(`/workspaces/${last.workspace.id}/settings\\?tab=account$`));
      await expect(page.getByRole('table', { name: 'Sessions' })).toBeVisible();
    }
  });

  test('of the account: they are also open to a user who belongs to no workspace', async () => {
    const owner = await register(app.server);
    await request(app.server, 'DELETE', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
    });
    const page = await browser.visit({ viewport: { width: 390, height: 844 } });
    await signIn(page, app.server, owner);
    await page.goto(app.server.url);
    await page.getByRole('link', { name: 'Your account' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
    await expect(page.getByText('this one')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill('Ada');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.getByRole('link', { name: 'Go to your workspaces' }).click();
    await expect(page.getByRole('heading', { name: 'You are not in any workspace' })).toBeVisible();
  });

  test('of the account: the name is what others see', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner, '?tab=account');
    await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('button', { name: 'Account menu' }).getByText('Ada Lovelace')).toBeVisible();
    const me = await request(app.server, 'GET', '/api/v1/me', { token: owner.accessToken });
    expect(me.json.user.name).toBe('Ada Lovelace');
  });

  test('of the account: a wrong password changes nothing; the right one signs out the other sessions', async () => {
    const owner = await register(app.server);
    const elsewhere = await login(app.server, owner);
    const page = await open(owner, owner, '?tab=account');
    const change = page.getByRole('button', { name: 'Change the password' });
    await page.getByLabel('Current password', { exact: true }).fill('not my password');
    await page.getByLabel('New password', { exact: true }).fill('horse staple battery correct');
    await change.click();
    await expect(page.getByText('The current password is wrong.', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Current password', { exact: true })).toBeFocused();
    await page.getByLabel('New password', { exact: true }).fill('12345678');
    await page.getByLabel('Current password', { exact: true }).fill(owner.password);
    await change.click();
    await expect(page.getByText('Must not be a common password.', { exact: true })).toBeVisible();
    expect((await request(app.server, 'GET', '/api/v1/me', { token: elsewhere.accessToken })).status).toBe(
      200,
    );
    await page.getByLabel('New password', { exact: true }).fill('horse staple battery correct');
    await page.getByLabel('Current password', { exact: true }).fill(owner.password);
    await change.click();
    await expect(page.getByText('The password is changed', { exact: false })).toBeVisible();
    const refused = await request(app.server, 'GET', '/api/v1/me', { token: elsewhere.accessToken });
    expect(refused.status).toBe(401);
    await login(app.server, { email: owner.email, password: 'horse staple battery correct' });
  });

  test('of the account: a new password signs out other browsers, with a way back, and no tab of this one', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner, '?tab=account');
    const tab = await page.context().newPage();
    const elsewhere = await open(owner, owner, '?tab=account');
    await tab.goto(`${app.server.url}/workspaces/${owner.workspace.id}/settings`);
    for (const each of [page, tab, elsewhere]) {
      await expect(each.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    }
    await page.getByLabel('Current password', { exact: true }).fill(owner.password);
    await page.getByLabel('New password', { exact: true }).fill('horse staple battery correct');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await expect(page.getByText('The password is changed', { exact: false })).toBeVisible();

    await tab.getByLabel('Name', { exact: true }).fill('Acme');
    await tab.getByRole('button', { name: 'Save' }).click();
    await expect(tab.getByText('Saved.')).toBeVisible();
    await elsewhere.getByLabel('Name', { exact: true }).fill('Somebody else');
    await elsewhere.getByRole('button', { name: 'Save' }).click();
    await elsewhere.getByLabel('Email', { exact: true }).fill(owner.email);
    await elsewhere.getByLabel('Password', { exact: true }).fill('horse staple battery correct');
    await elsewhere.getByRole('button', { name: 'Sign in' }).click();
    await expect(elsewhere).toHaveURL(/\/settings\?tab=account$/);
    await expect(elsewhere.getByText('this one')).toBeVisible();
    const me = await elsewhere.getByLabel('Name', { exact: true }).inputValue();
    expect(me).toBe('');
  });

  test('of the account: sessions show their device and when they began; each can be signed out', async () => {
    const owner = await register(app.server);
    const { email, password } = owner;
    const phone = await request(app.server, 'POST', '/api/v1/auth/login', {
      json: { email, password },
      address: '192.0.2.7',
      headers: { 'user-agent': 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' },
    });
    const page = await open(owner, owner, '?tab=account');
    const row = page
      .getByRole('table', { name: 'Sessions' })
      .getByRole('row', { name: /Firefox on Android/ });
    await expect(row.getByText('192.0.2.7')).toBeVisible();
    const times = row.locator('time');
    await expect(times).toHaveCount(2);
    const exact = page.getByRole('tooltip');
    await times.first().hover();
    await expect(exact).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(exact).toBeHidden();
    await times.first().focus();
    // With the seconds, and the time zone.
    await expect(exact).toHaveText(/\d\d:\d\d:\d\d \S+$/);
    await expect(times.first()).toHaveAccessibleDescription(/\d\d:\d\d:\d\d/);
    await page.keyboard.press('Escape');
    await expect(exact).toBeHidden();
    await row.getByRole('button', { name: 'Sign out Firefox on Android at 192.0.2.7' }).click();
    await expect(row).toHaveCount(0);
    const token = phone.json.access_token;
    expect((await request(app.server, 'GET', '/api/v1/me', { token })).status).toBe(401);
    // The session of the sign-up stays.
    expect((await request(app.server, 'GET', '/api/v1/me', { token: owner.accessToken })).status).toBe(200);
  });

  test('of the account: sessions say which one is current; the others can be signed out, even an ended one', async () => {
    const owner = await register(app.server);
    const elsewhere = await login(app.server, owner);
    const page = await open(owner, owner, '?tab=account');
    const sessions = page.getByRole('table', { name: 'Sessions' });
    await expect(sessions.getByText('this one')).toBeVisible();
    await expect(sessions.getByText('this one')).toHaveCount(1);
    await expect(sessions.getByRole('row', { name: 'this one' }).getByRole('button')).toHaveCount(0);
    await request(app.server, 'POST', '/api/v1/auth/logout', { cookie: owner.cookie });
    await sessions
      .getByRole('button', { name: /^Sign out/ })
      .last()
      .click();
    await expect(page.getByText('That session is now signed out')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Sessions' }).getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await expect(page.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0);
    const refused = await request(app.server, 'GET', '/api/v1/me', { token: elsewhere.accessToken });
    expect(refused.status).toBe(401);
    await page.reload();
    await expect(sessions.getByText('this one')).toBeVisible();
  });

  test('keep unsaved input while the user looks at the other tab', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    const workspaceName = page.getByRole('textbox', { name: 'Name' });
    await workspaceName.fill('Not yet');
    await page.getByRole('tab', { name: 'Your account' }).click();
    await expect(page.getByRole('table', { name: 'Sessions' })).toBeVisible();
    await page.getByRole('tab', { name: 'Workspace' }).click();
    // The other tab has such a field, too.
    await expect(page.getByRole('table', { name: 'Sessions' })).toBeHidden();
    await expect(workspaceName).toHaveValue('Not yet');
  });

  test('name the required role if it was lowered while the user was typing', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const page = await open(owner, admin);
    await page.getByLabel('Name', { exact: true }).fill('Mine now');
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}/members/${admin.user.id}`, {
      token: owner.accessToken,
      json: { role: 'viewer' },
    });
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Requires the admin role or higher.', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Mine now');
    expect((await workspaceOf(owner)).json.name).toBe(owner.workspace.name);
  });

  test('are accessible, light and dark, wide and narrow', async () => {
    const owner = await register(app.server, { name: 'Ada Lovelace' });
    // An unknown tab is ignored.
    const page = await open(owner, owner, '?tab=no-such');
    await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
    await expectUsable(page);
  });
});
