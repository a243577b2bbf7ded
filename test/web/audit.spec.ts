import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { tooWide } from './support/too-wide.js';
import { accessibilityViolations, signIn, useBrowser } from './support/visitors.js';

describe('The audit trail', () => {
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

  it('is filtered by action, by actor and by day', async () => {
    const owner = await register(app.server);
    await write({ apiKey: owner.apiKey }, 'By a key');
    await write({ token: owner.accessToken }, 'By a person');
    const page = await open(owner, owner);
    const rows = page.getByRole('table', { name: 'Audit trail' }).locator('tbody tr');
    await rows.getByText('API key created').waitFor();

    await page.getByRole('combobox', { name: 'What' }).click();
    await page.getByRole('option', { name: 'Document created' }).click();
    await rows.getByText('API key created').waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(2);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/audit?actor=key:${owner.apiKeyId}`);
    await rows.getByText(/^Key “/).waitFor();
    expect(await rows.count()).toBe(1);
    await page.getByRole('button', { name: 'Clear' }).click();
    await rows.getByText('API key created').waitFor();
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await rows.getByText('API key created').waitFor();
  });

  it('is exported as CSV, as it is filtered', async () => {
    const owner = await register(app.server);
    await write({ token: owner.accessToken }, 'One');
    const page = await open(owner, owner, '?action=document.created');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ]);
    const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^occurred_at,action,/);
    expect(lines[1]).toContain(`,document.created,user,${owner.user.id},`);
  });

  it('names the role that it takes, also to somebody whose role was lowered while they looked', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const page = await open(owner, admin);
    await page.getByRole('table', { name: 'Audit trail' }).waitFor();
    await request(app.server, 'PATCH', `/api/v1/workspaces/${owner.workspace.id}/members/${admin.user.id}`, {
      token: owner.accessToken,
      json: { role: 'member' },
    });
    await page.getByRole('button', { name: 'Export CSV' }).click();
    await page.getByText('This takes the role admin').waitFor();
    await page.getByText('your role is member', { exact: false }).waitFor();
  });

  it('can be used by everybody, light and dark, wide and narrow', async () => {
    const owner = await register(app.server);
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      const page = await open(owner, owner, '', { colorScheme, viewport: { width, height: 844 } });
      await page.getByText('API key created').first().waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(await tooWide(page)).toEqual([]);
    }
  });
});
