import type { CDPSession, Page } from '@playwright/test';
import { type Account, register } from '../support/client.js';
import { ageProof } from '../support/factors.js';
import { originOf } from '../support/passkeys.js';
import { requireProgram } from '../support/programs.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { HOME_PAGE, signIn } from './support/visitors.js';

/** Chromium's virtual authenticator. It verifies its user and simulates touch, unless told otherwise. */
async function addAuthenticator(page: Page): Promise<{ devices: CDPSession; authenticatorId: string }> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { devices, authenticatorId };
}

test.describe('A passkey', () => {
  test.skip(
    !requireProgram('chromium-headless-shell'),
    'needs chromium-headless-shell: the carried Chromium crashes when a page creates a passkey',
  );
  const app = useServer();
  const browser = useBrowser();

  /** Adds one on the settings page, as a user would. */
  async function addInSettings(page: Page, account: Account): Promise<void> {
    const url = originOf(app.server);
    await signIn(page, { url }, account);
    await page.goto(`${url}/settings`);
    await page.getByRole('button', { name: 'Add a passkey' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
    await expect(dialog.getByLabel('Name')).toHaveValue(/Chrome on/);
    await expect(dialog.getByLabel('Name')).toBeFocused();
    await expectUsable(page);
    await dialog.getByLabel('Name').fill('My laptop');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('dialog', { name: 'Your recovery codes' });
    await expect(shown.locator('pre')).toHaveText(/^(\S+\n){9}\S+$/);
    await shown.getByRole('button', { name: 'I have saved the codes' }).click();
    await expect(shown).toBeHidden();
    await expect(page.getByRole('rowheader', { name: 'My laptop' })).toBeVisible();
  }

  async function enterPassword(page: Page, { email, password }: Account): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible();
  }

  test('is offered after the sign-up and again after the next sign-in, unless there is one', async () => {
    const account = await register(app.server);
    const url = originOf(app.server);
    const page = await browser.visit();
    await addAuthenticator(page);
    const offer = page.getByRole('heading', { name: 'Sign in without your password' });
    const overview = page.getByRole('region', { name: 'Needs attention' });
    const returnLater = async (): Promise<void> => {
      await signIn(page, { url }, account);
      await page.goto(url);
      await expect(overview).toBeVisible();
    };
    await returnLater();
    await expect(offer).toBeVisible();
    await expectUsable(page);
    await page.getByRole('button', { name: 'Not now' }).click();
    await expect(offer).toBeHidden();
    await page.reload();
    await expect(overview).toBeVisible();
    await expect(offer).toBeHidden();

    await returnLater();
    await expect(offer).toBeVisible();
    await expect(page.getByRole('button', { name: 'Don’t ask again' })).toBeVisible();
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: 'Create the passkey' }).click();
    const codes = page.getByRole('dialog', { name: 'Your recovery codes' });
    await codes.getByRole('button', { name: 'I have saved the codes' }).click();
    await expect(codes).toBeHidden();
    await expect(offer).toBeHidden();
    await page.reload();
    await expect(overview).toBeVisible();
    await expect(offer).toBeHidden();
  });

  test('is not offered again to a user who declines twice', async () => {
    const account = await register(app.server);
    const url = originOf(app.server);
    const page = await browser.visit();
    await addAuthenticator(page);
    for (const refusal of ['Not now', 'Don’t ask again', null]) {
      await signIn(page, { url }, account);
      await page.goto(url);
      await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
      if (refusal === null) await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeHidden();
      else await page.getByRole('button', { name: refusal }).click();
    }
  });

  /** Simulates a browser that offers no passkeys in forms. */
  const offerNothing = (page: Page): Promise<unknown> =>
    page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
    });

  test("is created by keyboard, renamed, and signs in through the browser's autofill, without typing", async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await addAuthenticator(page);
    await addInSettings(page, account);
    await page.getByRole('button', { name: 'Rename My laptop' }).click();
    const renaming = page.getByRole('dialog', { name: 'Rename the second factor' });
    await renaming.getByRole('textbox').fill('Old laptop');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('rowheader', { name: 'Old laptop' })).toBeVisible();
    await expect(renaming).toBeHidden();
    await expectUsable(page);

    await page.context().clearCookies();
    await page.goto(`${originOf(app.server)}/sign-in`);
    await expect(page.getByLabel('Email')).toBeFocused();
    await page.mouse.move(10, 10);
    await expect(page).toHaveURL(HOME_PAGE);

    // As documented for other pages: with the browser's own functions.
    const status = await page.evaluate(async () => {
      const post = (path: string, body?: unknown) =>
        fetch(path, {
          method: 'POST',
          headers: body === undefined ? {} : { 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      const { passkey_options: options } = (await (
        await post('/api/v1/auth/passkey-login/options')
      ).json()) as {
        passkey_options: PublicKeyCredentialRequestOptionsJSON;
      };
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
      const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
      return (await post('/api/v1/auth/passkey-login', { assertion: credential.toJSON() })).status;
    });
    expect(status).toBe(200);
  });

  test('signs in with a button, is a second factor, authenticates again, and is refused when it was copied', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await offerNothing(page);
    const { devices, authenticatorId } = await addAuthenticator(page);
    await addInSettings(page, account);
    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId });
    const [copy] = credentials;

    const leave = async (): Promise<void> => {
      await page.context().clearCookies();
      await page.goto(`${originOf(app.server)}/sign-in`);
      await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible();
    };
    await leave();
    await expectUsable(page);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page).toHaveURL(HOME_PAGE);

    await leave();
    await enterPassword(page, account);
    await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeFocused();
    await expectUsable(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(HOME_PAGE);

    const sessions = await app.database.query<{ id: string }>('SELECT id FROM sessions WHERE user_id = $1', [
      account.user.id,
    ]);
    for (const { id } of sessions) await ageProof(app.database, id, '1 hour');
    await page.goto(`${originOf(app.server)}/settings`);
    await page.getByRole('button', { name: 'Create new recovery codes' }).click();
    const asked = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await expectUsable(page);
    await asked.getByRole('button', { name: 'Use a passkey' }).click();
    await expect(page.getByRole('dialog', { name: 'Your recovery codes' })).toBeVisible();

    await devices.send('WebAuthn.removeCredential', {
      authenticatorId,
      credentialId: copy?.credentialId ?? '',
    });
    await devices.send('WebAuthn.addCredential', { authenticatorId, credential: copy as never });
    await leave();
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText(/counter went back/)).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('requested with the button is awaited, even though the page was about to offer some', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    const { devices, authenticatorId } = await addAuthenticator(page);
    await addInSettings(page, account);
    // Nobody touches the device, so the request keeps waiting.
    await devices.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });
    await page.context().clearCookies();
    const held: (() => void)[] = [];
    await page.route('**/passkey-login/options', async (route) => {
      if (held.length === 0) await new Promise<void>((resolve) => void held.push(resolve));
      await route.continue();
    });
    await page.goto(`${originOf(app.server)}/sign-in`);
    await expect(page.getByLabel('Email')).toBeFocused();
    const asked = page.waitForRequest('**/passkey-login/options');
    await page.mouse.move(20, 20);
    await asked;
    const answered = page.waitForResponse('**/passkey-login/options');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await answered;
    const late = page.waitForResponse('**/passkey-login/options');
    held[0]?.();
    await (await late).finished();
    await expectUsable(page);
    await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toHaveAttribute(
      'data-loading',
    );
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});
