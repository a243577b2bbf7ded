import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { hasPython } from '../support/docs/run-blocks.js';
import { register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { homeHeading } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();

const run = promisify(execFile);
/** The test runner asks the programs it starts for colours. */
const env = { ...process.env, FORCE_COLOR: '0' };
const PASSWORD = 'correct horse battery';

async function signUp(page: Page, email = `${randomUUID()}@example.com`): Promise<void> {
  await page.goto(`${app.server.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

const shownKey = (page: Page) => page.getByRole('group', { name: 'API key' }).locator('code').innerText();

test.describe('Signing up', () => {
  test('shows the first key once, and lights up when its first request arrives', async () => {
    const page = await browser.visit({ isHurried: true });
    await signUp(page);
    const key = await shownKey(page);
    expect(key).toMatch(/^lk_[0-9a-f]{48}$/);
    const call = page.getByLabel('The call in curl', { exact: true });
    // To the character: `toHaveText` would forgive a lost line break.
    await expect
      .poll(() => call.innerText())
      .toBe(`curl ${app.server.url}/api/v1/me \\\n  -H "X-API-Key: ${key}"`);
    for (const language of ['Python', 'Node.js', 'Go', 'Ruby', 'PHP']) {
      await page.getByRole('tab', { name: language, exact: true }).click();
      await expect(page.getByLabel(`The call in ${language}`, { exact: true })).toContainText(key);
    }
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
    await expect(page.getByText('Your first request has arrived')).toBeVisible();
    await expect(page.getByText('from 127.0.0.1')).toBeVisible();

    const goOn = page.getByRole('button', { name: 'Continue to the dashboard' });
    await expect(goOn).toBeDisabled();
    await page.getByLabel('I have stored it').check();
    await goOn.click();
    await expect(homeHeading(page)).toBeVisible();
    expect(await page.content()).not.toContain(key);
  });

  test('has calls to paste that work unchanged', async () => {
    const page = await browser.visit();
    await signUp(page);
    const pasted = [
      ['curl', 'sh', ['-c']],
      ['Node.js', process.execPath, ['--input-type=module', '-e']],
      ...(hasPython ? ([['Python', 'python3', ['-c']]] as const) : []),
    ] as const;
    for (const [language, program, options] of pasted) {
      await page.getByRole('tab', { name: language, exact: true }).click();
      const call = await page.getByLabel(`The call in ${language}`, { exact: true }).innerText();
      const { stdout } = await run(program, [...options, call], { timeout: 20_000, env });
      expect(stdout).toMatch(/kind['"]?: ?['"]api_key['"]/);
    }
  });

  test('leaves no secret in storage, URL or history, and a reload says what to do', async () => {
    const page = await browser.visit();
    page.on('dialog', (dialog) => void dialog.accept());
    await signUp(page);
    const key = await shownKey(page);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state]),
    );
    expect(kept).not.toContain(key.slice(0, 12));
    await page.reload();
    await expect(page.getByRole('heading', { name: 'The key was shown once' })).toBeVisible();
    expect(await page.content()).not.toContain(key.slice(0, 12));
    await page.getByRole('link', { name: 'Go to your keys' }).click();
    await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
  });

  test('copies the key', async () => {
    const page = await browser.visit();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signUp(page);
    await page.getByRole('button', { name: 'Copy the API key' }).click();
    await expect(page.getByText('Copied')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await shownKey(page));
  });

  test('shows errors next to their fields', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('Email').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Must have at least 8 characters.')).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short');
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute(
      'autocomplete',
      'new-password',
    );
  });

  test('sends a user who has an account to the sign-in', async () => {
    const { email } = await register(app.server);
    const page = await browser.visit();
    await signUp(page, email);
    await expect(page.getByText('An account with this email already exists.')).toBeVisible();
    await page
      .getByRole('alert')
      .or(page.getByText('already'))
      .getByRole('link', { name: 'Sign in' })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-up`);
    await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible();
    await expectUsable(page);
    await signUp(page);
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    await expectUsable(page);
  });

  test('keeps the input while the server is away, and continues once it is back', async () => {
    const page = await browser.visit({ isHurried: true });
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('Email').fill('ada.away@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await page.getByRole('button', { name: 'Create account' }).click();
    const banner = page.getByRole('status').getByText('The server is not responding.');
    await expect(banner).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('ada.away@example.com');
    await page.unroute('**/health/ready');
    await page.unroute('**/api/**');
    await expect(banner).toBeHidden();
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('heading', { name: 'Your first API key' })).toBeVisible();
  });
});

test.describe('Too many accounts from one address', () => {
  const limited = useServer({ env: { SIGNUPS_PER_ADDRESS_PER_HOUR: '1' } });

  test('get a response that says how long to wait, and the form keeps its input', async () => {
    await register(limited.server);
    const page = await browser.visit();
    await page.goto(`${limited.server.url}/sign-up`);
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(
      page.getByRole('alert').getByText(/^Please wait (59|60) minutes, then try again\.$/),
    ).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(PASSWORD);
  });
});

test.describe('Where sign-up is closed', () => {
  const closed = useServer({ env: { SIGNUP: 'closed' } });

  test('the pages say so', async () => {
    const page = await browser.visit();
    await page.goto(`${closed.server.url}/sign-in`);
    await expect(page.getByText('On this server, only the operator creates accounts.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Create an account' })).toHaveCount(0);
    await page.goto(`${closed.server.url}/sign-up`);
    await expect(page.getByText('Sign-up is closed')).toBeVisible();
  });
});
