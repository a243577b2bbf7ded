import { beforeAll } from '@jest/globals';
import { useServer } from '../../support/app.js';
import { type Account, register, request } from '../../support/client.js';
import { invite, registerMember } from '../../support/workspaces.js';
import { signIn, useBrowser } from '../support/visitors.js';
import { inEveryLook } from './camera.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let empty: Account;
/** Somebody who belongs to no workspace. */
let homeless: Account;

beforeAll(async () => {
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
}, 120_000);

inEveryLook('documents, members, audit, settings', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, owner);
  const at = (path: string) => `${app.server.url}/workspaces/${owner.workspace.id}/${path}`;
  await page.goto(at('documents'));
  await page.getByRole('link', { name: 'Plan for the spring' }).waitFor();
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
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'document-conflict');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await shoot(page, 'document');

  await page.goto(at('members'));
  await page.getByText('alan@example.com').waitFor();
  await shoot(page, 'members');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByText('One API key stops with it').waitFor();
  await shoot(page, 'member-remove');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('dialog').getByLabel('E-mail').fill('alan@example.com');
  await shoot(page, 'member-invite');

  await page.goto(at('audit'));
  await page.getByText('API key created').first().waitFor();
  await shoot(page, 'audit');
  await page.goto(at('settings'));
  await page.getByLabel('Name', { exact: true }).waitFor();
  await shoot(page, 'settings-workspace');
  await page.getByRole('button', { name: 'Delete the workspace…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot(page, 'workspace-delete');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Your account' }).click();
  await page.getByText('this one').waitFor();
  await shoot(page, 'settings-account');
  await page.getByLabel('New e-mail address').fill(owner.email);
  await page.getByRole('button', { name: 'Send the link' }).click();
  await page.getByText('Look into the mails', { exact: false }).waitFor();
  await shoot(page, 'settings-link-sent');
});

inEveryLook('nowhere to be', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, homeless);
  await page.goto(app.server.url);
  await page.getByText('You belong to no workspace').waitFor();
  await shoot(page, 'no-workspace');
  await page.goto(`${app.server.url}/settings`);
  await page.getByText('this one').waitFor();
  await shoot(page, 'account-alone');
  await page.goto(`${app.server.url}/no-such-page`);
  await page.getByText('Nothing here').waitFor();
  await shoot(page, 'not-found');
});

inEveryLook('no documents', async (look, shoot) => {
  const page = await browser.visit(look);
  await signIn(page, app.server, empty);
  await page.goto(`${app.server.url}/workspaces/${empty.workspace.id}/documents`);
  await page.getByText('No documents yet').waitFor();
  await shoot(page, 'documents-none');
});
