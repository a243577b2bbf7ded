import type { Locator, Page } from '@playwright/test';
import { addColleague, createKey, keysPath, whoAmI } from '../support/api-keys.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { invite, join } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { HOME_PAGE, homeHeading, requestsBy, signIn } from './support/visitors.js';

const DAY_MS = 86_400_000;

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

async function visit(options = {}): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, owner);
  await page.goto(overviewAddress());
  await expect(region('Busiest keys')).toBeVisible();
}

const overviewAddress = (search = ''): string =>
  `${app.server.url}/workspaces/${owner.workspace.id}/overview${search}`;
const region = (name: string): Locator => page.getByRole('region', { name });
const chart = (): Locator => page.getByRole('slider', { name: 'Requests over time' });
const step = (title: string): Locator =>
  region('First steps').getByRole('listitem').filter({ hasText: title });
const attention = (text: string | RegExp): Locator =>
  page.getByRole('list', { name: 'Needs attention' }).getByRole('listitem').filter({ hasText: text });
/** A figure and its change. */
const figure = (name: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

/** The labels below the bars whose text, not just its box, extends beyond the chart. */
const labelsOutside = (): Promise<string[]> =>
  chart().evaluate((bars) => {
    const plot = bars.parentElement?.getBoundingClientRect();
    const names = [...(bars.nextElementSibling?.children ?? [])].filter((name) => name.checkVisibility());
    if (!plot || names.length < 2) return ['there are no labels'];
    return names
      .filter((name) => {
        const text = document.createRange();
        text.selectNodeContents(name);
        const { left, right } = text.getBoundingClientRect();
        return left < plot.left - 1 || right > plot.right + 1;
      })
      .map((name) => name.textContent ?? '');
  });

const use = async (keyId: string, daysAgo: number, outcome: string, requests: number): Promise<void> => {
  await app.database.query(
    `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests, scoped, placed)
     VALUES ($1, date_trunc('hour', clock_timestamp()) - $2 * interval '24 hours', $3, $4, $4, $4)`,
    [keyId, daysAgo, outcome, requests],
  );
};
const post = (path: string, json: Json, token = owner.accessToken) =>
  request(app.server, 'POST', path, { token, json });
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

test.describe('The overview', () => {
  test('shows figures with their change, the busiest keys, and requests over time', async () => {
    const busy = await createKey(app.server, owner, { name: 'Billing' });
    await use(busy.id, 0, 'allowed', 1_100);
    await use(busy.id, 1, 'address_not_allowed', 30);
    await use(owner.apiKeyId, 1, 'allowed', 20);
    await use(owner.apiKeyId, 1, 'rate_limited', 2);
    await use(owner.apiKeyId, 1, 'quota_exceeded', 3);
    await use(owner.apiKeyId, 1, 'expired', 4);
    await use(busy.id, 7, 'allowed', 1_000);
    await use(busy.id, 8, 'revoked', 60);
    await visit();
    await expect(figure('Requests allowed')).toHaveText(['1,120', '12% more than the 7 days before']);
    await expect(figure('Requests denied')).toHaveText(['39', '35% fewer than the 7 days before']);
    await expect(figure('Active keys')).toHaveText(['2', '2 more than 7 days ago']);
    await expect(figure('Failing webhooks')).toHaveText(['0', 'no endpoints yet']);
    const busiest = page.getByRole('list', { name: 'Busiest keys' }).getByRole('listitem');
    await expect(busiest).toHaveText([
      /^Billinglk_....…1,100 allowed30 denied$/,
      /^First keylk_....…20 allowed9 denied5 over a limit$/,
    ]);
    await page.getByText('As a table').click();
    const days = page.getByRole('table', { name: 'Requests over time' }).getByRole('row');
    await expect(days).toHaveCount(8);
    await expect(days.nth(1).getByRole('cell')).toHaveText([/, so far$/, '1,100', '0']);
    await expect(days.nth(2).getByRole('cell')).toHaveText([/^\d+ \w+$/, '20', '39']);
    await page.getByRole('link', { name: 'Billing' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
  });

  test("keeps its range in the URL, and shows hours in the user's time zone", async () => {
    await use(owner.apiKeyId, 0, 'allowed', 3);
    await visit({ timezoneId: 'Asia/Kolkata' });
    await expect(page.getByText('By UTC day.')).toBeVisible();
    await page.getByText('24 hours', { exact: true }).click();
    await expect(page).toHaveURL(overviewAddress('?range=24h'));
    await expect(page.getByText('By the hour, in your time zone (GMT+5:30).')).toBeVisible();
    // In this time zone, UTC hours begin at half past.
    await expect(chart()).toHaveAttribute('aria-valuetext', /:30, so far: 3 allowed, 0 denied$/);
    await page.reload();
    await expect(chart()).toHaveAttribute('aria-valuemax', '24');
    await page.goto(overviewAddress('?range=90d'));
    await expect(chart()).toHaveAttribute('aria-valuemax', '90');
    await page.goto(overviewAddress('?range=century'));
    await expect(chart()).toHaveAttribute('aria-valuemax', '7');
  });

  test('has a chart that arrow keys read out', async () => {
    await use(owner.apiKeyId, 0, 'allowed', 5);
    await use(owner.apiKeyId, 1, 'expired', 4);
    await visit();
    await chart().focus();
    await expect(chart()).toHaveAttribute('aria-valuetext', /so far: 5 allowed, 0 denied$/);
    await page.keyboard.press('ArrowLeft');
    await expect(chart()).toHaveAttribute('aria-valuetext', /\(UTC\): 0 allowed, 4 denied$/);
    await expect(page.getByText(/\(UTC\): 0 allowed, 4 denied$/)).toBeVisible();
    await page.keyboard.press('Home');
    await expect(chart()).toHaveAttribute('aria-valuenow', '1');
    await page.keyboard.press('ArrowLeft');
    await expect(chart()).toHaveAttribute('aria-valuenow', '1');
    await page.keyboard.press('End');
    await expect(chart()).toHaveAttribute('aria-valuenow', '7');
  });

  test('has a chart whose labels end within it, however many bars it has', async () => {
    await visit({ timezoneId: 'UTC' });
    for (const width of [375, 1280])
      for (const range of ['24h', '7d', '30d', '90d']) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(overviewAddress(`?range=${range}`));
        await expect(chart()).toBeVisible();
        await expect.poll(() => labelsOutside(), `${range}, ${width} pixels wide`).toEqual([]);
      }
  });

  test('names what needs attention, and links to where it can be fixed', async () => {
    const leaked = await createKey(app.server, owner, { name: 'In a paste' });
    await request(app.server, 'POST', '/api/v1/credentials/report', { json: { credentials: [leaked.key] } });
    await createKey(app.server, owner, { name: 'For the fair', expires_at: inDays(3) });
    const idle = await createKey(app.server, owner, { name: 'Idle' });
    await whoAmI(app.server, { apiKey: idle.key });
    const wide = await createKey(app.server, owner, { name: 'Wide' });
    await request(app.server, 'GET', '/api/v1/documents', { apiKey: wide.key });
    const endpoint = await createEndpoint(app.server, owner, { url: 'https://receiver.example/hooks' });
    await request(app.server, 'GET', `/api/v1/workspaces/${owner.workspace.id}/key-review`, {
      token: owner.accessToken,
    });
    await changeByHand(
      app.database,
      `UPDATE api_keys SET created_at = created_at - interval '91 days' WHERE id IN ('${idle.id}', '${wide.id}');
       UPDATE api_key_last_uses SET last_used_at = last_used_at - interval '91 days' WHERE api_key_id = '${idle.id}';
       UPDATE api_key_addresses SET last_seen_at = last_seen_at - interval '91 days' WHERE api_key_id = '${idle.id}';
       UPDATE webhook_endpoints SET disabled_at = clock_timestamp(), disabled_reason = 'failing' WHERE id = '${endpoint.id}'`,
    );
    await visit();
    await expect(attention('In a paste has leaked and is still active')).toBeVisible();
    await expect(attention('For the fair expires in 3 days')).toBeVisible();
    await expect(attention('Idle has not been used for 90 days')).toBeVisible();
    await expect(attention('Wide has permissions that it does not use')).toContainText(
      'Permissions that fit: documents:read',
    );
    await expect(attention('Deliveries to https://receiver.example/hooks have stopped')).toContainText(
      'It has only failed for five days.',
    );
    await expect(figure('Failing webhooks')).toHaveText(['1', 'of 1 endpoint, none new in 7 days']);
    await expectUsable(page);

    const follow = async (name: string): Promise<void> => {
      await page.goto(overviewAddress());
      await region('Needs attention').getByRole('link', { name, exact: true }).click();
    };
    await follow('Contain In a paste');
    await expect(page.getByRole('alert').filter({ hasText: 'This key has leaked' })).toBeVisible();
    await follow('Rotate For the fair');
    await expect(page.getByRole('dialog', { name: /Rotate/ })).toBeVisible();
    await follow('Revoke Idle');
    await expect(page.getByRole('dialog', { name: /Revoke/ })).toBeVisible();
    await follow('Narrow Wide');
    await expect(page.getByRole('button', { name: 'Narrow Wide' })).toBeVisible();
    await follow('Resume https://receiver.example/hooks');
    await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  });

  test('says if nothing needs attention, and lists recent activity in sentences', async () => {
    await visit();
    await expect(region('Needs attention')).toContainText('Nothing needs your attention.');
    await post(keysPath(owner.workspace.id), { name: 'Reports' });
    const byKey = await post(`/api/v1/workspaces/${owner.workspace.id}/service-accounts`, {
      name: 'Robot',
      role: 'member',
    });
    expect(byKey.status).toBe(201);
    await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: owner.apiKey,
      json: { title: 'Plan', body: '' },
    });
    await page.reload();
    const events = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
    await expect(events.nth(0)).toContainText('A key of Ada created the document Plan');
    await expect(events.nth(1)).toContainText('Ada created the service account Robot');
    await expect(events.nth(2)).toContainText('Ada created the API key Reports');
    await events.nth(2).getByRole('link', { name: 'Reports' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Reports' })).toBeVisible();
  });

  test('leads beginners through the first steps, and removes them once they are done', async () => {
    await visit();
    await expect(region('First steps')).toContainText('1 of 4 done');
    await expect(step('Create an API key').getByRole('img', { name: 'Done' })).toBeVisible();
    await expect(step('Make the first request').getByRole('img', { name: 'To do' })).toBeVisible();
    await expectUsable(page);
    await whoAmI(app.server, { apiKey: owner.apiKey });
    await page.reload();
    await expect(step('Make the first request').getByRole('img', { name: 'Done' })).toBeVisible();
    await step('Add a webhook endpoint').getByRole('link').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await createEndpoint(app.server, owner, { url: 'https://receiver.example/hooks' });
    await page.goto(overviewAddress());
    await expect(region('First steps')).toContainText('3 of 4 done');
    await step('Invite a colleague').getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
    await invite(app.server, owner, owner.workspace.id, { role: 'viewer', email: 'alan@example.com' });
    await page.goto(overviewAddress());
    await expect(region('Needs attention')).toBeVisible();
    await expect(region('First steps')).toHaveCount(0);
  });

  test("forgets a workspace's first steps when they are dismissed, even after a reload", async () => {
    await visit();
    await page.getByRole('button', { name: 'Dismiss the first steps' }).click();
    await expect(region('First steps')).toHaveCount(0);
    await page.reload();
    await expect(region('Needs attention')).toBeVisible();
    await expect(region('First steps')).toHaveCount(0);
  });

  for (const role of ['viewer', 'member'] as const)
    test(`omits what a ${role} may not read, and does not request it`, async () => {
      const { account } = await addColleague(app, owner, role);
      page = await browser.visit();
      const refused: string[] = [];
      page.on('response', (answer) => answer.status() >= 400 && refused.push(answer.url()));
      await signIn(page, app.server, account);
      await page.goto(overviewAddress());
      await expect(region('Busiest keys')).toBeVisible();
      await expect(page.getByText(`As a ${role} you see the keys that you created.`)).toBeVisible();
      await expect(region('Needs attention')).toBeVisible();
      await expect(region('Activity')).toHaveCount(0);
      await expect(page.getByText('Failing webhooks')).toHaveCount(0);
      await expect(step('Make the first request')).toBeVisible();
      await expect(step('Invite a colleague')).toHaveCount(0);
      await expect(page.getByRole('alert')).toHaveCount(0);
      expect(refused).toEqual([]);
      await expectUsable(page);
    });

  test('makes at most six requests, and moves nothing that is already visible', async () => {
    await createKey(app.server, owner, { expires_at: inDays(3) });
    page = await browser.visit({ reducedMotion: 'no-preference' });
    await signIn(page, app.server, owner);
    await page.addInitScript(() => {
      Object.assign(window, { shifted: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shifted: number }).shifted += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const asked = requestsBy(page, 'GET');
    await page.goto(overviewAddress());
    await expect(page.getByRole('list', { name: 'Activity' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    const own = asked.filter((address) => address.includes(`/api/v1/workspaces/${owner.workspace.id}/`));
    expect(own.length).toBeLessThanOrEqual(6);
    const shifted = await page.evaluate(() => (window as unknown as { shifted: number }).shifted);
    expect(shifted).toBeLessThanOrEqual(0.02);
  });
});

test.describe('Home', () => {
  test('of an invited user is the workspace that invited them, even in a new browser', async () => {
    const guest = await register(app.server, { name: 'Grace' });
    await join(app.server, owner, guest, 'member');
    page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByLabel('Email').fill(guest.email);
    await page.getByLabel('Password', { exact: true }).fill(guest.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(HOME_PAGE);
    await expect(homeHeading(page)).toBeVisible();
    expect(page.url()).toBe(overviewAddress());
    // From then on, the workspace they viewed last comes first.
    await page.goto(`${app.server.url}/workspaces/${guest.workspace.id}/members`);
    await expect(page.getByRole('table', { name: 'Members' })).toBeVisible();
    await page.goto(app.server.url);
    await expect(page).toHaveURL(`${app.server.url}/workspaces/${guest.workspace.id}/overview`);
  });

  test("is first in the navigation, and where a workspace's URL leads", async () => {
    await visit();
    const entries = page.getByRole('navigation', { name: 'Pages' }).getByRole('link');
    await expect(entries.first()).toHaveText('Overview');
    await expect(entries.first()).toHaveAttribute('aria-current', 'page');
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}`);
    await expect(page).toHaveURL(overviewAddress());
    await expect(page).toHaveTitle('Overview · Latchkey');
  });
});
