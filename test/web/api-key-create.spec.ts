import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { registerResourceServer, runOperatorTool } from '../support/operator.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { accessibilityViolations, expectUsable, settled } from './support/usable.js';
import { signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

async function visitKeys(options = {}, person = owner): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, person);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
  await expect(page.getByRole('link', { name: 'First key' }).first()).toBeVisible();
}

async function openDialog(options = {}, person = owner): Promise<void> {
  await visitKeys(options, person);
  await page.getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByRole('dialog', { name: 'Create an API key' })).toBeVisible();
}

const nameField = () => page.getByRole('dialog').getByLabel('Name', { exact: true });
const part = (what: string, row: number) => page.getByLabel(`${what} of metadata ${row}`, { exact: true });
const addresses = () => page.getByRole('combobox', { name: 'Allowed addresses' });
const submit = () => page.getByRole('dialog').getByRole('button', { name: 'Create key' });
const secret = () => page.getByRole('group', { name: 'API key' }).locator('code').innerText();
const keys = async (): Promise<Json[]> =>
  (await request(app.server, 'GET', keysPath(owner.workspace.id), { token: owner.accessToken })).json;

/** The dialog's distance from the top, at each moment since it was opened. */
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
  await expect(page.getByRole('dialog')).toBeVisible();
  await settled(page);
  return page.evaluate(() => [...(window as unknown as { places: Set<number> }).places]);
}

