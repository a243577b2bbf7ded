import type { AuditEvent } from '@latchkey/sdk';
import { Skeleton, Text, Timeline } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { LoadMore } from '../../components/tables/load-more';
import { Time } from '../../components/time/time';
import { useActorName } from '../../workspace/actor-name';
import { useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast, roleName } from '../../workspace/roles';
import { keyAuditQuery } from './queries';
import { trailWords } from './trail-words';
import { rich, t } from '../../language/translate';

/** The key's history, with actors. */
export function ApiKeyTrail({ keyId }: { keyId: string }) {
  const workspace = useWorkspace();
  const isAllowed = roleAtLeast(workspace.role, 'admin');
  const actorName = useActorName(useMemberName(workspace.id), { isWithinSentence: true });
  const trail = useInfiniteQuery({ ...keyAuditQuery(workspace.id, keyId), enabled: isAllowed });

  return (
    <Card title={t('History')} description={t('From the audit trail, which cannot be changed.')}>
      {!isAllowed ? (
        <Text size="sm" c="dimmed">
          {t(
            'The audit trail requires the admin role; yours is {role}. An owner of the workspace can change that.',
            { role: roleName(workspace.role) },
          )}
        </Text>
      ) : trail.isError && trail.data === undefined ? (
        <ErrorAlert error={trail.error} onRetry={() => void trail.refetch()} />
      ) : trail.data === undefined ? (
        <Skeleton height={80} />
      ) : (
        <>
          <Timeline
            bulletSize={12}
            lineWidth={1}
            active={-1}
            styles={{ itemTitle: { fontSize: '0.875rem' } }}
          >
            {trail.data.pages
              .flatMap(({ items }) => items)
              .map((event) => (
                <Timeline.Item key={event.id} title={trailWords(event)}>
                  <Text size="xs" c="dimmed">
                    {occurrence(event, actorName)}
                  </Text>
                </Timeline.Item>
              ))}
          </Timeline>
          <LoadMore list={trail} />
        </>
      )}
    </Card>
  );
}

/** When, by whom and from where. No actor has used a canary: the server detected it. */
function occurrence(
  { action, occurredAt, actor, address }: AuditEvent,
  actorName: (actor: AuditEvent['actor']) => string,
) {
  const time = <Time iso={occurredAt} />;
  if (action === 'api_key.canary_used') {
    return address === null ? time : rich('{time} from {address}', { time, address });
  }
  const values = { time, actor: actorName(actor) };
  return address === null
    ? rich('{time} by {actor}', values)
    : rich('{time} by {actor} from {address}', { ...values, address });
}
