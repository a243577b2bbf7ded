import { login, register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { homeHeading, signIn } from './support/visitors.js';

const TABS = 5;

const app = useServer();
const browser = useBrowser();

test.describe('Tabs of one browser', () => {
  test('that are opened and reloaded at the same time stay signed in, in one session', async () => {
    const account = await register(app.server);
    const first = await browser.visit();
    await signIn(first, app.server, account);
    const others = await Promise.all(Array.from({ length: TABS - 1 }, () => first.context().newPage()));
    const tabs = [first, ...others];
    await Promise.all(tabs.map((tab) => tab.goto(app.server.url)));
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(tabs.map((tab) => expect(homeHeading(tab)).toBeVisible()));
      await Promise.all(tabs.map((tab) => tab.reload()));
    }
    await Promise.all(tabs.map((tab) => expect(homeHeading(tab)).toBeVisible()));
    // The session of the sign-up, and the one that these tabs share.
    const { json } = await request(app.server, 'GET', '/api/v1/auth/sessions', {
      token: account.accessToken,
    });
    expect(json).toHaveLength(2);
  });

  test('lead to the sign-in when the session is ended elsewhere, and back afterwards', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(`${app.server.url}/workspaces/${account.workspace.id}/members`);
    await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
    const elsewhere = await login(app.server, account);
    await request(app.server, 'DELETE', '/api/v1/auth/sessions', { token: elsewhere.accessToken });
    await page.getByRole('link', { name: 'Audit' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('Your session has ended. Sign in to continue.')).toBeVisible();
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('table', { name: 'Audit trail' })).toBeVisible();
  });

  test('show no sign-in form when they are reloaded, even on a slow network', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.addInitScript(() => {
      new MutationObserver(() => {
        if (document.querySelector('input[type=password]')) sessionStorage.setItem('flashed', 'yes');
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(app.server.url);
    await expect(homeHeading(page)).toBeVisible();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/auth/refresh', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible();
    answer();
    await expect(homeHeading(page)).toBeVisible();
    expect(await page.evaluate(() => sessionStorage.getItem('flashed'))).toBeNull();
  });
});
