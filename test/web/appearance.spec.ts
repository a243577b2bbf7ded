import type { Browser, Page } from '@playwright/test';
import { keysPath } from '../support/api-keys.js';
import { launchPinnedBrowser } from '../support/browser.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { expect, test, useServer } from './support/fixtures.js';
import { settled } from './support/usable.js';
import { signIn } from './support/visitors.js';

/**
 * Compares with the pictures in `test/web/appearance`. After an intended change: `npm run test:web -- appearance
 * --update-snapshots`, and look at every picture that changed.
 */
const app = useServer();

const WIDTHS = {
  wide: { width: 1440, height: 900 },
  middle: { width: 768, height: 1024 },
  narrow: { width: 390, height: 844 },
};
const SCHEMES = ['light', 'dark'] as const;

/** Less than a line of text that is elsewhere. */
const DIFFERENT_PIXELS_MAX = 300;

const FONT_PATH = '/appearance.ttf';

/** The same letters on every machine, whatever fonts it has; and the same colours in every run. */
const ONE_FONT = `
  @font-face { font-family: Appearance; src: url(${FONT_PATH}); }
  :root { --mantine-font-family: Appearance !important; --mantine-font-family-monospace: Appearance !important; }
  * { font-family: Appearance !important; caret-color: transparent !important; }
  /* A workspace's colour comes from its id. */
  [style*='--hue'] { --hue: 160 !important; }`;

const DATE = String.raw`\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b`;
const TIME = String.raw`( \d{4})?(, \d{2}:\d{2}(:\d{2})?( UTC)?)?`;

/** In the page: gives what differs from run to run, as identifiers and times, a text that does not. */
const standardise = (dates: string): void => {
  for (const time of document.querySelectorAll('time')) time.textContent = '14 Nov 2026';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const standard = text.data
      .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '0'.repeat(36))
      .replaceAll(/\b(lk|whsec)_\w+/g, '$1_00000000')
      .replaceAll(/\b20\d\d-\d\d-\d\dT[\d:.]+Z/g, '2026-11-14T12:00:00.000Z')
      .replaceAll(new RegExp(dates, 'g'), '14 Nov')
      .replaceAll(/\b\d{2}:\d{2}\b/g, '12:00')
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:3000');
    if (standard !== text.data) text.data = standard;
  }
  // The ends of identifiers.
  for (const code of document.querySelectorAll('code'))
    if (/^…[\da-f]+$/.test(code.textContent)) code.textContent = '…000000';
};

test.describe('The dashboard looks as in its pictures,', () => {
  let pinned: { browser: Browser; fontFile: string } | undefined;
  let owner: Account;
  let key: Json;
  let endpoint: Json;
  let document: Json;

  test.beforeAll(async () => {
    pinned = await launchPinnedBrowser();
    if (!pinned && process.env['CI'])
      throw new Error(
        'The Chromium of @sparticuz/chromium does not start here, and other ones draw other pictures.',
      );
    owner = await register(app.server, { name: 'Ada Lovelace' });
    const workspace = `/api/v1/workspaces/${owner.workspace.id}`;
    const send = async (method: string, path: string, json: object) => {
      const response = await request(app.server, method, path, { token: owner.accessToken, json });
      expect(response.status, response.text).toBeLessThan(300);
      return response.json;
    };
    await send('PATCH', workspace, { name: 'Acme production' });
    await send('POST', `${workspace}/service-accounts`, { name: 'Importer', role: 'member' });
    await send('POST', `${workspace}/invitations`, { email: 'grace@example.com', role: 'admin' });
    const create = (name: string, body: object = {}) =>
      send('POST', keysPath(owner.workspace.id), { name, ...body });
    await create('Billing, production');
    await create('Old importer', { scopes: ['documents:read'] });
    key = await create('Nightly reports', {
      scopes: ['documents:read', 'audit:read'],
      allowed_ips: ['203.0.113.0/24', '2001:db8::/48'],
      metadata: { customer: 'acme' },
    });
    // As a person, so that no key has been used; before the endpoint, so that there is nothing to deliver.
    document = await send('POST', '/api/v1/documents', { title: 'Terms of service', body: 'A body' });
    endpoint = await createEndpoint(app.server, owner, { url: 'https://hooks.example.com/latchkey' });
  });

  test.afterAll(async () => {
    await pinned?.browser.close();
  });

  for (const [width, viewport] of Object.entries(WIDTHS))
    for (const colorScheme of SCHEMES)
      test(`${width}, ${colorScheme}`, async () => {
        test.skip(!pinned, 'The Chromium of @sparticuz/chromium does not start here.');
        if (!pinned) return;
        const { browser, fontFile } = pinned;
        const context = await browser.newContext({
          viewport,
          colorScheme,
          reducedMotion: 'reduce',
          locale: 'en-GB',
          timezoneId: 'UTC',
          // For the font.
          bypassCSP: true,
        });
        try {
          const page = await context.newPage();
          // A time that is shown anew is the same.
          await page.clock.setFixedTime(new Date());
          await page.route(`**${FONT_PATH}`, (route) => route.fulfill({ path: fontFile }));
          const look = async (path: string, name: string) => {
            await page.goto(app.server.url + path);
            await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
            await picture(page, `${name}-${width}-${colorScheme}.png`);
          };
          await look('/sign-in', 'sign-in');
          await signIn(page, app.server, owner);
          const workspace = `/workspaces/${owner.workspace.id}`;
          await look(`${workspace}/overview`, 'overview');
          await look(`${workspace}/api-keys`, 'api-keys');
          await look(`${workspace}/api-keys/${key.id}`, 'api-key');
          await look(`${workspace}/api-keys/${key.id}/security`, 'api-key-security');
          await look(`${workspace}/api-keys/${key.id}/use`, 'api-key-use');
          await look(`${workspace}/members`, 'members');
          await look(`${workspace}/webhooks`, 'webhooks');
          await look(`${workspace}/webhooks/${endpoint.id}`, 'webhook-endpoint');
          await look(`${workspace}/audit`, 'audit');
          await look(`${workspace}/documents`, 'documents');
          await look(`${workspace}/documents/${document.id}`, 'document');
          await look(`${workspace}/settings`, 'settings');
          await look(`${workspace}/settings?tab=account`, 'account');
        } finally {
          await context.close();
        }
      });
});

async function picture(page: Page, name: string): Promise<void> {
  await page.addStyleTag({ content: ONE_FONT });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => globalThis.document.fonts.ready.then(() => undefined));
  await settled(page);
  await page.evaluate(standardise, DATE + TIME);
  await expect.soft(page).toHaveScreenshot(name, { maxDiffPixels: DIFFERENT_PIXELS_MAX });
}
