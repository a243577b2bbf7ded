import type { WebhookEndpoint } from '@latchkey/sdk';
import { ActionIcon, Button, Grid, Group, Menu, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import {
  IconArrowsExchange,
  IconDots,
  IconPencil,
  IconPlayerPause,
  IconRotate,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Breadcrumb } from '../../components/layout/breadcrumb';
import { Clamped } from '../../components/layout/clamped';
import { Lines } from '../../components/layout/lines';
import { PageHeader } from '../../components/layout/page-header';
import { session } from '../../session/session';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast } from '../../workspace/roles';
import { AssignKeyDialog } from './assign-key-dialog';
import { ConfirmDialog } from './confirm-dialog';
import { Deliveries } from './deliveries';
import { DeliveryDrawer } from './delivery-drawer';
import { EditEndpointDialog } from './edit-endpoint-dialog';
import { EndpointDetails } from './endpoint-details';
import { EndpointNotice } from './endpoint-notice';
import type { EndpointSearch } from './endpoint-search';
import { EndpointBadge } from './endpoint-status';
import { deliveriesQuery, endpointQuery, webhooksChanged } from './queries';
import { RotateSecretDialog } from './rotate-secret-dialog';
import { TakesAdmin } from './takes-admin';
import { TransferEndpointDialog } from './transfer-endpoint-dialog';
import { VerifyCard } from './verify-card';
import { rich, t } from '../../language/translate';

const UNNAMED = 'Webhook endpoint';

/** One endpoint: whether it works, what was sent to it, and its responses. */
export function EndpointPage() {
  const workspace = useWorkspace();
  const { endpointId } = useParams({ from: '/app/workspaces/$workspaceId/webhooks/$endpointId' });
  const isAllowed = roleAtLeast(workspace.role, 'admin');
  const endpoint = useQuery({ ...endpointQuery(workspace.id, endpointId), enabled: isAllowed });
  // Loaded data stays for the dialogs, which explain what a lowered role means for them.
  if (endpoint.data !== undefined) return <Loaded endpoint={endpoint.data} isAllowed={isAllowed} />;
  return (
    <>
      <PageHeader title={t(UNNAMED)} breadcrumb={<WebhooksBreadcrumb />} />
      {!isAllowed ? (
        <TakesAdmin />
      ) : endpoint.isError ? (
        <ErrorAlert error={endpoint.error} onRetry={() => void endpoint.refetch()} />
      ) : (
        <div role="status" aria-label={t('Loading the endpoint')}>
          <Skeleton height={180} radius="lg" mb="lg" />
          <Skeleton height={280} radius="lg" />
        </div>
      )}
    </>
  );
}

function WebhooksBreadcrumb() {
  const workspace = useWorkspace();
  return (
    <Breadcrumb to="/workspaces/$workspaceId/webhooks" params={{ workspaceId: workspace.id }}>
      {t('Webhooks')}
    </Breadcrumb>
  );
}

