import type { ApiKey } from '@latchkey/sdk';
import { Grid, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { Card } from '../../../components/layout/card';
import { ApiKeyDenials } from '../api-key-denials';
import { ApiKeyDetails } from '../api-key-details';
import { ApiKeyLimits } from '../api-key-limits';
import { KeysControl, useIsOfBoth } from '../keys-control';
import { usageOfBothQuery, usageQuery } from '../queries';
import { ReplacedCard, RotationCard } from '../rotation-cards';
import { SpanControl, useSpan } from '../span-control';
import { UsageChart } from '../usage-chart';
import { useOpenKey } from '../use-open-key';
import { type Rotation, useRotation } from '../use-rotation';
import { TabSkeleton } from './tab-skeleton';
import { t } from '../../../language/translate';

/** How much the key is used, what was refused, and what it is. */
export function OverviewTab() {
  const apiKey = useOpenKey();
  const rotation = useRotation(apiKey);
  // Not before it is known whether the page begins with a rotation, so that nothing moves afterwards.
  return rotation === undefined ? (
    <TabSkeleton />
  ) : (
    <Overview key={apiKey.id} apiKey={apiKey} rotation={rotation} />
  );
}

interface OverviewProps {
  apiKey: ApiKey;
  rotation: Rotation | null;
}

/** During a rotation, its two keys are shown as one. */
function Overview({ apiKey, rotation }: OverviewProps) {
  const { id, workspaceId, replacedBy } = apiKey;
  const span = useSpan();
  const other = rotation?.other;
  const isOfBoth = useIsOfBoth() && other !== undefined;
  const usage = useQuery(usageQuery(workspaceId, id, span));
  const usageOfBoth = useQuery({
    ...usageOfBothQuery(workspaceId, [id, other?.id ?? ''], span),
    enabled: isOfBoth,
  });
  const shown = isOfBoth ? usageOfBoth : usage;

  return (
    <Stack gap="lg">
      {rotation ? (
        <RotationCard rotation={rotation} apiKey={apiKey} />
      ) : (
        replacedBy !== null && <ReplacedCard apiKey={apiKey} successorId={replacedBy} />
      )}
      <Card
        title={t('Requests')}
        actions={
          <Group gap="xs">
            {other && <KeysControl />}
            <SpanControl />
          </Group>
        }
      >
        {shown.data ? (
          <UsageChart usage={shown.data} />
        ) : shown.isError ? (
          <ErrorAlert error={shown.error} onRetry={() => void shown.refetch()} />
        ) : (
          <Skeleton height={230} />
        )}
      </Card>
      {!shown.isLoading && (
        // Not before the chart, which would move it.
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <ApiKeyDetails apiKey={apiKey} usage={usage.data} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <ApiKeyLimits workspaceId={workspaceId} keyId={id} />
              <ApiKeyDenials usage={shown.data} />
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Stack>
  );
}
