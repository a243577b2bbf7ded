import type { WebhookDelivery, WebhookDeliveryDetails } from '@latchkey/sdk';
import { Badge } from '@mantine/core';
import type { DeliveryStatus } from './endpoint-search';
import { locale } from '../../language/language';
import { type Message, t } from '../../language/translate';

export type Attempt = WebhookDeliveryDetails['attemptHistory'][number];

export const DELIVERY_STATUS_WORDS = {
  pending: 'on its way',
  succeeded: 'delivered',
  failed: 'failed',
  discarded: 'discarded',
} as const satisfies Record<DeliveryStatus, Message>;

const COLORS: Record<DeliveryStatus, string> = {
  pending: 'brass',
  succeeded: 'patina',
  failed: 'red',
  discarded: 'gray',
};

export const DeliveryBadge = ({ delivery }: { delivery: WebhookDelivery }) => (
  <Badge color={COLORS[delivery.status]}>
    {delivery.status === 'pending' && delivery.attempts > 0
      ? t('retrying')
      : t(DELIVERY_STATUS_WORDS[delivery.status])}
  </Badge>
);

const ERROR_WORDS = {
  redirect: 'a redirect, which is not followed',
  timeout: 'no complete response in time',
  connection_failed: 'no connection',
  tls_failed: 'no secure connection: the receiver’s certificate was not accepted',
  host_unknown: 'the host name leads nowhere',
  address_refused: 'the host name resolves to a private or reserved address, which is not allowed',
  incomplete_response: 'the response broke off',
  invalid_response: 'the response was not valid HTTP',
  secret_unreadable: 'not signed: the server lacks the master key that encrypted the signing secret',
} as const satisfies Record<string, Message>;

/** `answered 200`, `answered 302: a redirect, which is not followed`, `no connection`. */
export function outcomeOf({ responseStatus, error }: Attempt): string {
  const problem = error === null || error === 'status' ? undefined : problemWords(error);
  if (responseStatus === null) return problem ?? t('no response');
  const status = String(responseStatus);
  return problem === undefined
    ? t('answered {status}', { status })
    : t('answered {status}: {problem}', { status, problem });
}

/** A later server may know more. */
const problemWords = (error: string): string => (isKnown(error) ? t(ERROR_WORDS[error]) : error);

const isKnown = (error: string): error is keyof typeof ERROR_WORDS => Object.hasOwn(ERROR_WORDS, error);

const seconds = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `34 ms`, `2.5 s`. */
export const durationWords = (milliseconds: number): string =>
  milliseconds < 1_000 ? `${milliseconds} ms` : `${seconds.format(milliseconds / 1_000)} s`;
