import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { type Account, type Json, register, request } from '../support/client.js';
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
let key: Json;
let page: Page;

beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
  key = await createKey(app.server, owner, {
    name: 'Reports',
    scopes: ['documents:read'],
    allowed_ips: ['192.0.2.0/24'],
  });
});

async function visitKey(account: Account, id: string, options = {}): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, account);
  await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${id}`);
}

describe('The page of a key', () => {
  it('counts requests, and tells the owner the reasons that callers are not told', async () => {
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' });
    await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: key.key,
      address: '192.0.2.7',
      json: { title: 'x', body: '' },
    });
    await visitKey(owner, key.id);
    const denials = page.getByRole('region', { name: 'Denied requests' });
    await denials.getByText('Wrong address').waitFor();
    await denials.getByText('Missing scope').waitFor();
    await page.getByText('As a table').click();
    const figures = page.getByRole('region', { name: 'Requests', exact: true }).getByRole('table');
    const today = figures.getByRole('row').nth(1);
    await becomes(async () => (await today.getByRole('cell').allInnerTexts()).slice(1), ['1', '2']);
    expect(await figures.getByRole('row').count()).toBe(8);
    await page.getByText('24 hours').click();
    await page.getByRole('columnheader', { name: 'Hour' }).waitFor();
    await page.getByText(new RegExp(`${A_MOMENT_AGO} from 192\\.0\\.2\\.7`)).waitFor();
    const seen = page.getByRole('table', { name: 'Addresses' }).getByRole('row');
    expect((await seen.allInnerTexts()).map((cells) => cells.split(/\s+/).slice(0, 3)).sort()).toEqual([
      ['192.0.2.7', '1', '1'],
      ['198.51.100.1', '0', '1'],
      ['Address', 'Allowed', 'Denied'],
    ]);
  });

  it('shows what the key may do, and its history with who and from where', async () => {
    await request(app.server, 'PATCH', keysPath(owner.workspace.id, key.id), {
      token: owner.accessToken,
      json: { name: 'Nightly reports' },
    });
    await visitKey(owner, key.id);
    const details = page.getByRole('region', { name: 'Details' });
    await details.getByText('documents:read').waitFor();
    await details.getByText('192.0.2.0/24').waitFor();
    const history = page.getByRole('region', { name: 'History' });
    // Names come in an answer of their own.
    await history
      .getByText(/by Ada/)
      .nth(1)
      .waitFor();
    expect((await history.innerText()).replaceAll(/\s+/g, ' ')).toMatch(
      new RegExp(`Changed ${A_MOMENT_AGO} by Ada from 127\\.0\\.0\\.1 Created ${A_MOMENT_AGO} by Ada`),
    );
  });

  it('shows times in the zone of whoever looks, and says which', async () => {
    await visitKey(owner, key.id, { timezoneId: 'Asia/Kathmandu' });
    const created = page.getByRole('region', { name: 'Details' }).getByText(new RegExp(A_MOMENT_AGO)).last();
    await created.hover();
    const local = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: 'Asia/Kathmandu',
    });
    await page.getByText(`${local.format(new Date(key.created_at))} GMT+5:45`).waitFor();
    await page.getByText('24 hours').click();
    await page.getByText('As a table').click();
    // The server counts by the hour; here every hour begins a quarter to.
    await page
      .getByRole('cell', { name: /, \d\d:45$/ })
      .first()
      .waitFor();
  });

  it('has nothing that has happened in the future, however long it has been open', async () => {
    page = await browser.visit();
    await page.clock.install({ time: Date.now() - 11_000 });
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys/${key.id}`);
    await page.getByRole('region', { name: 'Denied requests' }).getByText('None in this time.').waitFor();
    await page.clock.fastForward(11_000);
    await whoAmI(app.server, { apiKey: key.key, address: '192.0.2.7' });
    await page.getByText('24 hours').click();
    const use = page.getByText(/ from 192\.0\.2\.7$/);
    await use.waitFor();
    expect(await use.innerText()).toMatch(new RegExp(`^${A_MOMENT_AGO} from`));
  });

  it('tells a member which role the history takes', async () => {
    const member = await addColleague(app, owner, 'member');
    await visitKey(member.account, member.apiKeyId);
    await page.getByText('The audit trail takes the role admin; yours is member.').waitFor();
  });

  it('warns of a key that was reported as leaked', async () => {
    await request(app.server, 'POST', '/api/v1/credentials/report', { json: { credentials: [key.key] } });
    await visitKey(owner, key.id);
    await page.getByText('This key has leaked').waitFor();
    await page.getByRole('button', { name: 'Rotate' }).click();
    expect(await page.getByRole('dialog').getByLabel('stops at once').isChecked()).toBe(true);
  });

  it('does not tell whether a key of somebody else exists', async () => {
    const stranger = await register(app.server);
    await visitKey(owner, stranger.apiKeyId);
    await page.getByRole('alert').getByText('It is not there').waitFor();
    await page.goto(`${app.server.url}/workspaces/${stranger.workspace.id}/api-keys`);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  });

  it.each(LOOKS)('can be used by everybody ($colorScheme, $viewport.width)', async (look) => {
    await request(app.server, 'POST', keysPath(owner.workspace.id, key.id, 'rotate'), {
      token: owner.accessToken,
      json: { overlap_seconds: 3600 },
    });
    await whoAmI(app.server, { apiKey: key.key, address: '198.51.100.1' });
    await visitKey(owner, key.id, look);
    await page.getByText('Not yet').waitFor();
    await page.getByText('Wrong address').waitFor();
    await page.getByRole('region', { name: 'History' }).getByText('Rotated').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(look.viewport.width);
  });
});
