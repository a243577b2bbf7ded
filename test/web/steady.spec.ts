import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { keysPath } from '../support/api-keys.js';
import { type Account, register, request } from '../support/client.js';
import { createDocument, createEndpoint } from '../support/webhooks/endpoints.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();

/** As Google's “good” is 0.1, and a row of a table that appears above others is about 0.03. */
const SHIFT_MAX = 0.02;
const APART_MS = 60;
const TOGETHER = 6;

/** In which order responses arrive that were requested together, as multiples of the time between them. */
const ORDERS = {
  'in the order of the requests': (request: number) => request % TOGETHER,
  'in the opposite order': (request: number) => TOGETHER - (request % TOGETHER),
};

const WINDOWS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

/** Notes what moved, from the first moment on. */
const observe = (): void => {
  const moved: { by: number; what: string[] }[] = [];
  Object.assign(globalThis, { moved });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      sources: { node?: Element | null }[];
    })[])
      moved.push({
        by: entry.value,
        what: entry.sources.map(({ node }) => (node?.textContent ?? '').slice(0, 40)),
      });
  }).observe({ type: 'layout-shift', buffered: true });
};

const movedOn = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { moved: { by: number; what: string[] }[] }).moved);

test.describe('Nothing that is on screen moves while the rest of a page loads,', () => {
  let owner: Account;
  let paths: string[];

  test.beforeAll(async () => {
    owner = await register(app.server, { name: 'Ada' });
    const workspace = `/api/v1/workspaces/${owner.workspace.id}`;
    const create = async (path: string, json: object) => {
      const created = await request(app.server, 'POST', path, { token: owner.accessToken, json });
      expect(created.status).toBe(201);
      return created.json;
    };
    await create(`${workspace}/service-accounts`, { name: 'Importer', role: 'member' });
    await create(`${workspace}/invitations`, { email: 'grace@example.com', role: 'member' });
    const key = await create(keysPath(owner.workspace.id), { name: 'Reports', scopes: ['documents:read'] });
    const endpoint = await createEndpoint(app.server, owner, { url: 'https://example.com/webhooks' });
    const document = await createDocument(app.server, owner);
    paths = [
      ...['overview', 'api-keys', 'members', 'webhooks', 'audit', 'documents', 'settings'],
      'settings?tab=account',
      ...['', '/requests', '/security', '/audit', '/use'].map((tab) => `api-keys/${key.id}${tab}`),
      `webhooks/${endpoint.id}`,
      `documents/${document.id}`,
    ].map((path) => `/workspaces/${owner.workspace.id}/${path}`);
  });

  for (const [size, viewport] of Object.entries(WINDOWS))
    for (const [order, placeOf] of Object.entries(ORDERS))
      test(`${size}, with responses ${order}`, async () => {
        const page = await browser.visit({ viewport });
        await page.addInitScript(observe);
        await signIn(page, app.server, owner);
        let requests = 0;
        await page.route('**/api/v1/**', async (route) => {
          requests += 1;
          await sleep(APART_MS * placeOf(requests));
          await route.fallback().catch(() => undefined);
        });
        const moved: Record<string, unknown> = {};
        for (const path of paths) {
          requests = 0;
          await page.goto(app.server.url + path);
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
          await page.waitForLoadState('networkidle');
          const shifts = await movedOn(page);
          const sum = shifts.reduce((total, { by }) => total + by, 0);
          if (sum > SHIFT_MAX) moved[path] = shifts;
        }
        expect(moved).toEqual({});
      });
});
