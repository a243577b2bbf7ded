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
  /** Where the account's sessions and keys are. */
  settingsLink: string;
}

export const passwordChangedMail = (data: PasswordChangedMail): MailContent =>
  renderLetter({
    subject: 'Your password was changed',
    paragraphs: [
      'The password of your account was changed, and its other sessions have ended. API keys go on working: ' +
        'if you changed it because somebody else knew it, look through your keys too.',
    ],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'not known'],
    ],
    action: { label: 'Look at your account', url: data.settingsLink },
    notes: ['If it was not you, reset your password now: whoever did it is signed out by that.'],
  });
