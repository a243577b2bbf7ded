import type { WebhookEndpoint } from '@latchkey/sdk';
import { Badge } from '@mantine/core';

export type StatusReason = NonNullable<WebhookEndpoint['statusReason']>;

/** Why nothing is delivered, continuing "Stopped: …". */
const REASON_WORDS: Record<StatusReason, string> = {
  disabled_by_user: 'somebody paused it',
  gone: 'its receiver answered 410 Gone',
  failing: 'it has only failed for five days',
  key_revoked: 'the key that signs is revoked',
  key_expired: 'the key that signs has expired',
  key_creator_left: 'the creator of the key that signs has left',
  creator_left: 'the person who created it has left',
  creator_demoted: 'the person who created it is no admin any more',
  creator_key_ended: 'the API key that created it has ended',
  suspended: 'the operator of the server has suspended its workspace or its creator',
};

/** A later server may know more. */
export const reasonWords = (reason: StatusReason): string => REASON_WORDS[reason] ?? reason;

/** Another key is what helps. */
export const isOfKey = (reason: StatusReason): boolean => reason.startsWith('key_');

export function EndpointBadge({ endpoint }: { endpoint: WebhookEndpoint }) {
  const { statusReason, failingSince } = endpoint;
  if (statusReason === 'disabled_by_user') return <Badge color="gray">paused</Badge>;
  if (statusReason !== null) return <Badge color="red">stopped</Badge>;
  if (failingSince !== null) return <Badge color="brass">failing</Badge>;
  return <Badge color="patina">active</Badge>;
}
