import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PageHeader } from '../../components/layout/page-header';
import { Time } from '../../components/time/time';
import { useWorkspace, workspacesQuery } from '../../workspace/queries';
import { rich, t } from '../../language/translate';

const ASK_AGAIN_MS = 30_000;

/** Replaces every page of a workspace that the operator has suspended, because each would be refused. */
export function SuspendedWorkspace() {
  const { name, suspendedAt, suspendedReason } = useWorkspace();
  // Restores the title of the page behind it afterwards.
  const [titleBefore] = useState(() => document.title);
  useEffect(() => () => void (document.title = titleBefore), [titleBefore]);
  const { refetch, isFetching } = useQuery({ ...workspacesQuery, refetchInterval: ASK_AGAIN_MS });
  return (
    <>
      <PageHeader title={t('This workspace is suspended')} />
      <Stack gap="md" maw={620} align="flex-start">
        <Text style={{ overflowWrap: 'anywhere' }}>
          {suspendedReason === null || suspendedReason === ''
            ? rich('The operator of this server suspended “{name}” {time}.', {
                name,
                time: <Time iso={suspendedAt} />,
              })
            : rich('The operator of this server suspended “{name}” {time}: {reason}', {
                name,
                time: <Time iso={suspendedAt} />,
                reason: suspendedReason,
              })}
        </Text>
        <Text c="dimmed" size="sm">
          {t(
            'Its API keys are refused, its webhooks are stopped, and nobody can read or change anything in it. Nothing is deleted: everything works again as soon as the operator restores the workspace. Your account and your other workspaces are not affected.',
          )}
        </Text>
        <Group>
          <Button onClick={() => void refetch()} loading={isFetching}>
            {t('Check again')}
          </Button>
          <Button variant="default" renderRoot={(props) => <Link to="/settings" {...props} />}>
            {t('Your account')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}
