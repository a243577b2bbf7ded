import type { Page } from '@playwright/test';
import { type Account, type Json, login, register, request } from '../support/client.js';
import { registerMember, type Role } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { accessibilityViolations, expectUsable } from './support/usable.js';
import { signIn, requestsBy } from './support/visitors.js';

test.describe('Documents', () => {
  const app = useServer();
  const browser = useBrowser();

  const path = (owner: Account, rest = '') => `/workspaces/${owner.workspace.id}/documents${rest}`;

  async function open(owner: Account, as: Account, rest = '', options = {}): Promise<Page> {
    const page = await browser.visit(options);
    await signIn(page, app.server, as);
    await page.goto(`${app.server.url}${path(owner, rest)}`);
    return page;
  }

  /** As another user, through the API. */
  async function call(owner: Account, method: string, rest: string, json?: object): Promise<Json> {
    const response = await request(app.server, method, `/api/v1/documents${rest}`, {
      token: owner.accessToken,
      ...(json ? { json } : {}),
    });
    return response.json;
  }

  const write = (owner: Account, title: string, body = '') => call(owner, 'POST', '', { title, body });

  async function setRole(owner: Account, member: Account, role: Role): Promise<void> {
    const members = `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}`;
    await request(app.server, 'PATCH', members, { token: owner.accessToken, json: { role } });
  }

  test('are written, found by their words, edited, and survive a reload', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByRole('link', { name: 'Write the first one' }).click();
    await page.getByLabel('Title', { exact: true }).fill('Minutes of the meeting');
    await page.getByLabel('Text', { exact: true }).fill('We met on Monday.');
    await page.getByRole('button', { name: 'Create document' }).click();
    await expect(page.getByText('Version 1', { exact: false })).toBeVisible();

    await page.getByLabel('Text', { exact: true }).fill('We met on Tuesday.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Version 2', { exact: false })).toBeVisible();
    await page.reload();
    await expect(page.getByText('Version 2', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('We met on Tuesday.');

    await write(owner, 'Recipe for bread');
    await page.getByRole('link', { name: 'Documents' }).first().click();
    await expect(page.getByRole('link', { name: 'Recipe for bread' })).toBeVisible();
    await page.getByRole('searchbox').fill('tuesday');
    await expect(page.getByRole('link', { name: 'Recipe for bread' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Minutes of the meeting' })).toBeVisible();
    await page.getByRole('searchbox').fill('zebra');
    await expect(page.getByRole('heading', { name: 'No document matches' })).toBeVisible();
    await page.getByRole('button', { name: 'Show all documents' }).click();
    await expect(page.getByRole('link', { name: 'Recipe for bread' })).toBeVisible();
  });

  test('are paged', async () => {
    const owner = await register(app.server);
    for (let number = 0; number < 27; number += 1) await write(owner, `Note ${number}`);
    const page = await open(owner, owner);
    await expect(page.getByRole('link', { name: 'Note 26' })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Note/ })).toHaveCount(25);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(page.getByRole('link', { name: 'Note 0', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0);
  });

  test.describe('when somebody else has saved first', () => {
    async function collide(): Promise<{ owner: Account; id: string; page: Page }> {
      const owner = await register(app.server);
      const { id } = await write(owner, 'Plan', 'first\nsecond');
      const page = await open(owner, owner, `/${id}`);
      await page.getByLabel('Text', { exact: true }).fill('first\nmine');
      await call(owner, 'PUT', `/${id}`, { title: 'Plan', body: 'first\ntheirs' });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('theirs', { exact: true })).toBeVisible();
      await expect(dialog.getByText('mine', { exact: true })).toBeVisible();
      const sideOf = (name: string) => dialog.getByRole('region', { name, exact: true });
      for (const [side, line] of [
        ['Theirs', 'theirs'],
        ['Yours', 'mine'],
      ] as const) {
        await expect(sideOf(side).locator('[data-differs=true]')).toHaveText([line]);
      }
      expect((await call(owner, 'GET', `/${id}`)).body).toBe('first\ntheirs');
      return { owner, id, page };
    }

    test('shows both, and can keep mine', async () => {
      const { owner, id, page } = await collide();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Keep mine' }).click();
      await expect(page.getByText('Version 3', { exact: false })).toBeVisible();
      expect((await call(owner, 'GET', `/${id}`)).body).toBe('first\nmine');
    });

    test('shows both, and can use theirs', async () => {
      const { owner, id, page } = await collide();
      await page.getByRole('button', { name: 'Use theirs' }).click();
      // The dialog contains the words “Version 2”, too.
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByText('Version 2', { exact: false })).toBeVisible();
      await expect(page.getByLabel('Text', { exact: true })).toHaveValue('first\ntheirs');
      expect((await call(owner, 'GET', `/${id}`)).version).toBe(2);
    });

    test('asks again if they save once more, and can save the text of a deleted document as a new one', async () => {
      const { owner, id, page } = await collide();
      await call(owner, 'PUT', `/${id}`, { title: 'Plan', body: 'theirs again' });
      await page.getByRole('button', { name: 'Keep mine' }).click();
      await expect(page.getByRole('dialog').getByText('theirs again')).toBeVisible();
      await page.getByRole('button', { name: 'Back to my text' }).click();
      await call(owner, 'DELETE', `/${id}`);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByText('This document was deleted')).toBeVisible();
      await page.getByRole('button', { name: 'Save as a new document' }).click();
      await expect(page).not.toHaveURL(new RegExp(`${id}$`));
      await expect(page.getByText('This document was deleted')).toHaveCount(0);
      await expect(page.getByText('Version 1', { exact: false })).toBeVisible();
      await expect(page.getByLabel('Text', { exact: true })).toHaveValue('first\nmine');
    });
  });

  test('are restored unchanged by undo, and gone when its time is over', async () => {
    const owner = await register(app.server);
    const { id } = await write(owner, 'Draft');
    const page = await browser.visit();
    await page.clock.install();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}${path(owner)}`);
    const deletions = requestsBy(page, 'DELETE');
    const link = page.getByRole('link', { name: 'Draft' });
    await page.getByRole('button', { name: 'Delete “Draft”' }).click();
    await expect(link).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(link).toBeVisible();
    await page.clock.fastForward(60_000);
    expect((await call(owner, 'GET', `/${id}`)).id).toBe(id);

    const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
    await page.getByRole('button', { name: 'Delete “Draft”' }).click();
    await expect(link).toHaveCount(0);
    expect((await call(owner, 'GET', `/${id}`)).id).toBe(id);
    await page.clock.fastForward(60_000);
    expect((await deleted).status()).toBe(204);
    expect((await call(owner, 'GET', `/${id}`)).code).toBe('not_found');
    await expect(link).toHaveCount(0);
    expect(deletions).toHaveLength(1);
  });

  test('that were deleted are gone permanently as soon as the page is left', async () => {
    const owner = await register(app.server);
    const { id } = await write(owner, 'Draft');
    const page = await open(owner, owner);
    await page.getByRole('button', { name: 'Delete “Draft”' }).click();
    await expect(page.getByRole('link', { name: 'Draft' })).toHaveCount(0);
    await page.goto('about:blank');
    await expect.poll(async () => (await call(owner, 'GET', `/${id}`)).code).toEqual('not_found');
  });

  test('that somebody changed before the deletion are kept, and the page says so', async () => {
    const owner = await register(app.server);
    const { id } = await write(owner, 'Draft');
    const page = await open(owner, owner, '', { isHurried: true });
    await page.getByRole('button', { name: 'Delete “Draft”' }).click();
    await call(owner, 'PATCH', `/${id}`, { body: 'something worth keeping' });
    await expect(page.getByText('“Draft” is still there.', { exact: false })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Draft' })).toBeVisible();
  });

  test('are read by viewers, who are offered only what they may do', async () => {
    const owner = await register(app.server);
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    const { id } = await write(owner, 'Plan', 'as it is');
    const page = await open(owner, viewer);
    await expect(page.getByText('writing requires the member role', { exact: false })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Plan' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'New document' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Delete/ })).toHaveCount(0);
    await page.goto(`${app.server.url}${path(owner, `/${id}`)}`);
    await expect(page.getByText('Writing requires the member role', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Text', { exact: true })).not.toBeEditable();
    await expect(page.getByRole('button', { name: /Save|Delete/ })).toHaveCount(0);
  });

  test('show concurrent saves, unless that would lose local text', async () => {
    const owner = await register(app.server);
    const { id } = await write(owner, 'Plan', 'first');
    const page = await browser.visit();
    await page.clock.install();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}${path(owner, `/${id}`)}`);
    const text = page.getByLabel('Text', { exact: true });
    await expect(text).toBeVisible();
    /** Like a user who returns to the tab after a while. */
    const comeBack = async () => {
      await page.clock.fastForward(60_000);
      const loaded = page.waitForResponse((response) => response.url().endsWith(`/documents/${id}`));
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      await loaded;
    };
    await call(owner, 'PATCH', `/${id}`, { body: 'second' });
    await comeBack();
    await expect(page.getByText('Version 2', { exact: false })).toBeVisible();
    await expect(text).toHaveValue('second');
    await text.fill('mine');
    await call(owner, 'PATCH', `/${id}`, { body: 'third' });
    await comeBack();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('dialog').getByText('third', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Back to my text' }).click();
    await expect(text).toHaveValue('mine');
  });

  test('ask before unsaved text is left', async () => {
    const owner = await register(app.server);
    const { id } = await write(owner, 'Plan', 'old');
    const page = await open(owner, owner, `/${id}`);
    const answers = ['dismiss', 'accept'] as const;
    const questions: string[] = [];
    page.on('dialog', (question) => {
      const answer = answers[questions.push(question.message()) - 1];
      void (answer === 'accept' ? question.accept() : question.dismiss());
    });
    const text = page.getByLabel('Text', { exact: true });
    await text.fill('not saved');
    const members = page.getByRole('link', { name: 'Members' });
    await members.click();
    await expect.poll(() => questions).toHaveLength(1);
    await expect(text).toHaveValue('not saved');
    await members.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
    expect(questions).toEqual(Array(2).fill('Leave without saving what you have written?'));
    expect((await call(owner, 'GET', `/${id}`)).body).toBe('old');
  });

  test('name the role required for writing if it was lowered meanwhile, and lose nothing', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const { id } = await write(owner, 'Plan', 'old');
    const page = await open(owner, member, `/${id}`);
    await page.getByLabel('Text', { exact: true }).fill('what I wrote');
    await setRole(owner, member, 'viewer');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Requires the member role or higher.', { exact: false })).toBeVisible();
    await expect(page.getByText('yours is viewer', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('what I wrote');
    expect((await call(owner, 'GET', `/${id}`)).body).toBe('old');
  });

  test.describe('when the session is ended elsewhere', () => {
    async function endedWhileWriting(rest: (id: string) => string) {
      const owner = await register(app.server);
      const { id } = await write(owner, 'Plan', 'as it was');
      const page = await open(owner, owner, rest(id));
      await page.getByLabel('Title', { exact: true }).fill('Another plan');
      await page.getByLabel('Text', { exact: true }).fill('as I want it');
      const colleague = await registerMember(app.server, app.database, owner, 'member');
      const elsewhere = await login(app.server, owner);
      await request(app.server, 'DELETE', '/api/v1/auth/sessions', { token: elsewhere.accessToken });
      await page.locator('form').getByRole('button').last().click();
      await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
      return { owner, colleague, page, id };
    }

    async function comeBack(page: Page, { email, password }: Account): Promise<void> {
      await page.getByLabel('Email').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
    }

    const text = (page: Page) => page.getByLabel('Text', { exact: true });
    const notice = (page: Page) =>
      page.getByText('You were signed out before this was saved', { exact: false });

    for (const { what, rest, version } of [
      { what: 'a document that was there', rest: (id: string) => `/${id}`, version: 'Version 2' },
      { what: 'a new document', rest: () => '/new', version: 'Version 1' },
    ])
      test(`unsaved text in ${what} is there after the next sign-in`, async () => {
        const { owner, page } = await endedWhileWriting(rest);
        await comeBack(page, owner);
        await expect(notice(page)).toBeVisible();
        await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Another plan');
        await expect(text(page)).toHaveValue('as I want it');
        await page.locator('form').getByRole('button').last().click();
        await expect(page.getByText(version, { exact: false })).toBeVisible();
        await expect(notice(page)).toHaveCount(0);
        await page.reload();
        await expect(page.getByText(version, { exact: false })).toBeVisible();
        await expect(text(page)).toHaveValue('as I want it');
      });

    test('concurrent saves by others are not overwritten by it', async () => {
      const { owner, page, id } = await endedWhileWriting((id) => `/${id}`);
      const { accessToken } = await login(app.server, owner);
      await call({ ...owner, accessToken }, 'PATCH', `/${id}`, { body: 'as they want it' });
      await comeBack(page, owner);
      await expect(notice(page)).toBeVisible();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByRole('dialog').getByText('as they want it')).toBeVisible();
      expect((await call({ ...owner, accessToken }, 'GET', `/${id}`)).body).toBe('as they want it');
    });

    test('unsaved text is shown to nobody else', async () => {
      const { colleague, page } = await endedWhileWriting((id) => `/${id}`);
      await comeBack(page, colleague);
      await expect(text(page)).toHaveValue('as it was');
      await expect(notice(page)).toHaveCount(0);
    });
  });

  test('keep what was written while the server is away', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner, '/new');
    await page.getByLabel('Title', { exact: true }).fill('Written in a tunnel');
    await page.route('**/api/v1/documents', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await page.getByRole('button', { name: 'Create document' }).click();
    await expect(page.getByRole('alert').getByText('The server is not responding')).toBeVisible();
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Written in a tunnel');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Create document' }).click();
    await expect(page.getByText('Version 1', { exact: false })).toBeVisible();
  });

  test('are accessible, light and dark, wide and narrow', async () => {
    const owner = await register(app.server);
    const { id } = await write(owner, 'A title of some length, to see it wrap', 'word '.repeat(80));
    const page = await open(owner, owner, '');
    await expect(page.getByRole('link', { name: /^A title/ })).toBeVisible();
    await expectUsable(page);
    await page.goto(`${app.server.url}${path(owner, `/${id}`)}`);
    await expect(page.getByLabel('Title', { exact: true })).toBeVisible();
    await expectUsable(page);
  });
});
