import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { useServer } from '../support/app.js';
import { type Account, register, request } from '../support/client.js';
import {
  accessibilityViolations,
  becomes,
  getsFocus,
  LOOKS,
  signIn,
  useBrowser,
  widthOf,
} from './support/visitors.js';

const app = useServer();
const browser = useBrowser();
let owner: Account;
let page: Page;

beforeEach(async () => {
  owner = await register(app.server, { name: 'Ada' });
});

const keysHeading = () => page.getByRole('heading', { level: 1, name: 'API keys' });

async function open(options = {}): Promise<void> {
  page = await browser.visit(options);
  await signIn(page, app.server, owner);
  await page.goto(app.server.url);
  await keysHeading().waitFor();
  // The page listens to keys by then, too.
  await page.getByRole('link', { name: 'First key' }).waitFor();
}

describe('The command palette', () => {
  it('goes where its commands say, by keyboard alone', async () => {
    await open();
    await page.keyboard.press('Control+K');
    const search = page.getByLabel('Search commands');
    await getsFocus(search);
    await page.keyboard.type('create an');
    await page.getByText('Create an API key').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await getsFocus(
      page.getByRole('dialog', { name: 'Create an API key' }).getByLabel('Name', { exact: true }),
    );
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Create an API key' }).waitFor({ state: 'detached' });

    await page.keyboard.press('Control+K');
    await getsFocus(search);
    await page.keyboard.type('sign out');
    await page.getByText('Sign out').last().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('The workspace switcher', () => {
  it('makes a workspace, goes to it, and comes back; `/` leads to the last one', async () => {
    await open();
    const switcher = page.getByRole('button', { name: /Switch workspace/ });
    await switcher.click();
    await page.getByRole('menuitem', { name: 'New workspace…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Acme staging');
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.getByRole('button', { name: 'Workspace: Acme staging. Switch workspace' }).waitFor();
    await page.getByText('No API keys yet').waitFor();
    const { json } = await request(app.server, 'GET', '/api/v1/workspaces', { token: owner.accessToken });
    expect(json.map(({ name }: { name: string }) => name).sort()).toEqual(
      ["Ada's workspace", 'Acme staging'].sort(),
    );

    await page.goto(app.server.url);
    await page.getByText('No API keys yet').waitFor();
    await switcher.click();
    await page.getByRole('menuitem', { name: "Ada's workspace" }).click();
    await page.getByRole('link', { name: 'First key' }).waitFor();
  });
});

describe('The appearance', () => {
  it('is what the person chose, from the first moment, also against the system', async () => {
    await open({ colorScheme: 'light' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitemradio', { name: 'Dark' }).click();
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    // Before any of the dashboard's own scripts has run.
    await page.route('**/assets/*.js', (route) => route.abort());
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme)).toBe('dark');
    expect(await background()).not.toBe(light);
  });
});

describe('While the server is away', () => {
  it('somebody who is signed in waits, sees no sign-in form, and goes on when it is back', async () => {
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.route('**/auth/refresh', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.route('**/health/ready', (route) => route.fulfill({ status: 503, body: '{}' }));
    await page.goto(app.server.url);
    await page.getByText('The server does not answer.').waitFor();
    expect(await page.getByRole('heading', { name: 'Sign in' }).count()).toBe(0);
    await page.unroute('**/auth/refresh');
    await page.unroute('**/health/ready');
    await keysHeading().waitFor();
    await page.getByText('The server does not answer.').waitFor({ state: 'hidden' });
  });

  it('what was loaded stays, and is fresh again afterwards', async () => {
    await open();
    await page.getByRole('link', { name: 'First key' }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.route('**/health/ready', (route) => route.abort());
    await page.getByRole('link', { name: 'First key' }).click();
    await page.getByText('The server does not answer. Trying again').waitFor();
    await page.getByRole('link', { name: 'API keys' }).first().click();
    await page.getByRole('link', { name: 'First key' }).waitFor();
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
    await page.getByRole('link', { name: 'Renamed meanwhile' }).waitFor();
  });
});

describe('On a slow network', () => {
  it('says that the keys are on their way', async () => {
    page = await browser.visit();
    await signIn(page, app.server, owner);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/api-keys?*', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(app.server.url);
    await page.getByRole('status', { name: 'Loading keys' }).waitFor();
    answer();
    await page.getByRole('link', { name: 'First key' }).waitFor();
  });
});

describe('The frame', () => {
  it('can be passed by keyboard: the first stop leads to the content', async () => {
    await open();
    await page.keyboard.press('Tab');
    await getsFocus(page.getByRole('link', { name: 'Skip to the content' }));
    await page.keyboard.press('Enter');
    await getsFocus(page.locator('#main'));
  });

  it('shows a page for addresses that lead nowhere, and names the tab', async () => {
    await open();
    await becomes(() => page.title(), 'API keys · Latchkey');
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/no-such-page`);
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await becomes(() => page.title(), 'Not found · Latchkey');
    await page.getByRole('link', { name: 'Go to your workspace' }).click();
    await keysHeading().waitFor();
  });

  it.each(LOOKS)('can be used by everybody ($colorScheme, $viewport.width)', async (look) => {
    await open(look);
    if (look.viewport.width < 768) await page.getByRole('button', { name: 'Open the navigation' }).click();
    await page.getByRole('button', { name: 'Account menu' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await widthOf(page)).toBe(look.viewport.width);
    await page.keyboard.press('Escape');
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+K');
    await page.getByText('Create an API key').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
