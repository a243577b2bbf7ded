import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { createKey } from '../support/api-keys.js';
import { changeByHand } from '../support/by-hand.js';
import { freePort } from '../support/docs/free-port.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { endPrograms, makeDirectory, startProgram } from '../support/program.js';
import { registerMember } from '../support/workspaces.js';
import {
  createDocument,
  createEndpoint,
  endpointsPath,
  listDeliveries,
  newestDelivery,
  readEndpoint,
} from '../support/webhooks/endpoints.js';
import type { Receiver } from '../support/webhooks/receiver.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { signIn } from './support/visitors.js';

const app = useServer({
  env: {
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32',
    WEBHOOK_TIMEOUT_SECONDS: '5',
    // One attempt; the second comes too late for any test.
    WEBHOOK_RETRY_SECONDS: '7200',
  },
});
const browser = useBrowser();
let receiver: Receiver;
let owner: Account;
let page: Page;

test.afterEach(endPrograms);

test.beforeEach(async ({ receiver: started }) => {
  receiver = started;
  owner = await register(app.server, { name: 'Ada' });
});

async function visit(as: Account, path = ''): Promise<void> {
  page = await browser.visit({ isHurried: true });
  await signIn(page, app.server, as);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/webhooks${path}`);
}

/** A receiver URL that no other test uses. */
const unique = (behaviour = 'ok'): string => `${behaviour}?${crypto.randomUUID()}`;

const endpointAt = (behaviour: string, events?: string[]): Promise<Json> =>
  createEndpoint(app.server, owner, { url: receiver.url(behaviour), ...(events ? { events } : {}) });

const sendTest = (endpoint: Json) =>
  request(app.server, 'POST', endpointsPath(owner, endpoint.id, 'test'), { token: owner.accessToken });

const lowerRole = (account: Account) =>
  request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}/members/${account.user.id}`, {
    token: owner.accessToken,
    json: { role: 'member' },
  });

const drawer = (): Locator => page.getByRole('dialog');
const rows = (): Locator => page.getByRole('table', { name: 'Deliveries' }).locator('tbody tr');
const submit = (): Locator => page.getByRole('dialog').getByRole('button', { name: 'Add endpoint' });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

/** How many lines of text its height has room for. */
const linesOf = (part: Locator): Promise<number> =>
  part.evaluate((element) => {
    const { height } = element.getBoundingClientRect();
    return Math.round(height / parseFloat(getComputedStyle(element).lineHeight));
  });

async function chooseKey(name: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: 'Signed with' }).click();
  await page.getByRole('option', { name }).first().click();
}

/** That the only delivery is shown with these. */
const expectOnlyRow = (status: string, attempts: string, nextAttempt: string) =>
  expect(rows().getByRole('cell')).toHaveText([status, attempts, /./, nextAttempt]);

