import { harmless, inUtc, type MailContent } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

const USER_AGENT_LENGTH_MAX = 200;

export interface SignInMail {
  at: Date;
  address: string | null;
  /** The browser's user agent, which is untrusted text. */
  userAgent: string | null;
  /** The page that lists the account's sessions. */
  settingsLink: string;
}

export const newSignInMail = (data: SignInMail): MailContent =>
  renderEmail({
    subject: 'New sign-in to your account',
    paragraphs: ['Someone signed in to your account from an address that you have not used recently.'],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'unknown'],
      ['With', harmless(data.userAgent ?? 'an unnamed program', USER_AGENT_LENGTH_MAX)],
    ],
    action: { label: 'Open your sessions', url: data.settingsLink },
    notes: [
      'If this was you, there is nothing to do. If it was not, end that session and change your password.',
    ],
  });

export interface SessionReuseMail {
  at: Date;
  address: string | null;
  settingsLink: string;
}

export const sessionReuseMail = (data: SessionReuseMail): MailContent =>
  renderEmail({
    subject: 'One of your sessions was ended for safety',
    paragraphs: [
      'A credential of one of your sessions was used twice, which happens when someone has copied it. ' +
        'The session has been ended on every device. Sign in again to continue.',
    ],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'unknown'],
    ],
    action: { label: 'Open your sessions', url: data.settingsLink },
    notes: [
      'If you do not recognise the address, change your password and check the device for unwanted programs.',
      'This can also happen when a browser profile is copied or restored from a backup.',
    ],
  });
