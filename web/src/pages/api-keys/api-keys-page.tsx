import { Alert, Button, Pagination, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconKey, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Disclosure } from '../../components/layout/disclosure';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { ApiKeysTable } from './api-keys-table';
import { ApiKeysToolbar } from './api-keys-toolbar';
import { arrange } from './arrange';
import { CreateApiKeyDialog } from './create-api-key-dialog';
import { KeyReviewList } from './key-review';
import { LostSecretNotice } from './lost-secret-notice';
import { apiKeysQuery, KEYS_MAX, usageOverviewQuery } from './queries';
import { usePastedKey } from './use-pasted-key';
import { type ApiKeysSearch, toView } from './view';

export function ApiKeysPage() {
  const workspace = useWorkspace();
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/api-keys' });
  const view = toView(useSearch({ from: '/app/workspaces/$workspaceId/api-keys' }));
  // Not in the address: somebody may paste a whole key here, to see whose it is.
  const [search, setSearch] = useState('');
  const keys = useQuery(apiKeysQuery(workspace.id));
  const usage = useQuery(usageOverviewQuery(workspace.id));
  const pasted = usePastedKey(workspace.id, search.trim());
  const shown = pasted
    ? arrange(pasted.keys ?? [], { ...view, status: 'all', search: '' })
    : arrange(keys.data ?? [], { ...view, search });
  const change = (part: ApiKeysSearch) =>
    void navigate({ search: (previous) => ({ ...previous, page: undefined, ...part }), replace: true });
  const openCreate = () => void navigate({ search: (previous) => ({ ...previous, dialog: 'create' }) });
  const closeCreate = () =>
    void navigate({ search: (previous) => ({ ...previous, dialog: undefined }), replace: true });

  return (
    <>
      <PageHeader
        title="API keys"
        description={
          roleAtLeast(workspace.role, 'admin')
            ? 'How programs call the API. A key acts with its owner’s current role.'
            : `How programs call the API. As a ${workspace.role} you see the keys that you created.`
        }
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={openCreate}>
            Create key
          </Button>
        }
      />
      <LostSecretNotice workspaceId={workspace.id} />
      {keys.isError && keys.data === undefined ? (
        <ErrorAlert error={keys.error} onRetry={() => void keys.refetch()} />
      ) : (
        <Card flush>
          {keys.data?.length === 0 ? (
            <EmptyState
              icon={<IconKey size={24} />}
              title="No API keys yet"
              action={<Button onClick={openCreate}>Create the first key</Button>}
            >
              A program sends its key with each request and can do what you can do. Give every program its own
              key, so that you can rotate or revoke one without affecting the others.
            </EmptyState>
          ) : (
            <>
              <ApiKeysToolbar
                search={search}
                onSearch={(text) => {
                  setSearch(text);
                  if (view.page !== 1) change({});
                }}
                status={view.status}
                onStatus={(status) => change({ status })}
                sort={view.sort}
                descending={view.descending}
                onSort={(sort, descending) => change({ sort, descending })}
              />
              {pasted?.error ? (
                <ErrorAlert error={pasted.error} onRetry={() => void pasted.refetch()} />
              ) : keys.data === undefined || (pasted && !pasted.keys && !pasted.isUnsupported) ? (
                <TableSkeleton />
              ) : shown.total === 0 ? (
                <EmptyState
                  icon={<IconSearch size={24} />}
                  title="No key matches"
                  action={
                    <Button
                      variant="default"
                      onClick={() => {
                        setSearch('');
                        change({ status: 'all' });
                      }}
                    >
                      Show all keys
                    </Button>
                  }
                >
                  {pasted?.isUnsupported
                    ? 'To look up a whole key, open the dashboard over HTTPS.'
                    : pasted
                      ? 'This workspace has no such key, active or revoked, that you may see. Only the key’s digest was sent.'
                      : 'No key has this name, prefix or status.'}
                </EmptyState>
              ) : (
                <ApiKeysTable
                  keys={shown.items}
                  usage={usage.data}
                  sort={view.sort}
                  descending={view.descending}
                  onSort={(sort, descending) => change({ sort, descending })}
                />
              )}
            </>
          )}
        </Card>
      )}
      {keys.data?.length === KEYS_MAX && (
        <Alert mt="md" color="gray">
          These are the newest {KEYS_MAX.toLocaleString('en')} keys; there are more.
        </Alert>
      )}
      {shown.pages > 1 && (
        <nav
          aria-label="Pages of keys"
          style={{ display: 'flex', alignItems: 'center', gap: 16, marginTop: 16 }}
        >
          <Text size="sm" c="dimmed" style={{ flex: 1 }}>
            {shown.total.toLocaleString('en')} keys
          </Text>
          <Pagination
            size="sm"
            total={shown.pages}
            value={shown.page}
            onChange={(page) => change({ page })}
            getItemProps={(page) => ({ 'aria-label': `Page ${page}` })}
            getControlProps={(control) => ({ 'aria-label': `${control} page` })}
          />
        </nav>
      )}
      {keys.data !== undefined && keys.data.length > 0 && (
        <div style={{ marginTop: 16 }}>
          <Disclosure summary="Review: keys that could go, or do less">
            <KeyReviewList />
          </Disclosure>
        </div>
      )}
      <CreateApiKeyDialog opened={view.dialog === 'create'} onClose={closeCreate} />
    </>
  );
}

function TableSkeleton() {
  return (
    <div role="status" aria-label="Loading keys" style={{ padding: 20 }}>
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} height={28} mb={18} />
      ))}
    </div>
  );
}
