import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { createKey, whoAmI } from '../support/api-keys.js';
import { type Json, register, request } from '../support/client.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { invite, join } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { tooWide } from './support/usable.js';
import { signIn } from './support/visitors.js';

const LABEL = 'a'.repeat(60);
/** The maximum length of an email address: 254 characters. */
const LONGEST_EMAIL = `${'i'.repeat(64)}@${LABEL}.${LABEL}.${LABEL}.${'b'.repeat(3)}.cd`;
const WIDTHS = [320, 800, 1024, 1440, 2560];

/** The parts of lists that extend beyond the window, or beyond the card that clips them. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main table')].flatMap((table) => {
      const card = (table.parentElement?.parentElement ?? table).getBoundingClientRect();
      const right = Math.min(card.right, document.documentElement.clientWidth) + 1;
      return [...table.querySelectorAll('tbody :is(th, td), tbody :is(button, a, input:not([type=hidden]))')]
        .filter((part) => {
          const box = part.getBoundingClientRect();
          return box.right > right || box.left < card.left - 1 || part.scrollWidth > part.clientWidth + 1;
        })
        .map(
          (part) =>
            `${table.getAttribute('aria-label')}: ${part.textContent?.slice(0, 30)} (${part.tagName})`,
        );
    }),
  );

/** The parts of the overview that extend beyond their card, or have to be scrolled sideways. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main :is(li, dd, li a, li span, [role=slider])')]
      .filter((part) => {
        const card = part.closest('section, dl > div')?.getBoundingClientRect();
        const { left, right } = part.getBoundingClientRect();
        const isClipped =
          getComputedStyle(part).display !== 'inline' && part.scrollWidth > part.clientWidth + 1;
        return !card || left < card.left - 1 || right > card.right + 1 || isClipped;
      })
      .map((part) => `${part.tagName}: ${part.textContent?.slice(0, 40)}`),
  );

const app = useServer();
const browser = useBrowser();

test.describe('Lists', () => {
  test('fit their card at every width, even with the longest names and addresses', async () => {
    const owner = await register(app.server, { name: 'N'.repeat(80) });
    await invite(app.server, owner, owner.workspace.id, { role: 'viewer', email: LONGEST_EMAIL });
    const workspacePath = `/workspaces/${owner.workspace.id}`;
    const create = async (path: string, json: Json): Promise<void> => {
      const options = { token: owner.accessToken, json };
      expect(await request(app.server, 'POST', `/api/v1${path}`, options)).toMatchObject({ status: 201 });
    };
    await create('/documents', { title: 'T'.repeat(200), body: 'B'.repeat(300) });
    await create(`${workspacePath}/service-accounts`, { name: 'S'.repeat(80), role: 'member' });
    await create(`${workspacePath}/webhook-endpoints`, {
      url: `https://example.com/${'u'.repeat(300)}`,
      events: ['member.removed'],
      api_key_id: owner.apiKeyId,
    });
    const longest = { apiKey: owner.apiKey, address: '2001:db8:1111:2222:3333:4444:5555:6666' };
    const deliveries = `/api/v1${workspacePath}/webhook-endpoints/${randomUUID()}/deliveries/${randomUUID()}`;
    await request(app.server, 'GET', deliveries, longest);
    const keyPath = `api-keys/${owner.apiKeyId}`;
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    for (const path of [
      ...['members', 'documents', 'webhooks', 'audit', 'settings?tab=account'],
      ...[`${keyPath}/requests`, `${keyPath}/security`],
    ]) {
      await page.goto(`${app.server.url}${workspacePath}/${path}`);
      await expect(page.locator('main table tbody tr').first()).toBeVisible();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(() => clipped(page), `${path}, ${width} pixels wide`).toEqual([]);
      }
    }
  });

  test('of the overview fit their cards, too', async () => {
    const owner = await register(app.server, { name: 'N'.repeat(80) });
    const key = await createKey(app.server, owner, { name: 'K'.repeat(100) });
    await request(app.server, 'POST', '/api/v1/credentials/report', { json: { credentials: [key.key] } });
    await whoAmI(app.server, { apiKey: key.key });
    await createEndpoint(app.server, owner, { url: `https://example.com/${'u'.repeat(300)}` });
    await app.database.query(
      `INSERT INTO api_key_usage_hours (api_key_id, hour, outcome, requests, scoped, placed)
       SELECT $1, date_trunc('hour', clock_timestamp()) - interval '1 hour', outcome, 123456789012, 0, 0
       FROM unnest(ARRAY['allowed', 'rate_limited']) AS outcome`,
      [key.id],
    );
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/overview?range=90d`);
    await expect(page.getByRole('list', { name: 'Needs attention' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Activity' })).toBeVisible();
    await expect(page.getByText('123,456,789,012 denied')).toBeVisible();
    await expect(page.getByText('123,456,789,012 over a limit')).toBeVisible();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => outside(page), `${width} pixels wide`).toEqual([]);
      await expect.poll(() => tooWide(page), `${width} pixels wide`).toEqual([]);
    }
  });
});

/** The texts of the open dialog that extend beyond it, or beyond what clips them. */
const outsideDialog = (page: Page): Promise<string[]> =>
  page.getByRole('dialog').evaluate((dialog) => {
    const isOutside = (text: Node): boolean => {
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0) return false;
      for (let part = text.parentElement; part && part !== dialog.parentElement; part = part.parentElement) {
        const box = part.getBoundingClientRect();
        // What only screen readers get.
        if (box.width === 1 || !part.checkVisibility()) return false;
        const clips = part === dialog || getComputedStyle(part).overflowX !== 'visible';
        if (clips && (left < box.left - 1 || right > box.right + 1)) return true;
      }
      return false;
    };
    const texts = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (texts.nextNode())
      if (isOutside(texts.currentNode)) wrong.push(texts.currentNode.textContent ?? '');
    return dialog.scrollWidth > dialog.clientWidth ? [...wrong, 'scrolls sideways'] : wrong;
  });

