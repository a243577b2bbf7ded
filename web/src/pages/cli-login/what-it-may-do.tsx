import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Facts } from '../../components/layout/facts';
import { meQuery } from '../../session/queries';
import { workspacesQuery } from '../../workspace/queries';
import { roleName } from '../../workspace/roles';
import { plural, rich, t } from '../../language/translate';

/** Enough to show what is at stake. */
const SHOWN_MAX = 5;

interface WhatItMayDoProps {
  /** Claimed by the program, unverified. */
  deviceName: string;
  facts: readonly (readonly [string, ReactNode])[];
}

/** Who asks, for which account, and for what: to be read before approving. */
export function WhatItMayDo({ deviceName, facts }: WhatItMayDoProps) {
  const { data: me } = useQuery(meQuery);
  // Missing while the account's address must be confirmed, when it could act in none.
  const { data: workspaces = [] } = useQuery({ ...workspacesQuery, retry: false });
  const more = workspaces.length - SHOWN_MAX;
  return (
    <>
      <Facts
        facts={[
          [t('Program'), 'Latchkey CLI'],
          [
            t('Device'),
            deviceName === ''
              ? t('not named (as the program says)')
              : t('{deviceName} (as the program says)', { deviceName }),
          ],
          ...facts,
          [t('Account'), me?.user.email ?? '…'],
        ]}
      />
      <Stack gap={4}>
        <Text size="sm">{t('It will be able to do everything that you can:')}</Text>
        <List size="sm" spacing={2}>
          {workspaces.slice(0, SHOWN_MAX).map(({ id, name, role }) => (
            <List.Item key={id}>
              {rich('act as {role} in {name}', { role: roleName(role), name: <b>{name}</b> })}
            </List.Item>
          ))}
          {more > 0 && (
            <List.Item>
              {plural(
                more,
                'act in {count} more of your workspaces',
                'act in {count} more of your workspaces',
              )}
            </List.Item>
          )}
          <List.Item>{t('see and manage your account and your other sessions')}</List.Item>
        </List>
        <Text size="sm" c="dimmed">
          {t(
            'It gets its own session, which you can end at any time under Settings, Your account, Sessions.',
          )}
        </Text>
      </Stack>
    </>
  );
}
