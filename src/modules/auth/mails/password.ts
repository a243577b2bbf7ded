import { inUtc, type MailContent } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface PasswordResetMail {
  /** With the token. */
  link: string;
  validMinutes: number;
  /** The address that requested it; null if unknown. */
  address: string | null;
}

export const passwordResetMail = (data: PasswordResetMail): MailContent =>
  renderEmail({
    subject: 'Reset your password',
    paragraphs: [
      `Someone${data.address === null ? '' : ` (from ${data.address})`} asked to reset the password of your account.`,
    ],
    action: { label: 'Choose a new password', url: data.link },
    notes: [
      `The link works once, for ${data.validMinutes} minutes, and ends all sessions of the account.`,
      'If this was not you, ignore this email: your password does not change.',
    ],
  });

/** A teammate has reset its second factors, so the mailbox alone must not be enough. */
export const passwordHeldMail = ({ address }: Pick<PasswordResetMail, 'address'>): MailContent =>
  renderEmail({
    subject: 'Your password cannot be reset by email now',
    paragraphs: [
      `Someone${address === null ? '' : ` (from ${address})`} asked to reset the password of your account. Its second ` +
        'factors were removed at the request of an owner of a workspace. Until you have set up a new one, only the ' +
        'password that you had before signs in.',
      'If you have forgotten it, ask the operator of this server.',
    ],
    notes: ['If this was not you, ignore this email: your password does not change.'],
  });

export interface PasswordChangedMail {
  at: Date;
  address: string | null;
  /** Where the account's API keys are. */
  keysLink: string;
  /** Whether they were revoked as well. */
  keysRevoked: boolean;
}

export const passwordChangedMail = (data: PasswordChangedMail): MailContent =>
  renderEmail({
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your account was changed, and its other sessions have ended.',
      data.keysRevoked
        ? 'The API keys of the account were revoked: its address had never been confirmed until now, so someone else ' +
          'may have created them. Create new keys for your programs.'
        : 'API keys keep working, because programs depend on them. If someone else knew your password, check your ' +
          'keys, and revoke or rotate any that are not yours.',
    ],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'unknown'],
    ],
    action: { label: 'Open your API keys', url: data.keysLink },
    notes: ['If this was not you, reset your password now: that also signs out the person who changed it.'],
  });
