import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasPython } from '../docs/run-blocks.js';
import { useServer } from '../support/app.js';
import { register, request } from '../support/client.js';
import { accessibilityViolations, useBrowser } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();

const run = promisify(execFile);
const PASSWORD = 'correct horse battery';

async function signUp(page: Page, email = `${randomUUID()}@example.com`): Promise<void> {
  await page.goto(`${app.server.url}/sign-up`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
}

const shownKey = (page: Page) => page.getByRole('group', { name: 'API key' }).locator('code').innerText();

describe('Signing up', () => {
  it('shows the first key once, and lights up when its first request arrives', async () => {
    const page = await browser.visit();
    await signUp(page);
    const key = await shownKey(page);
    expect(key).toMatch(/^lk_[0-9a-f]{48}$/);
    const call = page.getByLabel('The call in curl', { exact: true });
    expect(await call.innerText()).toBe(`curl ${app.server.url}/api/v1/me \\\n  -H "X-API-Key: ${key}"`);
    for (const language of ['Python', 'JavaScript']) {
      await page.getByRole('tab', { name: language }).click();
      expect(await page.getByLabel(`The call in ${language}`, { exact: true }).innerText()).toContain(key);
    }
    await page.getByText('Waiting for the first request').waitFor();
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
    await page.getByText('Your first request has arrived').waitFor();
    await page.getByText('from 127.0.0.1').waitFor();

    const goOn = page.getByRole('button', { name: 'Continue to the dashboard' });
    expect(await goOn.isDisabled()).toBe(true);
    await page.getByLabel('I have stored it').check();
    await goOn.click();
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
    expect(await page.content()).not.toContain(key);
  });

  it('has calls to paste that work as they are', async () => {
    const page = await browser.visit();
    await signUp(page);
    const pasted = [
      ['curl', 'sh', ['-c']],
      ['JavaScript', process.execPath, ['--input-type=module', '-e']],
      ...(hasPython ? ([['Python', 'python3', ['-c']]] as const) : []),
    ] as const;
    for (const [language, program, options] of pasted) {
      await page.getByRole('tab', { name: language }).click();
      const call = await page.getByLabel(`The call in ${language}`, { exact: true }).innerText();
      const { stdout } = await run(program, [...options, call], { timeout: 20_000 });
      expect(stdout).toMatch(/kind['"]?: ?['"]api_key['"]/);
    }
  });

  it('leaves no secret in storage, address or history, and a reload says what to do', async () => {
    const page = await browser.visit();
    page.on('dialog', (dialog) => void dialog.accept());
    await signUp(page);
    const key = await shownKey(page);
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, history.state]),
    );
    expect(kept).not.toContain(key.slice(0, 12));
    await page.reload();
    await page.getByRole('heading', { name: 'The key was shown once' }).waitFor();
    expect(await page.content()).not.toContain(key.slice(0, 12));
    await page.getByRole('link', { name: 'Go to your keys' }).click();
    await page.getByRole('link', { name: 'First key' }).waitFor();
  });

  it('copies the key', async () => {
    const page = await browser.visit();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signUp(page);
    await page.getByRole('button', { name: 'Copy the API key' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await shownKey(page));
  });

  it('says beside each field what is wrong with it', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('E-mail').fill('ada');
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('Must have at least 8 characters.').waitFor();
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('short');
    expect(await page.getByLabel('Password', { exact: true }).getAttribute('autocomplete')).toBe(
      'new-password',
    );
  });

  it('sends somebody who has an account to the sign-in', async () => {
    const { email } = await register(app.server);
    const page = await browser.visit();
    await signUp(page, email);
    await page.getByText('There is an account with this e-mail already.').waitFor();
    await page
      .getByRole('alert')
      .or(page.getByText('already'))
      .getByRole('link', { name: 'Sign in' })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('can be used by everybody (%s)', async (colorScheme) => {
    const page = await browser.visit({ colorScheme, viewport: { width: 390, height: 844 } });
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByRole('button', { name: 'Create account' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await signUp(page);
    await page.getByText('Waiting for the first request').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it('keeps what was entered while the server is away, and goes on when it is back', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('E-mail').fill('ada.away@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await page.getByRole('button', { name: 'Create account' }).click();
    const banner = page.getByRole('status').getByText('The server does not answer.');
    await banner.waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada.away@example.com');
    await page.unroute('**/health/ready');
    await page.unroute('**/api/**');
    await banner.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByRole('heading', { name: 'Your first API key' }).waitFor();
  });
});

describe('Too many accounts from one address', () => {
  const limited = useServer({ env: { SIGNUPS_PER_ADDRESS_PER_HOUR: '1' } });

  it('are answered with how long to wait, and the form keeps what was entered', async () => {
    await register(limited.server);
    const page = await browser.visit();
    await page.goto(`${limited.server.url}/sign-up`);
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page
      .getByRole('alert')
      .getByText(/^Please wait (59|60) minutes, then try again\.$/)
      .waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ada@example.com');
    expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe(PASSWORD);
  });
});

describe('Where sign-up is closed', () => {
  const closed = useServer({ env: { SIGNUP: 'closed' } });

  it('the pages say so', async () => {
    const page = await browser.visit();
    await page.goto(`${closed.server.url}/sign-in`);
    await page.getByText('Accounts are created by the administrator here.').waitFor();
    expect(await page.getByRole('link', { name: 'Create an account' }).count()).toBe(0);
    await page.goto(`${closed.server.url}/sign-up`);
    await page.getByText('Sign-up is closed').waitFor();
  });
});
