import { freePort } from '../support/docs/free-port.js';
import { register } from '../support/client.js';
import { addApp } from '../support/factors.js';
import { newPerson, startIdentityProvider } from '../support/identity-provider.js';
import { startNameServer } from '../support/webhooks/name-server.js';
import { registerMember } from '../support/workspaces.js';
import { expect, test } from './support/fixtures.js';
import { accessibilityViolations } from './support/usable.js';
import { resume, signIn } from './support/visitors.js';

test("A workspace's identity provider is configured, tried and required, and leads members in", async ({
  appWith,
  visit,
}) => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = await startIdentityProvider('acme', publicUrl);
  try {
    const { server, database } = await appWith({
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8',
    });
    const owner = await register(server);
    await addApp(server, owner);
    const member = await registerMember(server, database, owner, 'admin');
    const settings = `${publicUrl}/workspaces/${owner.workspace.id}/settings`;

    const page = await visit();
    await resume(page, server, owner);
    await page.goto(settings);
    await page.getByLabel('Provider', { exact: true }).fill('Acme');
    await page.getByLabel('Issuer').fill(`${provider.issuer}/nowhere`);
    await page.getByLabel('Client id').fill(provider.entry.client_id);
    await page.getByLabel('Client secret').fill(provider.entry.client_secret);
    await page.getByRole('button', { name: 'Configure the provider' }).click();
    await expect(page.getByText(/instead of a discovery document/)).toBeVisible();
    await page.getByLabel('Issuer').fill(provider.issuer);
    await page.getByRole('button', { name: 'Configure the provider' }).click();
    await expect(page.getByText('Your session has not.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Require it of all members' })).toBeDisabled();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in with Acme' }).click();
    await page.waitForURL(/\/overview$/);
    await page.goto(settings);
    await page.getByRole('button', { name: 'Require it of all members' }).click();
    await expect(page.getByText('Members must have signed in with Acme', { exact: false })).toBeVisible();

    provider.person = newPerson();
    const other = await visit();
    await signIn(other, server, member);
    await other.goto(`${publicUrl}/workspaces/${owner.workspace.id}/documents`);
    const notice = other.getByRole('alert').filter({ hasText: 'This workspace requires single sign-on' });
    await expect(notice).toBeVisible();
    expect(await accessibilityViolations(other)).toEqual([]);
    await notice.getByRole('button', { name: 'Sign in with Acme' }).click();
    await other.waitForURL(/\/overview$/);
    await expect(notice).toBeHidden();
  } finally {
    await provider.stop();
  }
});

test('People of a domain that agrees join by signing in, and see what such a session cannot do', async ({
  appWith,
  visit,
}) => {
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  const provider = await startIdentityProvider('acme', publicUrl);
  const nameServer = await startNameServer();
  try {
    const { server } = await appWith({
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      WEBHOOK_ALLOW_PRIVATE: '127.0.0.0/8',
      WEBHOOK_DNS_SERVERS: nameServer.address,
    });
    const owner = await register(server);
    const workspace = `${publicUrl}/workspaces/${owner.workspace.id}`;

    const page = await visit();
    await resume(page, server, owner);
    await page.goto(`${workspace}/settings`);
    await page.getByLabel('Provider', { exact: true }).fill('Acme');
    await page.getByLabel('Issuer').fill(provider.issuer);
    await page.getByLabel('Client id').fill(provider.entry.client_id);
    await page.getByLabel('Client secret').fill(provider.entry.client_secret);
    await page.getByRole('combobox', { name: 'Domains whose people may join' }).fill('acme.test');
    await page.getByRole('button', { name: 'Configure the provider' }).click();
    await expect(
      page.getByText(/Needs the TXT record _latchkey\.acme\.test .* no TXT record there/),
    ).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    nameServer.answerTexts('_latchkey.acme.test', [`latchkey-workspace=${owner.workspace.id}`]);
    await page.getByLabel('They join as').selectOption('Viewer');
    await page.getByRole('button', { name: 'Configure the provider' }).click();
    await expect(page.getByText('Your session has not.')).toBeVisible();

    provider.person = newPerson({ email: 'ada@acme.test', name: 'Ada' });
    const other = await visit();
    // From another site, as from a page of the company or from an email in the browser.
    await other.goto('data:text/html,<a>Latchkey</a>');
    await other.evaluate(
      (url) => document.querySelector('a')!.setAttribute('href', url),
      `${publicUrl}/api/v1/auth/sso/${owner.workspace.id}/start`,
    );
    await other.getByText('Latchkey').click();
    await expect(other.getByRole('alert')).toContainText('Another site sent you here');
    expect(await accessibilityViolations(other)).toEqual([]);
    await other.getByRole('link', { name: 'Continue with the workspace’s provider' }).click();
    await other.waitForURL(/\/overview$/);
    await other.goto(`${workspace}/settings?tab=account`);
    await expect(other.getByText('You signed in for one workspace')).toBeVisible();
    await expect(other.getByText('Appearance', { exact: true })).toBeVisible();
    expect(await accessibilityViolations(other)).toEqual([]);

    await page.goto(`${workspace}/members`);
    await expect(page.getByRole('combobox', { name: 'Role of Ada' })).toHaveValue(/^viewer$/i);
  } finally {
    await nameServer.close();
    await provider.stop();
  }
});
