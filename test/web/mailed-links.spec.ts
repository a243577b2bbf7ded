import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { login, register, request } from '../support/client.js';
import type { Mailboxes, ReceivedMail } from '../support/smtp.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { accessibilityViolations, expectUsable } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

const browser = useBrowser();
let mailboxes: Mailboxes;

test.beforeEach(({ mailboxes: started }) => {
  mailboxes = started;
});
const NEW_PASSWORD = 'an entirely new passphrase';

/** The URL of the only link in a mail, as a user would follow it. */
const linkIn = (mail: ReceivedMail): string => /http:\S+#token=[\w-]+/.exec(mail.text ?? '')?.[0] ?? '';

test.describe('A forgotten password', () => {
  const app = useServer({ sendsMails: true });

  async function ask(page: Page, email: string): Promise<void> {
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    // The sign-in page has such a field, too, and stays until the next page has loaded.
    await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
    await page.getByLabel('Email').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText(`If an account with ${email} exists, a link is on its way.`)).toBeVisible();
  }

  test('is replaced through a mail', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await ask(page, account.email);
    // First an old link, then the right one, in the same tab.
    await page.goto(`${app.server.url}/reset-password#token=lkreset_old`);
    await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    const oldForm = page.locator('form[data-old]');
    await page.locator('form').evaluate((form) => form.setAttribute('data-old', ''));
    await page.goto(linkIn(await mailboxes.mailTo(account.email, /^Reset your password$/)));
    await expect(oldForm).toHaveCount(0);
    const password = page.getByLabel('New password', { exact: true });
    await password.fill('short');
    // The token does not stay in the URL, where others could see it.
    expect(page.url()).toBe(`${app.server.url}/reset-password`);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByText('Must have at least 8 characters.', { exact: true })).toBeVisible();
    await password.fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: 'Sign in with the new password' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await login(app.server, { email: account.email, password: NEW_PASSWORD });
  });

  test('gives strangers the same response', async () => {
    await ask(await browser.visit(), `${randomUUID()}@example.com`);
  });

  test('with a used or truncated link leads to a new one', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/reset-password#token=lkreset_used`);
    await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('link', { name: 'Request a new link' }).click();
    await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();

    await page.goto(`${app.server.url}/reset-password`);
    await expect(page.getByRole('heading', { name: 'This link is incomplete' })).toBeVisible();
    // The whole link, into the same tab.
    await page.goto(`${app.server.url}/reset-password#token=lkreset_%`);
    await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
    expect(page.url()).toBe(`${app.server.url}/reset-password`);
  });

  test('is replaced by a user who is still signed in here, and then signs in with the new one', async () => {
    const account = await register(app.server);
    await ask(await browser.visit(), account.email);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(linkIn(await mailboxes.mailTo(account.email, /^Reset your password$/)));
    await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: 'Sign in with the new password' }).click();
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(homeHeading(page)).toBeVisible();
  });

  test('is replaced on accessible pages, light and dark, wide and narrow', async () => {
    const page = await browser.visit();
    for (const path of [
      '/forgot-password',
      '/reset-password',
      '/reset-password#token=x',
      '/verify-email#token=x',
    ]) {
      await page.goto('about:blank');
      await page.goto(app.server.url + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectUsable(page);
    }
  });
});

test.describe('With required confirmation', () => {
  const app = useServer({ sendsMails: true, env: { EMAIL_VERIFICATION: 'required' } });

  test('a new account is told so, gets the mail again, and continues after the link', async () => {
    const email = `${randomUUID()}@example.com`;
    const page = await browser.visit();
    page.on('dialog', (question) => void question.accept());
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('Follow the link that we sent')).toBeVisible();
    const key = await page.getByRole('group', { name: 'API key' }).locator('code').innerText();
    await page.getByLabel('I have stored it').check();
    await page.getByRole('button', { name: 'Continue to the dashboard' }).click();
    await expect(page.getByRole('heading', { name: 'Confirm your email address' })).toBeVisible();
    await expect(page.getByText(email)).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the email again' }).click();
    await expect(page.getByText('Another email is on its way.')).toBeVisible();

    const mails = await mailboxes.mailsTo(email, 2);
    const other = await page.context().newPage();
    await other.goto(linkIn(mails.at(-1) as ReceivedMail));
    const confirm = other.getByRole('button', { name: 'Confirm the address' });
    await expect(confirm).toBeVisible();
    expect(other.url()).toBe(`${app.server.url}/verify-email`);
    // Programs that scan mails open their links, too, which must not confirm anything.
    expect((await request(app.server, 'GET', '/api/v1/documents', { apiKey: key })).status).toBe(403);
    await confirm.click();
    await expect(other.getByText('Your address is confirmed')).toBeVisible();
    await page.getByRole('button', { name: 'I have confirmed it' }).click();
    await expect(homeHeading(page)).toBeVisible();
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
  });
});
