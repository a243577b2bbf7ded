import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type Account, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { signIn } from './support/visitors.js';

test.describe('The audit trail', () => {
  const app = useServer();
  const browser = useBrowser();

  async function open(owner: Account, as: Account, query = '', options = {}): Promise<Page> {
    const page = await browser.visit(options);
    await signIn(page, app.server, as);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/audit${query}`);
    return page;
  }

  const write = (as: { apiKey?: string; token?: string }, title: string) =>
    request(app.server, 'POST', '/api/v1/documents', { ...as, json: { title, body: '' } });

  test('is filtered by action, by actor and by day', async () => {
    const owner = await register(app.server);
    await write({ apiKey: owner.apiKey }, 'By a key');
    await write({ token: owner.accessToken }, 'By a person');
    const page = await open(owner, owner);
    const rows = page.getByRole('table', { name: 'Audit trail' }).locator('tbody tr');
    await expect(rows.getByText('API key created')).toBeVisible();

    await page.getByRole('combobox', { name: 'What' }).click();
    await page.getByRole('option', { name: 'Document created' }).click();
    await expect(rows.getByText('API key created')).toHaveCount(0);
    await expect(rows).toHaveCount(2);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/audit?actor=key:${owner.apiKeyId}`);
    await expect(rows.getByText(/^Key “/)).toBeVisible();
    await expect(rows).toHaveCount(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(rows.getByText('API key created')).toBeVisible();
    // What a key and its creator did, the user did.
    await page.getByRole('combobox', { name: 'Who' }).click();
    await page.getByRole('option', { name: owner.email }).click();
    await expect(page).toHaveURL(/actor=user/);
    // Nothing of the previous list remains.
    await page.reload();
    await expect(rows.getByText('Key “First key”', { exact: false }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(rows.getByText('API key created')).toBeVisible();
  });

  test('uses sentences, with old and new values, and links to targets that have a page', async () => {
    const owner = await register(app.server);
    const key = `/api/v1/workspaces/${owner.workspace.id}/api-keys/${owner.apiKeyId}`;
    await request(app.server, 'PATCH', key, { token: owner.accessToken, json: { name: 'Billing' } });
    const page = await open(owner, owner, '?action=api_key.updated');
    const row = page.getByRole('table', { name: 'Audit trail' }).locator('tbody tr');
    await expect(row).toContainText(`${owner.email} changed the API key Billing`);
    await expect(row).toContainText('name: First key → Billing');
    await row.getByRole('link', { name: 'Billing' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
  });

  test('is filtered by target, text and address, which its link preserves', async () => {
    const owner = await register(app.server);
    await write({ apiKey: owner.apiKey }, 'Quarterly plan');
    await write({ apiKey: owner.apiKey }, 'Something else');
    const page = await open(owner, owner);
    const rows = page.getByRole('table', { name: 'Audit trail' }).locator('tbody tr');
    await page.getByRole('combobox', { name: 'Target' }).click();
    await page.getByRole('option', { name: 'Document' }).click();
    await expect(rows).toHaveCount(2);
    await page.getByLabel('Text', { exact: true }).fill('quarterly');
    await page.getByLabel('Text', { exact: true }).press('Enter');
    await expect(rows).toHaveCount(1);
    await page.getByLabel('Address', { exact: true }).fill('127.0.0.0/8');
    await page.getByLabel('Address', { exact: true }).press('Enter');
    await expect(page).toHaveURL(/address=/);
    await page.reload();
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Quarterly plan');
    await page.getByLabel('Address', { exact: true }).fill('192.0.2.7');
    await page.getByLabel('Address', { exact: true }).press('Enter');
    await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    await page.getByLabel('Address', { exact: true }).fill('the office');
    await page.getByLabel('Address', { exact: true }).press('Enter');
    await expect(page.getByText('Type an IP address or a network')).toBeVisible();
    await expect(page.getByLabel('Address', { exact: true })).toHaveValue('the office');
  });

  test('is filtered by what is typed, digit by digit, without losing the focus', async () => {
    const owner = await register(app.server);
    await write({ apiKey: owner.apiKey }, 'Quarterly plan');
    const page = await open(owner, owner);
    const rows = page.getByRole('table', { name: 'Audit trail' }).locator('tbody tr');
    await expect(rows.getByText('API key created')).toBeVisible();
    const from = page.getByLabel('From', { exact: true });
    await from.focus();
    await page.keyboard.type('11112026');
    await expect(page).toHaveURL(/from=2026-11-11/);
    await expect(from).toHaveValue('2026-11-11');
    await expect(from).toBeFocused();

    const text = page.getByLabel('Text', { exact: true });
    await text.focus();
    await page.keyboard.type('quarterly');
    await expect(text).toHaveAccessibleDescription('Press Enter to apply');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=quarterly/);
    await expect(rows).toHaveCount(1);
    await expect(text).toBeFocused();

    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(text).toHaveValue('');
    await expect(from).toHaveValue('');
    await expect(rows.getByText('API key created')).toBeVisible();
  });

  for (const timezoneId of ['Pacific/Kiritimati', 'Etc/GMT+12'])
    test(`uses local days in ${timezoneId}`, async () => {
      const owner = await register(app.server);
      /** In the format of date fields, which is the Swedish one. */
      const day = (offset: number) =>
        new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv', { timeZone: timezoneId });
      const page = await open(owner, owner, '', { timezoneId });
      const created = page.getByRole('table', { name: 'Audit trail' }).getByText('API key created');
      const nothing = page.getByRole('heading', { name: 'Nothing matches' });
      await expect(created).toBeVisible();
      const choose = async (from: string, to: string) => {
        await page.getByLabel('From', { exact: true }).fill(from);
        await page.getByLabel('To', { exact: true }).fill(to);
      };
      await choose(day(-3), day(-1));
      await expect(nothing).toBeVisible();
      await choose(day(0), day(0));
      await expect(created).toBeVisible();
      await choose(day(1), day(1));
      await expect(nothing).toBeVisible();
    });

  test('applies two filters that are changed at almost the same moment', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await expect(page.getByText('API key created').first()).toBeVisible();
    await page.evaluate(() => {
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
      for (const field of document.querySelectorAll('input[type=date]')) {
        set?.call(field, '2020-01-01');
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    for (const name of ['From', 'To'])
      await expect(page.getByLabel(name, { exact: true })).toHaveValue('2020-01-01');
  });

  test('ignores invalid filters in the URL', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner, '?action=toString&actor=user:me&from=2026-13-01');
    await expect(page.getByText('API key created').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Clear' })).toHaveCount(0);
  });

  async function exported(page: Page): Promise<string[]> {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    // Tells a spreadsheet that it is UTF-8.
    expect(text.startsWith('\ufeff')).toBe(true);
    return text.slice(1).trimEnd().split('\r\n');
  }

  test('is exported as CSV, with its filters', async () => {
    const owner = await register(app.server);
    const name = '=1+1, "quoted"';
    await request(
      app.server,
      'PATCH',
      `/api/v1/workspaces/${owner.workspace.id}/api-keys/${owner.apiKeyId}`,
      {
        token: owner.accessToken,
        json: { name },
      },
    );
    const page = await open(owner, owner, '?action=api_key.updated');
    const [lines] = await Promise.all([
      exported(page),
      // The message disappears by itself.
      expect(page.getByText('All matching entries are exported.')).toBeVisible(),
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(
      'id,occurred_at,action,actor_kind,actor_user_id,actor_service_account_id,actor_api_key_id,target_type,target_id,address,request_id,details',
    );
    const [, cells, details] = /^(.*),"(\{.*\})"$/.exec(lines[1] ?? '') ?? [];
    expect(cells).toMatch(
      new RegExp(
        `^[\\da-f-]+,[\\dT:.-]+Z,api_key.updated,user,${owner.user.id},,,api_key,${owner.apiKeyId},127.0.0.1,[\\w-]+$`,
      ),
    );
    expect(JSON.stringify(JSON.parse(details?.replaceAll('""', '"') ?? ''))).toContain(JSON.stringify(name));
  });

  /** In bulk, because so many requests would take minutes. */
  const insertEvents = (owner: Account, count: number) =>
    app.database.query(
      `INSERT INTO audit_events (id, workspace_id, actor_kind, action, target_type, details, occurred_at)
       SELECT gen_random_uuid(), '${owner.workspace.id}', 'system', 'workspace.updated', 'workspace',
         jsonb_build_object('number', number), clock_timestamp() - number * interval '1 second'
       FROM generate_series(1, ${count}) AS number`,
    );

  test('keeps the page small however far back it is read, and works by keyboard in both directions', async () => {
    const owner = await register(app.server);
    await insertEvents(owner, 10_500);
    const page = await open(owner, owner);
    const table = page.getByRole('table', { name: 'Audit trail' });
    const rows = table.locator('tbody tr');
    const names = rows.getByRole('rowheader');
    const shown = page.getByRole('status').filter({ hasText: 'Entries' });
    const more = page.getByRole('button', { name: 'Show more' });
    const previous = page.getByRole('button', { name: 'Show previous' });

    await expect(rows).toHaveCount(50);
    await expect(table).toHaveAttribute('aria-rowcount', '-1');
    await more.press('Enter');
    await expect(rows).toHaveCount(100);
    await expect(more).toBeFocused();
    let newest: string[] = [];
    await expect.poll(async () => (newest = await names.allTextContents())).toHaveLength(100);

    // The rows being read stay in place when rows above them are removed.
    await more.scrollIntoViewIfNeeded();
    const before = await rows.nth(99).boundingBox();
    await page.keyboard.press('Enter');
    await expect(shown).toHaveText('Entries 51 to 150');
    await expect(rows.first()).toHaveAttribute('aria-rowindex', '52');
    await expect(names.nth(49)).toHaveText(newest[99] ?? '');
    expect(Math.abs(((await rows.nth(49).boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2);

    await previous.press('Enter');
    await expect(shown).toHaveText('Entries 1 to 100');
    await expect(names).toHaveText(newest);
    // It keeps the focus, and does nothing.
    await expect(previous).toHaveAttribute('aria-disabled', 'true');
    await previous.press('Enter');
    await expect(previous).toBeFocused();
    await expect(shown).toHaveText('Entries 1 to 100');

    const { nodes, rowsShown } = await pressOften(page, 20);
    await expect(shown).toHaveText('Entries 1,001 to 1,100');
    expect(rowsShown).toBeLessThanOrEqual(100);
    expect(nodes).toBeLessThanOrEqual(3_000);
  });

  test('keeps the keyboard focus at “Show more” while entries load, even if that fails', async () => {
    const owner = await register(app.server);
    await insertEvents(owner, 60);
    const page = await open(owner, owner);
    const more = page.getByRole('button', { name: 'Show more' });
    await more.waitFor();
    let release = (_fails: boolean) => {};
    await page.route(/audit-events.*cursor=/, async (route) => {
      const fails = await new Promise<boolean>((resolve) => (release = resolve));
      await (fails ? route.fulfill({ status: 500, json: {} }) : route.continue());
    });
    await more.press('Enter');
    await expect(more).toHaveAttribute('aria-busy', 'true');
    await expect(more).toHaveAttribute('aria-disabled', 'true');
    await expect(more).toBeFocused();
    release(true);
    await expect(more).toHaveAttribute('aria-busy', 'false');
    await expect(more).toBeFocused();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: 'End of the list' })).toBeFocused();
    await expect(page.getByRole('table', { name: 'Audit trail' })).toHaveAttribute('aria-rowcount', /^6\d$/);
  });

  test('is exported completely, however long it is, and as JSON too', async () => {
    const owner = await register(app.server);
    await insertEvents(owner, 10_500);
    const page = await open(owner, owner);
    const [lines] = await Promise.all([
      exported(page),
      expect(page.getByText('The whole trail is exported.')).toBeVisible(),
    ]);
    expect(lines.length).toBeGreaterThan(10_501);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export JSON' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('audit.json');
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toHaveLength(lines.length - 1);
  });

  test('yields no file if the export breaks off', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await page.route(/audit-events\/export/, (route) => route.fulfill({ status: 500, json: {} }));
    await page.getByRole('button', { name: 'Export JSON' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(downloads).toBe(0);
  });

  test('names the required role, even to someone whose role was lowered meanwhile', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const page = await open(owner, admin);
    await expect(page.getByRole('table', { name: 'Audit trail' })).toBeVisible();
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}/members/${admin.user.id}`, {
      token: owner.accessToken,
      json: { role: 'member' },
    });
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await expect(page.getByText('Requires the admin role')).toBeVisible();
    await expect(page.getByText('your role is member', { exact: false })).toBeVisible();
  });

  test('is accessible, light and dark, wide and narrow', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner, '');
    await expect(page.getByText('API key created').first()).toBeVisible();
    await expectUsable(page);
  });
});

/**
 * Presses “Show more” that many times, from within the page because that is faster.
 *
 * @returns the most that was on screen at any time
 */
const pressOften = (page: Page, times: number): Promise<{ nodes: number; rowsShown: number }> =>
  page.evaluate(async (wanted) => {
    /** Counts the elements, texts and comments of the page. */
    const countNodes = (): number => {
      const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
      let count = 1;
      while (walker.nextNode()) count += 1;
      return count;
    };
    const most = { nodes: 0, rowsShown: 0 };
    const note = () => {
      most.nodes = Math.max(most.nodes, countNodes());
      most.rowsShown = Math.max(most.rowsShown, document.querySelectorAll('tbody tr').length);
    };
    for (let pressed = 0; pressed < wanted;) {
      const button = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Show more',
      );
      if (!button) throw new Error('There is no more');
      if (button.ariaDisabled !== 'true') {
        note();
        button.click();
        pressed += 1;
      }
      await new Promise(requestAnimationFrame);
    }
    note();
    return most;
  }, times);
