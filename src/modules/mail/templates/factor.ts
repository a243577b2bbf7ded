import { inUtc, type MailContent } from '../letter.js';
import { renderLetter } from '../render-letter.js';

interface FactorFacts {
  at: Date;
  /** null: the operator of the server did it. */
  address: string | null;
  settingsLink: string;
}

export type FactorChange = 'added' | 'removed' | 'recovery_codes' | 'reset';

const WORDS: Record<FactorChange, { subject: string; paragraph: string }> = {
  added: {
    subject: 'An authenticator app was added to your account',
    paragraph: 'From now on, signing in takes your password and a code from the app.',
  },
  removed: {
    subject: 'An authenticator app was removed from your account',
    paragraph:
      'Its codes are no longer accepted. If it was the last one, signing in takes only your password.',
  },
  recovery_codes: {
    subject: 'New recovery codes for your account',
    paragraph: 'Ten new recovery codes were created. The codes from before no longer work.',
  },
  reset: {
    subject: 'The second factors of your account were removed',
    paragraph:
      'The operator of this server removed every authenticator app and recovery code of your account and ended its ' +
      'sessions. Signing in takes only your password until you set up an app again.',
  },
};

export const factorMail = ({ what, ...facts }: FactorFacts & { what: FactorChange }): MailContent =>
  render(facts, WORDS[what]);

export const recoveryCodeUsedMail = ({ left, ...facts }: FactorFacts & { left: number }): MailContent =>
  render(facts, {
    subject: 'A recovery code was used for your account',
    paragraph: `Someone proved with a recovery code instead of an authenticator app that the account is theirs. ${
      left === 0 ? 'No code is left: create new ones now.' : `${left} of the ten codes are left.`
    }`,
  });

const render = (
  { at, address, settingsLink }: FactorFacts,
  { subject, paragraph }: { subject: string; paragraph: string },
): MailContent =>
  renderLetter({
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
