import type { WebhookEndpoint } from '@latchkey/sdk';
import { Anchor, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { serverPath } from '../../base-path';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { Clamped } from '../../components/layout/clamped';
import { Lines } from '../../components/layout/lines';
import { PageHeader } from '../../components/layout/page-header';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { apiKeysQuery } from '../api-keys/queries';
import { CreateEndpointDialog } from './create-endpoint-dialog';
import { EndpointBadge, reasonWords } from './endpoint-status';
import { eventsSummary, eventWords } from './events';
import { endpointsQuery } from './queries';
import { TakesAdmin } from './takes-admin';
import { rich, t } from '../../language/translate';

/** The URLs to which the workspace's events are sent. */
export function WebhooksPage() {
  const workspace = useWorkspace();
  const { dialog } = useSearch({ from: '/app/workspaces/$workspaceId/webhooks' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/webhooks' });
  const isAllowed = roleAtLeast(workspace.role, 'admin');
  const openCreate = () => void navigate({ search: { dialog: 'create' } });

  return (
    <>
      <PageHeader
        title={t('Webhooks')}
        description={t(
          'Notify your servers of events in this workspace: a signed POST for each event, retried for about three days until it is received.',
        )}
        actions={
          isAllowed && (
            <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={openCreate}>
              {t('Add endpoint')}
            </Button>
          )
        }
      />
      {isAllowed ? <Endpoints onCreate={openCreate} /> : <TakesAdmin />}
      {/* Stays open if the user's role is lowered meanwhile: it then says so, and keeps what was typed. */}
      <CreateEndpointDialog
        opened={dialog === 'create'}
        onClose={() => void navigate({ search: {}, replace: true })}
      />
    </>
  );
}

function Endpoints({ onCreate }: { onCreate: () => void }) {
  const workspace = useWorkspace();
  const endpoints = useQuery(endpointsQuery(workspace.id));
  const { data: keys } = useQuery(apiKeysQuery(workspace.id));
  if (endpoints.isError && endpoints.data === undefined)
    return <ErrorAlert error={endpoints.error} onRetry={() => void endpoints.refetch()} />;
  return (
    <Card flush>
      {endpoints.data === undefined ? (
        <ListSkeleton label={t('Loading endpoints')} />
      ) : endpoints.data.length === 0 ? (
        <EmptyState
          icon={<IconWebhook size={24} />}
          title={t('No webhook endpoints yet')}
          action={
            <Group justify="center" mt={4}>
              <Button onClick={onCreate}>{t('Add the first endpoint')}</Button>
              <Anchor href={serverPath('/docs/webhooks')} target="_blank" rel="noreferrer" size="sm">
                {t('How webhooks work')}
              </Anchor>
            </Group>
          }
        >
          {t(
            'With webhooks, you need not poll the API: when a document is written, a key leaks or a member joins, your server gets a POST that it can verify.',
          )}
        </EmptyState>
      ) : (
        <ListTable
          label={t('Endpoints')}
          heads={[t('Endpoint'), t('Status'), t('Events'), t('Signed by'), t('Last delivery')]}
        >
          {endpoints.data.map((endpoint) => (
            <Table.Tr key={endpoint.id} className={classes.row}>
              <Table.Th scope="row" className={classes.name}>
                <Link
                  to="/workspaces/$workspaceId/webhooks/$endpointId"
                  params={{ workspaceId: workspace.id, endpointId: endpoint.id }}
                  className={classes.link}
                >
                  <Clamped text={endpoint.url} />
                </Link>
                {endpoint.description !== null && (
                  <span className={classes.dimmed}>
                    <Lines>{endpoint.description}</Lines>
                  </span>
                )}
              </Table.Th>
              <Table.Td data-label={t('Status')}>
                <div>
                  <EndpointBadge endpoint={endpoint} />
                  {endpoint.statusReason !== null && (
                    <Text size="xs" c="dimmed" mt={2} maw={180}>
                      {reasonWords(endpoint.statusReason)}
                    </Text>
                  )}
                </div>
              </Table.Td>
              <Table.Td data-label={t('Events')} className={classes.small}>
                <span title={endpoint.events.map(eventWords).join(', ')}>
                  {eventsSummary(endpoint.events)}
                </span>
              </Table.Td>
              <Table.Td data-label={t('Signed by')} className={classes.small}>
                {endpoint.apiKeyId === null
                  ? t('Its own secret')
                  : (keys?.find(({ id }) => id === endpoint.apiKeyId)?.name ?? '…')}
              </Table.Td>
              <Table.Td data-label={t('Last delivery')} className={classes.small}>
                <LastDelivery endpoint={endpoint} />
              </Table.Td>
            </Table.Tr>
          ))}
        </ListTable>
      )}
    </Card>
  );
}

function LastDelivery({ endpoint: { lastSuccessAt, failingSince } }: { endpoint: WebhookEndpoint }) {
  return (
    <div>
      <Time iso={lastSuccessAt} never={failingSince === null ? t('none yet') : t('never received')} />
      {failingSince !== null && (
        <Text size="xs" c="dimmed" mt={2}>
          {rich('first failure {time}', { time: <Time iso={failingSince} /> })}
        </Text>
      )}
    </div>
  );
}
