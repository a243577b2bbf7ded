import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { IconKey, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { queryClient } from '../../api/query-client';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Disclosure } from '../../components/layout/disclosure';
import { Card } from '../../components/layout/card';
import { LoadMore } from '../../components/tables/load-more';
import { PageHeader } from '../../components/layout/page-header';
import type { PageFile } from '../../lazy-route-component';
import { membersQuery } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import type { Role } from '../../workspace/roles';
import { ApiKeysTable } from './api-keys-table';
import { ApiKeysToolbar } from './api-keys-toolbar';
import { CreateApiKeyDialog } from './create-api-key-dialog';
import { ExportKeys } from './export-keys';
import { KeyReviewList } from './key-review';
import { LostSecretNotice } from './lost-secret-notice';
import { isPastedKey } from './pasted-key';
import { allApiKeys, apiKeyListQuery, usageOverviewQuery } from './queries';
import { SelectedKeys } from './selected-keys';
import { useSelection } from './selection';
import { usePastedKey } from './use-pasted-key';
import { type ApiKeysSearch, isNarrowed, NOT_NARROWED, Q_LENGTH_MAX, toView } from './view';
import { type Message, plural, t } from '../../language/translate';

const TYPING_PAUSE_MS = 250;

/** Members and viewers see only their own keys. */
const DESCRIPTIONS = {
  viewer: 'How programs call the API. As a viewer you see the keys that you created.',
  member: 'How programs call the API. As a member you see the keys that you created.',
  admin: 'How programs call the API. A key acts with its owner’s current role.',
  owner: 'How programs call the API. A key acts with its owner’s current role.',
} as const satisfies Record<Role, Message>;

export const prefetch: PageFile['prefetch'] = ({ workspaceId }, search) => {
  if (workspaceId === undefined) return;
  void queryClient.prefetchInfiniteQuery(apiKeyListQuery(workspaceId, toView(search)));
  void queryClient.prefetchQuery(membersQuery(workspaceId));
};

export function ApiKeysPage() {
  const workspace = useWorkspace();
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/api-keys' });
  const view = toView(useSearch({ from: '/app/workspaces/$workspaceId/api-keys' }));
  const [typed, setTyped] = useState(view.q);
  const pasted = usePastedKey(workspace.id, typed.trim());
  const list = useInfiniteQuery(apiKeyListQuery(workspace.id, view));
  const pages = pasted ? [pasted.keys ?? []] : (list.data?.pages.map(({ items }) => items) ?? []);
  const keys = pages.flat();
  const selection = useSelection(keys);
  const usages = useQueries({
    queries: pages
      .filter((items) => items.length > 0)
      .map((items) =>
        usageOverviewQuery(
          workspace.id,
          items.map(({ id }) => id),
        ),
      ),
  });
  const usage = usages.every(({ data }) => data !== undefined)
    ? usages.flatMap(({ data }) => data?.apiKeys ?? [])
    : undefined;
  const change = (part: ApiKeysSearch) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true });
  const search = useDebouncedCallback((text: string) => {
    // A whole key must not become part of the URL, or be sent.
    const q = text.trim().slice(0, Q_LENGTH_MAX);
    change({ q: q === '' || isPastedKey(text.trim()) ? undefined : q });
  }, TYPING_PAUSE_MS);
  const isLoading = pasted ? pasted.keys === undefined && !pasted.isUnsupported : list.data === undefined;
  const error = pasted ? pasted.error : list.data === undefined ? list.error : null;
  const openCreate = () => void navigate({ search: (previous) => ({ ...previous, dialog: 'create' }) });
  const closeCreate = () =>
    void navigate({ search: (previous) => ({ ...previous, dialog: undefined }), replace: true });
  const showAll = (
    <Button
      variant="default"
      onClick={() => {
        setTyped('');
        change(NOT_NARROWED);
      }}
    >
      {t('Show all keys')}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={t('API keys')}
        description={t(DESCRIPTIONS[workspace.role])}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={openCreate}>
            {t('Create key')}
          </Button>
        }
      />
      <LostSecretNotice workspaceId={workspace.id} />
      <Card flush>
        {!pasted && !error && keys.length === 0 && !isLoading && !isNarrowed(view) ? (
          <EmptyState
            icon={<IconKey size={24} />}
            title={t('No API keys yet')}
            action={<Button onClick={openCreate}>{t('Create the first key')}</Button>}
          >
            {t(
              'A program sends its key with each request and can do what you can do. Give every program its own key, so that you can rotate or revoke one without affecting the others.',
            )}
          </EmptyState>
        ) : (
          <>
            <ApiKeysToolbar
              typed={typed}
              onType={(text) => {
                setTyped(text);
                search(text);
              }}
              view={view}
              onChange={change}
            />
            <SelectedKeys selection={selection} />
            {error ? (
              <Stack align="flex-start" px={20} pb={20}>
                <ErrorAlert error={error} onRetry={() => void (pasted ? pasted.refetch() : list.refetch())} />
                {isNarrowed(view) && showAll}
              </Stack>
            ) : isLoading ? (
              <TableSkeleton />
            ) : keys.length === 0 ? (
              <EmptyState icon={<IconSearch size={24} />} title={t('No key matches')} action={showAll}>
                {pasted?.isUnsupported
                  ? t('To look up a whole key, open the dashboard over HTTPS.')
                  : pasted
                    ? t(
                        'You cannot see such a key in this workspace, active or revoked. Only the key’s digest was sent.',
                      )
                    : t(
                        'No key with this name or prefix matches the filters. To search the metadata, type metadata.customer=acme.',
                      )}
              </EmptyState>
            ) : (
              <ApiKeysTable
                keys={keys}
                usage={usage}
                sort={view.sort}
                descending={view.descending}
                onSort={(sort, descending) => change({ sort, descending })}
                selection={selection}
              />
            )}
            {!error && (
              <Group justify="space-between" px={20} py={10}>
                <Text size="xs" c="dimmed" role="status">
                  {isLoading
                    ? t('Loading keys…')
                    : !pasted && list.hasNextPage
                      ? plural(
                          keys.length,
                          '{count} key shown; there are more',
                          '{count} keys shown; there are more',
                        )
                      : plural(keys.length, '{count} key shown', '{count} keys shown')}
                </Text>
                {!pasted && keys.length > 0 && selection.keys.length === 0 && (
                  <ExportKeys load={() => allApiKeys(workspace.id, view)} />
                )}
              </Group>
            )}
          </>
        )}
      </Card>
      {!pasted && <LoadMore list={list} />}
      {keys.length > 0 && (
        <div style={{ marginTop: 16 }} ref={view.review ? scrollIntoView : undefined}>
          <Disclosure summary={t('Review: keys that you could remove or narrow')} initiallyOpen={view.review}>
            <KeyReviewList />
          </Disclosure>
        </div>
      )}
      <CreateApiKeyDialog opened={view.dialog === 'create'} onClose={closeCreate} />
    </>
  );
}

/** Once, when it appears, because a link leads to it. */
const scrollIntoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'start' });

function TableSkeleton() {
  return (
    <div role="status" aria-label={t('Loading keys')} style={{ padding: 20 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={28} mb={18} />
      ))}
    </div>
  );
}
