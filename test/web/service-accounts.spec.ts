import { createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { accessibilityViolations, expectUsable } from './support/usable.js';
import { signIn } from './support/visitors.js';

test.describe('Service accounts', () => {
  const app = useServer();
  const browser = useBrowser();

  test('are created, limited, own a key that an admin creates or transfers, and are deleted with it', async () => {
    const owner = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/members`);
    await page.getByRole('button', { name: 'Create a service account' }).click();
    await page.getByLabel('Name').fill('Nightly export');
    await page.getByLabel(/^viewer:/).check();
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const table = page.getByRole('table', { name: 'Service accounts' });
    await expect(table.getByText('Nightly export')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit Nightly export' }).click();
    await page.getByRole('button', { name: 'Add a limit' }).click();
    await page.getByLabel('Requests per minute').fill('50');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit Nightly export' }).click();
    await expect(page.getByLabel('Requests per minute')).toHaveValue('50');
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
    await page
      .getByRole('button', { name: /Create/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('export');
    await dialog.getByRole('combobox', { name: 'Owner' }).click();
    await page.getByRole('option', { name: 'Nightly export (viewer)' }).click();
    await dialog.getByRole('button', { name: 'Create key' }).click();
    await expect(page.getByText('“export” is ready')).toBeVisible();
    const keys = () => request(app.server, 'GET', keysPath(owner.workspace.id), { token: owner.accessToken });
    const ofExport = async (): Promise<Json> =>
      (await keys()).json.find(({ name }: Json) => name === 'export');
    expect(await ofExport()).toMatchObject({
      owner: { type: 'service_account', name: 'Nightly export' },
      status: 'active',
    });

    const first = (await keys()).json.find(({ name }: Json) => name !== 'export');
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${first.id}`);
    await page.getByRole('button', { name: 'Transfer' }).click();
    await dialog.getByRole('combobox', { name: 'New owner' }).click();
    await page.getByRole('option', { name: 'Nightly export (viewer)' }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Transfer the key' }).click();
    await expect(page.getByText('Transferred to Nightly export', { exact: false })).toBeVisible();
    await expect(page.getByText('Nightly export, a service account')).toBeVisible();
    const { json: transferred } = await request(app.server, 'GET', '/api/v1/me', { apiKey: owner.apiKey });
    expect(transferred).toMatchObject({ role: 'viewer', service_account: { name: 'Nightly export' } });

    const endpoint = {
      url: 'https://example.com/hook',
      events: ['document.created'],
      api_key_id: owner.apiKeyId,
    };
    const endpoints = `/api/v1/workspaces/${owner.workspace.id}/webhook-endpoints`;
    await request(app.server, 'POST', endpoints, { token: owner.accessToken, json: endpoint });
    const again = await browser.visit();
    await signIn(again, app.server, owner);
    await again.goto(`${app.server.url}/workspaces/${owner.workspace.id}/members`);
    await again.getByRole('button', { name: 'Delete Nightly export' }).click();
    await expect(again.getByText('Its 2 working API keys end at once', { exact: false })).toBeVisible();
    await expect(again.getByText('Its webhook endpoint stops, too', { exact: false })).toBeVisible();
    await again.getByRole('button', { name: 'Cancel' }).click();
    expect((await ofExport()).status).toBe('active');
    await again.getByRole('button', { name: 'Delete Nightly export' }).click();
    await again.getByRole('button', { name: 'Delete the service account' }).click();
    await expect(again.getByText('Nightly export', { exact: true })).toHaveCount(0);
    expect(await ofExport()).toMatchObject({ status: 'ended', status_reason: 'service_account_deleted' });
  });

  const createServiceAccount = async (owner: Account, body: Json = {}): Promise<Json> => {
    const path = `/api/v1/workspaces/${owner.workspace.id}/service-accounts`;
    const json = { name: 'Nightly export', role: 'member', ...body };
    const { json: created } = await request(app.server, 'POST', path, { token: owner.accessToken, json });
    return created;
  };

  test('are named where one of their keys did something, as is the key that created another', async () => {
    const owner = await register(app.server);
    const { id } = await createServiceAccount(owner);
    const { key: apiKey } = await createKey(app.server, owner, { name: 'export', service_account_id: id });
    const json = { name: 'narrower', scopes: ['documents:read'] };
    const { json: narrower } = await request(app.server, 'POST', keysPath(owner.workspace.id), {
      apiKey,
      json,
    });
    await request(app.server, 'POST', '/api/v1/documents', { apiKey, json: { title: 'Plan', body: '' } });
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    const workspace = `${app.server.url}/workspaces/${owner.workspace.id}`;

    await page.goto(`${workspace}/overview`);
    const activity = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
    await expect(activity.nth(0)).toContainText('A key of Nightly export created the document Plan');
    await page.goto(`${workspace}/audit?action=document.created`);
    const row = page.getByRole('table', { name: 'Audit trail' }).locator('tbody tr');
    await expect(row).toContainText('Key “export” of Nightly export created the document Plan');

    await page.goto(`${workspace}/api-keys/${narrower.id}/audit`);
    const history = page.getByRole('region', { name: 'History' });
    await expect(history.getByText('by a key of Nightly export')).toBeVisible();
    await page.getByRole('tab', { name: 'Overview' }).click();
    const details = page.getByRole('region', { name: 'Details' });
    await expect(details.getByText('by Nightly export with the key export')).toBeVisible();
    await details.getByRole('link', { name: 'export' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'export' })).toBeVisible();
    await expect(details.getByText('with the key')).toHaveCount(0);
  });

  test('show how much of their limits their keys have used', async () => {
    const owner = await register(app.server);
    const { id } = await createServiceAccount(owner, { limits: [{ requests: 50, per: 'day' }] });
    const { key: apiKey } = await createKey(app.server, owner, { service_account_id: id });
    for (let time = 0; time < 2; time += 1) await whoAmI(app.server, { apiKey });
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/members`);
    await page.getByRole('button', { name: 'Edit Nightly export' }).click();
    await expect(page.getByRole('dialog').getByText('2 of 50 per day')).toBeVisible();
    await expectUsable(page);
  });
});
