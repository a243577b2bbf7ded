import { beforeAll } from '@jest/globals';
import { keysPath, whoAmI } from '../../support/api-keys.js';
import { useServer } from '../../support/app.js';
import { type Account, type Json, register, request } from '../../support/client.js';
import { signIn, useBrowser } from '../support/visitors.js';
import { inEveryLook } from './camera.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let empty: Account;
const keys: Record<string, Json> = {};

const create = async (name: string, body: object = {}): Promise<Json> =>
  (
    await request(app.server, 'POST', keysPath(owner.workspace.id), {
      token: owner.accessToken,
      json: { name, ...body },
    })
  ).json;

/** Traffic as a working day makes it, more or less, in the last `days` days. */
async function traffic(key: Json, days: number, perHour: number, denied = 0): Promise<void> {
  await app.database.query(
    `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests)
     SELECT $1, date_trunc('hour', clock_timestamp()) - make_interval(hours => h), outcome,
            greatest(1, round(base * (1.2 + sin(h * 0.26) + 0.4 * sin(h * 1.7))))
     FROM generate_series(0, $2 * 24 - 1) AS h,
          (VALUES ('allowed', $3::float8), ('insufficient_scope', $4::float8), ('address_not_allowed', $4::float8 / 3))
            AS outcomes (outcome, base)
     WHERE base > 0`,
    [key.id, days, perHour, denied],
  );
  await app.database.query(
    `INSERT INTO api_key_last_uses VALUES ($1, clock_timestamp() - interval '2 minutes', '203.0.113.20')`,
    [key.id],
  );
}

beforeAll(async () => {
  [owner, empty] = [await register(app.server, { name: 'Ada Lovelace' }), await register(app.server)];
  await request(app.server, 'DELETE', keysPath(empty.workspace.id, empty.apiKeyId), {
    token: empty.accessToken,
  });
  keys.billing = await create('Billing, production');
  keys.reports = await create('Nightly reports', {
    scopes: ['documents:read', 'audit:read'],
    allowed_ips: ['203.0.113.0/24', '2001:db8::/48'],
  });
  keys.ci = await create('CI', {
    scopes: ['documents:read'],
    expires_at: new Date(Date.now() + 9e8).toISOString(),
  });
  keys.old = await create('Old importer');
  keys.mobile = await create('Mobile backend', { scopes: ['documents:read', 'documents:write'] });
  await traffic(keys.billing, 30, 90, 0);
  await traffic(keys.reports, 12, 8, 3);
  await traffic(keys.mobile, 5, 300, 20);
  await request(app.server, 'DELETE', keysPath(owner.workspace.id, keys.old.id), {
    token: owner.accessToken,
  });
  const rotated = await request(app.server, 'POST', keysPath(owner.workspace.id, keys.mobile.id, 'rotate'), {
    token: owner.accessToken,
    json: { overlap_seconds: 86_400 },
  });
  keys.successor = rotated.json;
  await whoAmI(app.server, { apiKey: keys.successor.key, address: '203.0.113.21' });
}, 120_000);

inEveryLook('API keys', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, owner);
  await page.goto(app.server.url);
  await page
    .getByRole('img', { name: /requests/ })
    .first()
    .waitFor();
  await shoot(page, 'api-keys');

  await page.getByRole('button', { name: 'Create key' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Search indexer');
  await page.getByLabel('Only what I choose').check();
  await page.getByRole('combobox', { name: 'From where' }).fill('203.0.113.999');
  await page.getByRole('combobox', { name: 'From where' }).press('Enter');
  await shoot(page, 'api-key-create');
  await page.getByRole('combobox', { name: 'From where' }).press('Backspace');
  await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
  await page.getByText('this once').waitFor();
  await page.getByText('Try it now').click();
  await shoot(page, 'api-key-secret');
  await page.getByLabel('I have stored it').check();
  await page.getByRole('button', { name: 'Done' }).click();
});

inEveryLook('one API key', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, owner);
  const address = (key: Json) => `${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}`;
  await page.goto(address(keys.reports));
  await page.getByText('Wrong address').waitFor();
  await page.getByText('Created', { exact: true }).first().waitFor();
  await shoot(page, 'api-key');
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByText('requests in the last 7 days').waitFor();
  await shoot(page, 'api-key-revoke');
  await page.goto(`${address(keys.billing)}?dialog=rotate`);
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'api-key-rotate');
  await page.goto(address(keys.mobile));
  await page.getByText('It is safe after 15 minutes').waitFor();
  await page.getByText('Rotated').waitFor();
  await shoot(page, 'api-key-rotating');
});

inEveryLook('no API keys', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, empty);
  await page.goto(`${app.server.url}/workspaces/${empty.workspace.id}/api-keys?status=active`);
  await page.getByText('No key matches').waitFor();
  await shoot(page, 'api-keys-none');
});
