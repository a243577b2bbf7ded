import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import {
  accessibilityViolations,
  becomes,
  getsFocus,
  LOOKS,
  settled,
  signIn,
  useBrowser,
  widthOf,
} from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

async function visitKeys(options = {}, person = owner): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, person);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
  await page.getByRole('link', { name: 'First key' }).first().waitFor();
}

async function openDialog(options = {}, person = owner): Promise<void> {
  await visitKeys(options, person);
  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByRole('dialog', { name: 'Create an API key' }).waitFor();
}

const nameField = () => page.getByRole('dialog').getByLabel('Name', { exact: true });
const addresses = () => page.getByRole('combobox', { name: 'From where' });
const submit = () => page.getByRole('dialog').getByRole('button', { name: 'Create key' });
const secret = () => page.getByRole('group', { name: 'API key' }).locator('code').innerText();
const keys = async (): Promise<Json[]> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id), { token: owner.accessToken })).json;

/** How far from the top the dialog was, at each moment since it was asked for. */
async function placesOfDialog(open: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const places = new Set<number>();
    Object.assign(window, { places });
    const look = () => {
      const dialog = document.querySelector('[role=dialog]');
      if (dialog) places.add(Math.round(dialog.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
  });
  await open();
  await page.getByRole('dialog').waitFor();
  await settled(page);
  return page.evaluate(() => [...(window as unknown as { places: Set<number> }).places]);
}

describe('Creating a key', () => {
  it('is done in a dialog that opens where it stays: no button moves away under a press', async () => {
    await visitKeys();
    expect(await placesOfDialog(() => page.getByRole('button', { name: 'Create key' }).click())).toHaveLength(
      1,
    );
  });

  it('shows the secret once, with the signing secret, until it is stored', async () => {
    await openDialog();
    await nameField().fill('Billing');
    await submit().click();
    const key = await secret();
    expect((await whoAmI(app.server, { apiKey: key })).json).toMatchObject({ key: { name: 'Billing' } });
    await page.getByText('Webhook signing secret').click();
    expect(
      await page.getByRole('group', { name: 'Webhook signing secret' }).locator('code').innerText(),
    ).toMatch(/^whsec_/);

    // Neither Escape nor a click beside the dialog loses it.
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    expect(await secret()).toBe(key);
    expect(await page.getByRole('button', { name: 'Done' }).isDisabled()).toBe(true);

    await page.getByLabel('I have stored it').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('rowheader', { name: /^Billing/ }).waitFor();
    const left = await page.evaluate(() =>
      JSON.stringify([
        document.documentElement.outerHTML,
        { ...localStorage },
        { ...sessionStorage },
        location.href,
      ]),
    );
    expect(left).not.toContain(key.slice(0, 12));
    expect(left).not.toContain('whsec_');
  });

  it('takes scopes, addresses and an expiry, all of them narrower than the role', async () => {
    await openDialog();
    await nameField().fill('Indexer');
    await page.getByLabel('Only what I choose').check();
    await page.getByLabel('Read the audit trail').check();
    await addresses().fill('203.0.113.0/24');
    await addresses().press('Enter');
    await page.getByRole('button', { name: 'Add my address' }).click();
    await page.getByText('127.0.0.1', { exact: true }).waitFor();
    await page.getByRole('combobox', { name: 'Expires' }).click();
    await page.getByRole('option', { name: 'In 30 days' }).click();
    await submit().click();
    await secret();
    const [created] = await keys();
    expect(created).toMatchObject({
      name: 'Indexer',
      scopes: ['documents:read', 'audit:read'],
      allowed_ips: ['203.0.113.0/24', '127.0.0.1/32'],
    });
    const days = (Date.parse(created.expires_at) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  it('offers no more than the role allows', async () => {
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    await openDialog({}, viewer);
    await page.getByLabel('Only what I choose').check();
    await page.getByText('What cannot be chosen is more than a viewer may do.').waitFor();
    expect(await page.getByLabel('Read documents').isEnabled()).toBe(true);
    expect(await page.getByLabel('Write and delete documents').isDisabled()).toBe(true);
    expect(await page.getByLabel('Read the audit trail').isDisabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('keeps what is entered while the own address is asked for', async () => {
    await openDialog();
    await nameField().fill('Indexer');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/auth/sessions*', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/auth/sessions*');
    await page.getByRole('button', { name: 'Add my address' }).click();
    await asked;
    await addresses().fill('203.0.113.0/24');
    await addresses().press('Enter');
    answer();
    await page.getByText('127.0.0.1', { exact: true }).waitFor();
    await submit().click();
    await secret();
    expect((await keys())[0]).toMatchObject({ allowed_ips: ['203.0.113.0/24', '127.0.0.1/32'] });
  });

  it('finds typing errors in addresses at once, and shows what only the server knows beside the field', async () => {
    await openDialog();
    await nameField().fill('Indexer');
    await addresses().pressSequentially('203.0.113.30');
    expect(await page.getByText('is neither').count()).toBe(0);
    await addresses().pressSequentially('0');
    // Before it is entered, and still afterwards.
    await page.getByText('203.0.113.300 is neither an IPv4 nor an IPv6 address.').waitFor();
    await addresses().press('Enter');
    await page.getByText('203.0.113.300 is neither an IPv4 nor an IPv6 address.').waitFor();
    await becomes(() => submit().isDisabled(), true);
    await addresses().press('Backspace');
    await addresses().fill('203.0.113.7/24');
    await addresses().press('Enter');
    await submit().click();
    await page.getByText('Has host bits set; the block is 203.0.113.0/24.').waitFor();
    expect(await addresses().getAttribute('aria-invalid')).toBe('true');
    expect(await nameField().inputValue()).toBe('Indexer');
  });

  it('wants a name', async () => {
    await openDialog();
    await submit().click();
    await page.getByText('Must not be blank.').waitFor();
    await getsFocus(nameField());
    expect(await keys()).toHaveLength(1);
  });

  it('after a reload in the middle says whose secret is gone, and offers to rotate', async () => {
    await openDialog();
    page.on('dialog', (question) => void question.accept());
    await nameField().fill('Billing');
    await submit().click();
    await secret();
    await page.reload();
    await page.getByText('The secret of “Billing” was on the screen').waitFor();
    await page.getByRole('link', { name: 'Rotate the key' }).click();
    await page.getByRole('dialog', { name: 'Rotate “Billing”' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    // The address says no more that it is open.
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
    expect(await page.getByText('was on the screen').count()).toBe(0);
  });

  it('keeps the form while the server is away, and makes one key in the end', async () => {
    await openDialog();
    await nameField().fill('Billing');
    await page.route('**/api-keys', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await submit().click();
    await page.getByRole('dialog').getByText('The server does not answer').waitFor();
    expect(await nameField().inputValue()).toBe('Billing');
    await page.unroute('**/api-keys');
    await page.unroute('**/health/ready');
    await submit().click();
    await secret();
    expect((await keys()).map(({ name }) => name)).toEqual(['Billing', 'First key']);
  });

  it.each(LOOKS)('can be used by everybody ($colorScheme, $viewport.width)', async (look) => {
    await openDialog(look);
    await page.getByLabel('Only what I choose').check();
    expect(await accessibilityViolations(page)).toEqual([]);
    await nameField().fill('Billing');
    await submit().click();
    await page.getByText('Try it now').click();
    await page.getByText('Waiting for the first request').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(look.viewport.width);
  });
});
