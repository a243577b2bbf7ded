import { describe, expect, it } from '@jest/globals';
import type { Config } from '../../src/core/config/config.js';
import { DashboardLinks } from '../../src/modules/mail/dashboard-links.js';
import { useServer } from '../support/app.js';
import { type Account, register } from '../support/client.js';
import { createEndpoint } from '../webhooks/endpoints.js';
import { signIn, useBrowser } from './support/visitors.js';

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

describe('Links in mails', () => {
  const app = useServer();
  const browser = useBrowser();

  const linksOf = () => new DashboardLinks({ publicUrl: app.server.url } as Config, undefined as never);

  it('are all of them looked at here', () => {
    const names = Object.entries(linksOf()).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    );
    expect(names.toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  it.each(Object.entries(CASES))('%s leads to its page', async (_name, { link, heading, isOpen }) => {
    const account = await register(app.server);
    const address = await link(linksOf(), account, app.server);
    const page = await browser.visit();
    const headed = page.getByRole('heading', { level: 1, name: heading });
    const response = await page.goto(address);
    expect(response?.status()).toBe(200);
    if (isOpen) {
      await headed.waitFor();
    } else {
      // Past the sign-in, and on to where the link leads.
      await page.getByLabel('E-mail').fill(account.email);
      await page.getByLabel('Password', { exact: true }).fill(account.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await headed.waitFor();
    }

    const signedIn = await browser.visit();
    await signIn(signedIn, app.server, account);
    await signedIn.goto(address);
    await signedIn.getByRole('heading', { level: 1, name: heading }).waitFor();
  });
});
