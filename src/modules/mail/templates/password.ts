import { inUtc, type MailContent } from '../letter.js';
import { renderLetter } from '../render-letter.js';

export interface PasswordResetMail {
  /** With the token. */
  link: string;
  validMinutes: number;
  /** From where it was asked for; null if that is not known. */
  address: string | null;
}

export const passwordResetMail = (data: PasswordResetMail): MailContent =>
  renderLetter({
    subject: 'Reset your password',
    paragraphs: [
      `Somebody${data.address === null ? '' : ` (from ${data.address})`} asked to set a new password for your account.`,
    ],
    action: { label: 'Choose a new password', url: data.link },
    notes: [
      `The link works once, for ${data.validMinutes} minutes, and ends all sessions of the account.`,
      'If it was not you, ignore this mail: your password stays as it is.',
    ],
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
  renderLetter({
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your account was changed, and its other sessions have ended.',
      data.keysRevoked
        ? 'The API keys that the account had made were revoked: nobody had confirmed its address until now, so somebody ' +
          'else may have made them. Create new ones for your programs.'
        : 'API keys go on working, because programs depend on them. If somebody else knew your password, look through ' +
          'your keys, and revoke or rotate what is not yours.',
    ],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'not known'],
    ],
    action: { label: 'Look at your API keys', url: data.keysLink },
    notes: ['If it was not you, reset your password now: whoever did it is signed out by that.'],
  });
