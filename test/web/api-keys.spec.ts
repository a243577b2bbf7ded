import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import {
  A_MOMENT_AGO,
  accessibilityViolations,
  becomes,
  LOOKS,
  signIn,
  useBrowser,
  widthOf,
} from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

const addressOf = (account: Account, rest = '') =>
  `${app.server.url}/workspaces/${account.workspace.id}/api-keys${rest}`;
const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

async function visitKeys(account: Account, rest = ''): Promise<void> {
  page = await browser.visit();
  await signIn(page, app.server, account);
  await page.goto(addressOf(account, rest));
  await page.getByRole('heading', { level: 1 }).waitFor();
}

beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

describe('The list of keys', () => {
  it('shows each with its status, scopes, creator, last use and two weeks of requests', async () => {
    const key = await createKey(app.server, owner, {
      name: 'Reports',
      scopes: ['documents:read', 'audit:read'],
    });
    await whoAmI(app.server, { apiKey: key.key });
    // Reading the figures writes them out, which otherwise happens every few seconds.
    await request(app.server, 'GET', keysPath(owner.workspace.id, key.id, 'usage'), {
      token: owner.accessToken,
    });
    await visitKeys(owner);
    const cells = row('Reports').getByRole('cell');
    await row('Reports').getByRole('img', { name: '1 requests, 0 denied, in 14 days' }).waitFor();
    await row('Reports').getByText('Ada').waitFor();
    expect((await cells.allInnerTexts()).join('|')).toMatch(
      new RegExp(`active\\|documents:read \\+1\\|${A_MOMENT_AGO}\\s*Ada\\|${A_MOMENT_AGO}\\|`),
    );
    await row('First key').getByText('never').waitFor();
    expect(await row('Reports').getByText(`${key.key_prefix}…`).count()).toBe(1);
  });

  it('searches, filters, sorts and pages', async () => {
    for (const name of ['Alpha', 'Beta', 'Gamma']) await createKey(app.server, owner, { name });
    const revoked = await createKey(app.server, owner, { name: 'Delta' });
    await request(app.server, 'DELETE', keysPath(owner.workspace.id, revoked.id), {
      token: owner.accessToken,
    });
    await visitKeys(owner);
    const names = async () => page.getByRole('rowheader').getByRole('link').allInnerTexts();
    await row('Alpha').waitFor();
    expect(await names()).toEqual(['Delta', 'Gamma', 'Beta', 'Alpha', 'First key']);

    await page.getByRole('button', { name: 'Name' }).click();
    await page.waitForURL('**sort=name**');
    // The address goes ahead of what is shown.
    await becomes(names, ['Alpha', 'Beta', 'Delta', 'First key', 'Gamma']);
    await becomes(
      () => page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort'),
      'ascending',
    );

    await page.getByText('Revoked', { exact: true }).click();
    await page.waitForURL('**status=revoked**');
    await becomes(names, ['Delta']);
    await page.getByText('All', { exact: true }).click();
    await row('Beta').waitFor();
    await page.getByRole('searchbox').fill('alp');
    await becomes(names, ['Alpha']);
    expect(page.url()).not.toContain('alp');
    await page.getByRole('searchbox').fill('nothing like it');
    await page.getByText('No key matches').waitFor();
    await page.getByRole('button', { name: 'Show all keys' }).click();
    await row('Beta').waitFor();

    for (let index = 0; index < 20; index += 1) await createKey(app.server, owner, { name: `Many ${index}` });
    await page.reload();
    await page
      .getByRole('navigation', { name: 'Pages of keys' })
      .getByRole('button', { name: 'Page 2' })
      .click();
    await row('Many 19').waitFor();
    await becomes(async () => (await names()).length, 5);
  });

  it('finds every key where there are more than the API gives at once', async () => {
    const numbers = Array.from({ length: 120 }, (_, number) => number);
    await Promise.all(numbers.map((number) => createKey(app.server, owner, { name: `Worker ${number}` })));
    await visitKeys(owner, '?sort=name&page=7');
    await page.getByText('121 keys').waitFor();
    await becomes(() => page.getByRole('rowheader').getByRole('link').allInnerTexts(), ['Worker 119']);
    await page.getByRole('searchbox').fill('worker 7');
    await row('Worker 79').waitFor();
    await becomes(() => page.getByRole('rowheader').count(), 11);
  });

  it('says what keys are for where there are none, and what went wrong where it cannot load them', async () => {
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.route('**/api-keys?*', (route) => route.fulfill({ json: [] }));
    await page.goto(addressOf(owner));
    await page.getByText('No API keys yet').waitFor();
    await page.unroute('**/api-keys?*');
    await page.route('**/api-keys?*', (route) =>
      route.fulfill({
        status: 500,
        json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' },
      }),
    );
    await page.reload();
    await page.getByRole('alert').getByText('It broke.').waitFor();
    await page.getByRole('alert').getByText('r-1').waitFor();
    await page.unroute('**/api-keys?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await row('First key').waitFor();
  });

  it('shows members the keys that they created, and says so', async () => {
    const member = await addColleague(app, owner, 'member');
    await visitKeys({ ...member.account, workspace: owner.workspace });
    await page.getByText('As a member you see the keys that you created.').waitFor();
    await row('key of the member').waitFor();
    expect(await page.getByRole('row', { name: /First key/ }).count()).toBe(0);
  });

  it.each(LOOKS)('can be used by everybody ($colorScheme, $viewport.width)', async (look) => {
    await createKey(app.server, owner, {
      name: 'A name that is rather long, and does not end where one expects it to',
    });
    page = await browser.visit(look);
    await signIn(page, app.server, owner);
    await page.goto(addressOf(owner));
    await page
      .getByRole('img', { name: /requests/ })
      .first()
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(look.viewport.width);
  });
});
