import type { Page } from '@playwright/test';
import { whoAmI } from '../support/api-keys.js';
import { type Account, register } from '../support/client.js';
import { createDocument, createEndpoint } from '../support/webhooks/endpoints.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { tooWide } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();

const NARROW = { width: 320, height: 800 };

/** Words that nearly every English sentence has one of, and that are no German words. */
const ENGLISH = [
  ...['the', 'this', 'that', 'these', 'your', 'you', 'its', 'which', 'who', 'when', 'with', 'without'],
  ...['from', 'for', 'of', 'to', 'by', 'at', 'and', 'or', 'not', 'only', 'is', 'are', 'be', 'been', 'were'],
  ...['has', 'have', 'had', 'can', 'cannot', 'does', 'do', 'it'],
].join('|');

/** What the page says in English: its title, its visible texts, and the names of its elements. */
const englishOn = (page: Page): Promise<string[]> =>
  page.evaluate((words) => {
    const english = new RegExp(String.raw`(?<![\w-])(${words})(?![\w-])`, 'i');
    // Code, secrets, and what names a language in itself.
    const foreign = 'code, pre, script, style, noscript, [data-secret], [lang]:not(:root)';
    const found = [document.title].filter((text) => english.test(text));
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode as Text;
      if (!english.test(data) || !parentElement || parentElement.closest(foreign)) continue;
      if (parentElement.checkVisibility()) found.push(data);
    }
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(foreign)) continue;
      for (const name of ['aria-label', 'aria-valuetext', 'placeholder', 'title', 'alt']) {
        const text = element.getAttribute(name) ?? '';
        if (english.test(text)) found.push(`${name}: ${text}`);
      }
    }
    return found;
  }, ENGLISH);

async function expectGerman(page: Page, path: string): Promise<void> {
  await page.goto(app.server.url + path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.mantine-Skeleton-root')).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect.poll(() => englishOn(page), path).toEqual([]);
  const before = page.viewportSize();
  await page.setViewportSize(NARROW);
  await expect.poll(() => tooWide(page), `${path}, ${NARROW.width} pixels wide`).toEqual([]);
  if (before) await page.setViewportSize(before);
}

test.describe('A German browser sees the dashboard in German:', () => {
  let owner: Account;
  let page: Page;

  test.beforeEach(async () => {
    owner = await register(app.server, { name: 'Ada' });
    page = await browser.visit({ locale: 'de-DE' });
  });

  test('the pages before the sign-in', async () => {
    for (const path of ['/sign-in', '/sign-up', '/forgot-password', '/cli-login/done', '/accept-invitation'])
      await expectGerman(page, path);
    await page.goto(`${app.server.url}/sign-in`);
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
  });

  test('what the server refuses, by error and by field', async () => {
    await page.goto(`${app.server.url}/sign-in`);
    await page.getByLabel('E-Mail').fill(owner.email);
    await page.getByLabel('Passwort', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByText('E-Mail-Adresse oder Passwort ist falsch.')).toBeVisible();
    await expect(page.getByText('Anmeldung fehlgeschlagen')).toBeVisible();
    await page.goto(`${app.server.url}/sign-up`);
    await page.getByLabel('E-Mail').fill('ada');
    await page.getByLabel('Passwort', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Konto erstellen' }).click();
    await expect(page.getByText('Muss eine E-Mail-Adresse sein.')).toBeVisible();
    await expect(page.getByText('Muss mindestens 8 Zeichen haben.')).toBeVisible();
    await expect.poll(() => englishOn(page)).toEqual([]);
  });

  test('the pages of a workspace, and of a key', async () => {
    await whoAmI(app.server, { apiKey: owner.apiKey });
    const document = await createDocument(app.server, owner, 'Protokoll');
    const endpoint = await createEndpoint(app.server, owner, { url: 'https://example.com/hooks' });
    await signIn(page, app.server, owner);
    const key = `api-keys/${owner.apiKeyId}`;
    for (const path of [
      ...['overview', 'api-keys', key, `${key}/requests`, `${key}/security`, `${key}/audit`, `${key}/use`],
      ...['webhooks', `webhooks/${endpoint.id}`, 'audit', 'members', 'documents', `documents/${document.id}`],
      ...['settings', 'settings?tab=account'],
    ])
      await expectGerman(page, `/workspaces/${owner.workspace.id}/${path}`);
  });

  test('the command palette and the dialogs that open at once', async () => {
    await signIn(page, app.server, owner);
    const at = (path: string) => `/workspaces/${owner.workspace.id}/${path}`;
    for (const path of [at('api-keys?dialog=create'), at('webhooks?dialog=create')]) {
      await page.goto(app.server.url + path);
      await expect(page.getByRole('dialog')).toBeVisible();
      await expect.poll(() => englishOn(page), path).toEqual([]);
    }
    await page.goto(app.server.url + at('api-keys?dialog=create'));
    await page.setViewportSize({ width: 375, height: 800 });
    const cutButtons = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('[role="dialog"] .mantine-Button-label')]
          .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
          .map(({ textContent }) => textContent),
      );
    await expect(page.getByRole('button', { name: 'Schlüssel erstellen' }).last()).toBeVisible();
    expect(await cutButtons()).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(app.server.url);
    await page.getByRole('button', { name: 'Gehe zu' }).click();
    await expect(page.getByRole('dialog', { name: 'Befehlspalette' })).toBeVisible();
    await expect.poll(() => englishOn(page)).toEqual([]);
  });
});

test.describe('Another language can be chosen', () => {
  test('in the user menu, for now and for later', async () => {
    const owner = await register(app.server, { name: 'Ada' });
    const page = await browser.visit({ locale: 'de-DE' });
    await signIn(page, app.server, owner);
    await page.goto(app.server.url);
    await expect(page.getByRole('heading', { level: 1, name: 'Übersicht' })).toBeVisible();
    await page.getByRole('button', { name: 'Kontomenü' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Deutsch' })).toBeChecked();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await expect(homeHeading(page)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.reload();
    await expect(homeHeading(page)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('before the sign-in, by keyboard', async () => {
    const page = await browser.visit();
    await page.goto(`${app.server.url}/sign-in`);
    await expect(page.getByRole('button', { name: 'English' })).toHaveAttribute('aria-pressed', 'true');
    const german = page.getByRole('button', { name: 'Deutsch' });
    await expect(german).toHaveAttribute('lang', 'de');
    await german.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });

  test('but a browser whose languages the dashboard lacks sees English', async () => {
    const page = await browser.visit({ locale: 'fr-FR' });
    await page.goto(`${app.server.url}/sign-in`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});
