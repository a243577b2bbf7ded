import type { WebhookDeliveryDetails } from '@latchkey/sdk';
import { Alert, Loader } from '@mantine/core';
import { IconBan, IconCircleCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { Time } from '../../components/time/time';
import { durationWords, outcomeOf } from './delivery-status';

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
  const outcome = latest === undefined ? 'nothing was sent' : outcomeOf(latest);
  const sentence = `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`;
  switch (status) {
    case 'succeeded':
      return (
        <Alert color="patina" icon={<IconCircleCheck size={18} />} title="Delivered">
          {sentence}
          {latest && ` after ${durationWords(latest.durationMs)}`}.
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" icon={<IconX size={18} />} title="Failed">
          {sentence}. It is not retried automatically.
        </Alert>
      );
    case 'discarded':
      return (
        <Alert color="gray" icon={<IconBan size={18} />} title="Discarded">
          The endpoint was stopped before the event was received.
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
          <Alert color="brass" icon={<IconHourglass size={18} />} title="Not received yet">
            {sentence}. The next attempt is <Time iso={nextAttemptAt} />.
          </Alert>
        );
      }
      return (
        <Alert color="gray" icon={<Loader size={16} aria-hidden="true" />} title="On its way">
          Waiting for the receiver’s response…
        </Alert>
      );
  }
}
