import { readFile } from 'node:fs/promises';
import { escapeUnseen } from '@latchkey/sdk/visible-text';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
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
        // Text, labels and titles alike.
        expect(html.split('\n').filter((line) => escapeUnseen(line) !== line)).toEqual([]);
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
