import { keyFacts, type NamedKey } from '../../api-keys/mails/named-key.js';
import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

export interface ApiKeyLeakedMail extends NamedKey {
  at: Date;
  /** Who reported it, in our words: `GitHub secret scanning`. */
  source: string;
  /**
   * Where it was seen. Only from an authenticated source; otherwise null, because strangers' links are not passed on.
   */
  url: string | null;
  /** Its current state: active, a canary, revoked because it leaked, or already ended before. */
  state: 'active' | 'canary' | 'revoked' | 'ended-before';
}

const afterwards: Record<ApiKeyLeakedMail['state'], string> = {
  active: 'Anyone who saw it can use it until you rotate or revoke it.',
  canary: 'It is a canary: it is never valid, and each use of it raises an alert.',
  revoked: 'It has been revoked, and no one can use it any more. Programs that used it need a new key.',
  'ended-before': 'It had already been revoked or had expired, so no one can use it.',
};

export const apiKeyLeakedMail = (data: ApiKeyLeakedMail): MailContent =>
  renderEmail({
    subject: `API key ${quoted(data.keyName)} has leaked${data.state === 'revoked' ? ' and was revoked' : ''}`,
    paragraphs: [`The API key ${quoted(data.keyName)} was found in public. ${afterwards[data.state]}`],
    facts: [
      ...keyFacts(data),
      ['Reported', `${inUtc(data.at)}, by ${data.source}`],
      ...(data.url === null ? [] : [['Found at', data.url] as const]),
    ],
    action: { label: data.state === 'active' ? 'Rotate the key' : 'Open the key', url: data.link },
    notes: [
      'Then remove it from where it was found, including the history, and check its usage and the audit trail for calls that were not yours.',
    ],
  });
