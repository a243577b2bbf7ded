import { join, resolve } from 'node:path';
import type { Config } from '../../src/core/config/config.js';
import { type Account, register } from '../support/client.js';
import { createEndpoint } from '../support/webhooks/endpoints.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { signIn } from './support/visitors.js';

// The built files, because Playwright's compiler does not support parameter decorators.
const built = resolve(import.meta.dirname, '../../dist/src');
// Declares the pages of every module.
await import(join(built, 'app.module.js'));
const { pages } = (await import(join(built, 'core/resource/declared.js'))) as {
  pages: () => ReadonlyMap<string, string>;
};
const { DashboardLinks } = (await import(join(built, 'modules/mail/dashboard-links.js'))) as {
  DashboardLinks: new (config: Pick<Config, 'publicUrl'>) => Links;
};

const RECEIVER = 'https://receiver.example/hooks';

/** Pages for single sign-on and the command line, and the start page. */
const NOT_IN_MAILS = ['device', 'deviceWithCode', 'home', 'signIn'];

/** Without the types of the pages, which come from every module. */
interface Links {
  to(page: string, parameters?: Record<string, string>): string;
}

interface Case {
  /** The URL, as in a mail to this account. */
  link: (links: Links, account: Account, server: { url: string }) => string | Promise<string>;
  /** The heading of its page, for a signed-in user. */
  heading: string;
  /** Whether the page is open to everyone, or requires a sign-in. */
  isOpen: boolean;
}

const CASES: Record<string, Case> = {
  resetPassword: {
    link: (links) => links.to('resetPassword', { token: 'lkreset_x' }),
    heading: 'Choose a new password',
    isOpen: true,
  },
  verifyEmail: {
    link: (links) => links.to('verifyEmail', { token: 'lkmail_x' }),
    heading: 'Confirm your email address',
    isOpen: true,
  },
  stopFactorReset: {
    link: (links) => links.to('stopFactorReset', { token: 'lkstop_x' }),
    heading: 'Keep your second factors',
    isOpen: true,
  },
  members: {
    link: (links, { workspace }) => links.to('members', { workspaceId: workspace.id }),
    heading: 'Members',
    isOpen: false,
  },
  acceptInvitation: {
    link: (links) => links.to('acceptInvitation', { token: 'lkinv_x' }),
    heading: 'You are invited to a workspace',
    isOpen: true,
  },
  apiKeys: {
    link: (links, { workspace }) => links.to('apiKeys', { workspaceId: workspace.id }),
    heading: 'API keys',
    isOpen: false,
  },
  apiKey: {
    link: (links, { workspace, apiKeyId }) => links.to('apiKey', { workspaceId: workspace.id, apiKeyId }),
    heading: 'First key',
    isOpen: false,
  },
  webhookEndpoint: {
    link: async (links, account, server) => {
      const { id } = await createEndpoint(server, account, { url: RECEIVER, events: ['api_key.created'] });
      return links.to('webhookEndpoint', { workspaceId: account.workspace.id, endpointId: id });
    },
    heading: RECEIVER,
    isOpen: false,
  },
  overview: {
    link: (links, { workspace }) => links.to('overview', { workspaceId: workspace.id }),
    heading: 'Overview',
    isOpen: false,
  },
  workspaceSettings: {
    link: (links, { workspace }) => links.to('workspaceSettings', { workspaceId: workspace.id }),
    heading: 'Settings',
    isOpen: false,
  },
  settings: { link: (links) => links.to('settings'), heading: 'Settings', isOpen: false },
};

const linksOf = (publicUrl: string): Links => new DashboardLinks({ publicUrl });

for (const basePath of ['', '/latchkey'])
  test.describe(`Links in mails of a server at ${basePath || 'a host of its own'}`, () => {
    const app = useServer(
      basePath === '' ? undefined : { env: { PUBLIC_URL: `http://localhost${basePath}` } },
    );
    const browser = useBrowser();
    const links = () => linksOf(app.server.url + basePath);

    test('are all covered by these tests', () => {
      expect([...pages().keys()]).toEqual([...Object.keys(CASES), ...NOT_IN_MAILS].toSorted());
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
        const internal = signedIn.locator('a[href^="/"]');
        if (!isOpen) await expect(internal.first()).toBeVisible();
        await expect(
          internal.and(signedIn.locator(`:not([href="${basePath}"], [href^="${basePath}/"])`)),
        ).toHaveCount(0);
      });
  });
