import type { Page } from '@playwright/test';
import { changeByHand } from '../support/by-hand.js';
import { type Account, register, request } from '../support/client.js';
import { addApp } from '../support/factors.js';
import { join } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { expectUsable } from './support/usable.js';
import { resume } from './support/visitors.js';

test.describe("A member's lost second factors", () => {
  const app = useServer({ sendsMails: true });
  const browser = useBrowser();

  async function ownerAndMember(): Promise<{ owner: Account; member: Account }> {
    const owner = await register(app.server);
    const member = await register(app.server);
    await changeByHand(
      app.database,
      `UPDATE users SET email_verified_at = clock_timestamp() WHERE id = '${member.user.id}'`,
    );
    await join(app.server, owner, member, 'member');
    await changeByHand(
      app.database,
      `UPDATE memberships SET created_at = created_at - interval '8 days' WHERE user_id = '${member.user.id}'`,
    );
    for (const account of [owner, member]) await addApp(app.server, account);
    return { owner, member };
  }

  /** Uses the session of the sign-up, because a new sign-in would require a code. */
  async function visit(account: Account, path: string): Promise<Page> {
    const page = await browser.visit();
    await resume(page, app.server, account);
    await page.goto(app.server.url + path);
    return page;
  }

  test('are reset by an owner, who sees the progress, and stops it', async () => {
    const { owner, member } = await ownerAndMember();
    const page = await visit(owner, `/workspaces/${owner.workspace.id}/members`);
    await page.getByRole('button', { name: `Reset the second factors of ${member.email}` }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `Reset the second factors of ${member.email}?` });
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await expect(dialog.getByText('You get no access to the account.', { exact: false })).toBeVisible();
    await expectUsable(page);
    await dialog.getByRole('button', { name: 'Reset in 24 hours' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('second factors are reset soon')).toBeVisible();
    await expectUsable(page);

    await page
      .getByRole('button', { name: `Stop the reset of the second factors of ${member.email}` })
      .click();
    const stopping = page.getByRole('dialog', { name: `Second factors of ${member.email}` });
    await expectUsable(page);
    await stopping.getByRole('button', { name: 'Stop the reset' }).click();
    await expect(page.getByText('second factors are reset soon')).toHaveCount(0);
  });

  test('stay if the member objects, in the settings or through the link in the mail', async ({
    mailboxes,
  }) => {
    const { owner, member } = await ownerAndMember();
    const reset = `/api/v1/workspaces/${owner.workspace.id}/members/${member.user.id}/factor-reset`;
    const ask = () => request(app.server, 'PUT', reset, { token: owner.accessToken });
    expect((await ask()).status).toBe(200);
    const page = await visit(member, '/settings');
    const banner = page.getByRole('alert').filter({ hasText: 'Your second factors are about to be removed' });
    await expect(banner).toContainText('an owner of');
    await expectUsable(page);
    await banner.getByRole('button', { name: 'Stop it' }).click();
    await expect(banner).toHaveCount(0);

    expect((await ask()).status).toBe(200);
    await expect
      .poll(
        () =>
          mailboxes.received.filter(
            ({ envelopeTo, subject }) =>
              envelopeTo.includes(member.email) && /^Your second factors will be removed/.test(subject ?? ''),
          ).length,
      )
      .toBe(2);
    const { text } = await mailboxes.mailTo(member.email, /^Your second factors will be removed/);
    const guest = await browser.visit();
    await guest.goto(/http:\S+#token=[\w-]+/.exec(text ?? '')?.[0] ?? '');
    await expect(guest.getByRole('heading', { name: 'Keep your second factors' })).toBeVisible();
    await expectUsable(guest);
    await guest.getByRole('button', { name: 'Stop the reset' }).click();
    await expect(guest.getByText('Your second factors stay as they are')).toBeVisible();
    const { json } = await request(app.server, 'GET', '/api/v1/auth/factor-reset', {
      token: member.accessToken,
    });
    expect(json.factor_reset).toBeNull();
  });
});
