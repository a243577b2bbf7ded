import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { type Account, login, register, request } from '../support/client.js';
import { type ReceivedMail, startMailboxes } from '../support/smtp.js';
import { tooWide } from './support/too-wide.js';
import { accessibilityViolations, getsFocus, LOOKS, signIn, useBrowser } from './support/visitors.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const env = { SMTP_URL: mailboxes.url, MAIL_FROM: 'no-reply@acme.dev' };
const browser = useBrowser();

const linkIn = (mail: ReceivedMail): string => /http:\S+#token=[\w-]+/.exec(mail.text ?? '')?.[0] ?? '';

const newAddress = (): string => `${randomUUID()}@example.com`;

/** The settings of the account, as mails link to them. */
async function openAccount(server: { url: string }, account: Account, options = {}): Promise<Page> {
  const page = await browser.visit(options);
  await signIn(page, server, account);
  await page.goto(`${server.url}/settings`);
  await cardOf(page).getByText(account.email).waitFor();
  return page;
}

const cardOf = (page: Page): Locator => page.getByRole('region', { name: 'E-mail address' });

async function ask(page: Page, email: string, password: string): Promise<void> {
  const card = cardOf(page);
  await card.getByLabel('New e-mail address').fill(email);
  await card.getByLabel('Your password', { exact: true }).fill(password);
  await card.getByRole('button', { name: 'Send a link to the new address' }).click();
}

/** In another tab of the same browser, as from a mail program. */
async function follow(page: Page, mail: ReceivedMail): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(linkIn(mail));
  await tab.getByRole('button', { name: 'Confirm the address' }).click();
  await tab.getByText('Your address is confirmed').waitFor();
  await tab.close();
}

describe('The e-mail address of an account', () => {
  const app = useServer({ env });

  const userOf = async ({ accessToken }: Account) =>
    (await request(app.server, 'GET', '/api/v1/me', { token: accessToken })).json.user;

  it('changes when the link that went to the new one is followed, and not before', async () => {
    const account = await register(app.server);
    const page = await openAccount(app.server, account);
    const email = newAddress();
    await ask(page, ` ${email.toUpperCase()}`, account.password);
    await page.getByText(`Look into the mails of ${email}`).waitFor();
    await page.getByText(`Until then it stays ${account.email}`, { exact: false }).waitFor();
    expect((await userOf(account)).email).toBe(account.email);
    expect(await accessibilityViolations(page)).toEqual([]);

    await follow(page, await mailboxes.mailTo(email, /^Confirm your new e-mail address$/));
    // The page that waits for it says so by itself.
    await cardOf(page).getByText(email, { exact: true }).waitFor();
    await cardOf(page).getByText('confirmed', { exact: true }).waitFor();
    await page.getByText('Look into the mails').waitFor({ state: 'detached' });
    await login(app.server, { email, password: account.password });
    await mailboxes.mailTo(account.email, /was changed$/);
  });

  it('stays, and the field says why, where something is wrong with the wish', async () => {
    const [account, other] = [await register(app.server), await register(app.server)];
    const page = await openAccount(app.server, account);
    const card = cardOf(page);

    await card.getByLabel('New e-mail address').fill(account.email.toUpperCase());
    await card.getByText('This is your address already.').waitFor();
    await ask(page, 'nobody', account.password);
    await card.getByText('Must be an e-mail address.', { exact: true }).waitFor();
    await ask(page, newAddress(), 'not the password');
    await card.getByText('The current password is not right.', { exact: true }).waitFor();
    await getsFocus(card.getByLabel('Your password', { exact: true }));
    expect(await card.getByRole('alert').count()).toBe(0);
    await ask(page, other.email, account.password);
    await card.getByText('There is an account with this e-mail already.', { exact: true }).waitFor();
    await getsFocus(card.getByLabel('New e-mail address', { exact: true }));
    // One wish is counted by now: of the address that is taken.
    for (let wishes = 1; wishes < 5; wishes += 1) {
      await ask(page, newAddress(), account.password);
      await card.getByRole('button', { name: 'Ask again, or for another address' }).click();
    }
    await ask(page, newAddress(), account.password);
    await card.getByText(/^Please wait \d+ (seconds|minutes), then try again\.$/).waitFor();
    expect((await userOf(account)).email).toBe(account.email);
  });

  it('that nobody has confirmed says so, and gets the link when somebody asks', async () => {
    const account = await register(app.server);
    const page = await openAccount(app.server, account);
    await cardOf(page).getByText('not confirmed').waitFor();
    await cardOf(page).getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(`Look into the mails of ${account.email}`).waitFor();
    const mail = await mailboxes.mailTo(account.email, /^Confirm your e-mail address$/);
    await follow(page, mail);
    await cardOf(page).getByText('confirmed', { exact: true }).waitFor();
    expect(await cardOf(page).getByRole('button', { name: 'Send the link' }).count()).toBe(0);

    // The same link once more, for instance from the mail program on another device.
    const late = await browser.visit();
    await late.goto(linkIn(mail));
    await late.getByRole('button', { name: 'Confirm the address' }).click();
    await late.getByText('The link is unknown, was used, or has expired.', { exact: false }).waitFor();
    await late.getByRole('link', { name: 'Ask for a new link' }).click();
    await late.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  it.each(LOOKS)('can be changed by everybody ($colorScheme, $viewport.width)', async (look) => {
    const page = await openAccount(app.server, await register(app.server), look);
    await page.getByText('this one').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await tooWide(page)).toEqual([]);
  });
});

describe('Where addresses have to be confirmed', () => {
  const app = useServer({ env: { ...env, EMAIL_VERIFICATION: 'required' } });

  it('one that was mistyped at the sign-up can still be changed', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(app.server.url);
    await page.getByRole('link', { name: 'Change it in your account' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
    await page.getByText('this one').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    const email = newAddress();
    await ask(page, email, account.password);
    await page.getByText(`Look into the mails of ${email}`).waitFor();
    await follow(page, await mailboxes.mailTo(email, /^Confirm your new e-mail address$/));
    await cardOf(page).getByText(email, { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Go to your workspaces' }).click();
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
  });
});

describe('Where no mails are sent', () => {
  const app = useServer({ env: { NODE_ENV: 'production' } });

  it('the page says so, and to whom to turn', async () => {
    const account = await register(app.server);
    const page = await openAccount(app.server, account);
    const card = cardOf(page);
    await ask(page, newAddress(), account.password);
    await card.getByRole('alert').getByText('This server sends no mails').waitFor();
    await card.getByText('Ask whoever operates it', { exact: false }).waitFor();
    await card.getByRole('button', { name: 'Send the link' }).click();
    await card.getByText('This server sends no mails').nth(1).waitFor();

    const guest = await browser.visit();
    await guest.goto(`${app.server.url}/forgot-password`);
    await guest.getByLabel('E-mail').fill(account.email);
    await guest.getByRole('button', { name: 'Send the link' }).click();
    await guest.getByText('This server sends no mails').waitFor();
  });
});
