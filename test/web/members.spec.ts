import type { Page } from '@playwright/test';
import { createKey } from '../support/api-keys.js';
import { changeByHand } from '../support/by-hand.js';
import { type Account, type Json, register, request } from '../support/client.js';
import { accept, invite, join, registerMember } from '../support/workspaces.js';
import { expect, test, useBrowser, useServer } from './support/fixtures.js';
import { goOffline, goOnline } from './support/offline.js';
import { accessibilityViolations, expectUsable } from './support/usable.js';
import { signIn } from './support/visitors.js';

test.describe('Members', () => {
  const app = useServer();
  const browser = useBrowser();

  async function open(owner: Account, as: Account, options = {}): Promise<Page> {
    const page = await browser.visit(options);
    await signIn(page, app.server, as);
    await page.goto(`${app.server.url}/workspaces/${owner.workspace.id}/members`);
    return page;
  }

  const call = async (owner: Account, method: string, rest: string, json?: object): Promise<Json> =>
    (
      await request(app.server, method, `/api/v1/workspaces/${owner.workspace.id}${rest}`, {
        token: owner.accessToken,
        ...(json ? { json } : {}),
      })
    ).json;

  const roleOf = async (owner: Account, userId: string): Promise<string | undefined> =>
    (await call(owner, 'GET', '/members')).find(({ user }: Json) => user.id === userId)?.role;

  test('are invited with a link that is shown once, with which a new user signs up and joins', async () => {
    const owner = await register(app.server);
    const page = await open(owner, owner);
    await page.getByRole('button', { name: 'Invite' }).click();
    await page.getByLabel(/^viewer:/).check();
    await page.getByRole('button', { name: 'Create the link' }).click();
    const link = await page.locator('[data-secret]').innerText();
    expect(link).toMatch(new RegExp(`^${app.server.url}/accept-invitation#token=`));
    // It is shown only once, so a slip of the hand must not close it.
    await page.keyboard.press('Escape');
    await page.mouse.click(5, 5);
    await expect(page.getByText('can join as viewer, once', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(
      page.getByRole('table', { name: 'Open invitations' }).getByText('Anyone with the link'),
    ).toBeVisible();
    const token = link.split('token=')[1] ?? '';
    expect(await page.content()).not.toContain(token);

    const guest = await browser.visit();
    const asked: string[] = [];
    guest.on('request', (sent) => asked.push(sent.url()));
    await guest.goto(link);
    await guest.getByRole('link', { name: 'Create an account' }).click();
    expect(guest.url()).not.toContain(token);
    await guest.getByLabel('Email').fill(`guest-of-${owner.email}`);
    await guest.getByLabel('Password', { exact: true }).fill('correct horse battery');
    await guest.getByRole('button', { name: 'Create account' }).click();
    await guest.getByLabel('I have stored it').check();
    await guest.getByRole('button', { name: /Continue to/ }).click();
    await guest.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(guest).toHaveURL(new RegExp(`/workspaces/${owner.workspace.id}/overview$`));
    expect(asked.filter((url) => url.includes(token))).toEqual([]);

    await page.reload();
    await expect(
      page.getByRole('table', { name: 'Members' }).getByText(`guest-of-${owner.email}`),
    ).toBeVisible();
  });

  test('are invited by address, for a limited time; the link is then for that account alone', async () => {
    const owner = await register(app.server);
    const [guest, stranger] = [await register(app.server), await register(app.server)];
    const page = await open(owner, owner);
    await page.getByRole('button', { name: 'Invite' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Email').fill('nobody');
    await dialog.getByRole('button', { name: 'Create the link' }).click();
    await expect(dialog.getByText('Must be an email address.', { exact: true })).toBeVisible();
    await dialog.getByLabel('Email').fill(guest.email);
    await dialog.getByLabel(/^admin:/).check();
    await dialog.getByRole('combobox', { name: 'Expires in' }).click();
    await page.getByRole('option', { name: '30 days' }).click();
    await dialog.getByRole('button', { name: 'Create the link' }).click();
    await expect(
      dialog.getByText(`Only the account of ${guest.email} can join as admin`, { exact: false }),
    ).toBeVisible();
    const link = await page.locator('[data-secret]').innerText();
    const [invitation] = await call(owner, 'GET', '/invitations');
    const lifetimeDays = (Date.parse(invitation.expires_at) - Date.parse(invitation.created_at)) / 86_400_000;
    expect([invitation.email, invitation.role, Math.round(lifetimeDays)]).toEqual([guest.email, 'admin', 30]);

    const visitor = await browser.visit();
    await signIn(visitor, app.server, stranger);
    await visitor.goto(link);
    await expect(visitor.getByText(stranger.email)).toBeVisible();
    await visitor.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(visitor.getByText('No such invitation for this account')).toBeVisible();
    await visitor.getByRole('button', { name: 'Use another account' }).click();
    await visitor.getByRole('link', { name: 'Sign in' }).click();
    await visitor.getByLabel('Email').fill(guest.email);
    await visitor.getByLabel('Password', { exact: true }).fill(guest.password);
    await visitor.getByRole('button', { name: 'Sign in' }).click();
    await expect(visitor.getByText(guest.email)).toBeVisible();
    await visitor.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(visitor).toHaveURL(new RegExp(`/workspaces/${owner.workspace.id}/overview$`));
    expect(await roleOf(owner, guest.user.id)).toBe('admin');
  });

  test('who accept during a withdrawal are members, and the page shows it', async () => {
    const owner = await register(app.server);
    const guest = await register(app.server);
    const { token } = await invite(app.server, owner, owner.workspace.id, { role: 'member' });
    const page = await open(owner, owner);
    const withdraw = page.getByRole('button', { name: /^Withdraw/ });
    await expect(withdraw).toBeVisible();
    await accept(app.server, guest, token);
    await withdraw.click();
    await expect(
      page.getByText('The invitation was accepted, withdrawn or replaced', { exact: false }),
    ).toBeVisible();
    await expect(page.getByRole('table', { name: 'Members' }).getByText(guest.email)).toBeVisible();
    await expect(withdraw).toHaveCount(0);
  });

  test('are offered what their role allows: admins cannot change owners, viewers can only leave', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const viewer = await registerMember(app.server, app.database, owner, 'viewer');
    const page = await open(owner, admin);
    await page.getByRole('combobox', { name: `Role of ${viewer.email}` }).click();
    await expect(page.getByRole('option')).toHaveText(['viewer', 'member', 'admin']);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('option').first()).toBeHidden();
    await expect(page.getByRole('combobox', { name: `Role of ${owner.email}` })).toHaveCount(0);
    await expect(page.getByRole('button', { name: `Remove ${owner.email}` })).toHaveCount(0);
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByLabel(/^admin:/)).toBeVisible();
    await expect(page.getByLabel(/^owner:/)).toHaveCount(0);

    const other = await open(owner, viewer);
    await expect(other.getByRole('button', { name: 'Leave the workspace' })).toBeVisible();
    await expect(other.getByRole('button', { name: /^(Invite|Remove)/ })).toHaveCount(0);
    await expect(other.getByRole('combobox')).toHaveCount(0);
    await expect(other.getByText('Open invitations')).toHaveCount(0);
  });

  test('can have their invitations withdrawn, and the link then says so', async () => {
    const owner = await register(app.server);
    const { token } = await invite(app.server, owner, owner.workspace.id, { role: 'member' });
    const page = await open(owner, owner);
    await page.getByRole('button', { name: /^Withdraw/ }).click();
    await expect(page.getByText('None. Invite a member', { exact: false })).toBeVisible();

    const stranger = await register(app.server);
    const guest = await browser.visit();
    await signIn(guest, app.server, stranger);
    await guest.goto(`${app.server.url}/accept-invitation#token=${token}`);
    await guest.getByRole('button', { name: 'Accept the invitation' }).click();
    await expect(guest.getByRole('alert')).toBeVisible();
    await guest.reload();
    await expect(guest.getByText('Open the complete link again', { exact: false })).toBeVisible();
  });

  test('keep their role until the change is confirmed, which explains the effect on their keys', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const page = await open(owner, owner);
    await page.getByRole('combobox', { name: `Role of ${member.email}` }).click();
    await page.getByRole('option', { name: 'admin' }).click();
    await expect(page.getByRole('dialog').getByText('API keys', { exact: false })).toBeVisible();
    expect(await roleOf(owner, member.user.id)).toBe('member');
    await page.getByRole('button', { name: 'Change the role' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await roleOf(owner, member.user.id)).toBe('admin');
  });

  test('are removed after the page has said which of their keys stop', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const { name, key_prefix: prefix } = await call(owner, 'GET', `/api-keys/${member.apiKeyId}`);
    // A revoked key and another user's key, which must not be listed.
    const revoked = await request(app.server, 'POST', `/api/v1/workspaces/${owner.workspace.id}/api-keys`, {
      token: member.accessToken,
      json: { name: 'Gone already' },
    });
    await call(owner, 'DELETE', `/api-keys/${revoked.json.id}`);
    const page = await open(owner, owner);
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/impact', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('button', { name: `Remove ${member.email}` }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Loading what ends with the membership…')).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Remove the member' })).toBeDisabled();
    answer();
    await expect(dialog.getByText('One API key stops')).toBeVisible();
    await expect(dialog.getByText(name)).toBeVisible();
    await expect(dialog.getByText(prefix, { exact: false })).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(await roleOf(owner, member.user.id)).toBe('member');
    await dialog.getByRole('button', { name: 'Remove the member' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await roleOf(owner, member.user.id)).toBeUndefined();
    expect((await request(app.server, 'GET', '/api/v1/me', { apiKey: member.apiKey })).status).toBe(401);
  });

  test('are removed while some of their keys move to a service account created in the same dialog', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const page = await open(owner, owner);
    await page.getByRole('button', { name: `Remove ${member.email}` }).click();
    const dialog = page.getByRole('dialog', { name: /^Remove / });
    await expect(dialog.getByText('One API key stops')).toBeVisible();
    await dialog.getByRole('button', { name: 'Create a service account' }).click();
    const making = page.getByRole('dialog', { name: 'Create a service account' });
    await making.getByRole('textbox', { name: 'Name' }).fill('Nightly export');
    await making.getByRole('button', { name: /^Create/ }).click();
    await expect(making).toHaveCount(0);
    await dialog.getByRole('combobox', { name: /^What happens to / }).click();
    await page.getByRole('option', { name: 'Transfer to Nightly export (member)' }).click();
    await expect(dialog.getByText('No key stops')).toBeVisible();
    expect(await accessibilityViolations(page)).toEqual([]);
    // Closing the dialog changes nothing, and keeps the choices.
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await roleOf(owner, member.user.id)).toBe('member');
    await page.getByRole('button', { name: `Remove ${member.email}` }).click();
    await expect(dialog.getByText('No key stops')).toBeVisible();
    // Despite the long name in the title, the button is within reach.
    await page.setViewportSize({ width: 320, height: 720 });
    await expect(dialog.getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 });
    await dialog.getByRole('button', { name: 'Remove the member' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await roleOf(owner, member.user.id)).toBeUndefined();
    const me = await request(app.server, 'GET', '/api/v1/me', { apiKey: member.apiKey });
    expect(me).toMatchObject({ status: 200, json: { service_account: { name: 'Nightly export' } } });
  });

  test('are removed while some of their endpoints and invitations are kept', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    const account = { token: owner.accessToken, json: { name: 'Integrations', role: 'admin' } };
    await request(app.server, 'POST', `${path}/service-accounts`, account);
    const url = 'https://receiver.example/hooks';
    const endpoint = { token: admin.accessToken, json: { url, events: ['api_key.created'] } };
    const { json: kept } = await request(app.server, 'POST', `${path}/webhook-endpoints`, endpoint);
    const invitation = { token: admin.accessToken, json: { role: 'viewer', email: 'grace@example.com' } };
    await request(app.server, 'POST', `${path}/invitations`, invitation);
    const again = { token: owner.accessToken, json: { role: 'viewer', email: 'again@example.com' } };
    const { json: toThemselves } = await request(app.server, 'POST', `${path}/invitations`, again);
    await changeByHand(
      app.database,
      `UPDATE invitations SET email = '${admin.email}' WHERE id = '${toThemselves.id}'`,
    );
    const page = await open(owner, owner);
    await page.getByRole('button', { name: `Remove ${admin.email}` }).click();
    const dialog = page.getByRole('dialog', { name: /^Remove / });
    await expect(dialog.getByText('One webhook endpoint stops')).toBeVisible();
    await expect(dialog.getByText(`${url}, last success never`)).toBeVisible();
    await expect(dialog.getByText('2 invitations are withdrawn')).toBeVisible();
    await expect(dialog.getByText(`${admin.email}: their own address, so it cannot be kept`)).toBeVisible();
    await expect(dialog.getByRole('checkbox')).toHaveCount(1);
    await dialog.getByRole('combobox', { name: `What happens to ${url}` }).click();
    await page.getByRole('option', { name: 'Transfer to Integrations (admin)' }).click();
    await dialog.getByLabel('Keep the invitation for grace@example.com, as yours').check();
    await expect(dialog.getByText('No webhook endpoint stops')).toBeVisible();
    await expect(dialog.getByText('One invitation is withdrawn')).toBeVisible();
    await expectUsable(page);
    await dialog.getByRole('button', { name: 'Remove the member' }).click();
    await expect(dialog).toHaveCount(0);
    const as = { token: owner.accessToken };
    expect((await request(app.server, 'GET', `${path}/webhook-endpoints/${kept.id}`, as)).json).toMatchObject(
      {
        status: 'active',
        owner: { type: 'service_account', name: 'Integrations' },
      },
    );
    await expect(page.getByText('grace@example.com')).toBeVisible();
  });

  test('stay if a key cannot be transferred as chosen, and the key says why', async () => {
    const owner = await register(app.server);
    const member = await registerMember(app.server, app.database, owner, 'member');
    const path = `/api/v1/workspaces/${owner.workspace.id}`;
    const options = { token: owner.accessToken };
    const account = { ...options, json: { name: 'Nightly export', role: 'viewer' } };
    await request(app.server, 'POST', `${path}/service-accounts`, account);
    const rotation = { ...options, json: { overlap_seconds: 3_600, keep_owner: true } };
    await request(app.server, 'POST', `${path}/api-keys/${member.apiKeyId}/rotate`, rotation);
    const page = await open(owner, owner);
    await page.getByRole('button', { name: `Remove ${member.email}` }).click();
    const dialog = page.getByRole('dialog', { name: /^Remove / });
    await dialog.getByRole('combobox', { name: 'All keys' }).click();
    await page.getByRole('option', { name: 'Transfer to Nightly export (viewer)' }).click();
    await dialog.getByRole('button', { name: 'Remove the member' }).click();
    // The old key and the new one have the same name, but only the old one cannot be kept.
    const refused = dialog.getByRole('combobox', { description: /was rotated and stops after its overlap/ });
    await expect(refused).toHaveCount(1);
    expect(await roleOf(owner, member.user.id)).toBe('member');
    await refused.click();
    await page.getByRole('option', { name: 'Stops' }).click();
    await expect(dialog.getByText('was rotated')).toHaveCount(0);
    await dialog.getByRole('button', { name: 'Remove the member' }).click();
    await expect(dialog).toHaveCount(0);
    expect(await roleOf(owner, member.user.id)).toBeUndefined();
  });

  test('may leave, and end up in a workspace of their own; the last owner is told why not', async () => {
    const owner = await register(app.server);
    const member = await register(app.server);
    await join(app.server, owner, member, 'viewer');
    const page = await open(owner, member);
    await page.getByRole('button', { name: 'Leave the workspace' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Leave the workspace' }).click();
    await expect(page).toHaveURL(new RegExp(`/workspaces/${member.workspace.id}/`));
    expect(await roleOf(owner, member.user.id)).toBeUndefined();

    const last = await open(owner, owner);
    const dialog = last.getByRole('dialog', { name: 'You are the only owner' });
    await last.getByRole('button', { name: 'Leave the workspace' }).click();
    await expect(dialog).toContainText(
      'Make someone else an owner first: a workspace must keep at least one.',
    );
    await expect(dialog.getByRole('button')).toHaveText(['', 'Close']);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await last
      .getByRole('combobox', { name: /^Role of/ })
      .first()
      .click();
    await last.getByRole('option', { name: 'viewer' }).click();
    await expect(dialog).toBeVisible();
    await expectUsable(last);
    expect(await roleOf(owner, owner.user.id)).toBe('owner');
  });

  test('see the buttons of a long dialog, and its error, without scrolling', async () => {
    const owner = await register(app.server);
    const member = await register(app.server);
    await join(app.server, owner, member, 'member');
    const inWorkspace = { ...member, workspace: owner.workspace };
    for (let key = 1; key <= 8; key += 1) await createKey(app.server, inWorkspace, { name: `Key ${key}` });
    const page = await open(owner, owner, { isHurried: true });
    for (const width of [375, 1280]) {
      await page.setViewportSize({ width, height: 480 });
      await page.getByRole('button', { name: `Remove ${member.email}` }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('8 API keys stop')).toBeVisible();
      const remove = dialog.getByRole('button', { name: 'Remove the member' });
      await expect(remove).toBeInViewport({ ratio: 1 });
      await goOffline(page);
      await remove.click();
      const error = dialog.getByRole('alert', { name: 'The server is not responding' });
      await expect(error).toBeInViewport();
      const [alert, actions] = [await error.boundingBox(), await remove.boundingBox()];
      expect((alert?.y ?? 0) + (alert?.height ?? 0)).toBeLessThanOrEqual(actions?.y ?? 0);
      await goOnline(page);
      await page.reload();
    }
  });

  test('whose role was lowered meanwhile are told the required one, and no longer offered the action', async () => {
    const owner = await register(app.server);
    const admin = await registerMember(app.server, app.database, owner, 'admin');
    const page = await open(owner, admin);
    await page.getByRole('button', { name: 'Invite' }).click();
    await call(owner, 'PATCH', `/members/${admin.user.id}`, { role: 'member' });
    await page.getByRole('button', { name: 'Create the link' }).click();
    await expect(page.getByText('Requires the admin role or higher.', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Changing them requires the admin role.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Invite' })).toHaveCount(0);
  });

  test('are accessible, light and dark, wide and narrow', async () => {
    const owner = await register(app.server, { name: 'Ada Lovelace' });
    await registerMember(app.server, app.database, owner, 'member');
    await invite(app.server, owner, owner.workspace.id, { role: 'member', email: 'grace@example.com' });
    const page = await open(owner, owner);
    await expect(page.getByText('grace@example.com')).toBeVisible();
    await expectUsable(page);
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('dialog').getByLabel('Email')).toBeVisible();
    await expectUsable(page);
  });
});
