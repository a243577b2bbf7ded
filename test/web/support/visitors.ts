import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.js';
import { type Account, login } from '../../support/client.js';
import { watchScene } from './scene.js';

/** A busy machine takes its time; no test waits this long when all is well. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** Refused and failed requests, which tests provoke; the page has to cope with them, and is asked whether it does. */
const PROVOKED = /Failed to load resource|net::ERR_/;

/** Wide and narrow, light and dark: for what has to hold in each. */
export const LOOKS = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

/** How wide the page is, in pixels: more than its window, and people have to scroll sideways. */
export const widthOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth);

export interface Visitors {
  /** Somebody with a browser profile of their own, on a blank page. Closed, and checked, after the test. */
  visit(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Gives a test file a real browser: call it at the top. After each test no page may have logged an error, thrown
 * one, or run into its content policy.
 */
export function useBrowser(): Visitors {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  const scenes: (() => Promise<string>)[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    const told = (globalThis as { testHasFailed?: boolean }).testHasFailed
      ? await Promise.all(scenes.map((tell) => tell().catch(String)))
      : [];
    scenes.length = 0;
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect([...told, ...complaints.splice(0)]).toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    async visit(options = {}) {
      if (!browser) throw new Error('The browser starts in beforeAll: visit inside a test.');
      const context = await browser.newContext(options);
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE_MS);
      context.on('page', (page) => {
        listen(page, complaints);
        scenes.push(watchScene(page));
      });
      return context.newPage();
    },
  };
}

function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning';
    if (isComplaint && !PROVOKED.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

/** Signs somebody in to all pages of the same profile, by the cookie that a sign-in would leave. */
export async function signIn(page: Page, server: { url: string }, account: Account): Promise<void> {
  const { cookie } = await login(server, account);
  const [name = '', value = ''] = cookie.split('=', 2);
  await page.context().addCookies([
    {
      name,
      value,
      domain: new URL(server.url).hostname,
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'Strict',
    },
  ]);
}

/** Reads until it is what is expected: what a person has just done shows in a moment. */
export async function becomes<Value>(read: () => Promise<Value>, expected: Value): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!isDeepStrictEqual(await read(), expected) && Date.now() < giveUpAt) await sleep(LOOK_EVERY_MS);
  expect(await read()).toEqual(expected);
}

/** For a regular expression: how the page words the time of what has just happened, on whatever machine. */
export const A_MOMENT_AGO = String.raw`(just now|\d\d seconds ago)`;

/** The addresses of the requests with such a method that the page sends from now on: grows. */
export function requestsBy(page: Page, method: string): string[] {
  const addresses: string[] = [];
  page.on('request', (sent) => sent.method() === method && addresses.push(sent.url()));
  return addresses;
}

/** The focus comes to what somebody types into, or goes on from, in a moment after it is there. */
export const getsFocus = (target: Locator): Promise<void> =>
  becomes(() => target.evaluate((element) => element === document.activeElement), true);

/** When everything that moves has arrived: loaders, which never do, aside. */
export async function settled(page: Page): Promise<void> {
  // What opens is invisible at first, before anything moves.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[role=dialog], [role=menu]')].every(
      (opened) => getComputedStyle(opened).opacity === '1',
    ),
  );
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(finite.map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** What axe finds wrong with the page as it is: empty where everybody can use it. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // Colours in the middle of a transition are nobody's choice.
  await settled(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Menus and hints open at the end of the page, outside of its landmarks, as the library has it.
    .disableRules(['region'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
