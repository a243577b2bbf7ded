import { Anchor, Grid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ApiKey } from '@latchkey/sdk';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { Card } from '../../../components/layout/card';
import { ApiKeyDenials } from '../api-key-denials';
import { ApiKeyDetails } from '../api-key-details';
import { ApiKeyLimits } from '../api-key-limits';
import { usageQuery } from '../queries';
import { RotationProgress } from '../rotation-progress';
import { SpanControl, useSpan } from '../span-control';
import { UsageChart } from '../usage-chart';
import { useOpenKey } from '../use-open-key';

/** How much the key is used, what was refused, and what it is. */
export function OverviewTab() {
  const apiKey = useOpenKey();
  const usage = useQuery(usageQuery(apiKey.workspaceId, apiKey.id, useSpan()));
  return (
    <Stack gap="lg">
      {apiKey.replacedBy !== null && <Replaced apiKey={apiKey} successorId={apiKey.replacedBy} />}
      <Card title="Requests" actions={<SpanControl />}>
        {usage.data ? (
          <UsageChart usage={usage.data} />
        ) : usage.isError ? (
          <ErrorAlert error={usage.error} onRetry={() => void usage.refetch()} />
        ) : (
          <Skeleton height={230} />
        )}
      </Card>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <ApiKeyDetails apiKey={apiKey} usage={usage.data} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <ApiKeyLimits workspaceId={apiKey.workspaceId} keyId={apiKey.id} />
            <ApiKeyDenials usage={usage.data} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

function Replaced({ apiKey, successorId }: { apiKey: ApiKey; successorId: string }) {
  const isActive = apiKey.status === 'active';
  return (
    <Card
      title={isActive ? 'Rotation in progress' : 'Replaced'}
      description={
        isActive
          ? 'Both keys work. Revoke this one when its traffic has moved to the new key.'
          : 'Another key has replaced this one.'
      }
      actions={
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link
              to="/workspaces/$workspaceId/api-keys/$keyId"
              params={{ workspaceId: apiKey.workspaceId, keyId: successorId }}
              {...props}
            />
          )}
        >
          The new key
        </Anchor>
      }
    >
      {isActive ? (
        <RotationProgress workspaceId={apiKey.workspaceId} oldKeyId={apiKey.id} successorId={successorId} />
      ) : (
        <Text size="sm">
          Programs that still use this key get 401; the denials below count these requests.
        </Text>
      )}
    </Card>
  );
}
