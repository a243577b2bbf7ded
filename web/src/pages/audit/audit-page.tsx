import { Alert, Button, Group } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useAction } from '../../api/use-action';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import { LoadMore } from '../../components/tables/load-more';
import { ShowPrevious } from '../../components/tables/show-previous';
import { usePageWindow } from '../../components/tables/use-page-window';
import { useActorName } from '../../workspace/actor-name';
import { useAreNamesLoading, useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast, roleName } from '../../workspace/roles';
import { AuditFilters } from './audit-filters';
import { AuditRow } from './audit-row';
import { changeAuditSearch } from './audit-search';
import { download } from '../../api/download';
import { auditQuery, exportAuditEvents, type ExportFormat, keyNamesQuery } from './queries';
import { t } from '../../language/translate';

const EXPORT_FORMATS = [
  ['csv', 'Export CSV'],
  ['json', 'Export JSON'],
] as const;

export function AuditPage() {
  const workspace = useWorkspace();
  if (!roleAtLeast(workspace.role, 'admin')) {
    return (
      <>
        <PageHeader title={t('Audit')} />
        <Alert color="gray" title={t('Requires the admin role')}>
          {t(
            'The audit trail shows everyone’s actions. Your role is {role}. An owner of the workspace can change that.',
            { role: roleName(workspace.role) },
          )}
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
  const frame = useRef<HTMLDivElement>(null);
  const shown = usePageWindow(list, frame);
  const events = shown.items;
  const memberName = useMemberName(workspace.id);
  const areKeysLoading = useQuery(keyNamesQuery(workspace.id)).isLoading;
  const areNamesLoading = useAreNamesLoading(workspace.id) || areKeysLoading;
  const keyName = useKeyName(workspace.id);
  const actorName = useActorName(memberName, { keyName });
  const isFiltered = Object.keys(search).length > 0;
  const exporting = useAction(async (format: ExportFormat) => {
    const file = await exportAuditEvents(workspace.id, search, format);
    download(`audit.${format}`, file);
    toast(isFiltered ? t('All matching entries are exported.') : t('The whole trail is exported.'));
  });

  return (
    <>
      <PageHeader
        title={t('Audit')}
        description={t('Every change, in order. The trail cannot be edited.')}
        actions={
          <Group gap="xs">
            {EXPORT_FORMATS.map(([format, label]) => (
              <Button
                key={format}
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden="true" />}
                loading={exporting.pending}
                onClick={() => void exporting.run(format)}
              >
                {t(label)}
              </Button>
            ))}
          </Group>
        }
      />
      <ErrorAlert error={exporting.error} />
      <ShowPrevious window={shown} />
      {list.isError && events === undefined ? (
        <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Card flush>
          <AuditFilters
            search={search}
            // Based on the URL at that time, because another filter may have been changed just before.
            onChange={(part) =>
              void navigate({ search: (previous) => changeAuditSearch(previous, part), replace: true })
            }
            onClear={clear}
          />
          {events === undefined || areNamesLoading ? (
            <ListSkeleton label={t('Loading the audit trail')} />
          ) : events.length === 0 ? (
            <EmptyState
              icon={<IconHistory size={24} />}
              title={
                list.hasNextPage
                  ? t('Nothing found so far')
                  : isFiltered
                    ? t('Nothing matches')
                    : t('Nothing has happened yet')
              }
              action={
                isFiltered && (
                  <Button variant="default" onClick={clear}>
                    {t('Show everything')}
                  </Button>
                )
              }
            >
              {list.hasNextPage
                ? t('The newest events do not match. Choose “Show more” to search further back.')
                : isFiltered
                  ? t('No event matches these filters.')
                  : t('Each change to keys, members and data appears here.')}
            </EmptyState>
          ) : (
            <div ref={frame}>
              <ListTable
                label={t('Audit trail')}
                heads={[t('What'), t('Target'), t('Address'), t('When')]}
                rowCount={shown.total ?? 'unknown'}
              >
                {events.map((event, index) => (
                  <AuditRow
                    key={event.id}
                    workspaceId={workspace.id}
                    event={event}
                    rowIndex={shown.before + index + 2}
                    actorName={actorName}
                    memberName={memberName}
                  />
                ))}
              </ListTable>
            </div>
          )}
        </Card>
      )}
      {list.isError && events !== undefined && <ErrorAlert error={list.error} />}
      <LoadMore list={shown.onwards} />
    </>
  );
}

function useKeyName(workspaceId: string): (keyId: string) => string {
  const { data: keys } = useQuery(keyNamesQuery(workspaceId));
  return useCallback((keyId) => keys?.find(({ id }) => id === keyId)?.name ?? '…', [keys]);
}
