import { type Account, register, request } from '../../support/client.js';
import { invite, registerMember } from '../../support/workspaces.js';
import { expect, test, useBrowser, useServer } from '../support/fixtures.js';
import { signIn } from '../support/visitors.js';
import { inEveryLook } from './camera.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let empty: Account;
/** A user without a workspace. */
let homeless: Account;

test.beforeAll(async () => {
  owner = await register(app.server, { name: 'Ada Lovelace' });
  empty = await register(app.server, { name: 'Grace Hopper' });
  homeless = await register(app.server, { name: 'Alan Turing' });
  await request(app.server, 'DELETE', `/api/v1/workspaces/${homeless.workspace.id}`, {
    token: homeless.accessToken,
  });
  await registerMember(app.server, app.database, owner, 'member');
  await invite(app.server, owner, owner.workspace.id, { role: 'viewer', email: 'alan@example.com' });
  for (const title of ['Minutes of the meeting', 'Plan for the spring', 'How to rotate a key']) {
    await request(app.server, 'POST', '/api/v1/documents', {
      apiKey: owner.apiKey,
      json: { title, body: 'We met on Monday.\nEverybody agreed.' },
    });
  }
});

inEveryLook('overview, documents, members, audit, settings', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, owner);
  const at = (path: string) => `${app.server.url}/workspaces/${owner.workspace.id}/${path}`;
  await page.goto(at('overview'));
  await expect(page.getByRole('list', { name: 'Activity' })).toBeVisible();
  await shoot(page, 'overview');
  await page.goto(at('documents'));
  await expect(page.getByRole('link', { name: 'Plan for the spring' })).toBeVisible();
  await shoot(page, 'documents');
  await page.getByRole('link', { name: 'Plan for the spring' }).click();
  const text = page.getByLabel('Text', { exact: true });
  await text.fill('We met on Monday.\nNobody agreed.');
  const { json } = await request(app.server, 'GET', '/api/v1/documents?q=spring', { apiKey: owner.apiKey });
  await request(app.server, 'PATCH', `/api/v1/documents/${json[0].id}`, {
    apiKey: owner.apiKey,
    json: { body: 'We met on Monday.\nMost agreed.' },
  });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'document-conflict');
  await page.getByRole('button', { name: 'Use theirs' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await shoot(page, 'document');

  await page.goto(at('members'));
  await expect(page.getByText('alan@example.com')).toBeVisible();
  await shoot(page, 'members');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('One API key stops')).toBeVisible();
  await shoot(page, 'member-remove');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('dialog').getByLabel('Email').fill('alan@example.com');
  await shoot(page, 'member-invite');

  await page.goto(at('audit'));
  await expect(page.getByText('API key created').first()).toBeVisible();
  await shoot(page, 'audit');
  await page.goto(at('settings'));
  await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
  await shoot(page, 'settings-workspace');
  await page.getByRole('button', { name: 'Delete the workspace…' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(page, 'workspace-delete');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Your account' }).click();
  await expect(page.getByText('this one')).toBeVisible();
  await shoot(page, 'settings-account');
  await page.getByLabel('New email address').fill(owner.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Check the email', { exact: false })).toBeVisible();
  await shoot(page, 'settings-link-sent');
});

inEveryLook('nowhere to be', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, homeless);
  await page.goto(app.server.url);
  await expect(page.getByText('You are not in any workspace')).toBeVisible();
  await shoot(page, 'no-workspace');
  await page.goto(`${app.server.url}/settings`);
  await expect(page.getByText('this one')).toBeVisible();
  await shoot(page, 'account-alone');
  await page.goto(`${app.server.url}/no-such-page`);
  await expect(page.getByText('Nothing here')).toBeVisible();
  await shoot(page, 'not-found');
});

inEveryLook('no documents', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, empty);
  await page.goto(`${app.server.url}/workspaces/${empty.workspace.id}/documents`);
  await expect(page.getByText('No documents yet')).toBeVisible();
  await shoot(page, 'documents-none');
});
