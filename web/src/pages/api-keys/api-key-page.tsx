import { Anchor, Button, Grid, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconBan,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotate,
  IconUserShare,
} from '@tabler/icons-react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { useWorkspace } from '../../workspace/queries';
import { ApiKeyAddresses } from './api-key-addresses';
import { ApiKeyDenials } from './api-key-denials';
import { ApiKeyDetails } from './api-key-details';
import { ApiKeyLimits } from './api-key-limits';
import { ApiKeyWouldRefuse } from './api-key-would-refuse';
import { ApiKeyTrail } from './api-key-trail';
import { isChangeable, isTransferable } from './changeable';
import { EditApiKeyDialog } from './edit-api-key-dialog';
import { LeakNotice } from './leak-notice';
import { LostSecretNotice } from './lost-secret-notice';
import { apiKeyQuery, type Span, SPANS, usageQuery } from './queries';
import { RevokeDialog } from './revoke-dialog';
import { RotateDialog } from './rotate-dialog';
import { RotationProgress } from './rotation-progress';
import { StatusBadge } from './status-badge';
import { SwitchDialog } from './switch-dialog';
import { TransferDialog } from './transfer-dialog';
import { UsageChart } from './usage-chart';

/** One key: its usage, its refusals, its permissions and its history. */
export function ApiKeyPage() {
  const workspace = useWorkspace();
  const { keyId } = useParams({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  const { dialog } = useSearch({ from: '/app/workspaces/$workspaceId/api-keys/$keyId' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/api-keys/$keyId' });
  const [span, setSpan] = useState<Span>('week');
  const key = useQuery(apiKeyQuery(workspace.id, keyId));
  const usage = useQuery(usageQuery(workspace.id, keyId, span));
  const show = (next: typeof dialog) => void navigate({ search: { dialog: next }, replace: true });
  const close = () => show(undefined);

  const breadcrumb = (
    <Anchor
      size="sm"
      underline="hover"
      renderRoot={(props) => (
        <Link to="/workspaces/$workspaceId/api-keys" params={{ workspaceId: workspace.id }} {...props} />
      )}
    >
      API keys
    </Anchor>
  );
  if (key.isError && key.data === undefined) {
    return (
      <>
        <PageHeader title="API key" breadcrumb={breadcrumb} />
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
                Edit
              </Button>
              {isActive && apiKey.replacedBy === null && (
                <Button
                  leftSection={<IconRotate size={16} aria-hidden="true" />}
                  onClick={() => show('rotate')}
                >
                  Rotate
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
                  {apiKey.disabled ? 'Enable' : 'Disable'}
                </Button>
              )}
              {isTransferable(apiKey, workspace.role) && (
                <Button
                  variant="default"
                  leftSection={<IconUserShare size={16} aria-hidden="true" />}
                  onClick={() => show('transfer')}
                >
                  Transfer
                </Button>
              )}
              <Button
                color="red"
                variant="light"
                leftSection={<IconBan size={16} aria-hidden="true" />}
                onClick={() => show('revoke')}
              >
                Revoke
              </Button>
            </>
          )
        }
      />
      <LostSecretNotice workspaceId={workspace.id} />
      <Stack gap="lg">
        <LeakNotice apiKey={apiKey} onContain={show} />
        {apiKey.replacedBy !== null && (
          <Card
            title={isActive ? 'Rotation in progress' : 'Replaced'}
            description={
              isActive
                ? 'Both keys work. Revoke this one when its traffic has moved to the new key.'
                : 'Another key has replaced this one.'
            }
            actions={
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    to="/workspaces/$workspaceId/api-keys/$keyId"
                    params={{ workspaceId: workspace.id, keyId: apiKey.replacedBy ?? '' }}
                    {...props}
                  />
                )}
              >
                The new key
              </Anchor>
            }
          >
            {isActive ? (
              <RotationProgress
                workspaceId={workspace.id}
                oldKeyId={apiKey.id}
                successorId={apiKey.replacedBy}
              />
            ) : (
              <Text size="sm">
                Programs that still use this key get 401; the denials below count these requests.
              </Text>
            )}
          </Card>
        )}
        <Card
          title="Requests"
          actions={
            <SegmentedControl
              aria-label="Time span"
              size="xs"
              data={Object.entries(SPANS).map(([value, { label }]) => ({ value, label }))}
              value={span}
              onChange={(value) => setSpan(value as Span)}
            />
          }
        >
          {usage.data ? (
            <UsageChart usage={usage.data} />
          ) : usage.isError ? (
            <ErrorAlert error={usage.error} onRetry={() => void usage.refetch()} />
          ) : (
            <Skeleton height={230} />
          )}
        </Card>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <ApiKeyDetails apiKey={apiKey} usage={usage.data} />
              {usage.data?.wouldRefuse && <ApiKeyWouldRefuse wouldRefuse={usage.data.wouldRefuse} />}
              <ApiKeyAddresses usage={usage.data} />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              <ApiKeyLimits workspaceId={workspace.id} keyId={apiKey.id} />
              <ApiKeyDenials usage={usage.data} />
              <ApiKeyTrail keyId={apiKey.id} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
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
    <div role="status" aria-label="Loading the key">
      <Skeleton height={28} width={240} mb="xl" />
      <Skeleton height={280} radius="lg" mb="lg" />
      <Skeleton height={200} radius="lg" />
    </div>
  );
}
