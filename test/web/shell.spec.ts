import type { Page } from '@playwright/test';
import { type Account, clientWith, register, request } from '../support/client.js';
import { runOperatorTool } from '../support/operator.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

test.beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

async function open(options = {}): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, owner);
  await page.goto(app.server.url);
  await expect(homeHeading(page)).toBeVisible();
  // By then, the page also listens to keys.
  await expect(page.getByRole('region', { name: 'Needs attention' })).toBeVisible();
}

test.describe('The command palette', () => {
  test('runs its commands by keyboard alone', async () => {
    await open();
    await page.keyboard.press('Control+K');
    const search = page.getByLabel('Search commands');
    await expect(search).toBeFocused();
    await page.keyboard.type('create an');
    await expect(page.getByRole('button', { name: 'Create an API key' })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(
      page.getByRole('dialog', { name: 'Create an API key' }).getByLabel('Name', { exact: true }),
    ).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Create an API key' })).toHaveCount(0);

    await page.keyboard.press('Control+K');
    await expect(search).toBeFocused();
    await page.keyboard.type('sign out');
    await expect(page.getByText('Sign out').last()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  /** Opens the palette and types. */
  async function lookFor(text: string): Promise<void> {
    await page.keyboard.press('Control+K');
    await expect(page.getByLabel('Search commands')).toBeFocused();
    await page.keyboard.insertText(text);
  }

  const status = (text: string) =>
    page.getByRole('dialog', { name: 'Command palette' }).getByRole('status').filter({ hasText: text });

  /** The query strings of the page's searches; the list grows. */
  function searches(): URLSearchParams[] {
    const sent: URLSearchParams[] = [];
    page.on('request', (asked) => {
      const { pathname, searchParams } = new URL(asked.url());
      if (pathname === '/api/v1/search') sent.push(searchParams);
    });
    return sent;
  }

  test('takes what is typed straight after the keys that open it, the first time and later', async () => {
    await open();
    const search = page.getByLabel('Search commands');
    for (let time = 1; time <= 2; time += 1) {
      await page.keyboard.press('Control+K');
      await page.keyboard.type('billing');
      await expect(search).toBeFocused();
      await expect(search).toHaveValue('billing');
      await page.keyboard.type(' x');
      await expect(search).toHaveValue('billing x');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });

  test('finds things in other workspaces, shows where and how many, and opens one on Enter', async () => {
    const { workspaces } = clientWith(app.server, owner.accessToken);
    const other = await workspaces.create({ name: 'Acme staging' });
    const { apiKey } = await workspaces.createApiKey(other.id, { name: 'Billing worker' });
    await workspaces.createApiKey(owner.workspace.id, { name: 'Billing exports' });
    await open();
    await lookFor('billing');
    await expect(status('2 matches.')).toBeVisible();
    // CSS adds the headings of the groups.
    await expect(page.locator('[style*="API keys found"]')).toHaveCount(1);
    const results = page.getByRole('button', { name: /^Billing/ });
    await expect(results.first()).toHaveAccessibleName(/^Billing exports ?lk_[0-9a-f]{4}$/);
    await expect(results.last()).toHaveAccessibleName(/^Billing worker ?lk_[0-9a-f]{4} · Acme staging$/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`${app.server.url}/workspaces/${other.id}/api-keys/${apiKey.id}`);
    await expect(page.getByRole('heading', { name: 'Billing worker' })).toBeVisible();
    await lookFor('no such thing');
    await expect(status('No match.')).toBeVisible();
  });

  test('looks a pasted key up by its digest, and never sends the key', async () => {
    await open();
    const sent = searches();
    await lookFor(owner.apiKey);
    await expect(status('1 match.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/api-keys/${owner.apiKeyId}$`));
    expect(sent.map((query) => [...query.keys()])).toEqual([['sha256']]);
  });

  test('searches when the typing pauses', async () => {
    await open();
    await lookFor('f');
    await expect(status('Searches all')).toHaveCount(0);
    const sent = searches();
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    for (const letter of 'irst') await page.keyboard.insertText(letter);
    await page.clock.runFor(150);
    expect(sent).toEqual([]);
    await page.clock.runFor(100);
    await expect.poll(() => sent.map((query) => query.get('q'))).toEqual(['first']);
  });

  test('aborts the search when the text changes', async () => {
    await open();
    const sent = searches();
    await page.route('**/api/v1/search?q=firs', () => undefined);
    const dropped = page.waitForEvent('requestfailed', (asked) => asked.url().endsWith('?q=firs'));
    await lookFor('firs');
    await expect.poll(() => sent.length).toBe(1);
    await expect(status('Searching…')).toBeVisible();
    await page.keyboard.insertText('t key');
    await dropped;
    await expect(page.getByRole('button', { name: /^First key/ })).toBeVisible();
    await expect(status('1 match.')).toBeVisible();
    expect(sent.map((query) => query.get('q'))).toEqual(['firs', 'first key']);
  });

  test('says so when a search fails, and still runs commands', async () => {
    await open();
    const problem = { type: 'about:blank', title: 'Bad', status: 400, code: 'validation_failed' };
    await page.route('**/api/v1/search?*', (route) => route.fulfill({ status: 400, json: problem }));
    await lookFor('members');
    await expect(status('The search failed.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/members$/);
  });
});

test.describe('The workspace switcher', () => {
  test('creates a workspace, goes to it, and comes back; `/` leads to the last one', async () => {
    await open();
    const switcher = page.getByRole('button', { name: /Switch workspace/ });
    await switcher.click();
    await page.getByRole('menuitem', { name: 'New workspace…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Acme staging');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await expect(
      page.getByRole('button', { name: 'Workspace: Acme staging. Switch workspace' }),
    ).toBeVisible();
    const createKey = page.getByRole('link', { name: 'Create an API key' });
    await expect(createKey).toBeVisible();
    const { json } = await request(app.server, 'GET', '/api/v1/workspaces', { token: owner.accessToken });
    expect(json.map(({ name }: { name: string }) => name).sort()).toEqual(
      ["Ada's workspace", 'Acme staging'].sort(),
    );

    await page.goto(app.server.url);
    await expect(createKey).toBeVisible();
    await switcher.click();
    await page.getByRole('menuitem', { name: "Ada's workspace" }).click();
    await expect(page).toHaveURL(new RegExp(`${owner.workspace.id}/overview$`));
    await expect(homeHeading(page)).toBeVisible();
    await expect(createKey).toHaveCount(0);
  });
});

test.describe('The list of workspaces', () => {
  test('scrolls when it is long, and cuts long names, so that all of it can be reached', async () => {
    for (let number = 1; number <= 20; number += 1) {
      const { status } = await request(app.server, 'POST', '/api/v1/workspaces', {
        token: owner.accessToken,
        json: { name: `${number} ${'long '.repeat(19)}` },
      });
      expect(status).toBe(201);
    }
    await open({ viewport: { width: 1280, height: 600 } });
    await page.getByRole('button', { name: /Switch workspace/ }).click();
    const menu = page.getByRole('menu');
    await expect(page.getByRole('menuitem', { name: 'New workspace…' })).toBeInViewport({ ratio: 1 });
    const isWithin = await menu.evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      return [...element.querySelectorAll('[role=menuitem] *')].every(
        (part) => part.getBoundingClientRect().right <= right,
      );
    });
    expect(isWithin).toBe(true);
    await page.getByRole('menuitem', { name: /^20 long/ }).scrollIntoViewIfNeeded();
    await page.getByRole('menuitem', { name: /^20 long/ }).click();
    await expect(page.getByRole('button', { name: /^Workspace: 20 long/ })).toBeVisible();
  });
});

test.describe('On a phone, the closed navigation', () => {
  test('is passed over by Tab, until it is opened', async () => {
    await open({ viewport: { width: 375, height: 800 } });
    const navigation = page.getByRole('link', { name: 'API reference' });
    await expect(navigation).toBeHidden();
    await page.getByRole('button', { name: 'Open the navigation' }).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(
      true,
    );
    await page.getByRole('button', { name: 'Open the navigation' }).click();
    await expect(navigation).toBeVisible();
  });
});

test.describe('The appearance', () => {
  test("is the user's choice from the first moment, even against the system's", async () => {
    await open({ colorScheme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
    // Before any of the dashboard's own scripts has run.
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
    expect(await background()).not.toBe(light);
  });
});

test.describe('While the server is away', () => {
  test('a signed-in user waits, sees no sign-in form, and continues once it is back', async () => {
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.route('**/auth/refresh', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.route('**/health/ready', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.goto(app.server.url);
    await expect(page.getByText('The server is not responding.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toHaveCount(0);
    await page.unroute('**/auth/refresh');
    await page.unroute('**/health/ready');
    await expect(homeHeading(page)).toBeVisible();
    await expect(page.getByText('The server is not responding.')).toBeHidden();
  });

  test('loaded data stays, and is refreshed afterwards', async () => {
    await open();
    const keyIn = (name: string) =>
      page.getByRole('table', { name: 'API keys' }).getByRole('link', { name, exact: true });
    await page.getByRole('link', { name: 'API keys' }).first().click();
    await expect(keyIn('First key')).toBeVisible();
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await keyIn('First key').click();
    await expect(page.getByText('The server is not responding. Trying again')).toBeVisible();
    await page.getByRole('link', { name: 'API keys' }).first().click();
    await expect(keyIn('First key')).toBeVisible();
    await request(
      app.server,
      'PATCH',
      `/api/v1/workspaces/${owner.workspace.id}/api-keys/${owner.apiKeyId}`,
      {
        token: owner.accessToken,
        json: { name: 'Renamed meanwhile' },
      },
    );
    await page.unroute('**/api/**');
    await page.unroute('**/health/ready');
    await expect(keyIn('Renamed meanwhile')).toBeVisible();
  });
});

test.describe('On a slow network', () => {
  test('says that the keys are loading', async () => {
    page = await browser.visit();
    await signIn(page, app.server, owner);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api-keys?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
    await expect(page.getByRole('status', { name: 'Loading keys' })).toBeVisible();
    answer();
    await expect(page.getByRole('link', { name: 'First key' })).toBeVisible();
  });
});

test.describe('The frame', () => {
  test('can be skipped by keyboard: the first stop leads to the content', async () => {
    await open();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('#main')).toBeFocused();
  });

  test('shows a page for URLs that lead nowhere, and names the tab', async () => {
    await open();
    await expect(page).toHaveTitle('Overview · Latchkey');
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/no-such-page`);
    await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
    await expect(page).toHaveTitle('Not found · Latchkey');
    await page.getByRole('link', { name: 'Go to your workspace' }).click();
    await expect(homeHeading(page)).toBeVisible();
  });

  for (const width of ['wide', 'narrow'] as const)
    test(`is accessible, light and dark, ${width}`, async () => {
      await open({ viewport: { width: width === 'wide' ? 1440 : 390, height: 844 } });
      if (width === 'narrow') await page.getByRole('button', { name: 'Open the navigation' }).click();
      await page.getByRole('button', { name: 'Account menu' }).click();
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
      await expectUsable(page, width);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menuitem', { name: 'Sign out' })).toHaveCount(0);
      await page.keyboard.press('Control+K');
      await expect(page.getByRole('button', { name: 'Create an API key' })).toBeVisible();
      await expectUsable(page, width);
    });
});

test.describe('A workspace suspended by the operator', () => {
  test('shows the suspension and its reason instead of its pages, and returns to the open page once restored', async () => {
    const operatorKey = await runOperatorTool(app.database, 'create', 'platform team');
    const operate = async (action: 'suspend' | 'restore', json: object) => {
      const path = `/api/v1/operator/workspaces/${owner.workspace.id}/${action}`;
      expect((await request(app.server, 'POST', path, { token: operatorKey, json })).status).toBe(200);
    };
    const notice = () => page.getByRole('heading', { level: 1, name: 'This workspace is suspended' });
    await open();
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/documents/new`);
    await page.getByLabel('Title').fill('Kept');
    await operate('suspend', { reason: 'An invoice has been open since May.' });
    await page.getByRole('button', { name: 'Create document' }).click();
    await expect(notice()).toBeVisible();
    await expect(page.getByText(/suspended “.*: An invoice has been open since May\./)).toBeVisible();
    await expectUsable(page);

    await operate('restore', {});
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByLabel('Title')).toHaveValue('Kept');
    await expect(page).toHaveTitle(/^New document/);
    await page.getByRole('button', { name: 'Create document' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Kept' })).toBeVisible();

    // Pages opened meanwhile show the same; the account's settings do not belong to the workspace.
    await operate('suspend', { reason: 'Once more.' });
    await page.getByRole('link', { name: 'API keys' }).click();
    await expect(notice()).toBeVisible();
    await page.getByRole('link', { name: 'Your account' }).click();
    await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
    // The page checks once when it is shown again: the workspace is restored only afterwards, so that the button is needed.
    const checkedByItself = page.waitForResponse((response) =>
      response.url().includes('/api/v1/workspaces?'),
    );
    await page.goBack();
    await expect(notice()).toBeVisible();
    await checkedByItself;
    await expect(page.getByRole('button', { name: 'Check again' })).toBeEnabled();
    await operate('restore', {});
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeVisible();
  });
});
