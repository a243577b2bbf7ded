import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { whoAmI } from '../support/api-keys.js';
import { useServer } from '../support/app.js';
import { register } from '../support/client.js';
import { registerMember } from '../support/workspaces.js';
import { getsFocus, signIn, useBrowser } from './support/visitors.js';

const STOPS_MAX = 60;

const app = useServer();
const browser = useBrowser();
let page: Page;

const press = (key: string) => page.keyboard.press(key);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** Goes on until `target` has the focus, which can be seen at every stop on the way. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    await press('Tab');
    expect(await unseenFocus()).toBeNull();
    if (await hasFocus(target)) return;
  }
  throw new Error(`The focus does not get to ${target.toString()}.`);
}

/** What has the focus and does not look like it: neither itself nor what it is drawn by. Null if all is well. */
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

/** Opens the menu of what has the focus: the next key is for its first entry. */
async function openMenu(): Promise<void> {
  await press('Enter');
  await getsFocus(page.getByRole('menuitem').first());
}

/** Opens the list of what has the focus: the next arrow goes on from what is chosen, which a timer notes. */
async function openList(): Promise<void> {
  await press('Enter');
  await page.getByRole('option').first().waitFor();
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
}

describe('By keyboard alone', () => {
  it('somebody signs up, and creates, rotates and revokes a key', async () => {
    page = await browser.visit({ reducedMotion: 'reduce' });
    await page.goto(`${app.server.url}/sign-up`);
    await getsFocus(page.getByLabel('Name'));
    await page.keyboard.type('Ada');
    await tabTo(page.getByLabel('E-mail'));
    await page.keyboard.type(`${randomUUID()}@example.com`);
    await tabTo(page.getByLabel('Password', { exact: true }));
    await page.keyboard.type('correct horse battery');
    await press('Enter');
    await tabTo(page.getByLabel('I have stored it'));
    await press('Space');
    await tabTo(button('Continue to the dashboard'));
    await press('Enter');

    await tabTo(button('Create key'));
    await press('Enter');
    await getsFocus(dialog().getByLabel('Name', { exact: true }));
    await page.keyboard.type('Billing');
    await press('Enter');
    const key = await page.getByRole('group', { name: 'API key' }).locator('code').innerText();
    await tabTo(page.getByLabel('I have stored it'));
    await press('Space');
    await tabTo(button('Done'));
    await press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(button('Create key'));

    await tabTo(page.getByRole('link', { name: 'Billing' }));
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Billing' }).waitFor();
    await tabTo(button('Rotate'));
    await press('Enter');
    await tabTo(button('Make the new key'));
    await press('Enter');
    await tabTo(page.getByLabel('I have stored it'));
    await press('Space');
    await tabTo(button('Next: watch the traffic'));
    await press('Enter');
    await dialog().getByText('The new key has not been used yet.').waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    // The button that opened the dialog is gone: from the content it goes on.
    await getsFocus(page.locator('#main'));

    expect((await whoAmI(app.server, { apiKey: key })).status).toBe(200);
    await tabTo(button('Revoke'));
    await press('Enter');
    await getsFocus(dialog().getByLabel('Type “Billing” to confirm'));
    await page.keyboard.type('Billing');
    await press('Enter');
    await dialog().getByText('It is final, everywhere').waitFor();
    expect((await whoAmI(app.server, { apiKey: key })).status).toBe(401);
    await getsFocus(button('Done'));
    await press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(page.locator('#main'));
  });

  it('the focus returns to what opened a dialog, also by way of a menu, a field or the palette', async () => {
    const owner = await register(app.server, { name: 'Ada' });
    const member = await registerMember(app.server, app.database, owner, 'member');
    page = await browser.visit();
    await signIn(page, app.server, owner);
    await page.goto(app.server.url);

    // The owner's, who came before the member.
    const actions = button('Actions for First key').last();
    await tabTo(actions);
    await openMenu();
    await press('ArrowUp');
    await getsFocus(page.getByRole('menuitem', { name: 'Revoke…' }));
    await press('Enter');
    await getsFocus(page.getByRole('dialog', { name: /^Revoke/ }).getByRole('textbox'));
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(actions);

    const search = page.getByRole('searchbox', { name: 'Search by name or prefix' });
    await search.focus();
    await press('Control+K');
    await getsFocus(page.getByLabel('Search commands'));
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(search);
    await press('Control+K');
    await getsFocus(page.getByLabel('Search commands'));
    await page.keyboard.type('members');
    await press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor();
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(page.locator('#main'));

    const role = page.getByRole('combobox', { name: `Role of ${member.email}` });
    await role.focus();
    await openList();
    await press('ArrowUp');
    await press('Enter');
    await getsFocus(
      page.getByRole('dialog', { name: /^Make / }).getByRole('button', { name: 'Change the role' }),
    );
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(role);

    const switcher = button(/Switch workspace/);
    await switcher.focus();
    await openMenu();
    await press('ArrowUp');
    await getsFocus(page.getByRole('menuitem', { name: 'New workspace…' }));
    await press('Enter');
    await getsFocus(page.getByRole('dialog', { name: 'New workspace' }).getByRole('textbox'));
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await getsFocus(switcher);
  });

  it('the focus goes to the content when its page gives way to one that is long in coming', async () => {
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
    await page.goto(app.server.url);
    const link = page.getByRole('link', { name: 'First key' });
    await tabTo(link);
    await press('Enter');
    // Its page is hidden before the next one is there.
    await link.waitFor({ state: 'hidden' });
    await getsFocus(page.locator('#main'));
    arrive();
    await page.getByRole('heading', { level: 1, name: 'First key' }).waitFor();
    await getsFocus(page.locator('#main'));
  });
});

describe('For people who want nothing to move', () => {
  it('nothing does, but what says that it is working', async () => {
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
    await page.goto(app.server.url);
    await button('Create key').click();
    await dialog().waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await button('Account menu').click();
    await getsFocus(page.getByRole('menuitemradio').first());
    await press('Escape');
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor({ state: 'detached' });
    await press('Control+K');
    await getsFocus(page.getByLabel('Search commands'));
    const moved = await page.evaluate(() => (window as unknown as { moved: string[] }).moved);
    expect(moved.filter((what) => !what.includes('Loader'))).toEqual([]);
  });
});
