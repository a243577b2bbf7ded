import type { Page } from '@playwright/test';
import { addColleague, changeRole, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { runOperatorTool } from '../support/operator.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { A_MOMENT_AGO, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let key: Json;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
  key = await createKey(app.server, owner, {
    name: 'Reports',
    scopes: ['documents:read'],
    allowed_ips: ['192.0.2.0/24'],
  });
});

/** @param tab its path below the key's */
async function visitKey(account: Account, id: string, tab = '', options = {}): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, account);
  await page.goto(addressOf(id) + tab);
}

const addressOf = (id: string) => `${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${id}`;

/** With both keys working for an hour. */
const rotate = async (by: Account): Promise<Json> =>
  (
    await request(app.server, 'POST', keysPath(owner.workspace.id, key.id, 'rotate'), {
      token: by.accessToken,
      json: { overlap_seconds: 3600 },
    })
  ).json;

const callIn = (language: string) => page.getByLabel(`The call in ${language}`, { exact: true });

const openTab = (name: string) => page.getByRole('tab', { name }).click();

test.describe('The page of a key', () => {
  test('counts requests, and shows the owner the reasons that callers are not told', async () => {
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' });
    await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: key.key,
      address: '192.0.2.7',
      json: { title: 'x', body: '' },
    });
    await visitKey(owner, key.id);
    const denials = page.getByRole('region', { name: 'Denied requests' });
    await expect(denials.getByText('Wrong address')).toBeVisible();
    await expect(denials.getByText('Missing scope')).toBeVisible();
    await page.getByText('As a table').click();
    const figures = page.getByRole('region', { name: 'Requests', exact: true }).getByRole('table');
    const today = figures.getByRole('row').nth(1);
    await expect(today.getByRole('cell')).toHaveText([/, so far$/, '1', '2']);
    await expect(figures.getByRole('row')).toHaveCount(8);
    await page.getByText('24 hours').click();
    await expect(page.getByRole('columnheader', { name: 'Hour' })).toBeVisible();
    await expect(page.getByText(new RegExp(`${A_MOMENT_AGO} from 192\\.0\\.2\\.7`))).toBeVisible();
    await openTab('Security');
    const addresses = page.getByRole('table', { name: 'Addresses' });
    await expect(addresses.getByRole('columnheader')).toHaveText([
      'Address',
      'Allowed',
      'Denied',
      'Last seen',
    ]);
    const seen = addresses.locator('tbody').getByRole('row');
    await expect(seen).toHaveCount(2);
    const seenFrom = (address: string) => seen.filter({ hasText: address }).getByRole('cell');
    const aMomentAgo = new RegExp(`^${A_MOMENT_AGO}$`);
    await expect(seenFrom('192.0.2.7')).toHaveText(['1', '1', aMomentAgo]);
    await expect(seenFrom('198.51.100.1')).toHaveText(['0', '1', aMomentAgo]);
  });

  test('observes an allowlist, and shows what it would refuse, before it is enforced', async () => {
    await visitKey(owner, key.id, '/security');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Observe only').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByText('Only observed: other addresses are allowed')).toBeVisible();
    await expect(page.getByText('you can enforce the allowlist')).toBeVisible();
    expect((await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' })).status).toBe(200);
    await page.reload();
    const found = page.getByRole('table', { name: 'Not in the allowlist' }).getByRole('row');
    await expect(found.nth(1)).toContainText('198.51.100.1');
    await expectUsable(page);
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Observe only').uncheck();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Not in the allowlist' })).toHaveCount(0);
    expect((await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' })).status).toBe(401);
  });

  test('disables the key and enables it again, and explains the effect', async () => {
    const status = async () => (await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' })).status;
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { metadata: { customer: 'acme' } },
    });
    await visitKey(owner, key.id);
    await expect(page.getByRole('region', { name: 'Details' }).getByText('acme')).toBeVisible();
    await page.getByRole('button', { name: 'Disable' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('until you enable the key again')).toBeVisible();
    await expectUsable(page);
    await dialog.getByRole('button', { name: 'Disable the key' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('disabled', { exact: true })).toBeVisible();
    expect(await status()).toBe(401);
    await expect(page.getByRole('button', { name: 'Rotate' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Enable' }).click();
    await dialog.getByRole('button', { name: 'Enable the key' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('active', { exact: true })).toBeVisible();
    expect(await status()).toBe(200);
  });

  test('limits requests, and shows what is used and what was refused', async () => {
    await visitKey(owner, key.id);
    await page.getByRole('button', { name: 'Edit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add a limit' }).click();
    await dialog.getByLabel('Requests per minute').fill('2');
    await dialog.getByLabel('Period').click();
    await page.getByRole('option', { name: 'per day' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    for (let time = 0; time < 3; time += 1) {
      await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    }
    await page.reload();
    const limits = page.getByRole('region', { name: 'Limits' });
    await expect(limits.getByText('2 of 2 per day')).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'Denied requests' }).getByText('Quota used up'),
    ).toBeVisible();
    await expectUsable(page);
  });

  test("shows the key's permissions, and its history with who and from where", async () => {
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { name: 'Nightly reports' },
    });
    await visitKey(owner, key.id, '/security');
    const permissions = page.getByRole('region', { name: 'Permissions' });
    await expect(permissions.getByText('documents:read')).toBeVisible();
    await expect(permissions.getByText('192.0.2.0/24')).toBeVisible();
    await openTab('Audit');
    const history = page.getByRole('region', { name: 'History' });
    // Names arrive in a separate response.
    await expect(history.getByText(/by Ada/).nth(1)).toBeVisible();
    await expect(history).toContainText(
      new RegExp(
        `Changed\\s*${A_MOMENT_AGO} by Ada from 127\\.0\\.0\\.1\\s*Created\\s*${A_MOMENT_AGO} by Ada`,
      ),
    );
  });

  test('explains why a suspended key does not work, and what a policy did to it', async () => {
    const { account, apiKeyId } = await addColleague(app, owner, 'member');
    const policy = `/api/v1/workspaces/${owner.workspace.id}/key-policy`;
    const json = { require_expiry: true, grace_days: 30 };
    await request(app.server, 'PUT', policy, { token: owner.accessToken, json });
    await request(app.server, 'POST', `/api/v1/operator/users/${account.user.id}/suspend`, {
      token: await runOperatorTool(app.database, 'create', 'platform team'),
      json: { reason: 'Suspected takeover.' },
    });
    await visitKey(owner, apiKeyId);
    await expect(
      page
        .getByRole('region', { name: 'Details' })
        .getByText('Suspended: the operator of this server has suspended its owner’s account'),
    ).toBeVisible();
    await openTab('Audit');
    await expect(
      page.getByRole('region', { name: 'History' }).getByText('Expiry shortened by the policy for API keys'),
    ).toBeVisible();
  });

  test("shows times in the viewer's time zone, and names it", async () => {
    await visitKey(owner, key.id, '', { timezoneId: 'Asia/Kathmandu' });
    // By then, nothing moves any more under the pointer.
    await expect(page.getByRole('region', { name: 'Denied requests' }).getByText('None')).toBeVisible();
    const created = page.getByRole('region', { name: 'Details' }).getByText(new RegExp(A_MOMENT_AGO)).last();
    await created.hover();
    const local = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: 'Asia/Kathmandu',
    });
    await expect(page.getByText(`${local.format(new Date(key.created_at))} GMT+5:45`)).toBeVisible();
    await page.getByText('24 hours').click();
    await page.getByText('As a table').click();
    // The server counts by the hour; here every hour begins a quarter to.
    await expect(page.getByRole('cell', { name: /, \d\d:45$/ }).first()).toBeVisible();
  });

  test('shows nothing in the future, however long it has been open', async () => {
    page = await browser.visit();
    await page.clock.install({ time: Date.now() - 11_000 });
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}`);
    await expect(
      page.getByRole('region', { name: 'Denied requests' }).getByText('None in this period.'),
    ).toBeVisible();
    await page.clock.fastForward(11_000);
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    await page.getByText('24 hours').click();
    await expect(page.getByText(/ from 192\.0\.2\.7$/)).toHaveText(new RegExp(`^${A_MOMENT_AGO} from`));
  });

  test('tells a member which role the history requires', async () => {
    const member = await addColleague(app, owner, 'member');
    await visitKey(member.account, member.apiKeyId, '/audit');
    await expect(page.getByText('The audit trail requires the admin role; yours is member.')).toBeVisible();
  });

  test('warns about a key that was reported as leaked', async () => {
    await request(app.server, 'POST', '/api/v1/credentials/report', {
      json: { credentials: [key.key], url: 'https://paste.example/raw/7' },
    });
    await visitKey(owner, key.id);
    const notice = page.getByRole('alert').filter({ hasText: 'This key has leaked' });
    await expect(notice).toContainText('An anonymous reporter reported it');
    await expect(notice).toContainText('https://paste.example/raw/7 (unverified)');
    // A stranger's URL may lead anywhere.
    await expect(notice.getByRole('link')).toHaveCount(0);
    await notice.getByRole('button', { name: 'Rotate now…' }).click();
    await expect(page.getByRole('dialog').getByLabel('stops at once')).toBeChecked();
    await page.keyboard.press('Escape');
    await expectUsable(page);

    await page.getByRole('link', { name: 'API keys' }).first().click();
    const row = page.getByRole('row', { name: new RegExp(`^(?:Select ${key.name} )?${key.name}`) });
    await expect(row.getByText('leaked', { exact: true })).toBeVisible();
    await expect(row.getByText('active', { exact: true })).toHaveCount(0);

    // Even once stopped, it has leaked.
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
    await page.reload();
    await expect(row.getByText('revoked', { exact: true })).toBeVisible();
    await expect(row.getByText('leaked', { exact: true })).toBeVisible();
    await row.getByRole('link').click();
    await expect(notice).toContainText('It no longer works.');
    await expect(notice.getByRole('button')).toHaveCount(0);
  });

  test('does not reveal whether a key of somebody else exists', async () => {
    const stranger = await register(app.server);
    await visitKey(owner, stranger.apiKeyId);
    await expect(page.getByRole('alert').getByText('Not found')).toBeVisible();
    await page.goto(`${app.server.url}/workspaces/${stranger.workspace.id}/api-keys`);
    await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    await rotate(owner);
    await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' });
    await visitKey(owner, key.id);
    await expect(page.getByText('Don’t revoke yet')).toBeVisible();
    await expect(page.getByText('Wrong address')).toBeVisible();
    await expectUsable(page);
    await openTab('Security');
    await expect(page.getByRole('table', { name: 'Addresses' }).getByText('198.51.100.1')).toBeVisible();
    await expectUsable(page);
    await openTab('Audit');
    await expect(page.getByRole('region', { name: 'History' }).getByText('Rotated')).toBeVisible();
    await expectUsable(page);
    await openTab('Use it');
    await expect(callIn('curl')).toBeVisible();
    await expectUsable(page);
  });
});

test.describe('The two keys of a rotation', () => {
  const total = () => page.getByRole('region', { name: 'Requests', exact: true }).getByText(/^\d+$/).first();

  test('are shown as one, on the page of each and in the list, until the old one stops', async () => {
    await createKey(app.server, owner, { name: 'Exports' });
    const successor = await rotate(owner);
    for (const { key: apiKey } of [key, key, successor])
      await whoAmI(app.server, { apiKey, address: '192.0.2.7' });
    await whoAmI(app.server, { apiKey: successor.key, address: '198.51.100.1' });
    await visitKey(owner, key.id);
    const denials = page.getByRole('region', { name: 'Denied requests' });
    await expect(total()).toHaveText('3');
    await expect(denials.getByText('Wrong address')).toBeVisible();
    await page.getByText('This key', { exact: true }).click();
    await expect(total()).toHaveText('2');
    await expect(denials.getByText('None in this period.')).toBeVisible();
    await expect(page).toHaveURL(`${addressOf(key.id)}?keys=one`);

    await page.getByRole('link', { name: 'The new key' }).click();
    await expect(page).toHaveURL(addressOf(successor.id));
    await expect(page.getByRole('heading', { name: 'Rotation in progress' })).toBeVisible();
    await expect(total()).toHaveText('3');
    await expectUsable(page);
    await page.getByText('This key', { exact: true }).click();
    await expect(total()).toHaveText('1');
    await page.getByRole('link', { name: 'The old key' }).click();
    await expect(page).toHaveURL(addressOf(key.id));

    await page.getByRole('link', { name: 'API keys' }).first().click();
    const prefixes = page.getByRole('table', { name: 'API keys' }).getByRole('rowheader').locator('code');
    await expect(prefixes.nth(0)).toHaveText(`${successor.key_prefix}…`);
    await expect(prefixes.nth(1)).toHaveText(`${key.key_prefix}…`);
    await expectUsable(page);
    await page.getByText(`Being replaced by ${successor.key_prefix}…`).getByRole('link').click();
    await expect(page).toHaveURL(addressOf(successor.id));
    await page.goBack();
    await page.getByText(`Replaces ${key.key_prefix}…`).getByRole('link').click();
    await expect(page).toHaveURL(addressOf(key.id));

    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Replaced' })).toBeVisible();
    await expect(total()).toHaveText('2');
    await expect(page.getByText('Both keys', { exact: true })).toHaveCount(0);
    await page.getByRole('link', { name: 'The new key' }).click();
    // The new key still leads to the one that it replaced.
    await page.getByRole('link', { name: `${key.key_prefix}…` }).click();
    await expect(page).toHaveURL(addressOf(key.id));
    await page.getByRole('link', { name: 'API keys' }).first().click();
    await expect(page.getByRole('link', { name: 'Reports' })).toHaveCount(2);
    await expect(page.getByText(/Being replaced by|Replaces/)).toHaveCount(0);
  });

  test('are not shown as one to someone who may see only the new key', async () => {
    const admin = await addColleague(app, owner, 'admin');
    const successor = await rotate(admin.account);
    await whoAmI(app.server, { apiKey: successor.key, address: '192.0.2.7' });
    await changeRole(app, owner, admin, 'member');
    await visitKey(admin.account, successor.id);
    await expect(total()).toHaveText('1');
    await expect(page.getByRole('region', { name: 'Details' }).getByText('Another API key')).toBeVisible();
    await expect(page.getByText('Both keys', { exact: true })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Rotation in progress' })).toHaveCount(0);
  });
});

test.describe('The tabs of a key', () => {
  test('have addresses of their own, which the back button leaves, and name the page', async () => {
    await visitKey(owner, key.id);
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
    await expect(page).toHaveTitle('Reports · Latchkey');
    await page.getByText('24 hours').click();
    await openTab('Security');
    await expect(page).toHaveURL(`${addressOf(key.id)}/security?span=day`);
    await expect(page).toHaveTitle('Security · Reports · Latchkey');
    await expect(page.getByRole('tabpanel', { name: 'Security' })).toBeVisible();
    await openTab('Audit');
    await page.reload();
    await expect(page.getByRole('tab', { name: 'Audit', selected: true })).toBeVisible();
    await expect(page.getByRole('region', { name: 'History' }).getByText('Created')).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('region', { name: 'Addresses' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
    await expect(page.getByLabel('24 hours')).toBeChecked();
  });

  test('stay open under a dialog, and after it', async () => {
    await visitKey(owner, key.id, '/use?language=go');
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Invoices');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Invoices' })).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page).toHaveURL(`${addressOf(key.id)}/use?language=go`);
    await expect(callIn('Go')).toBeVisible();
  });

  test('are chosen with the keyboard, which keeps its place', async () => {
    await visitKey(owner, key.id);
    const tab = (name: string) => page.getByRole('tab', { name });
    await tab('Overview').focus();
    await page.keyboard.press('ArrowRight');
    await expect(tab('Requests')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(tab('Security')).toBeFocused();
    // Nothing opens on the way.
    await expect(tab('Overview')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Space');
    await expect(page.getByRole('region', { name: 'Addresses' })).toBeVisible();
    await expect(tab('Security')).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(callIn('curl')).toBeVisible();
    await expect(tab('Use it')).toBeFocused();
  });

  test('load their code only when they are opened', async () => {
    const files: string[] = [];
    await visitKey(owner, key.id);
    await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await openTab('Use it');
    await expect(callIn('curl')).toBeVisible();
    expect(files.filter((path) => path.startsWith('/assets/use-tab-') && path.endsWith('.js'))).toHaveLength(
      1,
    );
  });

  test('do not exist beyond those', async () => {
    await visitKey(owner, key.id, '/nowhere');
    await expect(page.getByRole('heading', { level: 1, name: 'Nothing here' })).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  });
});

test.describe('The requests of a key', () => {
  test('are listed with their outcome, and narrowed in the address', async () => {
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' });
    await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: key.key,
      address: '192.0.2.7',
      json: { title: 'x', body: '' },
    });
    await visitKey(owner, key.id, '/requests');
    const rows = page.getByRole('table', { name: 'Recent requests' }).locator('tbody tr');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(0)).toContainText(/POST \/api\/v1\/documents\s*403\s*Missing scope\s*192\.0\.2\.7/);
    await expect(rows.nth(1)).toContainText(/GET \/api\/v1\/me\s*401\s*Wrong address\s*198\.51\.100\.1/);
    await expect(rows.nth(2)).toContainText(/GET \/api\/v1\/me\s*200\s*192\.0\.2\.7\s*[\d.]+ ms/);
    await expectUsable(page);
    await page.getByRole('combobox', { name: 'Status' }).click();
    await page.getByRole('option', { name: 'Refused (4xx)' }).click();
    await expect(rows).toHaveCount(2);
    await page.getByRole('combobox', { name: 'Method' }).click();
    await page.getByRole('option', { name: 'POST' }).click();
    await expect(rows).toHaveCount(1);
    await expect(page).toHaveURL(`${addressOf(key.id)}/requests?status=4xx&method=POST`);
    await page.reload();
    await expect(rows).toHaveCount(1);
    await page.getByRole('combobox', { name: 'Method' }).click();
    await page.getByRole('option', { name: 'DELETE' }).click();
    await page.getByRole('button', { name: 'Show all requests' }).click();
    await expect(rows).toHaveCount(3);
  });

  test('say where they will appear before there are any', async () => {
    await visitKey(owner, key.id, '/requests');
    await expect(page.getByText('Requests with this key appear here within seconds')).toBeVisible();
    await expectUsable(page);
  });
});

test.describe('Using a key', () => {
  test('is shown in six languages, of which the chosen one is remembered in the address', async () => {
    await visitKey(owner, key.id, '/use');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    for (const [language, slug] of Object.entries({
      Python: 'python',
      'Node.js': 'node',
      Go: 'go',
      Ruby: 'ruby',
      PHP: 'php',
      curl: 'curl',
    })) {
      await page.getByRole('tab', { name: language, exact: true }).click();
      await expect(page).toHaveURL(`${addressOf(key.id)}/use?language=${slug}`);
      const call = callIn(language);
      await expect(call).toContainText(`${app.server.url}/api/v1/me`);
      await expect(call).toContainText('YOUR_API_KEY');
      await page.getByRole('button', { name: `Copy the call in ${language}`, exact: true }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied.trim()).toBe((await call.innerText()).trim());
    }
    await page.goto(`${addressOf(key.id)}/use?language=ruby`);
    await expect(callIn('Ruby')).toBeVisible();
    await page.goto(`${addressOf(key.id)}/use?language=cobol`);
    await expect(callIn('curl')).toBeVisible();
  });

  test('is not promised for a key that no longer works', async () => {
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
    await visitKey(owner, key.id, '/use');
    await expect(page.getByText('This key is revoked')).toBeVisible();
  });
});
