import { keysPath } from '../../support/api-keys.js';
import { changeByHand } from '../../support/by-hand.js';
import { type Account, type Json, register, request } from '../../support/client.js';
import { join } from '../../support/workspaces.js';
import { expect, test, useBrowser, useServer } from '../support/fixtures.js';
import { signIn } from '../support/visitors.js';
import { inEveryLook, shootForReadme } from './camera.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let empty: Account;
const keys: Record<string, Json> = {};

const create = async (name: string, body: object = {}, by = owner): Promise<Json> =>
  (
    await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: by.accessToken,
      json: { name, ...body },
    })
  ).json;

/** Traffic of roughly a working day, in the last `hours` hours. */
async function traffic(key: Json, hours: number, perHour: number, denied = 0): Promise<void> {
  await app.database.query(
    `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests)
     SELECT $1, date_trunc('hour', clock_timestamp()) - make_interval(hours => h), outcome,
            greatest(1, round(base * (1.2 + sin(h * 0.26) + 0.4 * sin(h * 1.7))))
     FROM generate_series(0, $2::int - 1) AS h,
          (VALUES ('allowed', $3::float8), ('insufficient_scope', $4::float8), ('address_not_allowed', $4::float8 / 3))
            AS outcomes (outcome, base)
     WHERE base > 0`,
    [key.id, hours, perHour, denied],
  );
  await app.database.query(
    `INSERT INTO api_key_last_uses VALUES ($1, clock_timestamp() - interval '2 minutes', '203.0.113.20')`,
    [key.id],
  );
  await app.database.query(
    `INSERT INTO api_key_addresses
     SELECT $1, address, clock_timestamp() - ago::interval, allowed, denied
     FROM (VALUES ('203.0.113.20', '2 minutes', 1804, 41), ('203.0.113.21', '9 minutes', 1771, 38),
                  ('2001:db8:4:1::17', '3 hours', 212, 0), ('198.51.100.77', '2 days', 0, 26))
       AS seen (address, ago, allowed, denied)`,
    [key.id],
  );
}

