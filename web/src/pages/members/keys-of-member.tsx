import type { MemberImpact } from '@latchkey/sdk';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Time } from '../../components/time/time';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { serviceAccountsQuery } from '../../workspace/service-accounts';
import { HeirSelect, type OfMemberProps } from './heir-select';
import { ServiceAccountDialog } from './service-account-dialog';
import { plural, rich, t } from '../../language/translate';

interface KeysOfMemberProps extends OfMemberProps {
  keys: MemberImpact['apiKeys'];
}

export function KeysOfMember({
  keys: { total, items },
  staying,
  heirs,
  refusals,
  onGive,
}: KeysOfMemberProps) {
  const workspace = useWorkspace();
  const mayTransfer = roleAtLeast(workspace.role, 'admin');
  const { data: accounts } = useQuery({ ...serviceAccountsQuery(workspace.id), enabled: mayTransfer });
  const [creating, setCreating] = useState(false);
  const ending = total - staying;
  return (
    <Alert
      color={ending === 0 ? 'gray' : 'brass'}
      title={ending === 0 ? t('No key stops') : plural(ending, 'One API key stops', '{count} API keys stop')}
    >
      <Text size="sm" mb="xs">
        {mayTransfer
          ? t(
              'Programs that use a key that stops get 401 from then on. Transfer a key to a service account to keep it working, with the role of that account.',
            )
          : t(
              'Programs that use a key that stops get 401 from then on. An admin can transfer keys to a service account first.',
            )}
      </Text>
      {accounts && items.length > 1 && accounts.length > 0 && (
        <HeirSelect
          label={t('All keys')}
          accounts={accounts}
          value={sameOf(items.map(({ id }) => heirs[id] ?? null))}
          onChange={(accountId) =>
            onGive(
              items.map(({ id }) => id),
              accountId,
            )
          }
        />
      )}
      <Stack
        component="ul"
        gap="xs"
        my="xs"
        p={0}
        style={{ listStyle: 'none', maxHeight: 320, overflowY: 'auto' }}
      >
        {items.map((key) => (
          <Group component="li" key={key.id} justify="space-between" align="center">
            <Text size="sm" style={{ overflowWrap: 'anywhere', flex: '1 1 14rem' }}>
              {rich('{name}, last used {time}', {
                name: key.label,
                time: <Time iso={key.lastUsedAt} never={t('never')} />,
              })}
            </Text>
            {accounts && accounts.length > 0 && (
              <HeirSelect
                label={key.label}
                isLabelHidden
                accounts={accounts}
                value={heirs[key.id] ?? null}
                error={refusals[key.id]}
                onChange={(accountId) => onGive([key.id], accountId)}
              />
            )}
          </Group>
        ))}
      </Stack>
      {total > items.length && (
        <Text size="sm">
          {plural(
            total - items.length,
            'The other key stops. To keep it, transfer it from the list of keys first.',
            'The other {count} keys stop. To keep them, transfer them from the list of keys first.',
          )}
        </Text>
      )}
      {accounts?.length === 0 && (
        <Button
          size="compact-sm"
          variant="default"
          // On a phone, it takes two lines.
          h="auto"
          py={4}
          styles={{ label: { whiteSpace: 'normal' } }}
          onClick={() => setCreating(true)}
        >
          {t('Create a service account for these keys')}
        </Button>
      )}
      {creating && <ServiceAccountDialog onClose={() => setCreating(false)} />}
    </Alert>
  );
}

/** The common value; undefined if they differ. */
function sameOf<Value>([first, ...others]: Value[]): Value | undefined {
  return others.every((other) => other === first) ? first : undefined;
}
