import type { MailContent } from '../letter.js';
import { renderLetter } from '../render-letter.js';

export interface EmailVerificationMail {
  /** With the token. */
  link: string;
  validHours: number;
}

export const emailVerificationMail = (data: EmailVerificationMail): MailContent =>
  renderLetter({
    subject: 'Confirm your e-mail address',
    paragraphs: ['An account was created with this e-mail address. Confirm that it is yours.'],
    action: { label: 'Confirm this address', url: data.link },
    notes: [
      `The link works once, for ${data.validHours} hours.`,
      'If you did not create the account, ignore this mail and do not follow the link: whoever did would be taken for you.',
    ],
  });

export interface EmailChangeMail extends EmailVerificationMail {
  currentEmail: string;
}

/** To the new address. */
export const emailChangeMail = (data: EmailChangeMail): MailContent =>
  renderLetter({
    subject: 'Confirm your new e-mail address',
    paragraphs: [
      `The account of ${data.currentEmail} is to have this e-mail address from now on. Confirm that it is yours.`,
    ],
    action: { label: 'Use this address', url: data.link },
    notes: [
      `The link works once, for ${data.validHours} hours.`,
      'If you know nothing of this, ignore this mail: nothing changes.',
    ],
  });

export interface EmailChangeNotice {
  newEmail: string;
  settingsLink: string;
}

/** To the old address, while there is still time. */
export const emailChangeRequestedMail = (data: EmailChangeNotice): MailContent =>
  renderLetter({
    subject: 'Your e-mail address is about to change',
    paragraphs: [
      `Somebody who knows your password asked to change the e-mail address of your account to ${data.newEmail}. ` +
        'It changes as soon as that address is confirmed.',
    ],
    action: { label: 'Look at your account', url: data.settingsLink },
    notes: ['If it was not you, change your password now: that also stops the change of the address.'],
  });

/** To the old address, afterwards. */
export const emailChangedMail = (data: EmailChangeNotice): MailContent =>
  renderLetter({
    subject: 'Your e-mail address was changed',
    paragraphs: [
      `Your account has the e-mail address ${data.newEmail} now. Sign in with that one; mails go there.`,
    ],
    notes: [
      'If it was not you, contact the operator of this server: you can no longer change the account from this address.',
    ],
  });
