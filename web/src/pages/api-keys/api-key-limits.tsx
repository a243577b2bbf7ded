import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { LimitUsage } from '../../components/layout/limit-usage';
import { keyLimitsQuery } from './queries';
import { t } from '../../language/translate';

/** How much of its limits the key has used; refusals appear among the denied requests. */
export function ApiKeyLimits({ workspaceId, keyId }: { workspaceId: string; keyId: string }) {
  const { data, isError, error, refetch } = useQuery(keyLimitsQuery(workspaceId, keyId));
  return (
    <Card title={t('Limits')} description={t('In UTC. Refused requests do not count.')}>
      {data ? (
        <LimitUsage limits={data} />
      ) : isError ? (
        <ErrorAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton height={40} />
      )}
    </Card>
  );
}
