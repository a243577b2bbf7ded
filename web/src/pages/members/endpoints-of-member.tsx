import type { MemberImpact } from '@latchkey/sdk';
import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Time } from '../../components/time/time';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { HeirSelect, type OfMemberProps, stop } from './heir-select';

interface EndpointsOfMemberProps extends OfMemberProps {
  endpoints: MemberImpact['webhookEndpoints'];
}

export function EndpointsOfMember({
  endpoints: { total, items },
  staying,
  heirs,
  refusals,
  onGive,
}: EndpointsOfMemberProps) {
  const workspace = useWorkspace();
  const mayTransfer = roleAtLeast(workspace.role, 'admin');
  const { data } = useQuery({ ...serviceAccountsQuery(workspace.id), enabled: mayTransfer });
  const accounts = data?.filter(({ role }) => roleAtLeast(role, 'admin')) ?? [];
  const ending = total - staying;
  return (
    <Alert
      color={ending === 0 ? 'gray' : 'brass'}
      title={ending === 0 ? 'No webhook endpoint stops' : stop(ending, 'webhook endpoint')}
    >
      <Text size="sm" mb="xs">
        An endpoint follows the key that signs for it, if the service account is an admin.
        {mayTransfer &&
          (accounts.length > 0
            ? ' Others can be transferred by themselves.'
            : ' Others can be transferred to a service account with the role admin.')}
      </Text>
      <Stack
        component="ul"
        gap="xs"
        m={0}
        p={0}
        style={{ listStyle: 'none', maxHeight: 200, overflowY: 'auto' }}
      >
        {items.map((endpoint) => (
          <Group component="li" key={endpoint.id} justify="space-between" align="center">
            <Text size="sm" style={{ overflowWrap: 'anywhere', flex: '1 1 14rem' }}>
              {endpoint.label}, last success <Time iso={endpoint.lastUsedAt} never="never" />
            </Text>
            {accounts.length > 0 && (
              <HeirSelect
                label={endpoint.label}
                isLabelHidden
                accounts={accounts}
                value={heirs[endpoint.id] ?? null}
                error={refusals[endpoint.id]}
                onChange={(accountId) => onGive([endpoint.id], accountId)}
              />
            )}
          </Group>
        ))}
      </Stack>
      {total > items.length && (
        <Text size="sm" mt="xs">
          {`The other ${(total - items.length).toLocaleString('en')} endpoints stop. To keep them, transfer them from the list of endpoints first.`}
        </Text>
      )}
    </Alert>
  );
}