test.describe('Webhooks', () => {
  test('are explained, then set up by keyboard and tested: the response arrives live, and can be repeated', async () => {
    const behaviour = unique();
    await receiver.learn(owner.webhookSigningSecret);
    await visit(owner);
    await expect(page.getByText('No webhook endpoints yet')).toBeVisible();
    const docs = page.getByRole('link', { name: 'How webhooks work' });
    const docsPath = (await docs.getAttribute('href')) ?? '';
    expect((await page.request.get(new URL(docsPath, page.url()).href)).ok()).toBe(true);

    await page.keyboard.press('Control+K');
    await expect(page.getByLabel('Search commands')).toBeFocused();
    await page.keyboard.type('webhook endp');
    await expect(page.getByText('Add a webhook endpoint')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add a webhook endpoint' });
    await expect(dialog.getByLabel('URL')).toBeFocused();
    await page.keyboard.type(receiver.url(behaviour));
    await dialog.getByLabel('Description').fill('Search index');
    await dialog.getByLabel('Only what I choose').check();
    await dialog.getByRole('group', { name: 'Documents' }).getByLabel('Document created').check();
    await chooseKey(/^First key/);
    await dialog.getByLabel('Description').press('Enter');

    await expect(page.getByRole('heading', { level: 1, name: receiver.url(behaviour) })).toBeVisible();
    const [endpoint] = (await request(app.server, 'GET', endpointsPath(owner), { token: owner.accessToken }))
      .json;
    expect(endpoint).toMatchObject({
      url: receiver.url(behaviour),
      description: 'Search index',
      events: ['document.created'],
      api_key_id: owner.apiKeyId,
    });

    await button('Send a test').click();
    await expect(drawer().getByRole('status').getByText('Delivered')).toBeVisible();
    await expect(
      drawer()
        .getByRole('status')
        .getByText(/^Answered 200 after \d/),
    ).toBeVisible();
    await expect(drawer().getByText('thank you')).toBeVisible();
    const [first] = await receiver.got(behaviour, 1);
    await drawer().getByText('Request headers').click();
    await expect(drawer().getByLabel('The request headers of attempt 1').first()).toContainText(
      `webhook-signature: ${first?.headers['webhook-signature']}`,
    );
    await drawer().getByText('As sent').click();
    await expect.poll(() => drawer().getByLabel('The request body').first().innerText()).toEqual(first?.body);

    await drawer().getByRole('button', { name: 'Redeliver' }).click();
    await expect(drawer().getByText('Attempt 2')).toBeVisible();
    const [, second] = await receiver.got(behaviour, 2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.verifiedBy).toHaveLength(1);
    expect(await page.content()).not.toContain(owner.webhookSigningSecret.slice('whsec_'.length));
    await page.keyboard.press('Escape');
    await expect(drawer()).toHaveCount(0);
    // In the list, which updates by itself.
    await expectOnlyRow('delivered', '2', '–');

    // New events appear by themselves.
    await createDocument(app.server, owner);
    await expect(rows().getByRole('link', { name: 'Document created' })).toBeVisible();
  });

  test('with their own secrets show them once, are rotated with an overlap, and transferred to service accounts', async () => {
    const behaviour = unique();
    const account = { name: 'Integrations', role: 'admin' };
    await request(app.server, 'POST', `/api/v1/workspaces/${owner.workspace.id}/service-accounts`, {
      token: owner.accessToken,
      json: account,
    });
    await visit(owner);
    await button('Add the first endpoint').click();
    await drawer().getByLabel('URL').fill(receiver.url(behaviour));
    await expect(drawer().getByRole('combobox', { name: 'Signed with' })).toHaveValue('Its own secret');
    await expect(drawer().getByRole('combobox', { name: 'Owner' })).toHaveValue('You');
    await submit().click();
    const shown = page.getByRole('dialog', { name: 'The signing secret' });
    const secret = await shown.locator('[data-secret]').innerText();
    expect(secret).toMatch(/^whsec_/);
    await expectUsable(page);
    // A slip of the hand does not close it.
    await page.keyboard.press('Escape');
    await expect(shown.getByRole('button', { name: 'Done' })).toBeDisabled();
    await shown.getByLabel('I have stored it').check();
    await shown.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('heading', { level: 1, name: receiver.url(behaviour) })).toBeVisible();
    expect(await page.content()).not.toContain(secret.slice('whsec_'.length));
    await expect(page.getByText('Its own secret', { exact: true })).toBeVisible();

    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Rotate the secret…' }).click();
    const rotating = page.getByRole('dialog', { name: 'Rotate the signing secret' });
    await expectUsable(page);
    await rotating.getByRole('button', { name: 'Create new secret' }).click();
    const renewed = page.getByRole('dialog', { name: 'The new signing secret' });
    const second = await renewed.locator('[data-secret]').innerText();
    expect(second).not.toBe(secret);
    await renewed.getByLabel('I have stored it').check();
    await renewed.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('The old secret stops signing')).toBeVisible();
    await receiver.learn(secret);
    await receiver.learn(second);
    await button('Send a test').click();
    const [delivery] = await receiver.got(behaviour, 1);
    expect(delivery?.verifiedBy).toHaveLength(2);
    await page.keyboard.press('Escape');

    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Transfer…' }).click();
    const transfer = page.getByRole('dialog', { name: 'Transfer the endpoint' });
    await transfer.getByRole('combobox', { name: 'New owner' }).click();
    await page.getByRole('option', { name: 'Integrations (admin)' }).click();
    await transfer.getByRole('button', { name: 'Transfer the endpoint' }).click();
    await expect(transfer).toHaveCount(0);
    await expect(page.getByText('Integrations', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Webhooks', exact: true }).first().click();
    await expect(page.getByRole('cell', { name: 'Its own secret' })).toBeVisible();
  });

  test('are refused for forbidden addresses, with the reason next to the field', async () => {
    await visit(owner, '?dialog=create');
    const url = page.getByLabel('URL');
    await url.fill('acme.dev/webhooks');
    await chooseKey(/^First key/);
    await page.getByLabel('Only what I choose').check();
    await submit().click();
    await expect(page.getByText('Must name at least one event.')).toBeVisible();
    await page.getByLabel('Everything').check();
    await submit().click();
    await expect(page.getByText('Must be a URL such as https://acme.dev/webhooks.')).toBeVisible();
    await url.fill('http://169.254.169.254/latest');
    // The form is longer than its dialog now.
    await page.getByLabel('Only what I choose').check();
    await page.getByLabel('Document created').check();
    await submit().click();
    await expect(
      page.getByText('Must not point to 169.254.169.254, which is a link-local address.'),
    ).toBeVisible();
    await expect(url).toBeFocused();
    // Visible, and not behind the header of the dialog.
    expect(
      await url.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2) === document.activeElement;
      }),
    ).toBe(true);
    expect(
      (await request(app.server, 'GET', endpointsPath(owner), { token: owner.accessToken })).json,
    ).toEqual([]);
  });

  test('that cannot be sent keep their input, and are sent once when the server is back', async () => {
    await visit(owner, '?dialog=create');
    await page.getByLabel('URL').fill(receiver.url(unique()));
    await page.getByLabel('Description').fill('Typed with care');
    await chooseKey(/^First key/);
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await submit().click();
    await expect(page.getByText('The server is not responding. Trying again')).toBeVisible();
    await expect(
      page.getByRole('alert').getByText('Nothing you have entered is lost.', { exact: false }),
    ).toBeVisible();
    await page.unroute('**/api/**');
    await page.unroute('**/health/ready');
    await expect(page.getByText('The server is not responding. Trying again')).toHaveCount(0);
    await expect(page.getByLabel('Description')).toHaveValue('Typed with care');
    await submit().click();
    await expect(page.getByRole('heading', { level: 1, name: receiver.url('ok') })).toBeVisible();
    const { json } = await request(app.server, 'GET', endpointsPath(owner), { token: owner.accessToken });
    expect(json).toMatchObject([{ description: 'Typed with care' }]);
  });
});

