import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

interface FactorFacts {
  at: Date;
  /** null: the operator of the server did it. */
  address: string | null;
  settingsLink: string;
}

export type FactorChange =
  | 'totp_added'
  | 'totp_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'recovery_codes'
  | 'reset';

const WORDS: Record<FactorChange, { subject: string; paragraph: string }> = {
  totp_added: {
    subject: 'An authenticator app was added to your account',
    paragraph: 'From now on, signing in takes your password and a code from the app.',
  },
  totp_removed: {
    subject: 'An authenticator app was removed from your account',
    paragraph:
      'Its codes are no longer accepted. If it was the last second factor, signing in takes only your password.',
  },
  passkey_added: {
    subject: 'A passkey was added to your account',
    paragraph: 'From now on, it signs in by itself, and your password alone no longer does.',
  },
  passkey_removed: {
    subject: 'A passkey was removed from your account',
    paragraph:
      'It no longer signs in. If it was the last second factor, signing in takes only your password.',
  },
  recovery_codes: {
    subject: 'New recovery codes for your account',
    paragraph: 'Ten new recovery codes were created. The previous codes no longer work.',
  },
  reset: {
    subject: 'The second factors of your account were removed',
    paragraph:
      'The operator of this server removed every authenticator app, passkey and recovery code of your account and ended its ' +
      'sessions. Signing in takes only your password until you set up a second factor again.',
  },
};

export const factorMail = ({ what, ...facts }: FactorFacts & { what: FactorChange }): MailContent =>
  render(facts, WORDS[what]);

export const passkeyClonedMail = ({ name, ...facts }: FactorFacts & { name: string }): MailContent =>
  render(facts, {
    subject: 'A passkey of your account may have been copied',
    paragraph: `The passkey ${quoted(name)} was used, and refused: it counts its uses, and the count went back. That happens when a copy of it exists. If you did not restore a backup of the device, remove the passkey and create a new one.`,
  });

export const recoveryCodeUsedMail = ({ left, ...facts }: FactorFacts & { left: number }): MailContent =>
  render(facts, {
    subject: 'A recovery code was used for your account',
    paragraph: `Someone proved with a recovery code instead of another second factor that the account is theirs. ${
      left === 0 ? 'No code is left: create new ones now.' : `${left} of the ten codes are left.`
    }`,
  });

const render = (
  { at, address, settingsLink }: FactorFacts,
  { subject, paragraph }: { subject: string; paragraph: string },
): MailContent =>
  renderEmail({
    subject,
    paragraphs: [paragraph],
    facts: [
      ['When', inUtc(at)],
      ['From', address ?? 'the server'],
    ],
    action: { label: 'Open your security settings', url: settingsLink },
    notes: [
      'If this was not you, change your password, end your other sessions and check your security settings.',
    ],
  });
