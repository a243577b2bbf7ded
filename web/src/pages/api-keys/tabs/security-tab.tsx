import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { ApiKeyAddresses } from '../api-key-addresses';
import { ApiKeyPermissions } from '../api-key-permissions';
import { ApiKeyWouldRefuse } from '../api-key-would-refuse';
import { usageQuery } from '../queries';
import { useSpan } from '../span-control';
import { useOpenKey } from '../use-open-key';

/** What the key may do and from where, and where it has been used from. */
export function SecurityTab() {
  const apiKey = useOpenKey();
  const { data, isError, error, refetch } = useQuery(usageQuery(apiKey.workspaceId, apiKey.id, useSpan()));
  return (
    <Stack gap="lg">
      <ApiKeyPermissions apiKey={apiKey} />
      {data?.wouldRefuse && <ApiKeyWouldRefuse wouldRefuse={data.wouldRefuse} />}
      {isError && data === undefined ? (
        <ErrorAlert error={error} onRetry={() => void refetch()} />
      ) : (
        <ApiKeyAddresses usage={data} />
      )}
    </Stack>
  );
}
