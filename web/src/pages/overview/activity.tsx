import type { AuditEvent } from '@latchkey/sdk';
import { Anchor, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { Time } from '../../components/time/time';
import { ownerIdOf, useActorName } from '../../workspace/actor-name';
import { AuditSentence } from '../../workspace/audit-sentence/audit-sentence';
import { membersQuery, useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import classes from './overview.module.css';
import { t } from '../../language/translate';

/** The latest audit events, for users who may read them. */
export function Activity({ events }: { events: UseQueryResult<AuditEvent[]> }) {
  const workspace = useWorkspace();
  return (
    <Card
      title={t('Activity')}
      actions={
        <Anchor
          size="sm"
          renderRoot={(props) => (
            <Link to="/workspaces/$workspaceId/audit" params={{ workspaceId: workspace.id }} {...props} />
          )}
        >
          {t('Audit trail')}
        </Anchor>
      }
    >
      {events.data ? (
        <Events events={events.data} workspaceId={workspace.id} />
      ) : events.isError ? (
        <ErrorAlert error={events.error} onRetry={() => void events.refetch()} />
      ) : (
        <Skeleton height={300} />
      )}
    </Card>
  );
}

function Events({ events, workspaceId }: { events: AuditEvent[]; workspaceId: string }) {
  const { data: members } = useQuery(membersQuery(workspaceId));
  const isPerson = namedIn(events).every((id) => members?.some(({ user }) => user.id === id));
  const memberName = useMemberName(workspaceId, { isPerson });
  const actorName = useActorName(memberName);
  return (
    <Stack component="ol" gap="md" className={classes.list} aria-label={t('Activity')}>
      {events.map((event) => (
        <li key={event.id}>
          <Text size="sm">
            <AuditSentence
              workspaceId={workspaceId}
              event={event}
              actor={actorName(event.actor)}
              memberName={memberName}
            />
          </Text>
          <Text size="xs" c="dimmed">
            <Time iso={event.occurredAt} />
          </Text>
        </li>
      ))}
    </Stack>
  );
}

/** Whose names the events need: service accounts have to be fetched for those who are not members. */
const namedIn = (events: readonly AuditEvent[]): string[] =>
  events.flatMap(({ actor, target }) =>
    [ownerIdOf(actor), target.type === 'member' ? target.id : null].filter((id) => id !== null),
  );
