import { Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconBan,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotate,
  IconUserShare,
} from '@tabler/icons-react';
import { Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Breadcrumb } from '../../components/layout/breadcrumb';
import { PageHeader } from '../../components/layout/page-header';
import { useWorkspace } from '../../workspace/queries';
import { ApiKeyTabs, useOpenTab } from './api-key-tabs';
import { isChangeable, isTransferable } from './changeable';
import { EditApiKeyDialog } from './edit-api-key-dialog';
import { LeakNotice } from './leak-notice';
import { LostSecretNotice } from './lost-secret-notice';
import { apiKeyQuery } from './queries';
import { RevokeDialog } from './revoke-dialog';
import { RotateDialog } from './rotate-dialog';
import { StatusBadge } from './status-badge';
import { SwitchDialog } from './switch-dialog';
import { TransferDialog } from './transfer-dialog';
import { t } from '../../language/translate';

/** One key: its name and state, what can be done with it, and the tabs with all else. */
export function ApiKeyPage() {
  const workspace = useWorkspace();
  const { keyId } = useParams({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  const { dialog } = useSearch({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  const tab = useOpenTab();
  const navigate = useNavigate();
  const key = useQuery(apiKeyQuery(workspace.id, keyId));
  const show = (next: typeof dialog) =>
    void navigate({ to: '.', search: (now) => ({ ...now, dialog: next }), replace: true });
  const close = () => show(undefined);

  const breadcrumb = (
    <Breadcrumb to="/workspaces/$workspaceId/api-keys" params={{ workspaceId: workspace.id }}>
      {t('API keys')}
    </Breadcrumb>
  );
  // The router's page for a URL that leads nowhere.
  if (tab === undefined) return <Outlet />;
  if (key.isError && key.data === undefined) {
    return (
      <>
        <PageHeader title={t('API key')} breadcrumb={breadcrumb} />
        <ErrorAlert error={key.error} onRetry={() => void key.refetch()} />
      </>
    );
  }
  if (key.data === undefined) return <PageSkeleton />;
  const apiKey = key.data;
  const isActive = apiKey.status === 'active';

  return (
    <>
      <PageHeader
        title={apiKey.name}
        {...(tab.value === 'overview' ? {} : { part: t(tab.label) })}
        breadcrumb={breadcrumb}
        description={
          <Group component="span" gap={10} mt={6}>
            <code>{apiKey.keyPrefix}…</code>
            <StatusBadge apiKey={apiKey} />
          </Group>
        }
        actions={
          isChangeable(apiKey) && (
            <>
              <Button
                variant="default"
                leftSection={<IconPencil size={16} aria-hidden="true" />}
                onClick={() => show('edit')}
              >
                {t('Edit')}
              </Button>
              {isActive && apiKey.replacedBy === null && (
                <Button
                  leftSection={<IconRotate size={16} aria-hidden="true" />}
                  onClick={() => show('rotate')}
                >
                  {t('Rotate')}
                </Button>
              )}
              {!apiKey.canary && (
                <Button
                  variant="default"
                  leftSection={
                    apiKey.disabled ? (
                      <IconPlayerPlay size={16} aria-hidden="true" />
                    ) : (
                      <IconPlayerPause size={16} aria-hidden="true" />
                    )
                  }
                  onClick={() => show('switch')}
                >
                  {apiKey.disabled ? t('Enable') : t('Disable')}
                </Button>
              )}
              {isTransferable(apiKey, workspace.role) && (
                <Button
                  variant="default"
                  leftSection={<IconUserShare size={16} aria-hidden="true" />}
                  onClick={() => show('transfer')}
                >
                  {t('Transfer')}
                </Button>
              )}
              <Button
                color="red"
                variant="light"
                leftSection={<IconBan size={16} aria-hidden="true" />}
                onClick={() => show('revoke')}
              >
                {t('Revoke')}
              </Button>
            </>
          )
        }
      />
      <LostSecretNotice workspaceId={workspace.id} />
      <LeakNotice apiKey={apiKey} onContain={show} />
      <ApiKeyTabs workspaceId={workspace.id} keyId={keyId} open={tab} />
      <EditApiKeyDialog apiKey={apiKey} opened={dialog === 'edit'} onClose={close} />
      <RotateDialog
        apiKey={apiKey}
        opened={dialog === 'rotate' && apiKey.replacedBy === null}
        onClose={close}
      />
      <SwitchDialog apiKey={apiKey} opened={dialog === 'switch'} onClose={close} />
      <TransferDialog apiKey={apiKey} opened={dialog === 'transfer'} onClose={close} />
      <RevokeDialog apiKey={apiKey} opened={dialog === 'revoke'} onClose={close} />
    </>
  );
}

function PageSkeleton() {
  return (
    <div role="status" aria-label={t('Loading the key')}>
      <Skeleton height={28} width={240} mb="xl" />
      <Skeleton height={280} radius="lg" mb="lg" />
      <Skeleton height={200} radius="lg" />
    </div>
  );
}
