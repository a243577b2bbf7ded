import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Account, login } from '../../support/client.js';

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

/** For a regular expression: how the page words the time of what has just happened, on whatever machine. */
export const A_MOMENT_AGO = String.raw`(just now|\d\d seconds ago)`;

/** The addresses of the requests with such a method that the page sends from now on: grows. */
export function requestsBy(page: Page, method: string): string[] {
  const addresses: string[] = [];
  page.on('request', (sent) => sent.method() === method && addresses.push(sent.url()));
  return addresses;
}

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
    // Only what is reported is described, and in one page: there are no frames. It takes a third of the time.
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Menus and hints open at the end of the page, outside of its landmarks, as the library has it.
    .disableRules(['region'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}
