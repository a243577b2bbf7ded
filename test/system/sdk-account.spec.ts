import { afterAll, describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { Latchkey, type LatchkeySession } from '@latchkey/sdk';
import { useOwnServer } from '../support/app.js';
import { startMailboxes, tokenIn } from '../support/smtp.js';

const mailboxes = await startMailboxes();
afterAll(() => mailboxes.goAway());

const app = useOwnServer({ env: { SMTP_URL: mailboxes.url, MAIL_FROM: 'no-reply@acme.dev' } });
const newEmail = (): string => `${randomUUID()}@example.com`;
const newPassword = (): string => randomBytes(18).toString('base64url');

async function signUp(email: string, password: string): Promise<LatchkeySession> {
  const session = Latchkey.session({ baseUrl: app.server.url });
  await session.register({ email, password });
  return session;
}

describe('A person', () => {
  it('changes their name', async () => {
    const session = await signUp(newEmail(), newPassword());
    expect(await session.account.updateProfile({ name: 'Grace' })).toMatchObject({ name: 'Grace' });
    expect((await session.me()).user.name).toBe('Grace');
  });

  it('sets a new password through a link, without being signed in', async () => {
    const email = newEmail();
    const before = await signUp(email, newPassword());
    const { account } = Latchkey.session({ baseUrl: app.server.url });
    await account.requestPasswordReset(email);
    const token = tokenIn(await mailboxes.mailTo(email, /password/i));
    const password = newPassword();
    await account.resetPassword({ token, newPassword: password });
    await expect(account.resetPassword({ token, newPassword: password })).rejects.toMatchObject({
      name: 'InvalidRequestError',
      code: 'link_not_valid',
    });

    await expect(before.me()).rejects.toMatchObject({ status: 401 });
    await before.login({ email, password });
    expect((await before.me()).user.email).toBe(email);
  });

  it('confirms their email address, and changes it', async () => {
    const [email, password, next] = [newEmail(), newPassword(), newEmail()];
    const session = await signUp(email, password);
    await session.account.requestEmailVerification();
    const anybody = Latchkey.session({ baseUrl: app.server.url });
    await anybody.account.verifyEmail(tokenIn(await mailboxes.mailTo(email, /^Confirm/)));
    expect((await session.me()).user).toMatchObject({ email, emailVerified: true });

    await session.account.changeEmail({ email: next, currentPassword: password });
    await anybody.account.verifyEmail(tokenIn(await mailboxes.mailTo(next, /^Confirm/)));
    expect((await session.me()).user).toMatchObject({ email: next, emailVerified: true });
  });
});
