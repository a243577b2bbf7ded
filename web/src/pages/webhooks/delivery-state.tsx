import type { WebhookDeliveryDetails } from '@latchkey/sdk';
import { Alert, Loader } from '@mantine/core';
import { IconBan, IconCircleCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { Time } from '../../components/time/time';
import { durationWords, outcomeOf } from './delivery-status';
import { rich, t } from '../../language/translate';

/** Times that are closer read “just now”, which does not continue the sentence. */
const SOON_MS = 11_000;

/** The delivery's current state; announces when a response has arrived. */
export function DeliveryState({ delivery }: { delivery: WebhookDeliveryDetails }) {
  return (
    <div role="status">
      <State delivery={delivery} />
    </div>
  );
}

function State({ delivery }: { delivery: WebhookDeliveryDetails }) {
  const { status, nextAttemptAt, attemptHistory } = delivery;
  const latest = attemptHistory.at(-1);
  const outcome = capitalised(latest === undefined ? t('nothing was sent') : outcomeOf(latest));
  switch (status) {
    case 'succeeded':
      return (
        <Alert color="patina" icon={<IconCircleCheck size={18} />} title={t('Delivered')}>
          {latest
            ? t('{outcome} after {duration}.', { outcome, duration: durationWords(latest.durationMs) })
            : `${outcome}.`}
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" icon={<IconX size={18} />} title={t('Failed')}>
          {t('{outcome}. It is not retried automatically.', { outcome })}
        </Alert>
      );
    case 'discarded':
      return (
        <Alert color="gray" icon={<IconBan size={18} />} title={t('Discarded')}>
          {t('The endpoint was stopped before the event was received.')}
        </Alert>
      );
    case 'pending':
      // One that was sent again may have succeeded before.
      if (
        latest &&
        latest.error !== null &&
        nextAttemptAt !== null &&
        Date.parse(nextAttemptAt) > Date.now()
      ) {
        return (
          <Alert color="brass" icon={<IconHourglass size={18} />} title={t('Not received yet')}>
            {Date.parse(nextAttemptAt) - Date.now() < SOON_MS
              ? t('{outcome}. The next attempt is about to start.', { outcome })
              : rich('{outcome}. The next attempt is {time}.', {
                  outcome,
                  time: <Time iso={nextAttemptAt} />,
                })}
          </Alert>
        );
      }
      return (
        <Alert color="gray" icon={<Loader size={16} aria-hidden="true" />} title={t('On its way')}>
          {t('Waiting for the receiver’s response…')}
        </Alert>
      );
  }
}

const capitalised = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
