import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { type Account, login, register, request } from '../support/client.js';
import type { Mailboxes, ReceivedMail } from '../support/smtp.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { accessibilityViolations, expectUsable } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

const browser = useBrowser();
let mailboxes: Mailboxes;

test.beforeEach(({ mailboxes: started }) => {
  mailboxes = started;
});

const linkIn = (mail: ReceivedMail): string => /http:\S+#token=[\w-]+/.exec(mail.text ?? '')?.[0] ?? '';

const newAddress = (): string => `${randomUUID()}@example.com`;

/** The account's settings, as linked from mails. */
async function openAccount(server: { url: string }, account: Account): Promise<Page> {
  const page = await browser.visit({ isHurried: true });
  await signIn(page, server, account);
  await page.goto(`${server.url}/settings`);
  await expect(cardOf(page).getByText(account.email)).toBeVisible();
  return page;
}

const cardOf = (page: Page): Locator => page.getByRole('region', { name: 'Email address' });

async function ask(page: Page, email: string, password: string): Promise<void> {
  const card = cardOf(page);
  await card.getByLabel('New email address').fill(email);
  await card.getByLabel('Your password', { exact: true }).fill(password);
  await card.getByRole('button', { name: 'Send a link to the new address' }).click();
}

/** In another tab of the same browser, as from a mail program. */
async function follow(page: Page, mail: ReceivedMail): Promise<void> {
  const tab = await page.context().newPage();
  await tab.goto(linkIn(mail));
  await tab.getByRole('button', { name: 'Confirm the address' }).click();
  await expect(tab.getByText('Your address is confirmed')).toBeVisible();
  await tab.close();
}

test.describe('The email address of an account', () => {
  const app = useServer({ sendsMails: true });

  const userOf = async ({ accessToken }: Account) =>
    (await request(app.server, 'GET', '/api/v1/me', { token: accessToken })).json.user;

  test('changes when the link sent to the new one is followed, and not before', async () => {
    const account = await register(app.server);
    const page = await openAccount(app.server, account);
    const email = newAddress();
    await ask(page, ` ${email.toUpperCase()}`, account.password);
    await expect(page.getByText(`Check the email of ${email}`)).toBeVisible();
    await expect(page.getByText(`Until then it stays ${account.email}`, { exact: false })).toBeVisible();
    expect((await userOf(account)).email).toBe(account.email);
    expect(await accessibilityViolations(page)).toEqual([]);

    await follow(page, await mailboxes.mailTo(email, /^Confirm your new email address$/));
    // The waiting page updates by itself.
    await expect(cardOf(page).getByText(email, { exact: true })).toBeVisible();
    await expect(cardOf(page).getByText('confirmed', { exact: true })).toBeVisible();
    await expect(page.getByText('Check the email')).toHaveCount(0);
    await login(app.server, { email, password: account.password });
    await mailboxes.mailTo(account.email, /was changed$/);
  });

  test('stays, and the field says why, if something is wrong with the request', async () => {
    const [account, other] = [await register(app.server), await register(app.server)];
    const page = await openAccount(app.server, account);
    const card = cardOf(page);

    await card.getByLabel('New email address').fill(account.email.toUpperCase());
    await expect(card.getByText('This is already your address.')).toBeVisible();
    await ask(page, 'nobody', account.password);
    await expect(card.getByText('Must be an email address.', { exact: true })).toBeVisible();
    await ask(page, newAddress(), 'not the password');
    await expect(card.getByText('The current password is wrong.', { exact: true })).toBeVisible();
    await expect(card.getByLabel('Your password', { exact: true })).toBeFocused();
    await expect(card.getByRole('alert')).toHaveCount(0);
    await ask(page, other.email, account.password);
    await expect(card.getByText('An account with this email already exists.', { exact: true })).toBeVisible();
    await expect(card.getByLabel('New email address', { exact: true })).toBeFocused();
    // The request with the taken address has counted already.
    for (let wishes = 1; wishes < 5; wishes += 1) {
      await ask(page, newAddress(), account.password);
      await card.getByRole('button', { name: 'Request again, or use another address' }).click();
    }
    await ask(page, newAddress(), account.password);
    await expect(card.getByText(/^Please wait \d+ (seconds|minutes), then try again\.$/)).toBeVisible();
    expect((await userOf(account)).email).toBe(account.email);
  });

  test('shows if it is unconfirmed, and sends the link on request', async () => {
    const account = await register(app.server);
    const page = await openAccount(app.server, account);
    await expect(cardOf(page).getByText('not confirmed')).toBeVisible();
    await cardOf(page).getByRole('button', { name: 'Send the link' }).click();
    await expect(page.getByText(`Check the email of ${account.email}`)).toBeVisible();
    const mail = await mailboxes.mailTo(account.email, /^Confirm your email address$/);
    await follow(page, mail);
    await expect(cardOf(page).getByText('confirmed', { exact: true })).toBeVisible();
    await expect(cardOf(page).getByRole('button', { name: 'Send the link' })).toHaveCount(0);

    // The same link again, for instance from the mail program on another device.
    const late = await browser.visit();
    await late.goto(linkIn(mail));
    await late.getByRole('button', { name: 'Confirm the address' }).click();
    await expect(
      late.getByText('The link is unknown, already used, or expired.', { exact: false }),
    ).toBeVisible();
    await late.getByRole('link', { name: 'Request a new link' }).click();
    await expect(late.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    const page = await openAccount(app.server, await register(app.server));
    await expect(page.getByText('this one')).toBeVisible();
    await expectUsable(page);
  });
});

test.describe('Where addresses have to be confirmed', () => {
  const app = useServer({ sendsMails: true, env: { EMAIL_VERIFICATION: 'required' } });

  test('an address mistyped at sign-up can still be changed', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    await page.goto(app.server.url);
    await page.getByRole('link', { name: 'Change it in your account' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
    await expect(page.getByText('this one')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);

    const email = newAddress();
    await ask(page, email, account.password);
    await expect(page.getByText(`Check the email of ${email}`)).toBeVisible();
    await follow(page, await mailboxes.mailTo(email, /^Confirm your new email address$/));
    await expect(cardOf(page).getByText(email, { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Go to your workspaces' }).click();
    await expect(homeHeading(page)).toBeVisible();
  });
});

test.describe('Without a mail server', () => {
  const app = useServer({ env: { NODE_ENV: 'production', DATABASE_FSYNC: 'any' } });

  test('the page says so, and whom to ask', async () => {
    const account = await register(app.server);
    const page = await openAccount(app.server, account);
    const card = cardOf(page);
    await ask(page, newAddress(), account.password);
    await expect(card.getByRole('alert').getByText('This server does not send email')).toBeVisible();
    await expect(card.getByText('Ask its operator', { exact: false })).toBeVisible();
    await card.getByRole('button', { name: 'Send the link' }).click();
    await expect(card.getByText('This server does not send email').nth(1)).toBeVisible();

    const guest = await browser.visit();
    await guest.goto(`${app.server.url}/forgot-password`);
    await guest.getByLabel('Email').fill(account.email);
    await guest.getByRole('button', { name: 'Send the link' }).click();
    await expect(guest.getByText('This server does not send email')).toBeVisible();
  });
});