test.describe('Creating a key', () => {
  test('happens in a dialog that does not move while it opens, so that no click misses its button', async () => {
    await visitKeys({ reducedMotion: 'no-preference' });
    expect(await placesOfDialog(() => page.getByRole('button', { name: 'Create key' }).click())).toHaveLength(
      1,
    );
  });

  test("offers the scopes of separate services, with the operator's descriptions, within the role", async () => {
    const name = `s${randomUUID()}`;
    await registerResourceServer(
      app.server,
      await runOperatorTool(app.database, 'create', 'platform team'),
      name,
      [
        { scope: `${name}:read`, role: 'viewer', title: 'Read invoices', description: 'See their state.' },
        { scope: `${name}:refund`, role: 'owner', title: 'Refund' },
      ],
    );
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    await openDialog({}, admin);
    await page.getByRole('radio', { name: 'Only what I choose' }).check();
    const service = page.getByRole('group', { name });
    await expect(service).toContainText('See their state.');
    await expect(service.getByRole('checkbox', { name: 'Refund' })).toBeDisabled();
    await service.getByRole('checkbox', { name: 'Read invoices' }).check();
    await nameField().fill('Billing');
    await submit().click();
    const verified = await request(app.server, 'GET', `/api/v1/verify?audience=${name}&scope=${name}:read`, {
      apiKey: await secret(),
    });
    expect(verified.status).toBe(204);
  });

  test('shows the secret once, with the signing secret, until it is stored', async () => {
    await openDialog();
    await nameField().fill('Billing');
    await submit().click();
    const key = await secret();
    expect((await whoAmI(app.server, { apiKey: key })).json).toMatchObject({ key: { name: 'Billing' } });
    await page.getByText('Webhook signing secret').click();
    await expect(page.getByRole('group', { name: 'Webhook signing secret' }).locator('code')).toHaveText(
      /^whsec_/,
    );

    // Neither Escape nor a click outside closes the dialog.
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    expect(await secret()).toBe(key);
    await expect(page.getByRole('button', { name: 'Done' })).toBeDisabled();

    await page.getByLabel('I have stored it').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('rowheader', { name: /^Billing/ })).toBeVisible();
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

  test('can create a canary, which the list and its page label as one, with who has tried it', async () => {
    await openDialog();
    await nameField().fill('In the backup');
    await page.getByLabel('Canary').check();
    await submit().click();
    const key = await secret();
    expect((await whoAmI(app.server, { apiKey: key, address: '203.0.113.7' })).status).toBe(401);
    await page.getByLabel('I have stored it').check();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('row', { name: /In the backup/ }).getByText('canary')).toBeVisible();
    const [{ id }] = await keys();
    await request(app.server, 'GET', keysPath(owner.workspace.id, id, 'usage'), { token: owner.accessToken });
    await page.getByRole('link', { name: 'In the backup' }).click();
    await expect(page.getByText('Never valid; each use of it raises an alert')).toBeVisible();
    await expect(page.getByText('203.0.113.7').first()).toBeVisible();
    await expect(page.getByText('Somebody has found the canary')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test('takes the time of an expiry digit by digit', async () => {
    await openDialog({ timezoneId: 'Europe/Berlin' });
    await nameField().fill('billing');
    await page.getByRole('combobox', { name: 'Expires' }).click();
    await page.getByRole('option', { name: 'Custom time…' }).click();
    const time = page.getByLabel('Expires at');
    await time.focus();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('11112027');
    await expect(time).toHaveValue(/^2027-11-11T/);
    await submit().click();
    await expect(page.getByText('“billing” is ready')).toBeVisible();
    const created = (await keys()).find(({ name }) => name === 'billing');
    expect(created?.expires_at).toMatch(/^2027-11-1/);
  });

  test('is not discarded by Escape or a click outside once something was entered, like other forms', async () => {
    await openDialog();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);

    await page.getByRole('button', { name: 'Create key' }).click();
    await nameField().fill('billing');
    await page.keyboard.press('Escape');
    await expect(nameField()).toHaveValue('billing');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);

    // Choosing an option counts, too.
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('combobox', { name: 'Expires' }).click();
    await page.getByRole('option', { name: 'In 7 days' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Expires' })).toHaveValue('In 7 days');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

    await page.getByRole('link', { name: 'First key' }).first().click();
    await page.getByRole('button', { name: 'Edit' }).click();
    const description = page.getByRole('dialog').getByLabel('Description');
    await description.fill('Runs at night.');
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await expect(description).toHaveValue('Runs at night.');
  });

  test('accepts scopes, addresses and an expiry, all narrower than the role', async () => {
    await openDialog();
    await nameField().fill('Indexer');
    await page.getByLabel('Only what I choose').check();
    await page.getByLabel('Read the audit trail').check();
    await addresses().fill('203.0.113.0/24');
    await addresses().press('Enter');
    await page.getByRole('button', { name: 'Add my address' }).click();
    await expect(page.getByText('127.0.0.1', { exact: true })).toBeVisible();
    await page.getByRole('combobox', { name: 'Expires' }).click();
    await page.getByRole('option', { name: 'In 30 days' }).click();
    await submit().click();
    await secret();
    const [created] = await keys();
    expect(created).toMatchObject({
      name: 'Indexer',
      scopes: ['audit:read', 'documents:read'],
      allowed_ips: ['203.0.113.0/24', '127.0.0.1/32'],
    });
    const days = (Date.parse(created.expires_at) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  });

  test('accepts a description and metadata, and shows errors next to them', async () => {
    await openDialog();
    const [name, value] = [(row: number) => part('Name', row), (row: number) => part('Value', row)];
    const add = page.getByRole('button', { name: 'Add metadata' });
    await nameField().fill('Indexer');
    await page.getByLabel('Description').fill('Runs on the build server.');
    await add.click();
    await name(1).fill('billing plan');
    await expect(page.getByText('Must have 1 to 64 letters')).toBeVisible();
    await expect(submit()).toBeDisabled();
    await name(1).fill('customer');
    await value(1).fill('acme');
    await add.click();
    await name(2).fill('customer');
    await expect(page.getByText('customer already exists.')).toBeVisible();
    await expect(submit()).toBeDisabled();
    // Each entry is within its limit; together they exceed the total size.
    for (let row = 2; row <= 9; row += 1) {
      if (row > 2) await add.click();
      await name(row).fill(`name${row}`);
      await value(row).fill('x'.repeat(500));
    }
    await submit().click();
    await expect(page.getByText('Must have at most 4096 bytes as JSON')).toBeVisible();
    await expect(name(1)).toBeFocused();
    for (let row = 9; row > 2; row -= 1)
      await page.getByRole('button', { name: `Remove metadata ${row}` }).click();
    await submit().click();
    await secret();
    expect((await keys())[0]).toMatchObject({
      description: 'Runs on the build server.',
      metadata: { customer: 'acme', name2: 'x'.repeat(500) },
    });
  });

  test('offers no more than the role allows', async () => {
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    await openDialog({}, viewer);
    await page.getByLabel('Only what I choose').check();
    await expect(page.getByText('What cannot be chosen is more than a viewer may do.')).toBeVisible();
    await expect(page.getByLabel('Read documents')).toBeEnabled();
    await expect(page.getByLabel('Write and delete documents')).toBeDisabled();
    await expect(page.getByLabel('Read the audit trail')).toBeDisabled();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  test("keeps the input while the user's own address is fetched", async () => {
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
    await expect(page.getByText('127.0.0.1', { exact: true })).toBeVisible();
    await submit().click();
    await secret();
    expect((await keys())[0]).toMatchObject({ allowed_ips: ['203.0.113.0/24', '127.0.0.1/32'] });
  });

  test('finds typing errors in addresses at once, and shows server errors next to the field', async () => {
    await openDialog();
    await nameField().fill('Indexer');
    await addresses().pressSequentially('203.0.113.30');
    await expect(page.getByText('is neither')).toHaveCount(0);
    await addresses().pressSequentially('0');
    // Before it is entered, and still afterwards.
    await expect(page.getByText('203.0.113.300 is neither an IPv4 nor an IPv6 address.')).toBeVisible();
    await addresses().press('Enter');
    await expect(page.getByText('203.0.113.300 is neither an IPv4 nor an IPv6 address.')).toBeVisible();
    await expect(submit()).toBeDisabled();
    await addresses().press('Backspace');
    await addresses().fill('203.0.113.7/24');
    await addresses().press('Enter');
    await submit().click();
    await expect(page.getByText('Has host bits set; the block is 203.0.113.0/24.')).toBeVisible();
    await expect(addresses()).toHaveAttribute('aria-invalid', 'true');
    await expect(nameField()).toHaveValue('Indexer');
  });

  test('requires a name', async () => {
    await openDialog();
    await submit().click();
    await expect(page.getByText('Must not be blank.')).toBeVisible();
    await expect(nameField()).toBeFocused();
    expect(await keys()).toHaveLength(1);
  });

  test('after a reload says whose secret is lost, and offers to rotate', async () => {
    await openDialog();
    page.on('dialog', (question) => void question.accept());
    await nameField().fill('Billing');
    await submit().click();
    await secret();
    await page.reload();
    await expect(page.getByText('The secret of “Billing” was on screen')).toBeVisible();
    await page.getByRole('link', { name: 'Rotate the key' }).click();
    await expect(page.getByRole('dialog', { name: 'Rotate “Billing”' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    // The URL no longer says that it is open.
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
    await expect(page.getByText('was on screen')).toHaveCount(0);
  });

  test('keeps the form while the server is away, and creates one key in the end', async () => {
    await openDialog();
    await nameField().fill('Billing');
    await page.route('**/api-keys', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await submit().click();
    await expect(page.getByRole('dialog').getByText('The server is not responding')).toBeVisible();
    await expect(nameField()).toHaveValue('Billing');
    await page.unroute('**/api-keys');
    await page.unroute('**/health/ready');
    await submit().click();
    await secret();
    expect((await keys()).map(({ name }) => name)).toEqual(['Billing', 'First key']);
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    await openDialog({});
    await page.getByLabel('Only what I choose').check();
    await page.getByRole('button', { name: 'Add metadata' }).click();
    await part('Value', 1).fill('of no name');
    await expectUsable(page);
    await page.getByRole('button', { name: 'Remove metadata 1' }).click();
    await nameField().fill('Billing');
    await submit().click();
    await page.getByText('Try it now').click();
    await expect(page.getByText('Waiting for the first request')).toBeVisible();
    await expectUsable(page);
  });
});
