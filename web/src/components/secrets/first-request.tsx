import { LatchkeyError } from '@latchkey/sdk';
import { Loader, Text } from '@mantine/core';
import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { session } from '../../session/session';
import { Time } from '../time/time';
import classes from './first-request.module.css';
import { rich, t } from '../../language/translate';

const ASK_MS = 1_500;

interface FirstRequestProps {
  workspaceId: string;
  keyId: string;
}

/** Waits for the first request with a key, and announces it. */
export function FirstRequest({ workspaceId, keyId }: FirstRequestProps) {
  const { data: usage, error } = useQuery({
    queryKey: ['workspaces', workspaceId, 'api-keys', keyId, 'first-request'],
    queryFn: () => session.workspaces.apiKeyUsage(workspaceId, keyId, { interval: 'hour' }),
    refetchInterval: ({ state }) => (state.data?.lastUsedAt ? false : ASK_MS),
  });
  const isUnverified = error instanceof LatchkeyError && error.code === 'email_not_verified';
  const lastUsedAt = usage?.lastUsedAt ?? null;
  const isThere = lastUsedAt !== null;
  return (
    <div role="status" className={classes.status} data-arrived={isThere}>
      {isThere ? (
        <IconCircleCheckFilled size={22} aria-hidden="true" />
      ) : (
        <Loader size={18} aria-hidden="true" />
      )}
      {isThere ? (
        <div>
          <Text fw={600} size="sm">
            {t('Your first request has arrived')}
          </Text>
          <Text size="xs">
            {usage?.lastAddress
              ? rich('{time} from {address}. The key works.', {
                  time: <Time iso={lastUsedAt} />,
                  address: usage.lastAddress,
                })
              : rich('{time}. The key works.', { time: <Time iso={lastUsedAt} /> })}
          </Text>
        </div>
      ) : (
        <div>
          <Text fw={560} size="sm">
            {t('Waiting for the first request…')}
          </Text>
          <Text size="xs" c="dimmed">
            {isUnverified
              ? t(
                  'Follow the link that we sent to your email address: the key works once you have confirmed it.',
                )
              : t('Paste the command into a terminal. This updates automatically.')}
          </Text>
        </div>
      )}
    </div>
  );
}
