import type { Page } from '@playwright/test';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { A_MOMENT_AGO, requestsBy, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let key: Json;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
  key = await createKey(app.server, owner, { name: 'Billing' });
});

async function visitKey(): Promise<void> {
  page = await browser.visit({ isHurried: true });
  await signIn(page, app.server, owner);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
}

const dialog = () => page.getByRole('dialog');
const secret = () => page.getByRole('group', { name: 'API key' }).locator('code').innerText();
const status = async (apiKey: string) => (await whoAmI(app.server, { apiKey })).status;
const stored = async (next: string) => {
  await page.getByLabel('I have stored it').check();
  await dialog().getByRole('button', { name: next }).click();
};

test.describe('Rotating a key step by step', () => {
  test('shows the traffic of both keys, live, and says when the old one can be revoked', async () => {
    await whoAmI(app.server, { apiKey: key.key });
    await visitKey();
    await page.getByRole('button', { name: 'Rotate' }).click();
    await dialog().getByRole('button', { name: 'Create new key' }).click();
    const successor = await secret();
    expect([await status(key.key), await status(successor)]).toEqual([200, 200]);
    await stored('Next: watch the traffic');
    await expect(dialog().getByText('Don’t revoke yet')).toBeVisible();
    await expect(dialog().getByText('Wait until it has been idle for 15 minutes.')).toBeVisible();
    await expect(
      dialog()
        .getByRole('region', { name: 'New key' })
        .getByText(new RegExp(`^Last used: ${A_MOMENT_AGO}`)),
    ).toBeVisible();

    // A quarter of an hour without a request for the old one.
    await app.database.query(
      `UPDATE api_key_last_uses SET last_used_at = clock_timestamp() - interval '20 minutes' WHERE api_key_id = $1`,
      [key.id],
    );
    await expect(dialog().getByText('Safe to revoke')).toBeVisible();
    // It asks for confirmation, like any revocation.
    await dialog().getByRole('button', { name: 'Revoke old key…' }).click();
    expect(await status(key.key)).toBe(200);
    const asked = page.getByRole('dialog', { name: 'Revoke “Billing”?' });
    await asked.getByLabel('Type “Billing” to confirm').fill('Billing');
    await asked.getByRole('button', { name: 'Revoke the key' }).click();
    await page.getByRole('dialog', { name: 'Revoked' }).getByRole('button', { name: 'Done' }).click();
    await expect(dialog().getByText('The old key has stopped')).toBeVisible();
    await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
    expect([await status(key.key), await status(successor)]).toEqual([401, 200]);
    await expect(page.getByRole('heading', { name: 'Replaced' })).toBeVisible();
  });

  test("can be left, and resumed on the old key's page", async () => {
    await visitKey();
    await page.getByRole('button', { name: 'Rotate' }).click();
    await dialog().getByRole('button', { name: 'Create new key' }).click();
    await secret();
    await stored('Next: watch the traffic');
    await expect(dialog().getByText('The new key hasn’t been used yet.')).toBeVisible();
    await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Rotation in progress' })).toBeVisible();
    await expect(page.getByText('The new key hasn’t been used yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Rotate' })).toHaveCount(0);
  });
});

