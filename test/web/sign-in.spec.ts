import type { Page } from '@playwright/test';
import { type Account, register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { HOME_PAGE, homeHeading, signIn } from './support/visitors.js';

const ENDED = 'Your session has ended. Sign in to continue.';

test.describe('Signing in', () => {
  const app = useServer();
  const browser = useBrowser();

  async function enter(page: Page, { email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  for (const host of ['127.0.0.1', 'localhost'])
    test(`on http://${host} leads to the overview, and a reload stays signed in`, async () => {
      const account = await register(app.server);
      const page = await browser.visit();
      await page.goto(app.server.url.replace('127.0.0.1', host));
      await expect(page).toHaveURL(/\/sign-in$/);
      await enter(page, account);
      await expect(page).toHaveURL(HOME_PAGE);
      await page.reload();
      await expect(homeHeading(page)).toBeVisible();
      expect(new URL(page.url()).pathname).toMatch(HOME_PAGE);
    });

  test('shows a signed-in user no sign-in form, not even for a moment', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.addInitScript(() => {
      const seen = new MutationObserver(() => {
        if (document.querySelector('input[type=password]')) document.title = 'FLASH';
        if (document.title === 'FLASH') (window as unknown as { flashed: boolean }).flashed = true;
      });
      seen.observe(document, { childList: true, subtree: true });
    });
    await page.goto(`${app.server.url}/sign-in`);
    await expect(homeHeading(page)).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { flashed?: boolean }).flashed)).toBeUndefined();
  });

  test('leads where the user wanted to go, within the dashboard', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    const wanted = `/workspaces/${account.workspace.id}/api-keys?dialog=create`;
    await page.goto(`${app.server.url}${wanted}`);
    await enter(page, account);
    await expect(page).toHaveURL(app.server.url + wanted);

    const lured = await browser.visit();
    await lured.goto(`${app.server.url}/sign-in?next=${encodeURIComponent('//example.com/x')}`);
    await enter(lured, account);
    await expect(lured).toHaveURL(HOME_PAGE);
    expect(new URL(lured.url()).origin).toBe(app.server.url);

    const circling = await browser.visit();
    await circling.goto(`${app.server.url}/sign-in?next=${encodeURIComponent('/sign-up?next=/sign-in')}`);
    await enter(circling, account);
    await expect(circling).toHaveURL(HOME_PAGE);
  });

  test('says what is wrong, keeps the input, and focuses the field', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    await enter(page, { email: account.email, password: 'not the password' });
    await expect(page.getByRole('alert').getByText('The email or password is wrong.')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue(account.email);

    await enter(page, { email: 'ada', password: 'not the password' });
    await expect(page.getByText(/^Must be .*email/)).toBeVisible();
    await expect(page.getByLabel('Email')).toBeFocused();
  });

  test('can show the password, by keyboard too, and is annotated for password managers', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    const password = page.getByLabel('Password', { exact: true });
    await password.fill('correct horse battery');
    await expect(page.getByLabel('Email')).toHaveAttribute('autocomplete', 'username webauthn');
    await expect(password).toHaveAttribute('autocomplete', 'current-password');
    await expect(password).toHaveAttribute('type', 'password');
    await password.press('Tab');
    await page.keyboard.press('Space');
    await expect(password).toHaveAttribute('type', 'text');
  });

  test('leads to the other pages for guests and back, and then where the user wanted to go', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    const wanted = `/workspaces/${account.workspace.id}/members`;
    await page.goto(`${app.server.url}/sign-in?next=${encodeURIComponent(wanted)}`);
    const shows = (heading: string) => expect(page.getByRole('heading', { name: heading })).toBeVisible();
    await page.getByRole('link', { name: 'Create an account' }).click();
    await shows('Create an account');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await shows('Forgot your password?');
    await page.goBack();
    await shows('Sign in');
    await page.goBack();
    await shows('Create an account');
    await page.goForward();
    await enter(page, account);
    await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
    expect(page.url()).toBe(app.server.url + wanted);
    // Signed in, nobody needs these pages.
    await page.goBack();
    await expect(page).toHaveURL(/\/(members|overview)$/);
    await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
  });

  test('waits for the server if it goes away before the dashboard is loaded', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    const isAway = (url: URL) => /^\/(assets\/|health\/)/.test(url.pathname);
    await page.route(isAway, (route) => route.abort());
    await enter(page, account);
    await expect(page.getByText('The server is not responding')).toBeVisible();
    await page.unroute(isAway);
    await expect(homeHeading(page)).toBeVisible();
  });

  test('keeps the tokens out of storage, URL and page', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    await enter(page, account);
    await expect(homeHeading(page)).toBeVisible();
    const kept = await page.evaluate(() =>
      JSON.stringify([
        { ...localStorage },
        { ...sessionStorage },
        document.cookie,
        window.history.state,
        location.href,
      ]),
    );
    expect(kept).not.toMatch(/eyJ|refresh_token|password/);
    expect(kept).not.toContain(account.password);
  });

  test('a sign-out in one tab signs the others out', async () => {
    const account = await register(app.server);
    const first = await browser.visit();
    await signIn(first, app.server, account);
    const second = await first.context().newPage();
    for (const page of [first, second]) {
      await page.goto(app.server.url);
      await expect(homeHeading(page)).toBeVisible();
    }
    await first.getByRole('button', { name: 'Account menu' }).click();
    await first.getByRole('menuitem', { name: 'Sign out' }).click();
    for (const page of [first, second]) {
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      await expect(page.getByText(ENDED)).toHaveCount(0);
    }
    await second.reload();
    await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(second.getByText(ENDED)).toHaveCount(0);
  });

  test('a sign-in in one tab signs the others in', async () => {
    const account = await register(app.server);
    const first = await browser.visit();
    const second = await first.context().newPage();
    for (const page of [first, second]) await page.goto(`${app.server.url}/sign-in`);
    await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await enter(first, account);
    await expect(homeHeading(second)).toBeVisible();
  });

  test('a session ended elsewhere ends here at the next request, which the page says until the next sign-in', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(app.server.url);
    await expect(homeHeading(page)).toBeVisible();
    await request(app.server, 'DELETE', '/api/v1/auth/sessions', { token: account.accessToken });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: ENDED })).toBeVisible();
    await expectUsable(page);
    await enter(page, account);
    await expect(homeHeading(page)).toBeVisible();
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText(ENDED)).toHaveCount(0);
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expectUsable(page);
  });
});

test.describe('Too many wrong passwords', () => {
  const app = useServer({ env: { SIGN_IN_FAILURES_PER_ACCOUNT: '1' } });
  const browser = useBrowser();

  test('get a response that says how long to wait', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill('one guess');
    const submit = page.getByRole('button', { name: 'Sign in' });
    await submit.click();
    await expect(page.getByText('The email or password is wrong.')).toBeVisible();
    await submit.click();
    await expect(
      page.getByRole('alert').getByText(/^Please wait \d+ (seconds|minutes), then try again\.$/),
    ).toBeVisible();
  });
});
