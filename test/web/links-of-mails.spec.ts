import { resolve } from 'node:path';
import type { Config } from '../../src/core/config/config.js';
import type { DashboardLinks } from '../../src/modules/mail/dashboard-links.js';
import { type Account, register } from '../support/client.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { signIn } from './support/visitors.js';

// As it was built: Playwright's compiler does not know the decorators of parameters.
const built = (await import(
  resolve(import.meta.dirname, '../../dist/src/modules/mail/dashboard-links.js')
)) as typeof import('../../src/modules/mail/dashboard-links.js');

const RECEIVER = 'https://receiver.example/hooks';

type LinkName = keyof DashboardLinks;

interface Case {
  /** Its address, as a mail to this account would have it. */
  link: (links: DashboardLinks, account: Account, server: { url: string }) => string | Promise<string>;
  /** What heads the page that it leads to, for somebody who is signed in. */
  heading: string;
  /** Whether anybody may see it, or only after a sign-in. */
  isOpen: boolean;
}

const CASES: Record<LinkName, Case> = {
  resetPassword: {
    link: (links) => links.resetPassword('lkreset_x'),
    heading: 'Choose a new password',
    isOpen: true,
  },
  verifyEmail: {
    link: (links) => links.verifyEmail('lkmail_x'),
    heading: 'Confirm your e-mail address',
    isOpen: true,
  },
  acceptInvitation: {
    link: (links) => links.acceptInvitation('lkinvite_x'),
    heading: 'You are invited to a workspace',
    isOpen: true,
  },
  apiKeys: {
    link: (links, { workspace }) => links.apiKeys(workspace.id),
    heading: 'API keys',
    isOpen: false,
  },
  apiKey: {
    link: (links, { workspace, apiKeyId }) => links.apiKey(workspace.id, apiKeyId),
    heading: 'First key',
    isOpen: false,
  },
  webhookEndpoint: {
    link: async (links, account, server) => {
      const { id } = await createEndpoint(server, account, { url: RECEIVER });
      return links.webhookEndpoint(account.workspace.id, id);
    },
    heading: RECEIVER,
    isOpen: false,
  },
  settings: { link: (links) => links.settings(), heading: 'Settings', isOpen: false },
};

test.describe('Links in mails', () => {
  const app = useServer();
  const browser = useBrowser();

  const linksOf = () => new built.DashboardLinks({ publicUrl: app.server.url } as Config, undefined as never);

  test('are all of them looked at here', () => {
    const names = Object.entries(linksOf()).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    );
    expect(names.toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  for (const [name, { link, heading, isOpen }] of Object.entries(CASES))
    test(`${name} leads to its page`, async () => {
      const account = await register(app.server);
      const address = await link(linksOf(), account, app.server);
      const page = await browser.visit();
      const headed = page.getByRole('heading', { level: 1, name: heading });
      const response = await page.goto(address);
      expect(response?.status()).toBe(200);
      if (isOpen) {
        await expect(headed).toBeVisible();
      } else {
        // Past the sign-in, and on to where the link leads.
        await page.getByLabel('E-mail').fill(account.email);
        await page.getByLabel('Password', { exact: true }).fill(account.password);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await expect(headed).toBeVisible();
      }

      const signedIn = await browser.visit();
      await signIn(signedIn, app.server, account);
      await signedIn.goto(address);
      await expect(signedIn.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    });
});
