import { readFile } from 'node:fs/promises';
import { escapeUnseen } from '@latchkey/sdk/visible-text';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { signIn } from './support/visitors.js';

/** Displayed as "Adm" reversed, with nothing between the letters. */
const OLD_NAME = 'A\u200bd\u202em';
const SHOWN = String.raw`A\u200bd\u202em`;

test.describe('Names from before they were checked', () => {
  const app = useServer();
  const browser = useBrowser();

  async function oldNames(): Promise<Account> {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const { json } = await request(app.server, 'POST', '/api/v1/documents', {
      token: owner.accessToken,
      json: { title: 'A', body: 'x' },
    });
    await changeByHand(
      app.database,
      `UPDATE workspaces SET name = '${OLD_NAME}' WHERE id = '${owner.workspace.id}';
       UPDATE users SET name = '${OLD_NAME}' WHERE id IN ('${owner.user.id}', '${member.user.id}');
       UPDATE api_keys SET name = '${OLD_NAME}' WHERE workspace_id = '${owner.workspace.id}';
       UPDATE documents SET title = '${OLD_NAME}' WHERE id = '${json.id}'`,
    );
    // The audit trail keeps the old name.
    await request(app.server, 'DELETE', `/api/v1/documents/${json.id}`, { token: owner.accessToken });
    await request(app.server, 'POST', '/api/v1/documents', {
      token: owner.accessToken,
      json: { title: 'B', body: 'x' },
    });
    await changeByHand(
      app.database,
      `UPDATE documents SET title = '${OLD_NAME}' WHERE workspace_id = '${owner.workspace.id}'`,
    );
    return owner;
  }

  test('are shown with their invisible characters, on every page and in the CSV', async () => {
    const owner = await oldNames();
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    for (const [path, times] of [
      ['api-keys', 4],
      [`api-keys/${owner.apiKeyId}`, 3],
      ['documents', 3],
      ['members', 4],
      ['webhooks', 2],
      ['audit', 3],
      ['settings', 2],
    ] as const) {
      await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(async () => {
        const html = await page.content();
        expect(html.split(SHOWN).length - 1).toBeGreaterThanOrEqual(times);
        // Text, labels and titles alike; but what a form sends back stays as it is.
        const shown = await page.evaluate(() => {
          const copy = document.documentElement.cloneNode(true) as HTMLElement;
          for (const field of copy.querySelectorAll('input, textarea')) field.remove();
          return copy.outerHTML;
        });
        expect(shown.split('\n').filter((line) => escapeUnseen(line) !== line)).toEqual([]);
      }).toPass();
    }

    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/audit`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    const csv = (await readFile(await download.path(), 'utf8')).replace(/^\ufeff/, '');
    // Details are JSON.
    expect(csv).toContain(JSON.stringify(SHOWN).slice(1, -1));
    expect(csv.split('\r\n').filter((line) => escapeUnseen(line) !== line)).toEqual([]);
  });

  test('and texts of several lines stay as they are when something else in their form is edited', async () => {
    const owner = await oldNames();
    const workspace = `/api/v1/workspaces/${owner.workspace.id}`;
    const send = async (method: string, path: string, json?: object): Promise<Json> => {
      const response = await request(app.server, method, path, {
        token: owner.accessToken,
        ...(json && { json }),
      });
      expect(response.status, response.text).toBeLessThan(300);
      return response.json;
    };
    const cert = '-----BEGIN-----\nMIIB\n-----END-----\n';
    const lines = 'One\n\tTwo ';
    await send('PATCH', `${workspace}/api-keys/${owner.apiKeyId}`, {
      description: lines,
      metadata: { cert, team: 'a' },
    });
    const account = await send('POST', `${workspace}/service-accounts`, {
      name: 'Export',
      role: 'viewer',
      description: lines,
    });
    const [document] = await send('GET', '/api/v1/documents');
    await changeByHand(app.database, `UPDATE users SET name = '${OLD_NAME}' WHERE id = '${account.id}'`);
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    const url = `${app.server.url}/workspaces/${owner.workspace.id}`;
    const dialog = page.getByRole('dialog');

    await page.goto(`${url}/api-keys/${owner.apiKeyId}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    await dialog.getByLabel('Value of metadata 2').fill('b');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    const key = await send('GET', `${workspace}/api-keys/${owner.apiKeyId}`);
    expect(key).toMatchObject({ name: OLD_NAME, description: lines, metadata: { cert, team: 'b' } });
    await expect(page.getByText('-----BEGIN-----')).toHaveCSS('white-space-collapse', 'preserve');

    await page.getByRole('button', { name: 'Edit' }).click();
    await dialog.getByLabel('Value of metadata 1').press('ControlOrMeta+End');
    await page.keyboard.type('x');
    await dialog.getByLabel('Description').press('ControlOrMeta+End');
    await page.keyboard.type('OK');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await send('GET', `${workspace}/api-keys/${owner.apiKeyId}`)).toMatchObject({
      description: `${lines}OK`,
      metadata: { cert: `${cert}x` },
    });

    await page.goto(`${url}/members`);
    await page.getByRole('button', { name: `Edit ${SHOWN}` }).click();
    await dialog.getByLabel(/^member:/).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText(`all keys of ${SHOWN}`)).toBeVisible();
    expect(await send('GET', `${workspace}/service-accounts/${account.id}`)).toMatchObject({
      name: OLD_NAME,
      description: lines,
      role: 'member',
    });

    await page.goto(`${url}/settings`);
    await page.getByLabel('Notify them, and revoke the key at once').check();
    await page.getByRole('form', { name: 'Workspace' }).getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved.')).toBeVisible();
    expect(await send('GET', workspace)).toMatchObject({ name: OLD_NAME, leak_policy: 'revoke' });

    // A document is saved as a whole: its old title is refused, instead of being replaced by what was shown.
    await page.goto(`${url}/documents/${document.id}`);
    await page.getByLabel('Text').fill('y');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(/must be one line of visible characters/i)).toBeVisible();
    expect(await send('GET', `/api/v1/documents/${document.id}`)).toMatchObject({ title: OLD_NAME });
  });

  test('are typed as they are shown, to confirm', async () => {
    const owner = await oldNames();
    const page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/settings`);
    await page.getByRole('button', { name: /Delete/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(SHOWN);
    await dialog.getByRole('button', { name: /Delete/ }).click();
    await expect(page.getByText(`${SHOWN} is deleted`)).toBeVisible();
  });
});
