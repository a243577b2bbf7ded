import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { createKey, whoAmI } from '../support/api-keys.js';
import { register, request } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { signIn } from './support/visitors.js';

const STOPS_MAX = 60;

const app = useServer();
const browser = useBrowser();
let page: Page;

const press = (key: string) => page.keyboard.press(key);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Tabs until `target` has the focus, which must be visible at every stop. */
async function tabTo(target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    await press('Tab');
    expect(await unseenFocus()).toBeNull();
    if (await hasFocus(target)) return;
  }
  throw new Error(`The focus does not get to ${target.toString()}.`);
}

/** The focused element, if its focus is invisible; null if all is well. */
const unseenFocus = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const drawnBy = [element, element.nextElementSibling, element.closest('.mantine-Input-input')];
    const isSeen = drawnBy.some((candidate) => {
      if (!candidate) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow.includes('3px');
    });
    return isSeen ? null : element.outerHTML.slice(0, 300);
  });

/** Opens the focused menu. The next key goes to its first item. */
async function openMenu(): Promise<void> {
  await press('Enter');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
}

/** Opens the focused list. Waits for a timer in the page, so that the next arrow key starts at the selected option. */
async function openList(): Promise<void> {
  await press('Enter');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

test.describe('With the keyboard alone', () => {
  test('a user signs up, and creates, rotates and revokes a key', async () => {
    page = await browser.visit();
    await page.goto(`${app.server.url}/sign-up`);
    await expect(page.getByLabel('Name')).toBeFocused();
    await page.keyboard.type('Ada');
    await tabTo(page.getByLabel('Email'));
    await page.keyboard.type(`${randomUUID()}@example.com`);
    await tabTo(page.getByLabel('Password', { exact: true }));
    await page.keyboard.type('correct horse battery');
    await press('Enter');
    await tabTo(page.getByLabel('I have stored it'));
    await press('Space');
    await tabTo(button('Continue to the dashboard'));
    await press('Enter');

    await tabTo(page.getByRole('link', { name: '1 active: show these keys' }));
    await press('Enter');
    await tabTo(button('Create key'));
    await press('Enter');
    await expect(dialog().getByLabel('Name', { exact: true })).toBeFocused();
    await page.keyboard.type('Billing');
    await press('Enter');
    const key = await page.getByRole('group', { name: 'API key' }).locator('code').innerText();
    await tabTo(page.getByLabel('I have stored it'));
    await press('Space');
    await tabTo(button('Done'));
    await press('Enter');
    await expect(dialog()).toHaveCount(0);
    await expect(button('Create key')).toBeFocused();

    await tabTo(page.getByRole('link', { name: 'Billing' }));
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Billing' })).toBeVisible();
    await tabTo(button('Rotate'));
    await press('Enter');
    await tabTo(button('Create new key'));
    await press('Enter');
    await tabTo(page.getByLabel('I have stored it'));
    await press('Space');
    await tabTo(button('Next: watch the traffic'));
    await press('Enter');
    await expect(dialog().getByText('The new key hasn’t been used yet.')).toBeVisible();
    await press('Escape');
    await expect(dialog()).toHaveCount(0);
    // The button that opened the dialog is gone, so the focus goes to the content.
    await expect(page.locator('#main')).toBeFocused();

    expect((await whoAmI(app.server, { apiKey: key })).status).toBe(200);
    await tabTo(button('Revoke'));
    await press('Enter');
    await expect(dialog().getByLabel('Type “Billing” to confirm')).toBeFocused();
    await page.keyboard.type('Billing');
    await press('Enter');
    await expect(dialog().getByText('Revoked on every server')).toBeVisible();
    expect((await whoAmI(app.server, { apiKey: key })).status).toBe(401);
    await expect(button('Done')).toBeFocused();
    await press('Enter');
    await expect(dialog()).toHaveCount(0);
    await expect(page.locator('#main')).toBeFocused();
  });

  test('a user chooses the range of the overview, reads its chart, and goes to what needs attention', async () => {
    const owner = await register(app.server, { name: 'Ada' });
    const key = await createKey(app.server, owner, { name: 'In a paste' });
    await request(app.server, 'POST', '/api/v1/credentials/report', { json: { credentials: [key.key] } });
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(app.server.url);
    await page.getByRole('radio', { name: '7 days' }).focus();
    await press('ArrowRight');
    await expect(page).toHaveURL(/range=30d$/);
    const chart = page.getByRole('slider', { name: 'Requests over time' });
    await expect(chart).toHaveAttribute('aria-valuemax', '30');
    await tabTo(chart);
    await press('ArrowLeft');
    await expect(chart).toHaveAttribute('aria-valuenow', '29');
    await tabTo(page.getByRole('link', { name: 'Contain In a paste' }));
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'In a paste' })).toBeVisible();
  });

  test('the focus returns to what opened a dialog, even through a menu, a field or the palette', async () => {
    const owner = await register(app.server, { name: 'Ada' });
    const member = await registerMember(app.server, app.database, owner, 'member');
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);

    // The owner's key, which is older than the member's.
    const actions = button('Actions for First key').last();
    await tabTo(actions);
    await openMenu();
    await press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: 'Revoke…' })).toBeFocused();
    await press('Enter');
    await expect(page.getByRole('dialog', { name: /^Revoke/ }).getByRole('textbox')).toBeFocused();
    await press('Escape');
    await expect(dialog()).toHaveCount(0);
    await expect(actions).toBeFocused();

    const search = page.getByRole('searchbox', { name: 'Search by name, prefix or whole key' });
    await search.focus();
    await press('Control+K');
    await expect(page.getByLabel('Search commands')).toBeFocused();
    await press('Escape');
    await expect(dialog()).toHaveCount(0);
    await expect(search).toBeFocused();
    await press('Control+K');
    await expect(page.getByLabel('Search commands')).toBeFocused();
    await page.keyboard.type('members');
    await press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible();
    await expect(dialog()).toHaveCount(0);
    await expect(page.locator('#main')).toBeFocused();

    const role = page.getByRole('combobox', { name: `Role of ${member.email}` });
    await role.focus();
    await openList();
    await press('ArrowUp');
    await press('Enter');
    await expect(
      page.getByRole('dialog', { name: /^Make / }).getByRole('button', { name: 'Change the role' }),
    ).toBeFocused();
    await press('Escape');
    await expect(dialog()).toHaveCount(0);
    await expect(role).toBeFocused();

    const switcher = button(/Switch workspace/);
    await switcher.focus();
    await openMenu();
    await press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: 'New workspace…' })).toBeFocused();
    await press('Enter');
    await expect(page.getByRole('dialog', { name: 'New workspace' }).getByRole('textbox')).toBeFocused();
    await press('Escape');
    await expect(dialog()).toHaveCount(0);
    await expect(switcher).toBeFocused();
  });

  test('the focus goes to the content when its page is replaced by one that loads slowly', async () => {
    const owner = await register(app.server, { name: 'Ada' });
    page = await browser.visit();
    await signIn(page, app.server, owner);
    let arrive = (): void => undefined;
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route('**/api-key-page-*.js', async (route) => {
      await arrival;
      await route.continue();
    });
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
    const link = page.getByRole('link', { name: 'First key' });
    await tabTo(link);
    await press('Enter');
    // The old page is hidden before the new one has loaded.
    await expect(link).toBeHidden();
    await expect(page.locator('#main')).toBeFocused();
    arrive();
    await expect(page.getByRole('heading', { level: 1, name: 'First key' })).toBeVisible();
    await expect(page.locator('#main')).toBeFocused();
  });
});

test.describe('For users who prefer reduced motion', () => {
  test('nothing moves except progress indicators', async () => {
    const owner = await register(app.server);
    page = await browser.visit({ reducedMotion: 'reduce' });
    await signIn(page, app.server, owner);
    await page.addInitScript(() => {
      const moved: string[] = [];
      Object.assign(window, { moved });
      const note = (event: Event) => moved.push(`${event.type} at ${(event.target as Element).className}`);
      document.addEventListener('transitionstart', note, true);
      document.addEventListener('animationstart', note, true);
    });
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/api-keys`);
    await button('Create key').click();
    await expect(dialog()).toBeVisible();
    await press('Escape');
    await expect(dialog()).toHaveCount(0);
    await button('Account menu').click();
    await expect(page.getByRole('menuitemradio').first()).toBeFocused();
    await press('Escape');
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toHaveCount(0);
    await press('Control+K');
    await expect(page.getByLabel('Search commands')).toBeFocused();
    const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved);
    expect(moved.filter((what) => !what.includes('Loader'))).toEqual([]);
  });
});
