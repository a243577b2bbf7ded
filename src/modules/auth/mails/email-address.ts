import type { MailContent } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface EmailVerificationMail {
  /** With the token. */
  link: string;
  validHours: number;
}

export const emailVerificationMail = (data: EmailVerificationMail): MailContent =>
  renderEmail({
    subject: 'Confirm your email address',
    paragraphs: ['An account was created with this email address. Confirm that the address is yours.'],
    action: { label: 'Confirm this address', url: data.link },
    notes: [
      `The link works once, for ${data.validHours} hours.`,
      'If you did not create the account, ignore this email and do not follow the link: it would confirm an account that someone else created.',
    ],
  });

export interface EmailChangeMail extends EmailVerificationMail {
  currentEmail: string;
}

/** To the new address. */
export const emailChangeMail = (data: EmailChangeMail): MailContent =>
  renderEmail({
    subject: 'Confirm your new email address',
    paragraphs: [
      `The owner of the account ${data.currentEmail} wants to change its email address to this one. Confirm that the address is yours.`,
    ],
    action: { label: 'Use this address', url: data.link },
    notes: [
      `The link works once, for ${data.validHours} hours.`,
      'If you did not request this, ignore this email: nothing changes.',
    ],
  });

export interface EmailChangeNotice {
  newEmail: string;
  settingsLink: string;
}

/** To the old address, while the change can still be stopped. */
export const emailChangeRequestedMail = (data: EmailChangeNotice): MailContent =>
  renderEmail({
    subject: 'Your email address is about to change',
    paragraphs: [
      `Someone who knows your password asked to change the email address of your account to ${data.newEmail}. ` +
        'The change takes effect as soon as the new address is confirmed.',
    ],
    action: { label: 'Open your account', url: data.settingsLink },
    notes: ['If this was not you, change your password now: that also cancels the change of address.'],
  });

/** To the old address, afterwards. */
export const emailChangedMail = (data: EmailChangeNotice): MailContent =>
  renderEmail({
    subject: 'Your email address was changed',
    paragraphs: [
      `The email address of your account is now ${data.newEmail}. Use it to sign in; emails are sent there.`,
    ],
    notes: [
      'If this was not you, contact the operator of this server: you can no longer change the account from this address.',
    ],
  });
