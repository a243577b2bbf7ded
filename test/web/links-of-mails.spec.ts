import { resolve } from 'node:path';
import type { Config } from '../../src/core/config/config.js';
import type { DashboardLinks } from '../../src/modules/mail/dashboard-links.js';
import { type Account, register } from '../support/client.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { signIn } from './support/visitors.js';

// The built file, because Playwright's compiler does not support parameter decorators.
const built = (await import(
  resolve(import.meta.dirname, '../../dist/src/modules/mail/dashboard-links.js')
)) as typeof import('../../src/modules/mail/dashboard-links.js');

const RECEIVER = 'https://receiver.example/hooks';

/** Links for single sign-on and the command line, which no mail contains. */
const NOT_IN_MAILS = ['device', 'home', 'signIn', 'ssoCallback', 'workspaceSignIn'] as const;

type LinkName = Exclude<keyof DashboardLinks, (typeof NOT_IN_MAILS)[number]>;

interface Case {
  /** The URL, as in a mail to this account. */
  link: (links: DashboardLinks, account: Account, server: { url: string }) => string | Promise<string>;
  /** The heading of its page, for a signed-in user. */
  heading: string;
  /** Whether the page is open to everyone, or requires a sign-in. */
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
    heading: 'Confirm your email address',
    isOpen: true,
  },
  stopFactorReset: {
    link: (links) => links.stopFactorReset('lkstop_x'),
    heading: 'Keep your second factors',
    isOpen: true,
  },
  members: {
    link: (links, { workspace }) => links.members(workspace.id),
    heading: 'Members',
    isOpen: false,
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
      const { id } = await createEndpoint(server, account, { url: RECEIVER, events: ['api_key.created'] });
      return links.webhookEndpoint(account.workspace.id, id);
    },
    heading: RECEIVER,
    isOpen: false,
  },
  overview: {
    link: (links, { workspace }) => links.overview(workspace.id),
    heading: 'Overview',
    isOpen: false,
  },
  workspaceSettings: {
    link: (links, { workspace }) => links.workspaceSettings(workspace.id),
    heading: 'Settings',
    isOpen: false,
  },
  settings: { link: (links) => links.settings(), heading: 'Settings', isOpen: false },
};

const linksOf = (publicUrl: string) => new built.DashboardLinks({ publicUrl } as Config, undefined as never);

for (const basePath of ['', '/latchkey'])
  test.describe(`Links in mails of a server at ${basePath || 'a host of its own'}`, () => {
    const app = useServer(
      basePath === '' ? undefined : { env: { PUBLIC_URL: `http://localhost${basePath}` } },
    );
    const browser = useBrowser();
    const links = () => linksOf(app.server.url + basePath);

    test('are all covered by these tests', () => {
      const names = Object.entries(links()).flatMap(([name, value]) =>
        typeof value === 'function' ? [name] : [],
      );
      expect(names.toSorted()).toEqual([...Object.keys(CASES), ...NOT_IN_MAILS].toSorted());
    });

    for (const [name, { link, heading, isOpen }] of Object.entries(CASES))
      test(`${name} leads to its page`, async () => {
        const account = await register(app.server);
        const address = await link(links(), account, app.server);
        const page = await browser.visit();
        const headed = page.getByRole('heading', { level: 1, name: heading });
        const response = await page.goto(address);
        expect(response?.status()).toBe(200);
        if (isOpen) {
          await expect(headed).toBeVisible();
        } else {
          // After the sign-in, the page opens.
          await page.getByLabel('Email').fill(account.email);
          await page.getByLabel('Password', { exact: true }).fill(account.password);
          await page.getByRole('button', { name: 'Sign in' }).click();
          await expect(headed).toBeVisible();
        }

        const signedIn = await browser.visit();
        await signIn(signedIn, app.server, account);
        await signedIn.goto(address);
        await expect(signedIn.getByRole('heading', { level: 1, name: heading })).toBeVisible();
        const paths = await signedIn
          .locator('a[href^="/"]')
          .evaluateAll((links) => links.map((shown) => shown.getAttribute('href') ?? ''));
        expect(isOpen || paths.length > 0).toBe(true);
        expect(paths.filter((path) => !`${path}/`.startsWith(`${basePath}/`))).toEqual([]);
      });
  });
