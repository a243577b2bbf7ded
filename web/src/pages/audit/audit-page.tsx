import { Alert, Button, Code, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { AuditEvent } from '@latchkey/sdk';
import { useAction } from '../../api/use-action';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { LoadMore } from '../../components/tables/load-more';
import { Time } from '../../components/time/time';
import { AuditDetails, AuditSentence } from '../../workspace/audit-sentence/audit-sentence';
import { useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { actionWords } from './actions';
import { AuditFilters } from './audit-filters';
import { download, toCsv } from './csv';
import { changeAuditSearch } from './audit-search';
import { auditEventsForExport, auditQuery, keyNamesQuery } from './queries';

export function AuditPage() {
  const workspace = useWorkspace();
  if (!roleAtLeast(workspace.role, 'admin')) {
    return (
      <>
        <PageHeader title="Audit" />
        <Alert color="gray" title="Requires the admin role">
          The audit trail shows everyone’s actions. Your role is {workspace.role}. An owner of the workspace
          can change that.
        </Alert>
      </>
    );
  }
  return <Trail />;
}

function Trail() {
  const workspace = useWorkspace();
  const search = useSearch({ from: '/app/workspaces/$workspaceId/audit' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/audit' });
  const clear = () => void navigate({ search: {}, replace: true });
  const list = useInfiniteQuery(auditQuery(workspace.id, search));
  const events = list.data?.pages.flatMap(({ items }) => items);
  const memberName = useMemberName(workspace.id);
  const actorName = useActorName(workspace.id);
  const isFiltered = Object.keys(search).length > 0;
  const csv = useAction(async () => {
    const { events: exported, isWhole } = await auditEventsForExport(workspace.id, search);
    download('audit.csv', 'text/csv;charset=utf-8', toCsv([CSV_HEAD, ...exported.map(toCsvRow)]));
    const count = exported.length.toLocaleString('en');
    toast(
      isWhole
        ? `${count} ${exported.length === 1 ? 'entry is' : 'entries are'} exported.`
        : `The newest ${count} entries are exported. Choose a period to export others.`,
    );
  });

  return (
    <>
      <PageHeader
        title="Audit"
        description="Every change, in the order in which it happened. The trail cannot be edited."
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
            loading={csv.pending}
            onClick={() => void csv.run()}
          >
            Export CSV
          </Button>
        }
      />
      <ErrorAlert error={csv.error} />
      {list.isError && events === undefined ? (
        <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card flush>
          <AuditFilters
            search={search}
            // From what the address says by then: another filter may have been changed just before.
            onChange={(part) =>
              void navigate({ search: (previous) => changeAuditSearch(previous, part), replace: true })
            }
            onClear={clear}
          />
          {events === undefined ? (
            <ListSkeleton label="Loading the audit trail" />
          ) : events.length === 0 ? (
            <EmptyState
              icon={<IconHistory size={24} />}
              title={
                list.hasNextPage
                  ? 'Nothing found so far'
                  : isFiltered
                    ? 'Nothing matches'
                    : 'Nothing has happened yet'
              }
              action={
                isFiltered && (
                  <Button variant="default" onClick={clear}>
                    Show everything
                  </Button>
                )
              }
            >
              {list.hasNextPage
                ? 'The newest events do not match. Choose “Show more” to search further back.'
                : isFiltered
                  ? 'No event matches these filters.'
                  : 'Each change to keys, members and documents appears here.'}
            </EmptyState>
          ) : (
            <ListTable label="Audit trail" heads={['What', 'Target', 'Address', 'When']}>
              {events.map((event) => (
                <Table.Tr key={event.id} className={classes.row}>
                  <Table.Th scope="row" className={classes.name}>
                    <Text size="sm" fw={560}>
                      {actionWords(event.action)}
                    </Text>
                    <Text size="sm">
                      <AuditSentence
                        workspaceId={workspace.id}
                        event={event}
                        actor={actorName(event.actor)}
                        memberName={memberName}
                      />
                    </Text>
                    <span className={classes.details}>
                      <AuditDetails event={event} />
                    </span>
                  </Table.Th>
                  <Table.Td data-label="Target" className={classes.small}>
                    <span>
                      {event.target.type.replaceAll('_', ' ')}{' '}
                      {event.target.id && <Code>…{event.target.id.slice(-6)}</Code>}
                    </span>
                  </Table.Td>
                  <Table.Td data-label="Address" className={classes.short}>
                    {event.address ?? '–'}
                  </Table.Td>
                  <Table.Td data-label="When" className={classes.short}>
                    <Time iso={event.occurredAt} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </ListTable>
          )}
        </Card>
      )}
      {list.isError && events !== undefined && <ErrorAlert error={list.error} />}
      <LoadMore list={list} />
    </>
  );
}

function useActorName(workspaceId: string): (actor: AuditEvent['actor']) => string {
  const memberName = useMemberName(workspaceId);
  const { data: keys } = useQuery(keyNamesQuery(workspaceId));
  return ({ kind, userId, apiKeyId }) => {
    if (kind === 'api_key') {
      const key = keys?.find(({ id }) => id === apiKeyId)?.name;
      return `Key “${key ?? '…'}”${userId === null ? '' : ` of ${memberName(userId)}`}`;
    }
    if (userId !== null) return memberName(userId);
    return kind === 'system' ? 'The server' : 'A user who was not signed in';
  };
}

const CSV_HEAD = [
  'occurred_at',
  'action',
  'actor_kind',
  'actor_user_id',
  'actor_api_key_id',
  'target_type',
  'target_id',
  'address',
  'details',
];

const toCsvRow = ({ occurredAt, action, actor, target, address, details }: AuditEvent): string[] => [
  occurredAt,
  action,
  actor.kind,
  actor.userId ?? '',
  actor.apiKeyId ?? '',
  target.type,
  target.id ?? '',
  address ?? '',
  JSON.stringify(details),
];
