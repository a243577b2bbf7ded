import type { WebhookDelivery, WebhookDeliveryDetails } from '@latchkey/sdk';
import { Badge } from '@mantine/core';
import type { DeliveryStatus } from './endpoint-search';

export type Attempt = WebhookDeliveryDetails['attemptHistory'][number];

export const DELIVERY_STATUS_WORDS: Record<DeliveryStatus, string> = {
  pending: 'on its way',
  succeeded: 'delivered',
  failed: 'failed',
  discarded: 'discarded',
};

const COLORS: Record<DeliveryStatus, string> = {
  pending: 'brass',
  succeeded: 'patina',
  failed: 'red',
  discarded: 'gray',
};

export const DeliveryBadge = ({ delivery }: { delivery: WebhookDelivery }) => (
  <Badge color={COLORS[delivery.status]}>
    {delivery.status === 'pending' && delivery.attempts > 0
      ? 'retrying'
      : DELIVERY_STATUS_WORDS[delivery.status]}
  </Badge>
);

const ERROR_WORDS: Record<string, string> = {
  redirect: 'a redirect, which is not followed',
  timeout: 'no complete response in time',
  connection_failed: 'no connection',
  tls_failed: 'no secure connection: the receiver’s certificate was not accepted',
  host_unknown: 'the host name leads nowhere',
  address_refused: 'the host name resolves to a private or reserved address, which is not allowed',
  incomplete_response: 'the response broke off',
  invalid_response: 'the response was not valid HTTP',
  secret_unreadable: 'not signed: the server lacks the master key that encrypted the signing secret',
};

/** `answered 200`, `answered 302: a redirect, which is not followed`, `no connection`. */
export function outcomeOf({ responseStatus, error }: Attempt): string {
  const words = error === null || error === 'status' ? undefined : (ERROR_WORDS[error] ?? error);
  if (responseStatus === null) return words ?? 'no response';
  return `answered ${responseStatus}${words === undefined ? '' : `: ${words}`}`;
}

/** `34 ms`, `2.5 s`. */
export const durationWords = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${milliseconds} ms` : `${(milliseconds / 1_000).toFixed(1)} s`;
