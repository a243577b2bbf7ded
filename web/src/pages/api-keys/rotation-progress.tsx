import { Alert, Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import type { ApiKeyUsage } from '@latchkey/sdk';
import { absoluteTime } from '../../components/time/format-time';
import { Time } from '../../components/time/time';
import { useState } from 'react';
import { apiKeyQuery, usageQuery } from './queries';
import { RevokeDialog } from './revoke-dialog';
import classes from './rotation-progress.module.css';
import { Sparkline } from './sparkline';
import { formatNumber, plural, rich, t } from '../../language/translate';

interface RotationProgressProps {
  workspaceId: string;
  oldKeyId: string;
  successorId: string;
}

/** The traffic of the old and the new key, live, and whether anyone would notice if the old one stopped. */
export function RotationProgress({ workspaceId, oldKeyId, successorId }: RotationProgressProps) {
  const old = useQuery(apiKeyQuery(workspaceId, oldKeyId));
  const oldUsage = useQuery(usageQuery(workspaceId, oldKeyId, 'day', true));
  const newUsage = useQuery(usageQuery(workspaceId, successorId, 'day', true));
  const successor = useQuery(apiKeyQuery(workspaceId, successorId));
  const [isRevoking, setIsRevoking] = useState(false);
  const hasStopped = old.data !== undefined && old.data.status !== 'active';
  const isSafe = oldUsage.data?.safeToRevoke === true;

  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Traffic title={t('Old key')} prefix={old.data?.keyPrefix} usage={oldUsage.data} />
        <Traffic title={t('New key')} prefix={successor.data?.keyPrefix} usage={newUsage.data} />
      </SimpleGrid>
      <div role="status">
        {hasStopped ? (
          <Alert color="patina" icon={<IconCircleCheck size={18} />} title={t('The old key has stopped')}>
            {t('Every server now rejects it. The rotation is complete.')}
          </Alert>
        ) : isSafe ? (
          <Alert color="patina" icon={<IconCircleCheck size={18} />} title={t('Safe to revoke')}>
            {t(
              'The new key is in use, and the old key hasn’t been used for 15 minutes. Check whether you have jobs that run less often, such as once a day.',
            )}
          </Alert>
        ) : (
          <Alert color="brass" icon={<IconHourglass size={18} />} title={t('Don’t revoke yet')}>
            <NotYet oldUsage={oldUsage.data} newUsage={newUsage.data} stopsAt={old.data?.revokedAt ?? null} />
          </Alert>
        )}
      </div>
      {!hasStopped && (
        <Button
          color="red"
          variant={isSafe ? 'filled' : 'light'}
          style={{ alignSelf: 'flex-start' }}
          disabled={old.data === undefined}
          onClick={() => setIsRevoking(true)}
        >
          {isSafe ? t('Revoke old key…') : t('Revoke old key now…')}
        </Button>
      )}
      {old.data && (
        <RevokeDialog apiKey={old.data} opened={isRevoking} onClose={() => setIsRevoking(false)} />
      )}
    </Stack>
  );
}

interface TrafficProps {
  title: string;
  prefix: string | undefined;
  usage: ApiKeyUsage | undefined;
}

function Traffic({ title, prefix, usage }: TrafficProps) {
  return (
    <section className={classes.traffic} aria-label={title}>
      <Text size="xs" fw={600} c="dimmed">
        {title}
      </Text>
      <code className={classes.prefix}>{prefix === undefined ? '…' : `${prefix}…`}</code>
      <Text className={classes.count}>{usage ? formatNumber(usage.totals.allowed) : '…'}</Text>
      <Text size="xs" c="dimmed" mb={10}>
        {plural(usage?.totals.allowed ?? 0, 'request in 24 hours', 'requests in 24 hours')}
      </Text>
      {usage && (
        <Sparkline
          allowed={usage.buckets.map(({ allowed }) => allowed)}
          denied={usage.buckets.map(({ denied }) => denied)}
          unit="hours"
        />
      )}
      <Text size="xs" mt={10}>
        {usage?.lastAddress
          ? rich('Last used: {time} from {address}', {
              time: <Time iso={usage.lastUsedAt} />,
              address: usage.lastAddress,
            })
          : rich('Last used: {time}', { time: usage ? <Time iso={usage.lastUsedAt} /> : '…' })}
      </Text>
    </section>
  );
}

interface NotYetProps {
  oldUsage: ApiKeyUsage | undefined;
  newUsage: ApiKeyUsage | undefined;
  stopsAt: string | null;
}

function NotYet({ oldUsage, newUsage, stopsAt }: NotYetProps) {
  return (
    <>
      <Missing oldUsage={oldUsage} newUsage={newUsage} />
      {stopsAt !== null && <> {t('The old key stops working on {time}.', { time: absoluteTime(stopsAt) })}</>}
    </>
  );
}

/** The unmet condition: each asks something else of the reader. */
function Missing({ oldUsage, newUsage }: Omit<NotYetProps, 'stopsAt'>) {
  if (oldUsage === undefined) return t('Watching the traffic…');
  const address = oldUsage.lastAddress;
  const time = <Time iso={oldUsage.lastUsedAt} />;
  const newTime = <Time iso={newUsage?.lastUsedAt ?? null} />;
  switch (oldUsage.notSafeBecause) {
    case 'successor_unused':
      return t('The new key hasn’t been used yet.');
    case 'used_after_successor':
      return address === null
        ? rich(
            'The old key was used {time}, after the last use of the new key ({newTime}). Something still uses the old key.',
            { time, newTime },
          )
        : rich(
            'The old key was used {time} from {address}, after the last use of the new key ({newTime}). Something still uses the old key.',
            { time, address, newTime },
          );
    case 'used_recently':
      return address === null
        ? rich('The old key was used {time}. Wait until it has been idle for 15 minutes.', { time })
        : rich('The old key was used {time} from {address}. Wait until it has been idle for 15 minutes.', {
            time,
            address,
          });
    default:
      return t('Watching the traffic…');
  }
}
