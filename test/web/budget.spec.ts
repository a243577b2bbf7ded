import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator, Page, Request } from '@playwright/test';
import { register } from '../support/client.js';
import { originOf } from '../support/passkeys.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { homeHeading, signIn } from './support/visitors.js';

const DIST = resolve(import.meta.dirname, '../../web/dist');

test.describe('A first visit, with an empty browser cache,', () => {
  const app = useServer();
  const browser = useBrowser();

  /** The page's requests until it is idle. */
  async function pathsOf(page: Page, address: string, isShown: Locator): Promise<string[]> {
    const paths: string[] = [];
    const note = (request: Request) => paths.push(new URL(request.url()).pathname);
    page.on('request', note);
    await page.goto(address);
    await expect(isShown).toBeVisible();
    expect(paths.filter(isInReserve)).toEqual([]);
    await page.waitForLoadState('networkidle');
    page.off('request', note);
    return paths.filter((path) => !isInReserve(path));
  }

  /** Preloaded once the page has been complete for a second. */
  const isInReserve = (path: string): boolean => path.startsWith('/assets/command-palette-');

  const scriptsAmong = (paths: string[]): string[] =>
    paths.filter((path) => path.startsWith('/assets/') && path.endsWith('.js'));

  for (const [path, title] of [
    ['/sign-in', 'Sign in'],
    ['/sign-up', 'Create an account'],
    ['/forgot-password', 'Forgot your password?'],
  ] as const)
    test(`to ${path} makes at most 8 requests, for at most 120 kB of compressed scripts and styles`, async () => {
      const page = await browser.visit();
      // At a host name, where the page also offers passkeys.
      const heading = page.getByRole('heading', { name: title });
      const paths = await pathsOf(page, `${originOf(app.server)}${path}`, heading);
      const files = paths.filter((each) => /^\/assets\/.*\.(js|css)$/.test(each));
      expect(files.length).toBeGreaterThan(1);
      const bytes = files.map((each) => readFileSync(`${DIST}${each}.br`).length);
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120_000);
      expect(new Set(paths).size).toBeLessThanOrEqual(8);
    });

  test('to the overview makes at most 24 requests, for at most 10 JavaScript files', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const paths = await pathsOf(page, app.server.url, homeHeading(page));
    expect(scriptsAmong(paths).length).toBeLessThanOrEqual(10);
    expect(new Set(paths).size).toBeLessThanOrEqual(24);
  });

  test('to the keys makes at most 20 requests, for at most 10 JavaScript files', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const address = `${app.server.url}/workspaces/${account.workspace.id}/api-keys`;
    const paths = await pathsOf(page, address, page.getByRole('link', { name: 'First key' }));
    expect(scriptsAmong(paths).length).toBeLessThanOrEqual(10);
    expect(new Set(paths).size).toBeLessThanOrEqual(20);
  });

  test('shows something before any script has arrived', async () => {
    const page = await browser.visit();
    await page.route('**/assets/*.js', () => {});
    await page.goto(`${app.server.url}/sign-in`, { waitUntil: 'commit' });
    const loading = page.getByRole('status', { name: 'Loading' });
    await expect(loading.locator('svg')).toBeInViewport();
    await page.unrouteAll();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(loading).toHaveCount(0);
  });

  test('requests the list of keys without waiting for what the page around it needs', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    await signIn(page, app.server, account);
    const workspace = `${app.server.url}/api/v1/workspaces/${account.workspace.id}`;
    const listed = page.waitForRequest((request) => request.url().startsWith(`${workspace}/api-keys?`));
    await page.route(`${app.server.url}/api/v1/workspaces?*`, async (route) => {
      await listed;
      await route.continue();
    });
    await page.goto(`${app.server.url}/workspaces/${account.workspace.id}/api-keys`);
    await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
  });

  test('requests nothing in the name of someone who is not signed in', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    const requested: string[] = [];
    page.on('request', (request) => requested.push(new URL(request.url()).pathname));
    await page.goto(`${app.server.url}/workspaces/${account.workspace.id}/api-keys`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(requested.filter((path) => path.startsWith('/api/v1/'))).toEqual(['/api/v1/auth/refresh']);
  });
});
