import { List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Facts } from '../../components/layout/facts';
import { meQuery } from '../../session/queries';
import { workspacesQuery } from '../../workspace/queries';

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
          ['Program', 'Latchkey CLI'],
          ['Device', `${deviceName || 'not named'} (as the program says)`],
          ...facts,
          ['Account', me?.user.email ?? '…'],
        ]}
      />
      <Stack gap={4}>
        <Text size="sm">It will be able to do everything that you can:</Text>
        <List size="sm" spacing={2}>
          {workspaces.slice(0, SHOWN_MAX).map(({ id, name, role }) => (
            <List.Item key={id}>
              act as {role} in <b>{name}</b>
            </List.Item>
          ))}
          {more > 0 && <List.Item>act in {more} more of your workspaces</List.Item>}
          <List.Item>see and manage your account and your other sessions</List.Item>
        </List>
        <Text size="sm" c="dimmed">
          It gets its own session, which you can end at any time under Settings, Your account, Sessions.
        </Text>
      </Stack>
    </>
  );
}
