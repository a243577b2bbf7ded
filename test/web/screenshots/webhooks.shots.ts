import { createKey, keysPath } from '../../support/api-keys.js';
import { type Account, type Json, register, request } from '../../support/client.js';
import { createDocument, endpointsPath, newestDelivery } from '../../support/webhooks/endpoints.js';
import type { Receiver } from '../../support/webhooks/receiver.js';
import { expect, test, useBrowser, useServer } from '../support/fixtures.js';
import { signIn } from '../support/visitors.js';
import { inEveryLook } from './camera.js';

const app = useServer({ env: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1/32', WEBHOOK_RETRY_SECONDS: '7200' } });
const browser = useBrowser();
let receiver: Receiver;
let owner: Account;
let empty: Account;
const endpoints: Record<string, Json> = {};

async function create(url: string, body: object = {}): Promise<Json> {
  const { json } = await request(app.server, 'POST', endpointsPath(owner), {
    token: owner.accessToken,
    json: { url, events: ['document.created'], api_key_id: owner.apiKeyId, ...body },
  });
  return json;
}

const send = (endpoint: Json) =>
  request(app.server, 'POST', endpointsPath(owner, endpoint.id, 'test'), { token: owner.accessToken });

test.beforeAll(async ({ receiver: started }) => {
  receiver = started;
  [owner, empty] = [
    await register(app.server, { name: 'Ada Lovelace' }),
    await register(app.server, { name: 'Grace Hopper' }),
  ];
  const key = await createKey(app.server, owner, { name: 'Old importer' });
  endpoints.revoked = await create(receiver.url('ok?importer'), {
    api_key_id: key.id,
    events: ['member.added', 'member.removed', 'member.role_changed'],
  });
  await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
  endpoints.failing = await create(receiver.url('status/500'), { description: 'Billing' });
  endpoints.gone = await create(receiver.url('status/410'), { description: 'Staging, which was taken down' });
  endpoints.working = await create(receiver.url('ok'), {
    description: 'Search index',
    events: ['document.created', 'document.updated', 'document.deleted', 'api_key.leaked'],
  });
  for (const title of ['One', 'Two', 'Three']) await createDocument(app.server, owner, title);
  await send(endpoints.working);
  for (const name of ['failing', 'working'])
    await newestDelivery(app.server, owner, endpoints[name].id, ({ attempts }) => attempts === 1);
  await newestDelivery(app.server, owner, endpoints.gone.id);
});

inEveryLook('webhooks', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, owner);
  const at = (rest = '') => `${app.server.url}/workspaces/${owner.workspace.id}/webhooks${rest}`;
  await page.goto(at());
  await expect(page.getByText('first failure').first()).toBeVisible();
  await shoot(page, 'webhooks');

  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('URL').fill('http://10.0.0.1/hooks');
  await dialog.getByLabel('Only what I choose').check();
  await dialog.getByLabel('Document created').check();
  await dialog.getByRole('combobox', { name: 'Signed with' }).click();
  await page.getByRole('option').first().click();
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(dialog.getByLabel('URL')).toBeFocused();
  await shoot(page, 'webhook-create');

  await page.goto(at(`/${endpoints.working.id}`));
  await expect(page.getByRole('link', { name: 'Document created' }).first()).toBeVisible();
  await expect(page.getByText('First key')).toBeVisible();
  await shoot(page, 'webhook');
  await page.getByRole('link', { name: 'Document created' }).first().click();
  await expect(dialog.getByText('thank you')).toBeVisible();
  await shoot(page, 'webhook-delivery');

  await page.goto(at(`/${endpoints.failing.id}`));
  await expect(page.getByText('Deliveries are failing')).toBeVisible();
  await page.getByRole('link', { name: 'Document created' }).first().click();
  await expect(dialog.getByText('as you wish')).toBeVisible();
  await dialog.getByText('Request headers').click();
  await shoot(page, 'webhook-delivery-failing');

  await page.goto(at(`/${endpoints.gone.id}`));
  await expect(page.getByText('Stopped: its receiver')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Document created' }).first()).toBeVisible();
  await shoot(page, 'webhook-gone');
  await page.goto(at(`/${endpoints.revoked.id}`));
  await expect(page.getByRole('button', { name: 'Assign another key' })).toBeVisible();
  await expect(page.getByText('No deliveries yet')).toBeVisible();
  await shoot(page, 'webhook-key-revoked');
  await page.getByRole('button', { name: 'Assign another key' }).click();
  await expect(dialog.getByRole('combobox')).toBeVisible();
  await shoot(page, 'webhook-assign-key');
  await page.goto(at(`/${endpoints.working.id}?dialog=delete`));
  await expect(dialog.getByText('receives no more events')).toBeVisible();
  await shoot(page, 'webhook-delete');
});

inEveryLook('no webhooks', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, empty);
  await page.goto(`${app.server.url}/workspaces/${empty.workspace.id}/webhooks`);
  await expect(page.getByText('No webhook endpoints yet')).toBeVisible();
  await shoot(page, 'webhooks-none');
});
