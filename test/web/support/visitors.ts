import type { Locator, Page } from '@playwright/test';
import { type Account, login } from '../../support/client.js';

/** Signs a user in on all pages of the same profile, with the cookie that a sign-in would leave. */
export async function signIn(page: Page, server: { url: string }, account: Account): Promise<void> {
  await resume(page, server, await login(server, account));
}

/** The same with an existing session, for an account whose sign-in requires more than a password. */
export async function resume(
  page: Page,
  server: { url: string },
  { cookie }: Pick<Account, 'cookie'>,
): Promise<void> {
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

/** Where a sign-in leads, and `/`. */
export const HOME_PAGE = /\/workspaces\/[\w-]+\/overview$/;

export const homeHeading = (page: Page): Locator => page.getByRole('heading', { level: 1, name: 'Overview' });

/** For a regular expression: how the page words the time of something that has just happened, on any machine. */
export const A_MOMENT_AGO = String.raw`(just now|\d\d seconds ago)`;

/** The URLs of the page's requests with this method from now on; the list grows. */
export function requestsBy(page: Page, method: string): string[] {
  const addresses: string[] = [];
  page.on('request', (sent) => sent.method() === method && addresses.push(sent.url()));
  return addresses;
}
