import { freePort } from '../support/docs/free-port.js';
import { addApp } from '../support/factors.js';
import { register, request } from '../support/client.js';
import { newPerson, startIdentityProvider } from '../support/identity-provider.js';
import { expect, test } from './support/fixtures.js';
import { accessibilityViolations } from './support/usable.js';
import { homeHeading, signIn } from './support/visitors.js';

test.describe('An identity provider', () => {
  test('signs in to a new account, and to an existing one once it is linked, after its second factor', async ({
    appWith,
    visit,
  }) => {
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${port}`;
    const provider = await startIdentityProvider('acme', publicUrl);
    try {
      const { server } = await appWith({
        PORT: String(port),
        PUBLIC_URL: publicUrl,
        OIDC_PROVIDERS: JSON.stringify([provider.entry]),
      });
      const button = { name: 'Continue with Provider acme' };
      const first = await visit();
      await first.goto(`${publicUrl}/sign-in`);
      await first.getByRole('link', button).click();
      await expect(homeHeading(first)).toBeVisible();

      const owner = await register(server);
      provider.person = newPerson({ email: owner.email });
      const stranger = await visit();
      await stranger.goto(`${publicUrl}/sign-in`);
      await stranger.getByRole('link', button).click();
      await expect(stranger.getByRole('alert')).toContainText('This identity is not linked to an account');
      expect(await accessibilityViolations(stranger)).toEqual([]);

      const page = await visit();
      await signIn(page, server, owner);
      await page.goto(`${publicUrl}/settings`);
      await page.getByRole('button', { name: 'Link Provider acme' }).click();
      await expect(page.getByRole('button', { name: 'Unlink Provider acme' })).toBeVisible();
      expect(await accessibilityViolations(page)).toEqual([]);

      const authenticator = await addApp(server, owner);
      await stranger.getByRole('link', button).click();
      await stranger.getByLabel(/^Code/).fill(authenticator.code());
      await stranger.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(homeHeading(stranger)).toBeVisible();
      expect(new URL(stranger.url()).hash).toBe('');
      const sessions = await request(server, 'GET', '/api/v1/auth/sessions', { token: owner.accessToken });
      expect(sessions.json.map(({ amr }: { amr: string[] }) => amr)).toContainEqual(
        expect.arrayContaining(['sso', 'otp', 'mfa']),
      );
    } finally {
      await provider.stop();
    }
  });
});