test.describe('Dialogs', () => {
  for (const locale of ['en-GB', 'de-DE'])
    test(`fit their text, even without a place to break it (${locale})`, async () => {
      const owner = await register(app.server, { name: 'N'.repeat(80) });
      const workspacePath = `/workspaces/${owner.workspace.id}`;
      const send = async (method: string, path: string, json: Json): Promise<Json> => {
        const response = await request(app.server, method, `/api/v1${path}`, {
          token: owner.accessToken,
          json,
        });
        expect(response.status, response.text).toBeLessThan(300);
        return response.json;
      };
      await send('PATCH', workspacePath, { name: 'W'.repeat(80) });
      const member = await register(app.server, { name: 'M'.repeat(80) });
      await join(app.server, owner, member, 'member');
      const url = `https://example.com/${'u'.repeat(480)}`;
      const key = await createKey(app.server, owner, { name: 'K'.repeat(100) });
      const endpoint = await createEndpoint(app.server, owner, { url, api_key_id: key.id });
      await createKey(app.server, { ...member, workspace: owner.workspace }, { name: 'O'.repeat(100) });
      const page = await browser.visit({ locale });
      await signIn(page, app.server, owner);
      const fits = async (what: string): Promise<void> => {
        await expect(page.getByRole('dialog')).toBeVisible();
        for (const width of [1280, 375]) {
          await page.setViewportSize({ width, height: 800 });
          await expect.poll(() => outsideDialog(page), `${what}, ${width} pixels wide`).toEqual([]);
        }
      };
      const [remove, removeAccount, deleteWorkspace] =
        locale === 'de-DE'
          ? [/^M+ entfernen$/, /^S+ löschen$/, 'Workspace löschen …']
          : [/^Remove M+$/, /^Delete S+$/, 'Delete the workspace…'];
      await page.goto(`${app.server.url}${workspacePath}/members`);
      await page.getByRole('button', { name: remove }).click();
      await fits(`${String(remove)}, without service accounts`);
      await send('POST', `${workspacePath}/service-accounts`, { name: 'S'.repeat(80), role: 'admin' });
      for (const dialog of ['edit', 'rotate', 'switch', 'transfer', 'revoke']) {
        await page.goto(`${app.server.url}${workspacePath}/api-keys/${key.id}?dialog=${dialog}`);
        await fits(`${dialog} a key`);
      }
      for (const dialog of ['edit', 'key', 'secret', 'transfer', 'pause', 'delete']) {
        await page.goto(`${app.server.url}${workspacePath}/webhooks/${endpoint.id}?dialog=${dialog}`);
        await fits(`${dialog} an endpoint`);
      }
      for (const action of [remove, removeAccount]) {
        await page.goto(`${app.server.url}${workspacePath}/members`);
        await page.getByRole('button', { name: action }).click();
        await fits(String(action));
      }
      await page.goto(`${app.server.url}${workspacePath}/settings`);
      await page.getByRole('button', { name: deleteWorkspace }).click();
      await fits(String(deleteWorkspace));
    });
});
