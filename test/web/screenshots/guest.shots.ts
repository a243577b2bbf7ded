import { randomUUID } from 'node:crypto';
import { register, request } from '../../support/client.js';
import { expect, useBrowser, useServer } from '../support/fixtures.js';
import { goOffline, goOnline } from '../support/offline.js';
import { signIn } from '../support/visitors.js';
import { inEveryLook } from './camera.js';

const app = useServer();
const browser = useBrowser();

inEveryLook('before signing in', async (look, shoot) => {
  const page = await browser.visit(look);
  await page.goto(`${app.server.url}/sign-in`);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await shoot(page, 'sign-in');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot(page, 'sign-in-failed');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await shoot(page, 'sign-up-invalid');
  await page.goto(`${app.server.url}/no-such-page`);
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  await shoot(page, 'not-found');
});

inEveryLook('mailed links and invitations', async (look, shoot) => {
  const page = await browser.visit(look);
  const show = async (path: string, name: string) => {
    await page.goto('about:blank');
    await page.goto(app.server.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await shoot(page, name);
  };
  await show('/forgot-password', 'forgot-password');
  await page.getByLabel('Email').fill('ada@example.com');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Check your email')).toBeVisible();
  await shoot(page, 'forgot-password-sent');
  await show('/reset-password', 'link-broken');
  await show('/reset-password#token=x', 'reset-password');
  await show('/verify-email#token=x', 'verify-email');
  await show('/accept-invitation', 'invitation-without-token');
  await show('/accept-invitation#token=x', 'invitation');
  await signIn(page, app.server, await register(app.server, { name: 'Ada Lovelace' }));
  await show('/accept-invitation#token=x', 'invitation-accept');
});

inEveryLook('sign-ins of the command line', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, await register(app.server, { name: 'Ada Lovelace' }));
  const asked = {
    port: '53682',
    state: 's'.repeat(43),
    code_challenge: 'c'.repeat(43),
    device_name: 'build-7',
  };
  await page.goto(`${app.server.url}/cli-login?${new URLSearchParams(asked).toString()}`);
  await expect(page.getByText('act as owner in')).toBeVisible();
  await shoot(page, 'cli-login');
  await page.goto(`${app.server.url}/cli-login/done?outcome=signed-in`);
  await expect(page.getByText('You can close this page')).toBeVisible();
  await shoot(page, 'cli-login-done');
  await page.goto(`${app.server.url}/device`);
  await page.getByLabel('Code', { exact: true }).fill('BBBB-BBBB');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('[aria-invalid=true]').first()).toBeVisible();
  await shoot(page, 'device-login-code');
  const { json } = await request(app.server, 'POST', '/api/v1/auth/device-login', {
    json: { device_name: 'build-7' },
    address: '203.0.113.7',
  });
  await page.goto(json.verification_uri_complete);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('act as owner in')).toBeVisible();
  await shoot(page, 'device-login');
});

inEveryLook('failures', async (look, shoot) => {
  const account = await register(app.server, { name: 'Ada Lovelace' });
  const page = await browser.visit(look);
  await signIn(page, app.server, account);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api-keys?*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${app.server.url}/workspaces/${account.workspace.id}/api-keys`);
  await expect(page.getByRole('status', { name: 'Loading keys' })).toBeVisible();
  await shoot(page, 'api-keys-loading');
  answer();
  await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
  await goOffline(page);
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Billing');
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot(page, 'server-away');
  await goOnline(page);
  await page.route('**/api-keys?*', (route) =>
    route.fulfill({ status: 500, json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' } }),
  );
  await page.goto(app.server.url);
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot(page, 'api-keys-failed');
  await page.route('**/api/v1/workspaces*', (route) =>
    route.fulfill({ status: 500, json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' } }),
  );
  await page.goto(app.server.url);
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot(page, 'error');
  await page.unrouteAll();
  await request(app.server, 'DELETE', `/api/v1/workspaces/${account.workspace.id}`, {
    token: account.accessToken,
  });
  await page.goto(app.server.url);
  await expect(page.getByText('You are not in any workspace')).toBeVisible();
  await shoot(page, 'no-workspace');
});

inEveryLook('signing up', async (look, shoot) => {
  const page = await browser.visit(look);
  await page.goto(`${app.server.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada Lovelace');
  await page.getByLabel('Email').fill(`${randomUUID().slice(0, 8)}@example.com`);
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('Waiting for the first request')).toBeVisible();
  await shoot(page, 'welcome');
  const key = await page.locator('[data-secret]').first().innerText();
  await request(app.server, 'GET', '/api/v1/me', { apiKey: key });
  await expect(page.getByText('Your first request has arrived')).toBeVisible();
  await page.getByLabel('I have stored it').check();
  await shoot(page, 'welcome-arrived');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The key was shown once' })).toBeVisible();
  await shoot(page, 'welcome-after-reload');
});

inEveryLook('the shell', async (look, shoot) => {
  const account = await register(app.server, { name: 'Ada Lovelace' });
  const page = await browser.visit(look);
  await signIn(page, app.server, account);
  await page.goto(`${app.server.url}/workspaces/${account.workspace.id}/api-keys`);
  await expect(page.getByRole('heading', { name: 'API keys' })).toBeVisible();
  if (look.viewport.width < 768) {
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await shoot(page, 'navigation');
    return;
  }
  await page.keyboard.press('Control+K');
  await expect(page.getByLabel('Search commands')).toBeVisible();
  await shoot(page, 'command-palette');
});