test.beforeAll(async () => {
  owner = await register(app.server, { name: 'Ada Lovelace', email: 'ada@example.com' });
  const grace = await register(app.server, { name: 'Grace Hopper', email: 'grace@example.com' });
  empty = await register(app.server);
  await join(app.server, owner, grace, 'admin');
  await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}`, {
    token: owner.accessToken,
    json: { name: 'Acme production' },
  });
  await request(app.server, 'DELETE', keysPath(empty.workspace.id, empty.apiKeyId), {
    token: empty.accessToken,
  });
  keys.billing = await create('Billing, production');
  keys.reports = await create(
    'Nightly reports',
    {
      scopes: ['documents:read', 'audit:read'],
      allowed_ips: ['203.0.113.0/24', '2001:db8::/48'],
    },
    grace,
  );
  keys.ci = await create('CI', {
    scopes: ['documents:read'],
    expires_at: new Date(Date.now() + 9e8).toISOString(),
  });
  keys.old = await create('Old importer');
  keys.mobile = await create('Mobile backend', { scopes: ['documents:read', 'documents:write'] }, grace);
  await traffic(keys.billing, 30 * 24, 90);
  await traffic(keys.reports, 12 * 24, 40, 4);
  await traffic(keys.mobile, 5 * 24, 300, 20);
  await request(app.server, 'DELETE', keysPath(owner.workspace.id, keys.old.id), {
    token: owner.accessToken,
  });
  // A workspace that has been in use for a while.
  for (const [index, key] of [
    'First key',
    'Billing, production',
    'Nightly reports',
    'CI',
    'Old importer',
    'Mobile backend',
  ].entries())
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '${140 - 23 * index} days'
       WHERE workspace_id = '${owner.workspace.id}' AND name = '${key}'`,
    );
  const rotated = await request(app.server, 'POST', keysPath(owner.workspace.id, keys.mobile.id, 'rotate'), {
    token: owner.accessToken,
    json: { overlap_seconds: 86_400 },
  });
  keys.successor = rotated.json;
  await traffic(keys.successor, 4, 260);
  await app.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE audit_events SET occurred_at = api_keys.created_at FROM api_keys
    WHERE target_id = api_keys.id AND action = 'api_key.created'; COMMIT`);
});

test.describe('For the README', () => {
  const WINDOW = { width: 1440, height: 900 };
  const pageOf = ({ id }: Json) => `/workspaces/${owner.workspace.id}/api-keys/${id}`;

  async function open(path: string, colorScheme: 'light' | 'dark', viewport = WINDOW) {
    const page = await browser.visit({ colorScheme, viewport });
    await signIn(page, app.server, owner);
    await page.goto(app.server.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    return page;
  }

  test('the list', async () => {
    for (const [name, viewport] of [
      ['dashboard-api-keys', WINDOW],
      ['dashboard-api-keys-narrow', { width: 390, height: 844 }],
    ] as const) {
      const page = await open(`/workspaces/${owner.workspace.id}/api-keys`, 'light', viewport);
      await expect(page.getByRole('img', { name: /requests/ }).first()).toBeVisible();
      await shootForReadme(page, name);
    }
  });

  test('a rotation, and a key', async () => {
    const rotation = await open(pageOf(keys.mobile), 'light');
    await expect(rotation.getByText('Wait until it has been idle for 15 minutes.')).toBeVisible();
    await shootForReadme(rotation, 'dashboard-rotation');
    const reports = await open(pageOf(keys.reports), 'dark');
    await expect(reports.getByText('Wrong address')).toBeVisible();
    await expect(reports.getByText('Created', { exact: true }).first()).toBeVisible();
    await shootForReadme(reports, 'dashboard-api-key-dark');
  });
});

inEveryLook('API keys', async (look, shoot) => {
  const page = await browser.visit(look);
  page.on('dialog', (question) => void question.accept());
  await signIn(page, app.server, owner);
  await page.goto(app.server.url);
  await expect(page.getByRole('img', { name: /requests/ }).first()).toBeVisible();
  await shoot(page, 'api-keys');

  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Search indexer');
  await page.getByLabel('Only what I choose').check();
  await page.getByRole('combobox', { name: 'Allowed addresses' }).fill('203.0.113.999');
  await page.getByRole('combobox', { name: 'Allowed addresses' }).press('Enter');
  await shoot(page, 'api-key-create');
  await page.getByRole('combobox', { name: 'Allowed addresses' }).press('Backspace');
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  await expect(page.getByText('only once')).toBeVisible();
  await page.getByText('Try it now').click();
  await shoot(page, 'api-key-secret');
  await page.reload();
  await expect(page.getByText('was on screen')).toBeVisible();
  await shoot(page, 'api-key-secret-lost');
});

inEveryLook('one API key', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, owner);
  const address = (key: Json) => `${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}`;
  await page.goto(address(keys.reports));
  await expect(page.getByText('Wrong address')).toBeVisible();
  await expect(page.getByText('Created', { exact: true }).first()).toBeVisible();
  await shoot(page, 'api-key');
  for (const tab of ['security', 'audit', 'use']) {
    await page.goto(`${address(keys.reports)}/${tab}`);
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await page.waitForLoadState('networkidle');
    await shoot(page, `api-key-${tab}`);
  }
  await page.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('requests in the last 7 days')).toBeVisible();
  await shoot(page, 'api-key-revoke');
  await page.goto(`${address(keys.billing)}?dialog=rotate`);
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'api-key-rotate');
  await page.goto(address(keys.mobile));
  await expect(page.getByText('Wait until it has been idle for 15 minutes.')).toBeVisible();
  await shoot(page, 'api-key-rotating');
});

inEveryLook('no API keys', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, empty);
  await page.goto(`${app.server.url}/workspaces/${empty.workspace.id}/api-keys?status=active`);
  await expect(page.getByText('No key matches')).toBeVisible();
  await shoot(page, 'api-keys-none');
});
