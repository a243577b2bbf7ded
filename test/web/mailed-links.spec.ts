import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { login, register, request } from '../support/client.js';
import { type ReceivedMail, startMailboxes } from '../support/smtp.js';
import { accessibilityViolations, LOOKS, signIn, useBrowser, widthOf } from './support/visitors.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const browser = useBrowser();
const NEW_PASSWORD = 'an entirely new passphrase';

/** The address of the one link in a mail, as a person would follow it. */
const linkIn = (mail: ReceivedMail): string => /http:\S+#token=[\w-]+/.exec(mail.text ?? '')?.[0] ?? '';

describe('A forgotten password', () => {
  const app = useServer({ env: { SMTP_URL: mailboxes.url, MAIL_FROM: 'no-reply@acme.dev' } });

  async function ask(page: Page, email: string): Promise<void> {
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    // The sign-in page has such a field, too, and stays until the next one is there.
    await page.getByRole('heading', { name: 'Forgotten your password?' }).waitFor();
    await page.getByLabel('E-mail').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`If there is an account with ${email}, a link is on its way.`).waitFor();
  }

  it('is replaced by way of a mail', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await ask(page, account.email);
    // An old link first; then the right one, into the same tab.
    await page.goto(`${app.server.url}/reset-password#token=lkreset_old`);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    const oldForm = page.locator('form[data-old]');
    await page.locator('form').evaluate((form) => form.setAttribute('data-old', ''));
    await page.goto(linkIn(await mailboxes.mailTo(account.email, /^Reset your password$/)));
    await oldForm.waitFor({ state: 'detached' });
    const password = page.getByLabel('New password', { exact: true });
    await password.fill('short');
    // The token does not stay in the address, where others may see it.
    expect(page.url()).toBe(`${app.server.url}/reset-password`);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Must have at least 8 characters.', { exact: true }).waitFor();
    await password.fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: 'Sign in with the new password' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await login(app.server, { email: account.email, password: NEW_PASSWORD });
  });

  it('gives strangers the same answer', async () => {
    await ask(await browser.visit(), `${randomUUID()}@example.com`);
  });

  it('by a link that was used, or is cut off, leads to a new one', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/reset-password#token=lkreset_used`);
    await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await page.getByRole('heading', { name: 'Forgotten your password?' }).waitFor();

    await page.goto(`${app.server.url}/reset-password`);
    await page.getByRole('heading', { name: 'This link is not complete' }).waitFor();
    // The whole link, into the same tab.
    await page.goto(`${app.server.url}/reset-password#token=lkreset_%`);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    expect(page.url()).toBe(`${app.server.url}/reset-password`);
  });

  it('is replaced by somebody who is still signed in here, and then signs in with the new one', async () => {
    const account = await register(app.server);
    await ask(await browser.visit(), account.email);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(linkIn(await mailboxes.mailTo(account.email, /^Reset your password$/)));
    await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByRole('link', { name: 'Sign in with the new password' }).click();
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
  });

  it.each(LOOKS)('can be replaced by everybody ($colorScheme, $viewport.width)', async (look) => {
    const page = await browser.visit(look);
    for (const path of [
      '/forgot-password',
      '/reset-password',
      '/reset-password#token=x',
      '/verify-email#token=x',
    ]) {
      await page.goto('about:blank');
      await page.goto(app.server.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await widthOf(page)).toBe(look.viewport.width);
    }
  });
});

describe('Where addresses have to be confirmed', () => {
  const app = useServer({
    env: { SMTP_URL: mailboxes.url, MAIL_FROM: 'no-reply@acme.dev', EMAIL_VERIFICATION: 'required' },
  });

  it('a new account is told so, gets the mail again, and goes on after the link', async () => {
    const email = `${randomUUID()}@example.com`;
    const page = await browser.visit();
    page.on('dialog', (question) => void question.accept());
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('First follow the link that we have sent').waitFor();
    const key = await page.getByRole('group', { name: 'API key' }).locator('code').innerText();
    await page.getByLabel('I have stored it').check();
    await page.getByRole('button', { name: 'Continue to the dashboard' }).click();
    await page.getByRole('heading', { name: 'Confirm your e-mail address' }).waitFor();
    await page.getByText(email).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the mail again' }).click();
    await page.getByText('A new mail is on its way.').waitFor();

    const mails = await mailboxes.mailsTo(email, 2);
    const other = await page.context().newPage();
    await other.goto(linkIn(mails.at(-1) as ReceivedMail));
    const confirm = other.getByRole('button', { name: 'Confirm the address' });
    await confirm.waitFor();
    expect(other.url()).toBe(`${app.server.url}/verify-email`);
    // Programs that look at the links of mails open them, too: that alone confirms nothing.
    expect((await request(app.server, 'GET', '/api/v1/documents', { apiKey: key })).status).toBe(403);
    await confirm.click();
    await other.getByText('Your address is confirmed').waitFor();
    await page.getByRole('button', { name: 'I have confirmed it' }).click();
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: key })).status).toBe(200);
  });
});
