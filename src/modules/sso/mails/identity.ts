import { inUtc, type MailContent } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export type IdentityChange = 'linked' | 'unlinked';

interface IdentityFacts {
  what: IdentityChange;
  /** The provider's display name, or its issuer. */
  provider: string;
  /** The provider's name for the identity. */
  identity: string | null;
  at: Date;
  address: string | null;
  settingsLink: string;
}

export const identityMail = ({
  what,
  provider,
  identity,
  at,
  address,
  settingsLink,
}: IdentityFacts): MailContent =>
  renderEmail({
    subject:
      what === 'linked'
        ? `${provider} was linked to your account`
        : `${provider} was unlinked from your account`,
    paragraphs: [
      what === 'linked'
        ? `From now on, whoever signs in to this identity at ${provider} can sign in to your account.`
        : `This identity at ${provider} can no longer sign in to your account. Sessions that it began continue.`,
    ],
    facts: [
      ['Identity', identity ?? 'without an email address'],
      ['When', inUtc(at)],
      ['From', address ?? 'the server'],
    ],
    action: { label: 'Open your security settings', url: settingsLink },
    notes: [
      'If this was not you, change your password, end your other sessions and check your security settings.',
    ],
  });
