import type { WebhookEndpoint } from '@latchkey/sdk';
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Time } from '../../components/time/time';
import { isOfKey, reasonWords, type StatusReason } from './endpoint-status';
import { type Message, rich, t } from '../../language/translate';

interface EndpointNoticeProps {
  endpoint: WebhookEndpoint;
  resuming: boolean;
  onResume: () => void;
  onAssignKey: () => void;
  onOwnSecret: () => void;
}

const ADVICE = {
  disabled_by_user: 'Events during the pause are not delivered later.',
  gone: 'With this response, a receiver asks for no more deliveries. If that was a mistake, fix the receiver and resume.',
  failing: 'The deliveries below show the responses. Resume when the receiver works again.',
  key_revoked:
    'No key can sign deliveries, so none are sent. Assign another key or a secret of its own, and give it to the receiver.',
  key_expired:
    'No key can sign deliveries, so none are sent. Assign another key or a secret of its own, and give it to the receiver.',
  key_disabled:
    'No key can sign deliveries, so none are sent. Enable the key, or assign another or a secret of its own, and give it to the receiver.',
  key_creator_left:
    'A key and its endpoints stop when the key’s owner leaves the workspace. Assign a key of a current member, or a secret of its own.',
  creator_left: 'An endpoint stops when its owner leaves the workspace. Resume it to take it over.',
  creator_demoted: 'Only admins can have endpoints. Resume it to take it over.',
  creator_key_ended: 'An endpoint stops with the API key that created it. Resume it to take it over.',
  service_account_deleted:
    'An endpoint of a service account stops when that account is deleted. Resume it to take it over.',
  suspended: 'It resumes when the operator lifts the suspension. Events until then are not delivered later.',
} as const satisfies Record<StatusReason, Message>;

/** Why nothing is delivered, in plain words, and what helps. Renders nothing if all is well. */
export function EndpointNotice({
  endpoint,
  resuming,
  onResume,
  onAssignKey,
  onOwnSecret,
}: EndpointNoticeProps) {
  const { statusReason, failingSince } = endpoint;
  if (statusReason === null) {
    if (failingSince === null) return null;
    return (
      <Alert color="brass" icon={<IconAlertTriangle size={18} />} title={t('Deliveries are failing')}>
        {rich(
          'The first failure was {time}, and every attempt since has failed: the deliveries below show the responses. If this continues for five days, the endpoint is stopped, and its owner and the owners of the workspace get an email.',
          { time: <Time iso={failingSince} /> },
        )}
      </Alert>
    );
  }
  const isPaused = statusReason === 'disabled_by_user';
  return (
    <Alert
      color={isPaused ? 'gray' : 'red'}
      icon={isPaused ? <IconPlayerPause size={18} /> : <IconAlertTriangle size={18} />}
      title={
        isPaused
          ? t('Paused: nothing is delivered')
          : t('Stopped: {reason}', { reason: reasonWords(statusReason) })
      }
    >
      <Text size="sm">{t(ADVICE[statusReason])}</Text>
      {isOfKey(statusReason) ? (
        <Group gap="xs" mt="sm">
          <Button size="xs" variant="default" onClick={onAssignKey}>
            {t('Assign another key')}
          </Button>
          <Button size="xs" variant="default" onClick={onOwnSecret}>
            {t('Sign with its own secret')}
          </Button>
        </Group>
      ) : (
        <Button
          size="xs"
          variant="default"
          mt="sm"
          leftSection={<IconPlayerPlay size={14} aria-hidden="true" />}
          loading={resuming}
          onClick={onResume}
        >
          {t('Resume')}
        </Button>
      )}
    </Alert>
  );
}
