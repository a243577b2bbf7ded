import { type Account, register, request } from '../support/client.js';
import { freePort } from '../support/docs/free-port.js';
import { ageProof } from '../support/factors.js';
import { newPerson, startIdentityProvider } from '../support/identity-provider.js';
import { type Command, startCommand } from './support/command.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

const APPROVE = { name: 'Approve' };

test.describe('latchkey login', () => {
  const app = useServer();
  const browser = useBrowser();
  const commands: Command[] = [];
  test.afterEach(() => commands.splice(0).forEach(({ stop }) => stop()));

  /** @returns the command, and the URL that it asks the user to open */
  async function startLogin(baseUrl = app.server.url): Promise<{ command: Command; url: string }> {
    const command = await startCommand(['login', '--no-browser'], baseUrl);
    commands.push(command);
    await expect.poll(command.said).toMatch(/^ {2}http\S+\n/m);
    return { command, url: /http\S+\/cli-login\?\S+/.exec(command.said())?.[0] ?? '' };
  }

  async function sessionsOf({ accessToken: token }: Account): Promise<{ name: string | null }[]> {
    return (await request(app.server, 'GET', '/api/v1/auth/sessions', { token })).json;
  }

  test('works by keyboard: after the password, the page says who asks for what, and the terminal continues', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    const { command, url } = await startLogin();
    await page.goto(url);
    await page.getByLabel('Email').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in to the command line' })).toBeVisible();
    await expect(page.getByText('Latchkey CLI', { exact: true })).toBeVisible();
    await expect(page.getByText(account.email)).toBeVisible();
    await expect(page.getByText(`act as owner in ${account.workspace.name}`)).toBeVisible();
    await expectUsable(page);
    await page.getByRole('button', APPROVE).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The command line is signed in' })).toBeVisible();
    expect(await command.ended).toBe(0);
    expect(command.said()).toContain(`as ${account.email}.`);
    expect(new URL(page.url()).search).toBe('?outcome=signed-in');
    await expectUsable(page);

    expect((await sessionsOf(account))[0]?.name).toMatch(/^Latchkey CLI on ./);
    await page.goto(`${app.server.url}/settings`);
    await page.getByRole('button', { name: /^Sign out Latchkey CLI on / }).click();
    await expect(page.getByText('signed out on every server')).toBeVisible();
    expect((await sessionsOf(account)).filter(({ name }) => name !== null)).toEqual([]);
  });

  test('requires authentication if the sign-in is an hour old, and grants nothing before', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const [current] = await app.database.query<{ id: string }>(
      'SELECT id FROM sessions WHERE user_id = $1 ORDER BY id DESC LIMIT 1',
      [account.user.id],
    );
    await ageProof(app.database, current?.id ?? '', '1 hour');
    const { command, url } = await startLogin();
    await page.goto(url);
    await page.getByRole('button', APPROVE).click();
    const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' });
    await dialog.getByLabel('Your password').fill(account.password);
    expect((await sessionsOf(account)).filter(({ name }) => name !== null)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The command line is signed in' })).toBeVisible();
    expect(await command.ended).toBe(0);
  });

  test('is told when the user denies it', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const { command, url } = await startLogin();
    await page.goto(url);
    await page.getByRole('button', { name: 'Deny' }).click();
    await expect(page.getByRole('heading', { name: 'The sign-in was denied' })).toBeVisible();
    expect(await command.ended).toBe(3);
    expect(command.said()).toContain('The sign-in was denied in the browser.');
    await expectUsable(page);
  });

  test('has a page that leads only to this machine, and that no other page can frame', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const { url } = await startLogin();
    const cutOff = new URL(url);
    cutOff.searchParams.set('port', '53682@evil.example');
    const response = await page.goto(cutOff.href);
    expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
    await expect(page.getByText('This address is incomplete.')).toBeVisible();
    await expect(page.getByRole('button', APPROVE)).toHaveCount(0);
    await expectUsable(page);
  });

  test('with --device shows a code, which the user enters, compares and approves', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const command = await startCommand(['login', '--device'], app.server.url);
    commands.push(command);
    await expect.poll(command.said).toContain('Waiting for the approval');
    const userCode = /[A-Z]{4}-[A-Z]{4}/.exec(command.said())?.[0] ?? '';
    await page.goto(`${app.server.url}/device`);
    const field = page.getByLabel('Code', { exact: true });
    await expect(field).toBeFocused();
    await expectUsable(page);
    await field.fill('BBBB-BBBB');
    await page.keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('No sign-in is waiting with the code BBBB-BBBB.')).toBeVisible();
    await expectUsable(page);
    await field.fill(userCode.toLowerCase().replace('-', ''));
    await page.keyboard.press('Enter');
    await expect(page.getByText(userCode, { exact: true })).toBeVisible();
    await expect(page.getByText('Is this the code in your terminal?')).toBeFocused();
    await expect(page.getByText('127.0.0.1', { exact: true })).toBeVisible();
    await expect(page.getByText('If someone sent you this code or this link, deny it')).toBeVisible();
    await expectUsable(page);
    await page.getByRole('button', APPROVE).click();
    await expect(page.getByText('The command line signs in within a few seconds.')).toBeVisible();
    await expectUsable(page);
    expect(await command.ended).toBe(0);
    expect(command.said()).toContain(`as ${account.email}.`);
    expect((await sessionsOf(account))[0]?.name).toMatch(/^Latchkey CLI on ./);
  });

  test('asks to compare the code of a link, and denies it if the user does not recognise it', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const begun = await request(app.server, 'POST', '/api/v1/auth/device-login', {
      json: { device_name: 'build-7' },
      address: '203.0.113.7',
    });
    await page.goto(begun.json.verification_uri_complete);
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByText('build-7 (as the program says)')).toBeVisible();
    await expect(page.getByText('at a different address than yours')).toBeVisible();
    await page.getByRole('button', { name: 'Deny' }).click();
    await expect(page.getByText('Nothing was given to the command line.')).toBeVisible();
    const told = await request(app.server, 'POST', '/api/v1/auth/device-login/token', {
      json: { device_code: begun.json.device_code },
    });
    expect(told.json.code).toBe('access_denied');
  });

  test('returns to its page from an identity provider', async ({ appWith }) => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const provider = await startIdentityProvider('acme', publicUrl);
    try {
      await appWith({
        PORT: String(port),
        PUBLIC_URL: publicUrl,
        OIDC_PROVIDERS: JSON.stringify([provider.entry]),
      });
      provider.person = newPerson();
      const { command, url } = await startLogin(publicUrl);
      const page = await browser.visit();
      await page.goto(url);
      await page.getByRole('link', { name: 'Continue with Provider acme' }).click();
      await page.getByRole('button', APPROVE).click();
      await expect(page.getByRole('heading', { name: 'The command line is signed in' })).toBeVisible();
      expect(await command.ended).toBe(0);
      await page.goto(publicUrl);
      await expect(homeHeading(page)).toBeVisible();
    } finally {
      await provider.stop();
    }
  });
});
