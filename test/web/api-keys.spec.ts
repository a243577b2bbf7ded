import { readFile } from 'node:fs/promises';
import type { Locator, Page, Request } from '@playwright/test';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { A_MOMENT_AGO, signIn } from './support/visitors.js';

/** Less than the SDK's time limit for a response. */
const STEP_SECONDS = 25;

const DAY_MS = 86_400_000;
const daysFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

const addressOf = (account: Account, rest = '') =>
  `${app.server.url}/workspaces/${account.workspace.id}/api-keys${rest}`;
const choose = async (field: string, option: string) => {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
};
const row = (name: string) => page.getByRole('row', { name: new RegExp(`^(?:Select ${name} )?${name}`) });

async function visitKeys(account: Account, rest = ''): Promise<void> {
  page = await browser.visit();
  await signIn(page, app.server, account);
  await page.goto(addressOf(account, rest));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

test.describe('The list of keys', () => {
  test('shows each with its status, scopes, creator, last use and two weeks of requests', async () => {
    const key = await createKey(app.server, owner, {
      name: 'Reports',
      scopes: ['documents:read', 'audit:read'],
    });
    await whoAmI(app.server, { apiKey: key.key });
    // Reading the figures first writes them, which otherwise happens only every few seconds.
    await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'usage'), {
      token: owner.accessToken,
    });
    await visitKeys(owner);
    await expect(row('Reports').getByRole('img', { name: '1 request, 0 denied, in 14 days' })).toBeVisible();
    await expect(row('Reports').getByText('Ada')).toBeVisible();
    await expect(row('Reports').getByRole('cell')).toHaveText([
      '',
      'active',
      'audit:read +1',
      new RegExp(`^${A_MOMENT_AGO}\\s*Ada$`),
      new RegExp(`^${A_MOMENT_AGO}$`),
      '1 request, 0 denied, in 14 days',
      '',
    ]);
    await expect(row('First key').getByText('never')).toBeVisible();
    await expect(row('Reports').getByText(`${key.key_prefix}…`)).toHaveCount(1);
  });

  test('says of a key that expires within a week how long it still works', async () => {
    const expiring = { name: 'Fair', expires_at: daysFromNow(20.2 / 24) };
    const key = await createKey(app.server, owner, expiring);
    await createKey(app.server, owner, { name: 'Trial', expires_at: daysFromNow(6.9) });
    await createKey(app.server, owner, { name: 'Later', expires_at: daysFromNow(7.1) });
    const leaked = await createKey(app.server, owner, { ...expiring, name: 'In a paste' });
    await request(app.server, 'POST', '/api/v1/credentials/report', { json: { credentials: [leaked.key] } });
    await visitKeys(owner);
    const status = (name: string) => row(name).getByRole('cell').nth(1);
    await expect(status('Fair')).toHaveText('expires in 20 hr');
    await expect(status('Trial')).toHaveText('expires in 7 days');
    await expect(status('Later')).toHaveText('active');
    await expect(status('In a paste')).toHaveText('leakedexpires in 20 hr');
    await status('Fair').getByText('expires in').hover();
    await expect(page.getByRole('tooltip', { name: /^Expires \d+ \w+ \d{4}, [\d:]+ / })).toBeVisible();
    await page.goto(addressOf(owner, `/${key.id}`));
    await expect(page.locator('main header').getByText('expires in 20 hr')).toBeVisible();
  });

  test('reviews them on demand, and narrows one as proposed', async () => {
    const key = await createKey(app.server, owner, { name: 'Reports' });
    const documents = await request(app.server, 'GET', '/api/v1/documents', {
      apiKey: key.key,
      address: '192.0.2.7',
    });
    expect(documents.status).toBe(200);
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '91 days' WHERE id = '${key.id}'`,
    );
    await visitKeys(owner);
    await page.getByText('Review: keys that you could remove or narrow').click();
    const reviewed = page.getByRole('list', { name: 'Review of keys' }).getByRole('listitem');
    await expect(reviewed.filter({ hasText: 'First key' })).toContainText('never used, never expires');
    await expect(reviewed.filter({ hasText: 'Reports' })).toContainText(
      'Permissions that fit: documents:read',
    );
    await expectUsable(page);
    await page.getByRole('button', { name: 'Narrow Reports' }).click();
    await expect(page.getByText('Every server now enforces the new limits')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Narrow Reports' })).toHaveCount(0);
    const { json } = await request(app.server, 'GET', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
    });
    expect(json).toMatchObject({ scopes: ['documents:read'], allowed_ips: ['192.0.2.7/32'] });
  });

  test('finds a pasted key by its digest, and none that merely begins the same', async () => {
    const key = await createKey(app.server, owner, { name: 'Reports' });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, key.id), { token: owner.accessToken });
    await visitKeys(owner);
    const addresses: string[] = [];
    page.on('request', (sent) => addresses.push(sent.url()));
    await page.getByRole('searchbox').fill(key.key);
    await expect(row('Reports')).toBeVisible();
    await expect(row('First key')).toHaveCount(0);
    await page.getByRole('searchbox').fill(`${key.key_prefix}${'0'.repeat(44)}`);
    await expect(page.getByText('No key matches')).toBeVisible();
    expect(addresses.filter((address) => address.includes('sha256='))).toHaveLength(2);
    expect(addresses.filter((address) => address.includes(key.key.slice(8)))).toEqual([]);
  });

  test('searches, filters and sorts, and reflects that in the URL', async () => {
    for (const name of ['Alpha', 'Beta', 'Gamma']) await createKey(app.server, owner, { name });
    const revoked = await createKey(app.server, owner, { name: 'Delta' });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, revoked.id), {
      token: owner.accessToken,
    });
    await visitKeys(owner);
    const names = page.getByRole('rowheader').getByRole('link');
    await expect(row('Alpha')).toBeVisible();
    await expect(names).toHaveText(['Delta', 'Gamma', 'Beta', 'Alpha', 'First key']);

    await page.getByRole('button', { name: 'Name' }).click();
    await expect(page).toHaveURL(/sort=name/);
    // The URL changes before the list does.
    await expect(names).toHaveText(['Alpha', 'Beta', 'Delta', 'First key', 'Gamma']);
    await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'ascending');

    await choose('Status', 'Revoked');
    await expect(page).toHaveURL(/status=revoked/);
    await expect(names).toHaveText(['Delta']);
    await choose('Status', 'Any status');
    await expect(row('Beta')).toBeVisible();
    await page.getByRole('searchbox').fill('alp');
    await expect(names).toHaveText(['Alpha']);
    await expect(page).toHaveURL(/q=alp/);
    // Back from a key, the list is as before.
    await row('Alpha').getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Alpha' })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('searchbox')).toHaveValue('alp');
    await expect(names).toHaveText(['Alpha']);
    await page.getByRole('searchbox').fill('nothing like it');
    await expect(page.getByText('No key matches')).toBeVisible();
    await page.getByRole('button', { name: 'Show all keys' }).click();
    await expect(row('Beta')).toBeVisible();

    await choose('Condition', 'Leaked');
    await expect(page).toHaveURL(/condition=leaked/);
    await expect(page.getByText('No key matches')).toBeVisible();
  });

  test('keeps the filters at hand when the server refuses one, as from an old link', async () => {
    await visitKeys(owner, '?scope=zz');
    await expect(page.getByRole('alert')).toContainText('is not a scope');
    await expect(page.getByRole('combobox', { name: 'Status' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all keys' }).click();
    await expect(row('First key')).toBeVisible();
    await expect(page).not.toHaveURL(/scope/);
  });

  test('filters by scope and by metadata', async () => {
    await createKey(app.server, owner, { name: 'Alpha', scopes: ['documents:read'] });
    await createKey(app.server, owner, {
      name: 'Beta',
      scopes: ['audit:read'],
      metadata: { customer: 'acme=1' },
    });
    await visitKeys(owner);
    const names = page.getByRole('rowheader').getByRole('link');
    await expect(row('Alpha')).toBeVisible();
    await choose('Scope', 'audit:read');
    await expect(page).toHaveURL(/scope=audit%3Aread/);
    // A key with everything has this scope, too.
    await expect(names).toHaveText(['Beta', 'First key']);
    await page.getByRole('searchbox').fill('metadata.customer=acme=1');
    await expect(names).toHaveText(['Beta']);
    await page.getByRole('searchbox').fill('metadata.customer=other');
    await expect(page.getByText('To search the metadata, type metadata.customer=acme')).toBeVisible();
    await page.getByRole('button', { name: 'Show all keys' }).click();
    await expect(row('Alpha')).toBeVisible();
  });

  test('shows what the keyboard reaches on narrow screens, and selects all keys there, too', async () => {
    await visitKeys(owner);
    await page.setViewportSize({ width: 375, height: 800 });
    await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
    await expect(page.locator('thead').getByRole('button')).toHaveCount(0);
    const all = page.getByRole('checkbox', { name: 'Select all keys shown' });
    await expect(all).toBeInViewport();
    await all.check();
    await expect(page.getByText('1 key selected')).toBeVisible();
  });

  test('revokes the selected keys at once, after saying which were used recently', async () => {
    const used = await createKey(app.server, owner, { name: 'Used' });
    await createKey(app.server, owner, { name: 'Unused' });
    const kept = await createKey(app.server, owner, { name: 'Kept' });
    await whoAmI(app.server, { apiKey: used.key });
    await request(app.server, 'GET', keysPath(owner.workspace.id, used.id, 'usage'), {
      token: owner.accessToken,
    });
    await visitKeys(owner);
    const all = page.getByRole('checkbox', { name: 'Select all keys shown' });
    await all.check();
    await expect(page.getByText('4 keys selected')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select Kept' }).uncheck();
    await page.getByRole('checkbox', { name: 'Select First key' }).uncheck();
    await expect(page.getByText('2 keys selected')).toBeVisible();
    await page.getByRole('group', { name: 'Selected keys' }).getByRole('button', { name: 'Revoke…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revoke 2 keys?' });
    await expect(dialog.getByText('1 key used in the last 7 days')).toBeVisible();
    await expect(dialog.getByRole('listitem')).toHaveText([/^Used, /]);
    const revoke = dialog.getByRole('button', { name: 'Revoke the keys' });
    await expect(revoke).toBeDisabled();
    await dialog.getByLabel('Type “revoke 2 keys” to confirm').fill('revoke 2 keys');
    await expectUsable(page);
    await revoke.click();
    await expect(page.getByText('Revoked 2 keys. Every server now rejects them.')).toBeVisible();
    await expect(row('Used').getByText('revoked')).toBeVisible();
    await expect(row('Unused').getByText('revoked')).toBeVisible();
    // Revoked keys can no longer be selected, and none is.
    await expect(page.getByRole('checkbox', { name: 'Select Used' })).toHaveCount(0);
    await expect(page.getByRole('group', { name: 'Selected keys' })).toHaveCount(0);
    expect((await whoAmI(app.server, { apiKey: used.key })).status).toBe(401);
    expect((await whoAmI(app.server, { apiKey: kept.key })).status).toBe(200);
  });

  test('revokes all selected keys or none, and says why', async () => {
    const gone = await createKey(app.server, owner, { name: 'Gone' });
    await createKey(app.server, owner, { name: 'Stays' });
    await visitKeys(owner);
    await page.getByRole('checkbox', { name: 'Select Gone' }).check();
    await page.getByRole('checkbox', { name: 'Select Stays' }).check();
    await page.getByRole('button', { name: 'Revoke…' }).click();
    await changeByHand(app.database, `DELETE FROM api_keys WHERE id = '${gone.id}'`);
    await page.getByLabel('Type “revoke 2 keys” to confirm').fill('revoke 2 keys');
    await page.getByRole('button', { name: 'Revoke the keys' }).click();
    await expect(page.getByText('It was deleted, or your role no longer lets you see it.')).toBeVisible();
    // The deleted key is no longer selected, and the question is about the other one.
    await expect(page.getByRole('dialog', { name: 'Revoke 1 key?' })).toBeVisible();
    const { json } = await request(app.server, 'GET', keysPath(owner.workspace.id), {
      token: owner.accessToken,
    });
    expect(json.map(({ name, status }: { name: string; status: string }) => `${name} ${status}`)).toEqual([
      'Stays active',
      'First key active',
    ]);
  });

  const selected = () => page.getByRole('group', { name: 'Selected keys' });
  const expiryOf = async (id: string): Promise<string | null> =>
    (await request(app.server, 'GET', keysPath(owner.workspace.id, id), { token: owner.accessToken })).json
      .expires_at;

  test('sets the expiry of the selected keys, and says which of them would end sooner', async () => {
    const forever = await createKey(app.server, owner, { name: 'Forever' });
    const soon = await createKey(app.server, owner, { name: 'Soon', expires_at: daysFromNow(7) });
    const other = await createKey(app.server, owner, { name: 'Other' });
    await visitKeys(owner);
    await page.getByRole('checkbox', { name: 'Select Forever' }).check();
    await page.getByRole('checkbox', { name: 'Select Soon' }).check();
    await selected().getByRole('button', { name: 'Set expiry…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Expiry of 2 keys' });
    await expect(
      dialog.getByText('1 key will expire earlier than before. 1 key will stay valid for longer.'),
    ).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Expires' }).click();
    await page.getByRole('option', { name: 'In 30 days' }).click();
    await expectUsable(page);
    await dialog.getByRole('button', { name: 'Set expiry' }).click();
    await expect(page.getByText('Changed the expiry of 2 keys. Every server enforces it.')).toBeVisible();
    await expect(dialog).toBeHidden();
    const [first, second] = await Promise.all([forever, soon].map(({ id }) => expiryOf(id)));
    expect(first).toBe(second);
    const days = (Date.parse(String(first)) - Date.now()) / DAY_MS;
    expect(days).toBeGreaterThan(29);
    expect(days).toBeLessThan(31);
    expect(await expiryOf(other.id)).toBeNull();
  });

  test('says which of the selected keys kept their expiry, and why; the others get the new one', async () => {
    const gone = await createKey(app.server, owner, { name: 'Gone' });
    const stays = await createKey(app.server, owner, { name: 'Stays' });
    await visitKeys(owner);
    await page.getByRole('checkbox', { name: 'Select Gone' }).check();
    await page.getByRole('checkbox', { name: 'Select Stays' }).check();
    await selected().getByRole('button', { name: 'Set expiry…' }).click();
    await changeByHand(app.database, `DELETE FROM api_keys WHERE id = '${gone.id}'`);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Set expiry' }).click();
    await expect(dialog.getByRole('alert').getByText('1 key unchanged')).toBeVisible();
    await expect(dialog.getByRole('listitem')).toHaveText([
      'Gone: It was deleted, or your role no longer lets you see it.',
    ]);
    await expect(page.getByText('Changed the expiry of 1 key.')).toBeVisible();
    expect(await expiryOf(stays.id)).not.toBeNull();
  });

  const exported = async (button: Locator): Promise<string[]> => {
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(file.suggestedFilename()).toBe('api-keys.csv');
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    return lines.slice(1).map((line) => line.split(',')[1] ?? '');
  };

  test('is exported in full as CSV: all filtered keys, or the selected ones', async () => {
    const numbers = Array.from({ length: 60 }, (_, number) => `Worker ${number}`);
    await Promise.all(numbers.map((name) => createKey(app.server, owner, { name })));
    await visitKeys(owner, '?q=Worker');
    // More than one page.
    await expect(page.getByText('50 keys shown; there are more')).toBeVisible();
    const button = page.getByRole('button', { name: 'Export CSV' });
    expect((await exported(button)).sort()).toEqual(numbers.sort());
    await expect(page.getByText('Exported 60 keys.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Select Worker 59' }).check();
    expect(await exported(button)).toEqual(['Worker 59']);
  });

  test('yields no file if one of its pages cannot be loaded', async () => {
    await visitKeys(owner);
    await expect(row('First key')).toBeVisible();
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await page.route(/api-keys\?.*limit=/, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        json: { code: 'internal_error' },
      }),
    );
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await expect(page.getByRole('alert').getByText('Server error')).toBeVisible();
    expect(downloads).toBe(0);
  });

  test('reaches every key, however many there are, and causes little traffic while it is open', async () => {
    const numbers = Array.from({ length: 120 }, (_, number) => number);
    await Promise.all(numbers.map((number) => createKey(app.server, owner, { name: `Worker ${number}` })));
    page = await browser.visit();
    await page.clock.install();
    await signIn(page, app.server, owner);
    await page.goto(addressOf(owner, '?sort=used&descending=false'));
    await expect(page.getByText('50 keys shown; there are more')).toBeVisible();

    // An idle tab for half an hour, and a little more for what is due at its end; 1 MB per hour is allowed. In steps
    // shorter than the time limit of a request, each of which waits for the requests it caused: the page gives up a
    // request during which its clock jumps too far.
    const underWay = new Set<Request>();
    const lengths: Promise<number>[] = [];
    const isApi = (each: Request): boolean => new URL(each.url()).pathname.startsWith('/api/');
    const lengthOf = async (finished: Request): Promise<number> =>
      (await (await finished.response())?.body())?.length ?? 0;
    const begin = (each: Request): void => void (isApi(each) && underWay.add(each));
    const fail = (each: Request): void => void underWay.delete(each);
    const finish = (each: Request): void => {
      if (underWay.delete(each)) lengths.push(lengthOf(each));
    };
    page.on('request', begin).on('requestfailed', fail).on('requestfinished', finish);
    for (let seconds = 0; seconds < 1_860; seconds += STEP_SECONDS) {
      await page.clock.runFor(STEP_SECONDS * 1_000);
      await expect.poll(() => underWay.size).toBe(0);
    }
    page.off('request', begin).off('requestfailed', fail).off('requestfinished', finish);
    // Every five minutes: the list, and its keys' usage.
    expect(lengths.length).toBeGreaterThanOrEqual(12);
    const bytes = (await Promise.all(lengths)).reduce((sum, length) => sum + length, 0);
    expect(bytes).toBeLessThanOrEqual(500_000);

    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(page.getByText('100 keys shown; there are more')).toBeVisible();
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(page.getByText('121 keys shown')).toBeVisible();
    await page.getByRole('searchbox').fill('worker 7');
    await expect(page.getByRole('rowheader')).toHaveCount(11);
  });

  test('explains keys if there are none, and shows an error if they cannot be loaded', async () => {
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.route('**/api-keys?*', (route) => route.fulfill({ json: [] }));
    await page.goto(addressOf(owner));
    await expect(page.getByText('No API keys yet')).toBeVisible();
    await page.unroute('**/api-keys?*');
    await page.route('**/api-keys?*', (route) =>
      route.fulfill({
        status: 500,
        json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' },
      }),
    );
    await page.reload();
    await expect(page.getByRole('alert').getByText('It broke.')).toBeVisible();
    await expect(page.getByRole('alert').getByText('r-1')).toBeVisible();
    await page.unroute('**/api-keys?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(row('First key')).toBeVisible();
  });

  test('shows members only the keys that they created, and says so', async () => {
    const member = await addColleague(app, owner, 'member');
    await visitKeys({ ...member.account, workspace: owner.workspace });
    await expect(page.getByText('As a member you see the keys that you created.')).toBeVisible();
    await expect(row('key of the member')).toBeVisible();
    await expect(page.getByRole('row', { name: /First key/ })).toHaveCount(0);
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    await createKey(app.server, owner, {
      name: 'A name that is rather long, and does not end where one expects it to',
    });
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(addressOf(owner));
    await expect(page.getByRole('img', { name: /requests/ }).first()).toBeVisible();
    await expectUsable(page);
  });
});
