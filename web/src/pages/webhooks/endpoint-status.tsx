import type { WebhookEndpoint } from '@latchkey/sdk';
import { Badge } from '@mantine/core';
import { type Message, t } from '../../language/translate';

export type StatusReason = NonNullable<WebhookEndpoint['statusReason']>;

/** Why nothing is delivered, continuing "Stopped: …". */
const REASON_WORDS = {
  disabled_by_user: 'a user paused it',
  gone: 'its receiver returned 410 Gone',
  failing: 'it has only failed for five days',
  key_revoked: 'the signing key is revoked',
  key_expired: 'the signing key has expired',
  key_disabled: 'the signing key is disabled',
  key_creator_left: 'the owner of the signing key has left',
  creator_left: 'its owner has left',
  creator_demoted: 'its owner is no longer an admin',
  creator_key_ended: 'the API key that created it has ended',
  service_account_deleted: 'its service account was deleted',
  suspended: 'the operator of the server has suspended its workspace or its owner',
} as const satisfies Record<StatusReason, Message>;

/** A later server may know more reasons. */
export const reasonWords = (reason: StatusReason): string =>
  Object.hasOwn(REASON_WORDS, reason) ? t(REASON_WORDS[reason]) : reason;

/** Assigning another key helps. */
export const isOfKey = (reason: StatusReason): boolean => reason.startsWith('key_');

export function EndpointBadge({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { statusReason, failingSince } = endpoint;
  if (statusReason === 'disabled_by_user') return <Badge color="gray">{t('paused')}</Badge>;
  if (statusReason !== null) return <Badge color="red">{t('stopped')}</Badge>;
  if (failingSince !== null) return <Badge color="brass">{t('failing')}</Badge>;
  return <Badge color="patina">{t('active')}</Badge>;
}
