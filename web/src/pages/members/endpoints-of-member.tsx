import type { MemberImpact } from '@latchkey/sdk';
import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Clamped } from '../../components/layout/clamped';
import { Time } from '../../components/time/time';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { HeirSelect, type OfMemberProps } from './heir-select';
import { plural, rich, t } from '../../language/translate';

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
      title={
        ending === 0
          ? t('No webhook endpoint stops')
          : plural(ending, 'One webhook endpoint stops', '{count} webhook endpoints stop')
      }
    >
      <Text size="sm" mb="xs">
        {!mayTransfer
          ? t('An endpoint follows the key that signs for it, if the service account is an admin.')
          : accounts.length > 0
            ? t(
                'An endpoint follows the key that signs for it, if the service account is an admin. Others can be transferred by themselves.',
              )
            : t(
                'An endpoint follows the key that signs for it, if the service account is an admin. Others can be transferred to a service account with the role admin.',
              )}
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
              {rich('{name}, last success {time}', {
                name: <Clamped text={endpoint.label} />,
                time: <Time iso={endpoint.lastUsedAt} never={t('never')} />,
              })}
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
          {plural(
            total - items.length,
            'The other endpoint stops. To keep it, transfer it from the list of endpoints first.',
            'The other {count} endpoints stop. To keep them, transfer them from the list of endpoints first.',
          )}
        </Text>
      )}
    </Alert>
  );
}
