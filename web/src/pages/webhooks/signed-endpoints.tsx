import type { ApiKey } from '@latchkey/sdk';
import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Clamped } from '../../components/layout/clamped';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { endpointsQuery } from './queries';
import { plural } from '../../language/translate';

interface SignedEndpointsProps {
  apiKey: ApiKey;
  /** What will happen to them. */
  children: ReactNode;
}

/** The webhook endpoints that depend on a key, shown before the key is changed. Renders nothing if there are none. */
export function SignedEndpoints({ apiKey, children }: SignedEndpointsProps) {
  const workspace = useWorkspace();
  const { data } = useQuery({
    ...endpointsQuery(workspace.id),
    enabled: roleAtLeast(workspace.role, 'admin'),
  });
  const signed = data?.filter(({ apiKeyId }) => apiKeyId === apiKey.id) ?? [];
  if (signed.length === 0) return null;
  return (
    <Alert
      color="brass"
      title={plural(signed.length, 'Signs for one webhook endpoint', 'Signs for {count} webhook endpoints')}
    >
      <Text size="sm">{children}</Text>
      <List
        size="sm"
        mt={6}
        spacing={2}
        style={{ maxHeight: 120, overflowY: 'auto', overflowWrap: 'anywhere' }}
      >
        {signed.map(({ id, url }) => (
          <List.Item key={id}>
            <Clamped text={url} />
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
