import { register } from '../support/client.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { signIn } from './support/visitors.js';

test.describe('Recent events', () => {
  const app = useServer();
  const browser = useBrowser();

  test('are in the settings, latest first, and older ones follow on demand', async () => {
    const account = await register(app.server);
    const page = await browser.visit();
    // Each of these is an event.
    for (let count = 0; count < 11; count += 1) await signIn(page, app.server, account);
    await page.goto(`${app.server.url}/settings`);
    const rows = page.getByRole('table', { name: 'What recently happened' }).getByRole('rowheader');
    await expect(rows).toHaveCount(10);
    await expect(rows.first()).toHaveText('Signed in');
    await expectUsable(page);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(rows).toHaveCount(12);
  });
});
