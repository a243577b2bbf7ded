import { randomUUID } from 'node:crypto';
import { type Account, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let homeless: Account;
let signedUp: Promise<void> | undefined;

// Registered once for all tests of a worker, because they do not change these accounts.
test.beforeEach(() => (signedUp ??= signUp()));

async function signUp(): Promise<void> {
  owner = await register(app.server, { name: 'Ada Lovelace' });
  await registerMember(app.server, app.database, owner, 'member');
  homeless = await register(app.server, { name: 'Grace Hopper' });
  await request(app.server, 'DELETE', `/api/v1/workspaces/${homeless.workspace.id}`, {
    token: homeless.accessToken,
  });
}

/** States that no other test checks this thoroughly. */
test.describe('Accessible, light and dark, wide and narrow, are', () => {
  const at = (path: string) => `${app.server.url}/workspaces/${owner.workspace.id}/${path}`;

  test('the pages for visitors who are not signed in', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
    await expectUsable(page);
    for (const path of ['/no-such-page', '/accept-invitation', '/accept-invitation#token=lkinv_x']) {
      await page.goto('about:blank');
      await page.goto(app.server.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectUsable(page);
    }
  });

  test('secrets shown once, and the notice about them after a reload', async () => {
    const page = await browser.visit();
    page.on('dialog', (question) => void question.accept());
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('Email').fill(`${randomUUID()}@example.com`);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    await expectUsable(page);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'The key was shown once' })).toBeVisible();
    await expectUsable(page);
    await page.getByRole('link', { name: 'Go to your keys' }).click();
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Billing');
    await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
    await expect(page.getByText('only once')).toBeVisible();
    await page.reload();
    await expect(page.getByText('The secret of “Billing” was on screen')).toBeVisible();
    await expectUsable(page);
  });

  test('failures: no server, and a server that fails', async () => {
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(at('members'));
    await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
    for (const path of ['**/api/**', '**/health/ready']) await page.route(path, (route) => route.abort());
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Create the link' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectUsable(page);
    await page.unrouteAll();
    await page.route('**/api/v1/workspaces*', (route) =>
      route.fulfill({
        status: 500,
        json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' },
      }),
    );
    await page.goto(app.server.url);
    await expect(page.getByRole('heading', { level: 1, name: 'Server error' })).toBeVisible();
    await expect(page.getByText('r-1')).toBeVisible();
    await expect(page).toHaveTitle('Server error · Latchkey');
    await expectUsable(page);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(homeHeading(page)).toBeVisible();
  });

  test('an overview without data, or with everything but the review of keys', async () => {
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    const fail = { status: 500, json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' } };
    await page.route('**/key-review?*', (route) => route.fulfill(fail));
    await page.goto(at('overview'));
    await expect(page.getByRole('region', { name: 'Needs attention' }).getByRole('alert')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Requests' })).toBeVisible();
    await expectUsable(page);
    await page.route('**/overview?*', (route) => route.fulfill(fail));
    await page.reload();
    await expect(page.getByRole('alert')).toBeVisible();
    await expectUsable(page);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('region', { name: 'Requests' })).toBeVisible();
  });

  test('the page of a user without a workspace', async () => {
    const page = await browser.visit();
    await signIn(page, app.server, homeless);
    await page.goto(app.server.url);
    await page.getByRole('button', { name: 'New workspace' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectUsable(page);
  });

  test('confirmation dialogs', async () => {
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(at('members'));
    await page.getByRole('combobox', { name: /^Role of .*@/ }).click();
    await page.getByRole('option', { name: 'viewer' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectUsable(page);
    await page.goto(at('settings'));
    await page.getByRole('button', { name: 'Delete the workspace…' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectUsable(page);
  });
});
