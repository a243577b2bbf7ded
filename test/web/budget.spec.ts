import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';

const SCRIPT_BYTES_MAX = 200_000;
const DIST = resolve(import.meta.dirname, '../../web/dist');

test.describe('The first load of the sign-in page', () => {
  const app = useServer();
  const browser = useBrowser();

  test('is at most 200 kB of compressed JavaScript', async () => {
    const page = await browser.visit();
    const scripts: string[] = [];
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (path.startsWith('/assets/') && path.endsWith('.js')) scripts.push(path);
    });
    await page.goto(`${app.server.url}/sign-in`);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(scripts.length).toBeGreaterThan(1);
    const bytes = scripts.map((path) => readFileSync(`${DIST}${path}.gz`).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
  });
});
