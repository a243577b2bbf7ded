import type { Page } from '@playwright/test';
import { codeOf, addApp, ageProof } from '../support/factors.js';
import { type Account, register, request } from '../support/client.js';
import { join } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { HOME_PAGE, signIn } from './support/visitors.js';

test.describe('A second factor', () => {
  const app = useServer();
  const browser = useBrowser();

  async function enterPassword(page: Page, { email, password }: Account): Promise<void> {
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  }

  test('is set up by keyboard, and from then on required for signing in', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(`${app.server.url}/settings`);
    const add = page.getByRole('button', { name: 'Add an authenticator app' });
    await add.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add an authenticator app' });
    await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
    await expectUsable(page);
    const secret = (await dialog.getByRole('group', { name: 'Secret' }).locator('code').innerText()).replace(
      /\s/g,
      '',
    );
    const code = dialog.getByLabel('Code from your authenticator app');
    await code.fill(codeOf(secret, 50));
    await page.keyboard.press('Enter');
    await expect(code).toHaveAttribute('aria-invalid', 'true');
    await expect(code).toBeFocused();
    await code.fill(codeOf(secret));
    await page.keyboard.press('Enter');

    const shown = page.getByRole('dialog', { name: 'Your recovery codes' });
    const codes = (await shown.locator('pre').innerText()).split('\n');
    expect(codes).toHaveLength(10);
    await expectUsable(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      shown.getByRole('link', { name: 'Download' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('latchkey-recovery-codes.txt');
    await shown.getByRole('button', { name: 'I have saved the codes' }).click();
    await expect(page.getByText('Recovery codes left: 10')).toBeVisible();
    await expectUsable(page);

    const visitor = await browser.visit();
    await enterPassword(visitor, account);
    await expectUsable(visitor);
    await visitor.getByLabel('Code from your authenticator app').fill(codeOf(secret, 1));
    await visitor.keyboard.press('Enter');
    await expect(visitor).toHaveURL(HOME_PAGE);

    const withoutApp = await browser.visit();
    await enterPassword(withoutApp, account);
    await withoutApp.getByLabel('Code from your authenticator app').fill(codeOf(secret, 50));
    await withoutApp.keyboard.press('Enter');
    await expect(withoutApp.getByText('The code is wrong, or was used before.')).toBeVisible();
    await withoutApp.getByRole('button', { name: 'Use a recovery code' }).click();
    await withoutApp.getByLabel('Recovery code', { exact: true }).fill(codes[0] as string);
    await withoutApp.keyboard.press('Enter');
    await expect(withoutApp).toHaveURL(HOME_PAGE);
  });

  test('is removed after confirmation, and then no longer required', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const authenticator = await addApp(app.server, account);
    await page.goto(`${app.server.url}/settings`);
    await page.getByRole('button', { name: 'Remove Authenticator app' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
    // This session began before there was a second factor.
    const asked = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await asked.getByRole('textbox').fill(authenticator.code());
    await page.keyboard.press('Enter');
    await expect(asked).toBeHidden();
    await expect(page.getByText('No second factor is set up.')).toBeVisible();
    const { email, password } = account;
    const login = await request(app.server, 'POST', '/api/v1/auth/login', { json: { email, password } });
    expect(login.status).toBe(200);
  });

  test('or the password is asked for in place before a secret is created, and the action continues', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(`${app.server.url}/workspaces/${account.workspace.id}/api-keys?dialog=create`);
    await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
    const rows = await app.database.query<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [
      account.user.id,
    ]);
    for (const { id } of rows) await ageProof(app.database, id, '1 hour');

    await page.getByLabel('Name', { exact: true }).fill('Billing');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    const asked = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await expect(asked.getByLabel('Your password')).toBeFocused();
    await expectUsable(page);
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await expect(asked.getByText('The current password is wrong.')).toBeVisible();
    await asked.getByLabel('Your password').fill(account.password);
    await page.keyboard.press('Enter');
    await expect(asked).toBeHidden();
    await expect(page.getByText(/shown only once/i).first()).toBeVisible();
  });

  test('is added if a workspace requires it, which then opens', async () => {
    const owner = await register(app.server);
    await addApp(app.server, owner);
    const member = await register(app.server);
    await join(app.server, owner, member, 'member');
    const visitor = await browser.visit();
    await signIn(visitor, app.server, member);
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
      token: owner.accessToken,
      json: { require_second_factor: true },
    });
    await visitor.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
    await expect(visitor.getByRole('alert', { name: 'Second factor required' })).toBeVisible();
    await expectUsable(visitor);
    await visitor.getByRole('button', { name: 'Add an authenticator app' }).click();
    const dialog = visitor.getByRole('dialog', { name: 'Add an authenticator app' });
    const secret = await dialog.getByRole('group', { name: 'Secret' }).locator('code').innerText();
    await dialog.getByLabel('Code from your authenticator app').fill(codeOf(secret.replace(/\s/g, '')));
    await visitor.keyboard.press('Enter');
    await visitor.getByRole('button', { name: 'I have saved the codes' }).click();
    await expect(visitor.getByRole('alert')).toHaveCount(0);
  });
});
