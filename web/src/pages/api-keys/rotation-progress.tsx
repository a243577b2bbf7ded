import { Alert, Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import type { ApiKeyUsage } from '@latchkey/sdk';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { apiKeyQuery, apiKeysChanged, usageQuery } from './queries';
import classes from './rotation-progress.module.css';
import { Sparkline } from './sparkline';

interface RotationProgressProps {
  workspaceId: string;
  oldKeyId: string;
  successorId: string;
  onRevoked?: () => void;
}

/** The traffic of the old key and of the new one, live, and whether anybody would notice if the old one stopped. */
export function RotationProgress({ workspaceId, oldKeyId, successorId, onRevoked }: RotationProgressProps) {
  const old = useQuery(apiKeyQuery(workspaceId, oldKeyId));
  const oldUsage = useQuery(usageQuery(workspaceId, oldKeyId, 'day', true));
  const newUsage = useQuery(usageQuery(workspaceId, successorId, 'day', true));
  const successor = useQuery(apiKeyQuery(workspaceId, successorId));
  const revoke = useAction(async () => {
    await session.workspaces.revokeApiKey(workspaceId, oldKeyId);
    await queryClient.invalidateQueries(apiKeysChanged(workspaceId));
    onRevoked?.();
  });
  const hasStopped = old.data !== undefined && old.data.status !== 'active';
  const isSafe = oldUsage.data?.safeToRevoke === true;

  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Traffic title="Old key" prefix={old.data?.keyPrefix} usage={oldUsage.data} />
        <Traffic title="New key" prefix={successor.data?.keyPrefix} usage={newUsage.data} />
      </SimpleGrid>
      <div role="status">
        {hasStopped ? (
          <Alert color="patina" icon={<IconCircleCheck size={18} />} title="The old key has stopped">
            Every server now rejects it. The rotation is complete.
          </Alert>
        ) : isSafe ? (
          <Alert color="patina" icon={<IconCircleCheck size={18} />} title="Safe to revoke">
            The new key is in use, and the old key has not been used for 15 minutes. Check whether you have
            jobs that run less often, such as once a day.
          </Alert>
        ) : (
          <Alert color="brass" icon={<IconHourglass size={18} />} title="Not yet">
            <NotYet oldUsage={oldUsage.data} newUsage={newUsage.data} stopsAt={old.data?.revokedAt ?? null} />
          </Alert>
        )}
      </div>
      <ErrorAlert error={revoke.error} />
      {!hasStopped && (
        <Button
          color="red"
          variant={isSafe ? 'filled' : 'light'}
          style={{ alignSelf: 'flex-start' }}
          loading={revoke.pending}
          onClick={() => void revoke.run()}
        >
          {isSafe ? 'Revoke the old key' : 'Revoke the old key anyway'}
        </Button>
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
      <Text className={classes.count}>{usage ? usage.totals.allowed.toLocaleString('en') : '…'}</Text>
      <Text size="xs" c="dimmed" mb={10}>
        requests in 24 hours
      </Text>
      {usage && (
        <Sparkline
          allowed={usage.buckets.map(({ allowed }) => allowed)}
          denied={usage.buckets.map(({ denied }) => denied)}
          unit="hours"
        />
      )}
      <Text size="xs" mt={10}>
        Last used: {usage ? <Time iso={usage.lastUsedAt} /> : '…'}
        {usage?.lastAddress && <> from {usage.lastAddress}</>}
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
      {newUsage?.lastUsedAt === null ? (
        'The new key has not been used yet.'
      ) : oldUsage?.lastUsedAt ? (
        <>
          The old key was used <Time iso={oldUsage.lastUsedAt} />
          {oldUsage.lastAddress !== null && <> from {oldUsage.lastAddress}</>}. It is safe to revoke after 15
          minutes without a request.
        </>
      ) : (
        'Watching the traffic…'
      )}
      {stopsAt !== null && (
        <>
          {' '}
          It stops automatically <Time iso={stopsAt} />.
        </>
      )}
    </>
  );
}