test.describe('Rotating a key of somebody with a higher role', () => {
  test('says that the owner changes, and changes nothing without consent', async () => {
    const admin = await addColleague(app, owner, 'admin');
    page = await browser.visit({ isHurried: true });
    await signIn(page, app.server, admin.account);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}?dialog=rotate`);
    await expect(dialog().getByText('Ada owns this key and is an owner here')).toBeVisible();
    const create = dialog().getByRole('button', { name: 'Create new key' });
    await expect(create).toBeDisabled();
    await expectUsable(page);
    await dialog().getByLabel('Make me the owner of the new key').check();
    await create.click();
    const { json } = await request(app.server, 'GET', '/api/v1/me', { apiKey: await secret() });
    expect(json).toMatchObject({ role: 'admin', user: { id: admin.userId } });
  });
});

test.describe('Rotating a key that has leaked', () => {
  test('stops the old one before the new one is shown', async () => {
    await visitKey();
    await page.getByRole('button', { name: 'Rotate' }).click();
    await dialog().getByLabel('stops at once').check();
    await dialog().getByRole('button', { name: 'Rotate and stop the old key' }).click();
    const successor = await secret();
    expect([await status(key.key), await status(successor)]).toEqual([401, 200]);
    await stored('Done');
    await expect(page.getByRole('heading', { name: 'Replaced' })).toBeVisible();
  });
});

test.describe('Revoking a key', () => {
  test('says who would notice, asks for the name, and says when it is final everywhere', async () => {
    await whoAmI(app.server, { apiKey: key.key });
    await visitKey();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await expect(
      dialog().getByText(
        new RegExp(`Last used ${A_MOMENT_AGO} from 127\\.0\\.0\\.1; 1 request in the last 7 days\\.`),
      ),
    ).toBeVisible();
    const confirm = dialog().getByRole('button', { name: 'Revoke the key' });
    const revocations = requestsBy(page, 'DELETE');
    await dialog().getByLabel('Type “Billing” to confirm').fill('Billin');
    await expect(confirm).toBeDisabled();
    await page.keyboard.press('Enter');
    expect(await status(key.key)).toBe(200);
    await dialog().getByLabel('Type “Billing” to confirm').fill('Billing');
    await confirm.click();
    await expect(dialog().getByText('Revoked on every server')).toBeVisible();
    expect(await status(key.key)).toBe(401);
    // Enter revokes nothing while the name is incomplete.
    expect(revocations).toHaveLength(1);
    await dialog().getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
    await expect(page.getByText('revoked', { exact: true })).toBeVisible();
  });

  test('reports a failure, and has then revoked nothing', async () => {
    await visitKey();
    await page.getByRole('button', { name: 'Revoke' }).click();
    await dialog().getByLabel('Type “Billing” to confirm').fill('Billing');
    await page.route(`**/api-keys/${key.id}`, (route) =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    );
    await dialog().getByRole('button', { name: 'Revoke the key' }).click();
    await expect(dialog().getByRole('alert').getByText('The server is not responding')).toBeVisible();
    await expect(dialog().getByText('It is final')).toHaveCount(0);
    expect(await status(key.key)).toBe(200);
  });
});

test.describe('Editing a key', () => {
  test('sends only changed fields', async () => {
    await visitKey();
    await page.getByRole('button', { name: 'Edit' }).click();
    const save = dialog().getByRole('button', { name: 'Save' });
    await expect(save).toBeDisabled();
    await dialog().getByLabel('Only what I choose').check();
    await dialog().getByLabel('Name', { exact: true }).fill('Invoices');
    // Meanwhile, another user narrows the addresses.
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { allowed_ips: ['203.0.113.0/24'] },
    });
    await save.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
    const { json } = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
    });
    expect(json).toMatchObject({
      name: 'Invoices',
      // The one that is suggested.
      scopes: [expect.stringMatching(/^[a-z-]+:read$/)],
      allowed_ips: ['203.0.113.0/24'],
    });
  });

  test('changes metadata as a whole, and only if part of it was edited', async () => {
    const path = keysPath(owner.workspace.id, key.id);
    const change = (json: Json) => request(app.server, 'PATCH', path, { token: owner.accessToken, json });
    const read = async (): Promise<Json> =>
      (await request(app.server, 'GET', path, { token: owner.accessToken })).json;
    const value = (row: number) => dialog().getByLabel(`Value of metadata ${row}`, { exact: true });
    const edit = async () => {
      await page.getByRole('button', { name: 'Edit' }).click();
      await expect(dialog().getByRole('button', { name: 'Save' })).toBeDisabled();
    };
    const save = async () => {
      await dialog().getByRole('button', { name: 'Save' }).click();
      await expect(dialog()).toHaveCount(0);
    };
    await change({ metadata: { customer: 'acme', plan: 'free' } });
    await visitKey();
    await edit();
    // The server returns the shorter name first.
    await expect(value(1)).toHaveValue('free');
    await value(1).fill('gold');
    await dialog().getByRole('button', { name: 'Remove metadata 2' }).click();
    await change({ description: 'Written meanwhile.' });
    await save();
    expect(await read()).toMatchObject({ metadata: { plan: 'gold' }, description: 'Written meanwhile.' });

    await edit();
    await dialog().getByLabel('Description').fill('For the invoices.');
    await change({ metadata: { written: 'meanwhile' } });
    await save();
    expect(await read()).toMatchObject({
      metadata: { written: 'meanwhile' },
      description: 'For the invoices.',
    });
    await edit();
    await dialog().getByRole('button', { name: 'Remove metadata 1' }).click();
    await save();
    expect((await read()).metadata).toEqual({});
  });

  test('keeps concurrent changes by others, even when the page around it shows them', async () => {
    page = await browser.visit();
    await page.clock.install();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}/security`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await dialog().getByLabel('Name', { exact: true }).fill('Invoices');
    const path = keysPath(owner.workspace.id, key.id);
    await request(app.server, 'PATCH', path, {
      token: owner.accessToken,
      json: { allowed_ips: ['203.0.113.0/24'] },
    });
    // The user returns to the tab after a while.
    await page.clock.fastForward(60_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await expect(page.getByRole('region', { name: 'Permissions' }).getByText('203.0.113.0/24')).toBeVisible();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
    const { json } = await request(app.server, 'GET', path, { token: owner.accessToken });
    expect(json).toMatchObject({ name: 'Invoices', allowed_ips: ['203.0.113.0/24'] });
  });
});

test.describe('The dialogs', () => {
  test('are accessible, light and dark, wide and narrow', async () => {
    await whoAmI(app.server, { apiKey: key.key });
    await visitKey();
    for (const name of ['Edit', 'Rotate', 'Revoke']) {
      await page.getByRole('button', { name }).click();
      await expect(dialog()).toBeVisible();
      await expectUsable(page);
      await page.keyboard.press('Escape');
      await expect(dialog()).toHaveCount(0);
    }
  });
});