function Loaded({ endpoint, isAllowed }: { endpoint: WebhookEndpoint; isAllowed: boolean }) {
  const { workspaceId, id } = endpoint;
  const search = useSearch({ from: '/app/workspaces/$workspaceId/webhooks/$endpointId' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/webhooks/$endpointId' });
  const change = (part: EndpointSearch, replace = true) =>
    void navigate({ search: (previous) => ({ ...previous, ...part }), replace, resetScroll: false });
  const show = (dialog: EndpointSearch['dialog']) => change({ dialog });
  const close = () => show(undefined);
  const changed = () => queryClient.invalidateQueries(webhooksChanged(workspaceId));

  const test = useAction(async () => {
    const delivery = await session.workspaces.testWebhookEndpoint(workspaceId, id);
    change({ delivery: delivery.id, status: undefined }, false);
    await changed();
  });
  const resume = useAction(async () => {
    await session.workspaces.updateWebhookEndpoint(workspaceId, id, { enabled: true });
    await changed();
    toast(t('Events are now delivered again.'));
  });
  const pause = async () => {
    await session.workspaces.updateWebhookEndpoint(workspaceId, id, { enabled: false });
    await changed();
    close();
    toast(t('Nothing is delivered until you resume the endpoint.'));
  };
  const remove = async () => {
    await session.workspaces.deleteWebhookEndpoint(workspaceId, id);
    await navigate({ to: '/workspaces/$workspaceId/webhooks', params: { workspaceId }, replace: true });
    toast(t('The endpoint is deleted.'));
    queryClient.removeQueries({ queryKey: endpointQuery(workspaceId, id).queryKey });
    await changed();
  };
  const isActive = endpoint.status === 'active';

  return (
    <>
      <PageHeader
        title={isAllowed ? endpoint.url : t(UNNAMED)}
        breadcrumb={<WebhooksBreadcrumb />}
        description={
          isAllowed ? (
            <Group component="span" gap={10} mt={6}>
              <EndpointBadge endpoint={endpoint} />
              {endpoint.description !== null && <Lines>{endpoint.description}</Lines>}
            </Group>
          ) : undefined
        }
        actions={
          isAllowed && (
            <>
              {isActive && (
                <Button
                  leftSection={<IconSend size={16} aria-hidden="true" />}
                  loading={test.pending}
                  onClick={() => void test.run()}
                >
                  {t('Send a test')}
                </Button>
              )}
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                onClick={() => show('edit')}
              >
                {t('Edit')}
              </Button>
              <Menu position="bottom-end" shadow="md" width={200} radius="md">
                <Menu.Target>
                  <ActionIcon size={36} variant="default" aria-label={t('More actions')}>
                    <IconDots size={18} aria-hidden="true" />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconRotate size={16} aria-hidden="true" />}
                    onClick={() => show('secret')}
                  >
                    {t('Rotate the secret…')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowsExchange size={16} aria-hidden="true" />}
                    onClick={() => show('transfer')}
                  >
                    {t('Transfer…')}
                  </Menu.Item>
                  {isActive && (
                    <Menu.Item
                      leftSection={<IconPlayerPause size={16} aria-hidden="true" />}
                      onClick={() => show('pause')}
                    >
                      {t('Pause…')}
                    </Menu.Item>
                  )}
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={16} aria-hidden="true" />}
                    onClick={() => show('delete')}
                  >
                    {t('Delete…')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </>
          )
        }
      />
      {isAllowed ? (
        <Stack gap="lg">
          <ErrorAlert error={test.error ?? resume.error} />
          <EndpointNotice
            endpoint={endpoint}
            resuming={resume.pending}
            onResume={() => void resume.run()}
            onAssignKey={() => show('key')}
            onOwnSecret={() => show('secret')}
          />
          <Deliveries
            endpoint={endpoint}
            status={search.status}
            onStatus={(status) => change({ status })}
            onTest={isActive ? () => void test.run() : undefined}
          />
          <AfterDeliveries endpoint={endpoint} status={search.status}>
            <Grid gap="lg">
              <Grid.Col span={{ base: 12, md: 5 }}>
                <EndpointDetails endpoint={endpoint} />
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 7 }}>
                <VerifyCard />
              </Grid.Col>
            </Grid>
          </AfterDeliveries>
        </Stack>
      ) : (
        <TakesAdmin />
      )}
      <DeliveryDrawer
        endpoint={endpoint}
        deliveryId={isAllowed ? search.delivery : undefined}
        onClose={() => change({ delivery: undefined })}
      />
      <EditEndpointDialog endpoint={endpoint} opened={search.dialog === 'edit'} onClose={close} />
      <AssignKeyDialog endpoint={endpoint} opened={search.dialog === 'key'} onClose={close} />
      <RotateSecretDialog endpoint={endpoint} opened={search.dialog === 'secret'} onClose={close} />
      <TransferEndpointDialog endpoint={endpoint} opened={search.dialog === 'transfer'} onClose={close} />
      <ConfirmDialog
        title={t('Pause deliveries?')}
        confirmLabel={t('Pause')}
        onConfirm={pause}
        opened={search.dialog === 'pause' && isActive}
        onClose={close}
      >
        <Text size="sm">
          {t(
            'Pending deliveries are discarded, and events during the pause are not delivered later. Earlier deliveries stay in the list, and you can send them again.',
          )}
        </Text>
      </ConfirmDialog>
      <ConfirmDialog
        title={t('Delete the endpoint?')}
        confirmLabel={t('Delete the endpoint')}
        color="red"
        onConfirm={remove}
        opened={search.dialog === 'delete'}
        onClose={close}
      >
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {rich(
            '{url} receives no more events, and pending deliveries are dropped. The list of its deliveries is also deleted permanently.',
            {
              url: (
                <b>
                  <Clamped text={endpoint.url} />
                </b>
              ),
            },
          )}
        </Text>
        {isActive && (
          <Text size="sm" c="dimmed">
            {t('To stop deliveries temporarily and keep the list, pause the endpoint instead.')}
          </Text>
        )}
      </ConfirmDialog>
    </>
  );
}

interface AfterDeliveriesProps {
  endpoint: WebhookEndpoint;
  status: EndpointSearch['status'];
  children: ReactNode;
}

/** Appears with the first deliveries, which would move it if it were there before. */
function AfterDeliveries({ endpoint: { workspaceId, id }, status, children }: AfterDeliveriesProps) {
  const { isLoading } = useInfiniteQuery(deliveriesQuery(workspaceId, id, status));
  const [hasLoaded, setLoaded] = useState(!isLoading);
  if (!isLoading && !hasLoaded) setLoaded(true);
  return hasLoaded && children;
}
