import type { WebhookEndpoint } from '@latchkey/sdk';
import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Time } from '../../components/time/time';
import { isOfKey, reasonWords, type StatusReason } from './endpoint-status';

interface EndpointNoticeProps {
  endpoint: WebhookEndpoint;
  resuming: boolean;
  onResume: () => void;
  onAssignKey: () => void;
}

const ADVICE: Record<StatusReason, string> = {
  disabled_by_user: 'What happens meanwhile is not delivered later.',
  gone: 'By that a receiver says that it wants no more deliveries. If that was a mistake, put it right and resume.',
  failing: 'The deliveries below show what came back. When the receiver works again, resume.',
  key_revoked:
    'Nothing can sign deliveries, so none are sent. Assign another key, and give the receiver its secret.',
  key_expired:
    'Nothing can sign deliveries, so none are sent. Assign another key, and give the receiver its secret.',
  key_creator_left:
    'A key stops when its creator leaves the workspace, and its endpoints with it. Assign a key of somebody who is here.',
  creator_left: 'An endpoint stops when its creator leaves the workspace. Resume it to take it over.',
  creator_demoted: 'Only admins can have endpoints. Resume it to take it over.',
  creator_key_ended: 'An endpoint stops with the API key that created it. Resume it to take it over.',
  suspended:
    'It goes on when the operator ends the suspension. What happens meanwhile is not delivered later.',
};

/** Why nothing arrives, in plain words, and what helps. Nothing where all is well. */
export function EndpointNotice({ endpoint, resuming, onResume, onAssignKey }: EndpointNoticeProps) {
  const { statusReason, failingSince } = endpoint;
  if (statusReason === null) {
    if (failingSince === null) return null;
    return (
      <Alert color="brass" icon={<IconAlertTriangle size={18} />} title="Deliveries fail">
        The first failure was <Time iso={failingSince} />, and every attempt since has failed: the deliveries
        below show what came back. If that goes on for five days, the endpoint is stopped, and the owners of
        the workspace are told by mail.
      </Alert>
    );
  }
  const isPaused = statusReason === 'disabled_by_user';
  return (
    <Alert
      color={isPaused ? 'gray' : 'red'}
      icon={isPaused ? <IconPlayerPause size={18} /> : <IconAlertTriangle size={18} />}
      title={isPaused ? 'Paused: nothing is delivered' : `Stopped: ${reasonWords(statusReason)}`}
    >
      <Text size="sm">{ADVICE[statusReason]}</Text>
      {isOfKey(statusReason) ? (
        <Button size="xs" variant="default" mt="sm" onClick={onAssignKey}>
          Assign another key
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          mt="sm"
          leftSection={<IconPlayerPlay size={14} aria-hidden="true" />}
          loading={resuming}
          onClick={onResume}
        >
          Resume
        </Button>
      )}
    </Alert>
  );
}
