import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';

/** How many keys and endpoints a mail lists; the rest is a number. */
const LISTED_MAX = 20;

export interface MemberLeftMail {
  memberName: string;
  workspaceName: string;
  apiKeys: { name: string; lastUsedAt: Date | null }[];
  endpointUrls: string[];
  /** The workspace's keys. */
  link: string;
}

export const memberLeftMail = (data: MemberLeftMail): MailContent =>
  renderEmail({
    subject: `Member ${quoted(data.memberName)} left the workspace ${quoted(data.workspaceName)}`,
    paragraphs: [
      'The API keys below acted for this person and no longer work. Programs that still use them get 401. The webhook ' +
        'endpoints below no longer receive events.',
      'Create new keys where programs need them, and resume the endpoints that should continue.',
    ],
    facts: [
      ...listed(data.apiKeys).map(
        ({ name, lastUsedAt }) =>
          [
            'API key',
            `${quoted(name)}, ${lastUsedAt ? `last used ${inUtc(lastUsedAt)}` : 'never used'}`,
          ] as const,
      ),
      ...listed(data.endpointUrls).map((url) => ['Webhook endpoint', url] as const),
      ...more('API keys', data.apiKeys),
      ...more('Webhook endpoints', data.endpointUrls),
    ],
    action: { label: 'Open the API keys', url: data.link },
    notes: ['You get this email because you are an owner of the workspace.'],
  });

const listed = <Item>(items: Item[]): Item[] => items.slice(0, LISTED_MAX);

const more = (label: string, items: unknown[]): (readonly [string, string])[] =>
  items.length > LISTED_MAX ? [[label, `and ${items.length - LISTED_MAX} more`]] : [];
