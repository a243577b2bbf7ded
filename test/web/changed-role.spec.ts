import type { Page } from '@playwright/test';
import { addColleague, type Colleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { homeHeading, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let admin: Colleague;
let key: Json;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
  admin = await addColleague(app, owner, 'admin');
  key = await createKey(app.server, owner, { name: 'Billing' });
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const dialog = () => page.getByRole('dialog');

/** The owner changes or ends the admin's membership. */
const membership = (method: 'PATCH' | 'DELETE', json?: object) =>
  request(app.server, method, `/api/v1/workspaces/${owner.workspace.id}/members/${admin.userId}`, {
    token: owner.accessToken,
    ...(json ? { json } : {}),
  });

async function visit(path: string): Promise<void> {
  page = await browser.visit();
  await signIn(page, app.server, admin.account);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // What is still being loaded would be refused once the role is changed, and show it too early.
  await page.waitForLoadState('networkidle');
}

test.describe('A user whose role is lowered while they look at the keys', () => {
  test('cannot revoke keys of others, is told why, and sees the remaining keys', async () => {
    await visit('api-keys');
    await button('Actions for Billing').click();
    await page.getByRole('menuitem', { name: 'Revoke…' }).click();
    await dialog().getByLabel('Type “Billing” to confirm').fill('Billing');
    await membership('PATCH', { role: 'member' });
    await button('Revoke the key').click();
    await expect(dialog().getByRole('alert').getByText('your role no longer lets you see it')).toBeVisible();
    expect((await whoAmI(app.server, { apiKey: key.key })).status).toBe(200);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('As a member you see the keys that you created.')).toBeVisible();
    // At once, although the list is only refreshed every half minute.
    await expect(page.getByRole('row', { name: /^Select Billing/ })).toHaveCount(0, { timeout: 15_000 });
    await expect(page.getByRole('row', { name: /^Select key of the admin/ })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
  });

  test("is told about the role when they choose a scope that it no longer allows, and keeps the form's input", async () => {
    await visit('api-keys');
    await button('Create key').click();
    await dialog().getByLabel('Name', { exact: true }).fill('Auditor');
    await dialog().getByLabel('Only what I choose').check();
    await dialog().getByLabel('Read the audit trail').check();
    await membership('PATCH', { role: 'viewer' });
    await dialog().getByRole('button', { name: 'Create key' }).click();
    await expect(
      dialog().getByRole('alert').getByText('Your role in this workspace does not allow'),
    ).toBeVisible();
    await expect(dialog().getByLabel('Name', { exact: true })).toHaveValue('Auditor');
    await expect(dialog().getByLabel('Read the audit trail')).toBeChecked();
    const { json } = await request(app.server, 'GET', keysPath(owner.workspace.id), {
      token: owner.accessToken,
    });
    expect(json.map(({ name }: Json) => name)).not.toContain('Auditor');
  });

  test('or who is removed, is sent to their own workspace', async () => {
    await visit(`api-keys/${key.id}`);
    await membership('DELETE');
    await button('Edit').click();
    await dialog().getByLabel('Name', { exact: true }).fill('Mine now');
    await button('Save').click();
    await expect(page).toHaveURL(new RegExp(`/workspaces/${admin.account.workspace.id}/`));
    await expect(homeHeading(page)).toBeVisible();
  });
});
