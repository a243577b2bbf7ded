import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { accessibilityViolations, becomes, LOOKS, signIn, useBrowser, widthOf } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let homeless: Account;

beforeAll(async () => {
  owner = await register(app.server, { name: 'Ada Lovelace' });
  await registerMember(app.server, app.database, owner, 'member');
  homeless = await register(app.server, { name: 'Grace Hopper' });
  await request(app.server, 'DELETE', `/api/v1/workspaces/${homeless.workspace.id}`, {
    token: homeless.accessToken,
  });
});

/** The states that no other test looks at so closely. */
describe.each(LOOKS)('In $colorScheme, $viewport.width pixels wide, everybody can use', (look) => {
  async function canBeUsed(page: Page): Promise<void> {
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(look.viewport.width);
  }
  const at = (path: string) => `${app.server.url}/workspaces/${owner.workspace.id}/${path}`;

  it('what people see who are not signed in', async () => {
    const page = await browser.visit(look);
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.locator('[aria-invalid=true]').first().waitFor();
    await canBeUsed(page);
    for (const path of ['/no-such-page', '/accept-invitation', '/accept-invitation#token=lkinv_x']) {
      await page.goto('about:blank');
      await page.goto(app.server.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await canBeUsed(page);
    }
  });

  it('what was shown once, and what is said of it after a reload', async () => {
    const page = await browser.visit(look);
    page.on('dialog', (question) => void question.accept());
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('E-mail').fill(`${randomUUID()}@example.com`);
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('Waiting for the first request').waitFor();
    await canBeUsed(page);
    await page.reload();
    await page.getByRole('heading', { name: 'The key was shown once' }).waitFor();
    await canBeUsed(page);
    await page.getByRole('link', { name: 'Go to your keys' }).click();
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Billing');
    await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
    await page.getByText('this once').waitFor();
    await page.reload();
    await page.getByText('The secret of “Billing” was on the screen').waitFor();
    await canBeUsed(page);
  });

  it('failures: no server, and a server that fails', async () => {
    const page = await browser.visit(look);
    await signIn(page, app.server, owner);
    await page.goto(at('members'));
    await page.getByRole('table', { name: 'Members' }).waitFor();
    for (const path of ['**/api/**', '**/health/ready']) await page.route(path, (route) => route.abort());
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Make the link' }).click();
    await page.getByRole('alert').waitFor();
    await canBeUsed(page);
    await page.unrouteAll();
    await page.route('**/api/v1/workspaces*', (route) =>
      route.fulfill({
        status: 500,
        json: { code: 'internal_error', detail: 'It broke.', request_id: 'r-1' },
      }),
    );
    await page.goto(app.server.url);
    await page.getByRole('heading', { level: 1, name: 'The server failed' }).waitFor();
    await page.getByText('r-1').waitFor();
    await becomes(() => page.title(), 'The server failed · Latchkey');
    await canBeUsed(page);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'API keys' }).waitFor();
  });

  it('the page of somebody without a workspace', async () => {
    const page = await browser.visit(look);
    await signIn(page, app.server, homeless);
    await page.goto(app.server.url);
    await page.getByRole('button', { name: 'New workspace' }).click();
    await page.getByRole('dialog').waitFor();
    await canBeUsed(page);
  });

  it('what asks before it changes something', async () => {
    const page = await browser.visit(look);
    await signIn(page, app.server, owner);
    await page.goto(at('members'));
    await page.getByRole('combobox', { name: /^Role of .*@/ }).click();
    await page.getByRole('option', { name: 'viewer' }).click();
    await page.getByRole('dialog').waitFor();
    await canBeUsed(page);
    await page.goto(at('settings'));
    await page.getByRole('button', { name: 'Delete the workspace…' }).click();
    await page.getByRole('dialog').waitFor();
    await canBeUsed(page);
  });
});
