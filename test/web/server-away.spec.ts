import type { Locator, Page } from '@playwright/test';
import { createKey, keysPath } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { type HttpFault, type HttpProxy, startHttpProxy } from '../support/http-proxy.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { goOffline, goOnline } from './support/offline.js';
import { homeHeading, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

const banner = () => page.getByText('The server is not responding. Trying again');
const dialog = () => page.getByRole('dialog');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const failure = () => page.getByRole('alert').getByText('The server is not responding');
const field = (name: string) => page.getByLabel(name, { exact: true });
const at = (path: string) => `${app.server.url}/workspaces/${owner.workspace.id}/${path}`;

async function visit(path: string): Promise<void> {
  page = await browser.visit({ isHurried: true });
  await signIn(page, app.server, owner);
  await page.goto(at(path));
}

const read = async (path: string): Promise<Json> =>
  (await request(app.server, 'GET', `/api/v1${path}`, { token: owner.accessToken })).json;

/** Sends a form while the server is away: all input stays, and can be sent when the server is back. */
async function sendInOutage(submit: Locator, filled: Locator[]): Promise<void> {
  const entered = await Promise.all(filled.map((each) => each.inputValue()));
  expect(entered).not.toContain('');
  const expectAllEntered = async () => {
    for (const [index, field] of filled.entries()) await expect(field).toHaveValue(entered[index] ?? '');
  };
  // Requests in transit would fail, too, and log errors.
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await goOffline(page);
  await submit.click();
  await expect(page.getByRole('alert').getByText('Nothing you have entered is lost.')).toBeVisible();
  await expect(banner()).toBeVisible();
  // By now, automatic retries have ended.
  await expect(submit.and(page.locator(':not([data-loading])'))).toBeVisible();
  await expectAllEntered();
  await goOnline(page);
  await expect(banner()).toBeHidden();
  await expectAllEntered();
  await submit.click();
}

test.describe('No input is lost while the server is away', () => {
  test('in the forms of API keys', async () => {
    const key = await createKey(app.server, owner, { name: 'Billing' });
    await visit(`api-keys/${key.id}`);
    await button('Edit').click();
    await field('Name').fill('Invoices');
    await sendInOutage(dialog().getByRole('button', { name: 'Save' }), [field('Name')]);
    await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();

    await button('Rotate').click();
    await dialog()
      .getByRole('combobox', { name: /^How long/ })
      .click();
    await page.getByRole('option', { name: '3 days' }).click();
    await sendInOutage(button('Create new key'), [dialog().getByRole('combobox', { name: /^How long/ })]);
    await page.getByLabel('I have stored it').check();
    await button('Next: watch the traffic').click();
    await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
    const { revoked_at: stops } = await read(keysPath(owner.workspace.id, key.id).replace('/api/v1', ''));
    expect(Math.round((Date.parse(stops) - Date.now()) / 86_400_000)).toBe(3);

    await button('Revoke').click();
    const name = dialog().getByLabel('Type “Invoices” to confirm');
    await name.fill('Invoices');
    await sendInOutage(button('Revoke the key'), [name]);
    await expect(dialog().getByText('Revoked on every server')).toBeVisible();
  });

  test('in the forms of members', async () => {
    const member = await registerMember(app.server, app.database, owner, 'member');
    await visit('members');
    await button('Invite').click();
    await field('Email').fill('grace@example.com');
    await sendInOutage(button('Create the link'), [field('Email')]);
    await button('Done').click();
    await expect(
      page.getByRole('table', { name: 'Open invitations' }).getByText('grace@example.com'),
    ).toBeVisible();

    await page.getByRole('combobox', { name: `Role of ${member.email}` }).click();
    await page.getByRole('option', { name: 'viewer' }).click();
    await sendInOutage(button('Change the role'), []);
    await expect(dialog()).toHaveCount(0);
    await button(`Remove ${member.email}`).click();
    await expect(dialog().getByText('One API key stops')).toBeVisible();
    await sendInOutage(button('Remove the member'), []);
    await expect(page.getByText(member.email).first()).toHaveCount(0);
    expect(await read(`/workspaces/${owner.workspace.id}/members`)).toHaveLength(1);
  });

  test('in the forms of the workspace', async () => {
    await visit('settings');
    await field('Name').fill('Acme production');
    await sendInOutage(button('Save'), [field('Name')]);
    await button(/^Workspace: Acme production/).click();
    await page.getByRole('menuitem', { name: 'New workspace…' }).click();
    const name = dialog().getByLabel('Name');
    await name.fill('Acme staging');
    await sendInOutage(button('Create workspace'), [name]);
    await expect(button(/^Workspace: Acme staging/)).toBeVisible();
    expect((await read('/workspaces')).map((workspace: Json) => workspace.name).sort()).toEqual([
      'Acme production',
      'Acme staging',
    ]);
  });

  test('in an existing document', async () => {
    const { json } = await request(app.server, 'POST', '/api/v1/documents', {
      token: owner.accessToken,
      json: { title: 'Plan', body: 'old' },
    });
    await visit(`documents/${json.id}`);
    await field('Text').fill('written in a tunnel');
    await sendInOutage(button('Save'), [field('Text'), field('Title')]);
    await expect(page.getByText('Version 2', { exact: false })).toBeVisible();
    expect((await read(`/documents/${json.id}`)).body).toBe('written in a tunnel');
  });

  test('before signing in', async () => {
    page = await browser.visit({ isHurried: true });
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByLabel('Email').fill(owner.email);
    await field('Password').fill(owner.password);
    await sendInOutage(button('Sign in'), [page.getByLabel('Email'), field('Password')]);
    await expect(homeHeading(page)).toBeVisible();
  });
});

test.describe('A page that was not loaded before the server went away', () => {
  test('loads by itself once it is back, and the frame stays meanwhile', async () => {
    await visit('api-keys');
    await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
    await goOffline(page);
    await page.getByRole('link', { name: 'Audit' }).click();
    await expect(banner()).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
    await goOnline(page);
    await expect(page.getByRole('table', { name: 'Audit trail' })).toBeVisible();
    await expect(banner()).toBeHidden();

    // Twice, because the next outage is a new one.
    await goOffline(page);
    await page.getByRole('link', { name: 'Members' }).click();
    await expect(banner()).toBeVisible();
    await goOnline(page);
    await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
  });

  test('does not remove what is on screen when the user merely points at it', async () => {
    await visit('documents/new');
    await field('Text').fill('not saved yet');
    await goOffline(page);
    await page.getByRole('link', { name: 'Audit' }).hover();
    await expect(banner()).toBeVisible();
    await goOnline(page);
    await expect(banner()).toBeHidden();
    await expect(field('Text')).toHaveValue('not saved yet');
  });
});

test.describe('On an unreliable network', () => {
  /** The server behind a network whose faults the test controls. */
  async function by(fault: HttpFault, of: RegExp, work: (proxy: HttpProxy) => Promise<void>): Promise<void> {
    const proxy = await startHttpProxy(app.server.url);
    try {
      page = await browser.visit({ isHurried: true });
      await page.goto(`${proxy.url}/sign-in`);
      await page.getByLabel('Email').fill(owner.email);
      await field('Password').fill(owner.password);
      await button('Sign in').click();
      await expect(homeHeading(page)).toBeVisible();
      await page.getByRole('link', { name: 'API keys' }).click();
      await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
      proxy.fault = ({ name }) => (of.test(name) ? fault : undefined);
      await work(proxy);
    } finally {
      await proxy.close();
    }
  }

  const keyNames = async () =>
    (await read(`/workspaces/${owner.workspace.id}/api-keys`)).map(({ name, status }: Json) => [
      name,
      status,
    ]);

  test('a key whose secret was lost in transit is created once, and can be revoked', async () => {
    await by({ kind: 'lose-answer' }, /^POST .*\/api-keys$/, async (proxy) => {
      await button('Create key').click();
      await dialog().getByLabel('Name', { exact: true }).fill('Billing');
      await dialog().getByRole('button', { name: 'Create key' }).click();
      await expect(failure()).toBeVisible();
      proxy.fault = undefined;
      await dialog().getByRole('button', { name: 'Create key' }).click();
      await expect(page.getByRole('alert').getByText('Created, but the response was lost')).toBeVisible();
      expect(await keyNames()).toEqual([
        ['Billing', 'active'],
        ['First key', 'active'],
      ]);
      await dialog().getByRole('button', { name: 'Revoke the new key' }).click();
      await dialog().getByRole('button', { name: 'Create key' }).click();
      await expect(page.getByText('only once')).toBeVisible();
      expect(await keyNames()).toEqual([
        ['Billing', 'active'],
        ['Billing', 'revoked'],
        ['First key', 'active'],
      ]);
    });
  });

  test('a document whose response was lost is created once, and saved once', async () => {
    await by({ kind: 'lose-answer' }, /^(POST|PUT) .*\/documents/, async (proxy) => {
      await page.getByRole('link', { name: 'Documents' }).first().click();
      await page.getByRole('link', { name: 'New document' }).click();
      await field('Title').fill('Plan');
      await button('Create document').click();
      await expect(failure()).toBeVisible();
      const loseAnswers = proxy.fault;
      proxy.fault = undefined;
      await button('Create document').click();
      await expect(page.getByText('Version 1', { exact: false })).toBeVisible();
      expect(await read('/documents')).toHaveLength(1);

      await field('Text').fill('written once');
      proxy.fault = loseAnswers;
      await button('Save').click();
      await expect(failure()).toBeVisible();
      proxy.fault = undefined;
      await button('Save').click();
      // The user's own text is not mistaken for somebody else's.
      await expect(page.getByText('Version 2', { exact: false })).toBeVisible();
      await expect(dialog()).toHaveCount(0);
    });
  });

  test('a webhook endpoint whose response was lost is created once', async () => {
    await by({ kind: 'lose-answer' }, /^POST .*\/webhook-endpoints$/, async (proxy) => {
      await page.getByRole('link', { name: 'Webhooks' }).click();
      await button('Add endpoint').first().click();
      await dialog().getByLabel('URL').fill('https://receiver.example/hooks');
      await dialog().getByRole('combobox', { name: 'Signed with' }).click();
      await page.getByRole('option', { name: /^First key/ }).click();
      const send = dialog().getByRole('button', { name: 'Add endpoint' });
      await send.click();
      await expect(failure()).toBeVisible();
      proxy.fault = undefined;
      await send.click();
      await expect(
        page.getByRole('heading', { level: 1, name: 'https://receiver.example/hooks' }),
      ).toBeVisible();
      expect(await read(`/workspaces/${owner.workspace.id}/webhook-endpoints`)).toHaveLength(1);
    });
  });

  test('a slow one creates nothing twice, however often the user presses', async () => {
    await by({ kind: 'delay', milliseconds: 2_000 }, /^POST .*\/api-keys$/, async (proxy) => {
      await button('Create key').click();
      const name = dialog().getByLabel('Name', { exact: true });
      await name.fill('Billing');
      for (const _ of [1, 2, 3]) await name.press('Enter');
      await expect(page.getByText('only once')).toBeVisible();
      expect(proxy.requests.filter((sent) => /^POST .*\/api-keys$/.test(sent.name))).toHaveLength(1);
      expect(await keyNames()).toHaveLength(2);
    });
  });
});
