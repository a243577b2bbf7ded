import { harmless, inUtc, type MailContent } from '../letter.js';
import { renderLetter } from '../render-letter.js';

const USER_AGENT_LENGTH_MAX = 200;

export interface SignInMail {
  at: Date;
  address: string | null;
  /** What the browser said of itself. Anybody's words. */
  userAgent: string | null;
  /** Where the account's sessions are. */
  settingsLink: string;
}

export const newSignInMail = (data: SignInMail): MailContent =>
  renderLetter({
    subject: 'New sign-in to your account',
    paragraphs: ['Somebody signed in to your account from where you have not signed in before.'],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'not known'],
      ['With', harmless(data.userAgent ?? 'a program that does not say its name', USER_AGENT_LENGTH_MAX)],
    ],
    action: { label: 'Look at your sessions', url: data.settingsLink },
    notes: [
      'If it was you, there is nothing to do. If it was not, end that session and change your password.',
    ],
  });

export interface SessionReuseMail {
  at: Date;
  address: string | null;
  settingsLink: string;
}

export const sessionReuseMail = (data: SessionReuseMail): MailContent =>
  renderLetter({
    subject: 'A session of yours was ended for safety',
    paragraphs: [
      'A credential of one of your sessions was used a second time, which happens when somebody has copied it. ' +
        'The session has been ended for everyone, and has to be started anew by signing in.',
    ],
    facts: [
      ['When', inUtc(data.at)],
      ['From', data.address ?? 'not known'],
    ],
    action: { label: 'Look at your sessions', url: data.settingsLink },
    notes: [
      'If you do not recognise the address, change your password, and look for unwanted programs on the device.',
      'It can also happen when a browser profile is copied or restored from a backup.',
    ],
  });
