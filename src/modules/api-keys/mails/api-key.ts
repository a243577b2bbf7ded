import { inUtc, type MailContent, quoted } from '../../mail/email-message.js';
import { renderEmail } from '../../mail/render-email.js';
import { keyFacts, type NamedKey } from './named-key.js';

export interface ApiKeyExpiringMail extends NamedKey {
  expiresAt: Date;
}

export const apiKeyExpiringMail = (data: ApiKeyExpiringMail): MailContent =>
  renderEmail({
    subject: `API key ${quoted(data.keyName)} expires on ${data.expiresAt.toISOString().slice(0, 10)}`,
    paragraphs: [
      `The API key ${quoted(data.keyName)} stops working soon. Rotate it or extend its expiry. After that, programs ` +
        'that still use it get 401.',
    ],
    facts: [...keyFacts(data), ['Expires', inUtc(data.expiresAt)]],
    action: { label: 'Open the key', url: data.link },
    notes: [
      'You get this email because the key is yours or, for a key of a service account, because you own the workspace. If nothing uses the key any more, there is nothing to do.',
    ],
  });

export interface ApiKeyTransferredMail extends NamedKey {
  serviceAccountName: string;
  transferredBy: string;
}

export const apiKeyTransferredMail = (data: ApiKeyTransferredMail): MailContent =>
  renderEmail({
    subject: `API key ${quoted(data.keyName)} now belongs to ${quoted(data.serviceAccountName)}`,
    paragraphs: [
      `${quoted(data.transferredBy)} transferred your API key ${quoted(data.keyName)} to the service account ` +
        `${quoted(data.serviceAccountName)}. Programs that use the key keep working. It no longer acts for you, and it ` +
        'stays when you leave the workspace.',
    ],
    facts: keyFacts(data),
    action: { label: 'Open the key', url: data.link },
    notes: ['You get this email because the key acted for you. There is nothing to do.'],
  });

export interface ApiKeyUseMail {
  workspaceName: string;
  keys: { name: string; keyPrefix: string; requests: number; addresses: string[]; lastAt: Date }[];
  link: string;
}

/** The number of keys that an email lists. */
const NAMED_KEYS_MAX = 10;

export const apiKeyCanaryUsedMail = (data: ApiKeyUseMail): MailContent => {
  const only = onlyKey(data);
  return renderEmail({
    subject: only ? `Canary key ${quoted(only.name)} was used` : `Canary keys were used: ${data.keys.length}`,
    paragraphs: [
      `Someone has used ${only ? 'a canary key' : 'canary keys'} of the workspace ${quoted(data.workspaceName)}. ` +
        'No program has a reason to, so someone has seen the place where it was kept. The requests were refused.',
    ],
    ...usesOf(data),
    notes: [
      'Replace the other secrets that are kept in the same place, and find out who has had access to it.',
      'You get this email because you are an owner or admin of the workspace. A key raises at most one alert an hour; uses in between are counted in the next one.',
    ],
  });
};

export const apiKeyNewAddressMail = (data: ApiKeyUseMail): MailContent => {
  const only = onlyKey(data);
  return renderEmail({
    subject: only
      ? `API key ${quoted(only.name)} was used from a new address`
      : `${data.keys.length} API keys were used from new addresses`,
    paragraphs: [
      `${only ? 'An API key' : 'API keys'} of the workspace ${quoted(data.workspaceName)} came from a network that ` +
        `${only ? 'it' : 'they'} had not come from in the last 90 days. The requests were allowed.`,
    ],
    ...usesOf(data),
    notes: [
      'If this was not your program, rotate the key at once. An allowlist keeps a key from being used elsewhere.',
      'You get this email because the key is yours or, for a key of a service account, because you own the workspace. A key raises at most one such alert a day; admins can switch these emails off in the settings of the workspace.',
    ],
  });
};

export interface ApiKeyPolicyEndingMail {
  workspaceName: string;
  keys: readonly { name: string; keyPrefix: string; endsAt: Date }[];
  /** Whether all of them have already ended, or will end. */
  haveEnded: boolean;
  link: string;
}

export const apiKeyPolicyEndingMail = ({
  workspaceName,
  keys,
  haveEnded,
  link,
}: ApiKeyPolicyEndingMail): MailContent => {
  const [first] = keys;
  const others = keys.length - NAMED_KEYS_MAX;
  const ends = haveEnded ? 'has ended' : 'ends';
  return renderEmail({
    subject:
      keys.length === 1 && first
        ? `A policy ${ends} API key ${quoted(first.name)}${haveEnded ? '' : ` on ${first.endsAt.toISOString().slice(0, 10)}`}`
        : `A policy ${ends} ${keys.length} of your API keys`,
    paragraphs: [
      `The workspace ${quoted(workspaceName)} has a policy for API keys that ${keys.length === 1 ? 'this key breaks' : 'these keys break'}. ` +
        (haveEnded
          ? 'Programs that still use a key get 401.'
          : 'After the time below, programs that still use a key get 401.'),
    ],
    facts: [
      ...keys
        .slice(0, NAMED_KEYS_MAX)
        .map(
          ({ name, keyPrefix, endsAt }) =>
            [
              'Key',
              `${quoted(name)}, ${keyPrefix}…: ${haveEnded ? 'ended' : 'ends'} ${inUtc(endsAt)}`,
            ] as const,
        ),
      ...(others > 0 ? [['Others', `${others} more`] as const] : []),
    ],
    action: { label: keys.length === 1 ? 'Open the key' : 'Open the keys', url: link },
    notes: [
      haveEnded
        ? 'An ended key cannot be brought back. Programs that still use it need a new key that complies; if there are none, there is nothing to do.'
        : 'To keep a key, change it so that it complies, or use one that would end for lack of use. If nothing uses it any more, there is nothing to do.',
      'You get this email because the key is yours or, for a key of a service account, because you own the workspace.',
    ],
  });
};

const onlyKey = ({ keys }: ApiKeyUseMail) => (keys.length === 1 ? keys[0] : undefined);

function usesOf({ keys, link }: ApiKeyUseMail) {
  const others = keys.length - NAMED_KEYS_MAX;
  return {
    facts: [
      ...keys
        .slice(0, NAMED_KEYS_MAX)
        .map(
          ({ name, keyPrefix, requests, addresses, lastAt }) =>
            [
              'Key',
              `${quoted(name)}, ${keyPrefix}…: ${requests === 1 ? '1 request' : `${requests} requests`} from ${addresses.join(', ')}, the last at ${inUtc(lastAt)}`,
            ] as const,
        ),
      ...(others > 0 ? [['Others', `${others} more`] as const] : []),
    ],
    action: { label: keys.length === 1 ? 'Open the key' : 'Open the keys', url: link },
  };
}