test.describe('An endpoint', () => {
  test('whose receiver fails says so, with the response and the time of the next attempt', async () => {
    const endpoint = await endpointAt(unique('status/500'));
    await visit(owner, `/${endpoint.id}`);
    await button('Send a test event').click();
    const status = drawer().getByRole('status');
    await expect(status.getByText('Not received yet')).toBeVisible();
    await expect(status.getByText(/^Answered 500\. The next attempt is in 2 hours\.$/)).toBeVisible();
    await expect(drawer().getByText('as you wish')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Deliveries are failing')).toBeVisible();
    await expect(page.getByText('failing', { exact: true })).toBeVisible();

    const filter = page.getByRole('radiogroup', { name: 'Status of deliveries' });
    await filter.getByText('Delivered').click();
    await expect(page.getByRole('heading', { name: 'None is delivered' })).toBeVisible();
    await filter.getByText('On its way').click();
    await expect(rows().getByText('retrying')).toBeVisible();
    await expectOnlyRow('retrying', '1', 'in 2 hours');
  });

  test('whose receiver answers 410 is stopped live, says why, and is resumed', async () => {
    const endpoint = await endpointAt(unique('status/410'));
    await visit(owner, `/${endpoint.id}`);
    await button('Send a test').click();
    await expect(
      drawer()
        .getByRole('status')
        .getByText(/410\. It is not retried automatically\./),
    ).toBeVisible();
    await expect(
      drawer().getByText('The endpoint is stopped. Resume it to send the event again.'),
    ).toBeVisible();
    await expect(drawer().getByRole('button', { name: 'Redeliver' })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(page.getByText('Stopped: its receiver returned 410 Gone')).toBeVisible();
    await expect(button('Send a test')).toHaveCount(0);
    await button('Resume').click();
    await expect(button('Send a test')).toBeVisible();
    expect(await readEndpoint(app.server, owner, endpoint.id)).toMatchObject({ status: 'active' });
  });

  test('whose key is revoked says so in the list, too, and works again with another key', async () => {
    const behaviour = unique();
    await endpointAt(behaviour);
    const key = await createKey(app.server, owner, { name: 'Receiver' });
    await receiver.learn(key.webhook_signing_secret);
    await visit(owner);
    await expect(page.getByRole('table', { name: 'Endpoints' }).getByText('First key')).toBeVisible();
    const keyPage = `/workspaces/${owner.workspace.id}/api-keys/${owner.apiKeyId}`;
    await page.goto(`${app.server.url}${keyPage}?dialog=rotate`);
    await expect(page.getByText('deliveries are signed with both keys', { exact: false })).toBeVisible();
    await page.goto(`${app.server.url}${keyPage}?dialog=revoke`);
    await expect(page.getByText('Deliveries to it stop')).toBeVisible();
    await expect(page.getByRole('dialog').getByText(receiver.url(behaviour))).toBeVisible();
    await page.getByLabel('Type “First key” to confirm').fill('First key');
    await button('Revoke the key').click();
    await button('Done').click();
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await expect(
      page.getByRole('table', { name: 'Endpoints' }).getByText('the signing key is revoked'),
    ).toBeVisible();
    await page.getByRole('link', { name: receiver.url(behaviour) }).click();
    await button('Assign another key').click();
    await page.getByRole('combobox', { name: 'Signed with' }).click();
    await expect(page.getByRole('option')).toHaveText([`Receiver (${key.key_prefix}…)`]);
    await page.getByRole('option').click();
    await button('Assign the key').click();
    await button('Send a test').click();
    await expect(drawer().getByRole('status').getByText('Delivered')).toBeVisible();
    expect((await receiver.got(behaviour, 1))[0]?.verifiedBy).toHaveLength(1);
  });

  test('is edited, paused, resumed and deleted, each after an explanation', async () => {
    const [behaviour, other] = [unique(), unique()];
    const endpoint = await endpointAt(behaviour);
    const read = () => readEndpoint(app.server, owner, endpoint.id);
    await visit(owner, `/${endpoint.id}`);
    await button('Edit').click();
    await page.getByLabel('URL').fill('http://10.0.0.1/');
    await button('Save').click();
    await expect(page.getByText('Must not point to 10.0.0.1, which is a private address.')).toBeVisible();
    await page.getByLabel('URL').fill(receiver.url(other));
    await page.getByLabel('Member joined').check();
    // Another user changes a field that is not edited here.
    await request(app.server, 'PATCH', endpointsPath(owner, endpoint.id), {
      token: owner.accessToken,
      json: { description: 'By somebody else' },
    });
    await button('Save').click();
    await expect(page.getByRole('heading', { level: 1, name: receiver.url(other) })).toBeVisible();
    expect(await read()).toMatchObject({
      url: receiver.url(other),
      description: 'By somebody else',
      events: ['document.created', 'member.added'],
    });

    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Pause…' }).click();
    await expect(page.getByText('Pending deliveries are discarded', { exact: false })).toBeVisible();
    await button('Pause').click();
    await expect(page.getByText('Paused: nothing is delivered')).toBeVisible();
    expect(await read()).toMatchObject({ status: 'disabled', status_reason: 'disabled_by_user' });
    await button('Resume').click();
    await expect(button('Send a test')).toBeVisible();

    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await button('Cancel').click();
    expect((await read()).id).toBe(endpoint.id);
    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await button('Delete the endpoint').click();
    await expect(page.getByText('No webhook endpoints yet')).toBeVisible();
    expect((await read()).code).toBe('not_found');
  });

  test('with the longest URL is cut to two lines, except in its details and for screen readers', async () => {
    const url = `https://example.com/${'u'.repeat(1_980)}`;
    const endpoint = await createEndpoint(app.server, owner, { url });
    await changeByHand(
      app.database,
      `UPDATE webhook_endpoints SET disabled_at = clock_timestamp(), disabled_reason = 'failing' WHERE id = '${endpoint.id}'`,
    );
    await visit(owner);
    const parts = {
      '': page.getByRole('table', { name: 'Endpoints' }).getByRole('link', { name: url }),
      [`/${endpoint.id}`]: page.getByRole('heading', { level: 1, name: url }),
      [`/${endpoint.id}?dialog=delete`]: page.getByRole('dialog').getByText(url),
      '/../overview': page.getByRole('list', { name: 'Needs attention' }).getByText(url),
      '/../audit': page.getByRole('rowheader').getByRole('link', { name: url }),
    };
    for (const [path, part] of Object.entries(parts))
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/webhooks${path}`);
        await expect(part).toBeVisible();
        expect(await linesOf(part), `${path}, ${width} pixels wide`).toBeLessThanOrEqual(2);
      }
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/webhooks/${endpoint.id}`);
    const whole = page
      .getByRole('region', { name: 'Details' })
      .getByRole('definition')
      .filter({ hasText: url });
    expect(await linesOf(whole)).toBeGreaterThan(10);
  });

  test('has a paged list of its deliveries', async () => {
    const endpoint = await endpointAt(unique());
    await Promise.all(Array.from({ length: 27 }, () => sendTest(endpoint)));
    await visit(owner, `/${endpoint.id}`);
    await expect(rows().first()).toBeVisible();
    await expect(rows()).toHaveCount(25);
    await button('Show more').click();
    await expect(button('Show more')).toHaveCount(0);
    await expect(rows()).toHaveCount(27);
    // A link to one of them opens it.
    const [delivery] = await listDeliveries(app.server, owner, endpoint.id);
    await page.goto(`${page.url()}?delivery=${delivery.id}`);
    await expect(drawer().getByText(delivery.event_id)).toBeVisible();
  });

  test('comes with a receiver that verifies what is sent', async () => {
    const port = await freePort();
    const endpoint = await createEndpoint(app.server, owner, { url: `http://127.0.0.1:${port}/webhooks` });
    await visit(owner, `/${endpoint.id}`);
    await runModule(await page.getByLabel('The receiver in Node.js', { exact: true }).innerText(), {
      PORT: String(port),
      WEBHOOK_SIGNING_SECRET: owner.webhookSigningSecret,
    });
    await expect.poll(() => forge(endpoint.url)).toBe(400);
    await button('Send a test').click();
    await expect(
      drawer()
        .getByRole('status')
        .getByText(/^Answered 204 after/),
    ).toBeVisible();
  });
});

test.describe('A user who is not an admin', () => {
  test('is told the required role for webhooks, even when theirs is lowered while they fill in a form', async () => {
    const member = await registerMember(app.server, app.database, owner, 'member');
    await visit(member);
    await expect(page.getByText('your role is member', { exact: false })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Webhooks' })).toHaveCount(0);
    await expect(button('Add endpoint')).toHaveCount(0);

    const admin = await registerMember(app.server, app.database, owner, 'admin');
    await visit(admin, '?dialog=create');
    await page.getByLabel('URL').fill(receiver.url(unique()));
    await chooseKey(/^First key/);
    await lowerRole(admin);
    await submit().click();
    await expect(page.getByText('Requires the admin role or higher.', { exact: false })).toBeVisible();
    await expect(page.getByLabel('URL')).toHaveValue(/\/ok/);
    await button('Cancel').click();
    await expect(page.getByText('your role is member', { exact: false })).toBeVisible();
  });

  test('sees no more of an endpoint from that moment on', async () => {
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const endpoint = await endpointAt(unique());
    await visit(admin, `/${endpoint.id}`);
    await expect(button('Send a test')).toBeVisible();
    await lowerRole(admin);
    await expect(page.getByText('your role is member', { exact: false })).toBeVisible();
    await expect(page.getByText(endpoint.url)).toHaveCount(0);
  });
});

test.describe('The pages of webhooks', () => {
  test('say when they cannot be loaded, and do not reveal whether somebody else has such an endpoint', async () => {
    const stranger = await register(app.server);
    const foreign = await createEndpoint(app.server, stranger, { url: receiver.url(unique()) });
    await visit(owner, `/${foreign.id}`);
    await expect(page.getByRole('alert').getByText('Not found')).toBeVisible();
    await page.route('**/webhook-endpoints?*', (route) => route.fulfill({ status: 500, body: '{}' }));
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Webhooks' }).click();
    // The previous page has such a button, too.
    await expect(page.getByRole('heading', { level: 1, name: 'Webhooks' })).toBeVisible();
    await expect(button('Try again')).toBeVisible();
    await page.unroute('**/webhook-endpoints?*');
    await button('Try again').click();
    await expect(page.getByText('No webhook endpoints yet')).toBeVisible();
  });

  test('are accessible, light and dark, wide and narrow', async () => {
    const long = `${unique('status/500')}-${'x'.repeat(150)}`;
    const endpoint = await endpointAt(long);
    await sendTest(endpoint);
    await newestDelivery(app.server, owner, endpoint.id, ({ attempts }) => attempts === 1);
    await visit(owner);
    await expect(page.getByText('first failure', { exact: false })).toBeVisible();
    await expectUsable(page);
    await button('Add endpoint').click();
    await page.getByLabel('Only what I choose').check();
    await expect(page.getByRole('combobox', { name: 'Signed with' })).toBeVisible();
    await expectUsable(page);
    await button('Cancel').click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.getByRole('link', { name: endpoint.url }).click();
    await expect(page.getByText('Deliveries are failing')).toBeVisible();
    await expect(rows().first()).toBeVisible();
    await expectUsable(page);
    await rows().getByRole('link', { name: 'Test' }).click();
    await expect(drawer().getByText('as you wish')).toBeVisible();
    await drawer().getByText('Request headers').click();
    await expectUsable(page);
  });
});

/** Runs a module in Node.js, with the SDK installed. */
async function runModule(source: string, env: Record<string, string>): Promise<void> {
  const directory = await makeDirectory();
  const script = join(directory, 'receiver.mjs');
  await mkdir(join(directory, 'node_modules/@latchkey'), { recursive: true });
  const sdk = resolve(import.meta.dirname, '../../packages/sdk');
  await symlink(sdk, join(directory, 'node_modules/@latchkey/sdk'));
  await writeFile(script, source);
  await startProgram({ script, env });
}

/**
 * Posts something unsigned.
 *
 * @returns the status; undefined while nobody is listening
 */
const forge = (url: string): Promise<number | undefined> =>
  fetch(url, { method: 'POST', body: '{}' }).then(
    ({ status }) => status,
    () => undefined,
  );
