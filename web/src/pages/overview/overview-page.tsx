import { Grid, SegmentedControl, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { RequestChart } from '../../components/charts/request-chart';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { PageHeader } from '../../components/layout/page-header';
import { useWorkspace } from '../../workspace/queries';
import { roleAtLeast, roleName } from '../../workspace/roles';
import { Activity } from './activity';
import { Attention } from './attention';
import { Checklist } from './checklist';
import { Figures } from './figures';
import { PasskeyOfferCard } from './passkey-offer';
import { type Range, RANGES, USUAL_RANGE } from './range';
import { TopKeys } from './top-keys';
import { useOverview } from './use-overview';
import { t } from '../../language/translate';

/** The landing page: what happens in the workspace, and what needs attention. */
export function OverviewPage() {
  const workspace = useWorkspace();
  const isAdmin = roleAtLeast(workspace.role, 'admin');
  const { range = USUAL_RANGE } = useSearch({ from: '/app/workspaces/$workspaceId/overview' });
  const navigate = useNavigate({ from: '/workspaces/$workspaceId/overview' });
  const { passkeyOffer, overview, review, endpoints, events, members, invitations, isLoading } = useOverview(
    workspace,
    range,
  );

  return (
    <>
      <PageHeader
        title={t('Overview')}
        description={
          isAdmin
            ? t('What the API keys of this workspace do, and what needs your attention.')
            : t('What your API keys do. As a {role} you see the keys that you created.', {
                role: roleName(workspace.role),
              })
        }
        actions={
          <SegmentedControl
            aria-label={t('Time range')}
            size="xs"
            data={Object.entries(RANGES).map(([value, { label }]) => ({ value, label: t(label) }))}
            value={range}
            onChange={(value) =>
              void navigate({
                search: { range: value === USUAL_RANGE ? undefined : (value as Range) },
                replace: true,
              })
            }
          />
        }
      />
      {isLoading ? (
        <PageSkeleton />
      ) : overview.data === undefined ? (
        <ErrorAlert error={overview.error} onRetry={() => void overview.refetch()} />
      ) : (
        <Stack gap="lg">
          <PasskeyOfferCard offer={passkeyOffer} />
          <Checklist
            overview={overview.data}
            endpoints={endpoints.data}
            members={members.data}
            invitations={invitations.data}
          />
          <Figures overview={overview.data} endpoints={endpoints.data} range={range} />
          <Card title={t('Requests')}>
            <RequestChart
              label={t('Requests over time')}
              buckets={overview.data.buckets}
              interval={RANGES[range].interval}
            />
          </Card>
          <Grid gap="lg">
            <Grid.Col span={{ base: 12, lg: isAdmin ? 7 : 12 }}>
              <Stack gap="lg">
                <Attention overview={overview.data} review={review} endpoints={endpoints} />
                <TopKeys keys={overview.data.busiestKeys} range={range} />
              </Stack>
            </Grid.Col>
            {isAdmin && (
              <Grid.Col span={{ base: 12, lg: 5 }}>
                <Activity events={events} />
              </Grid.Col>
            )}
          </Grid>
        </Stack>
      )}
    </>
  );
}

function PageSkeleton() {
  return (
    <div role="status" aria-label={t('Loading the overview')}>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg" mb="lg">
        {[0, 1, 2, 3].map((figure) => (
          <Skeleton key={figure} height={112} radius="lg" />
        ))}
      </SimpleGrid>
      <Skeleton height={340} radius="lg" mb="lg" />
      <Skeleton height={220} radius="lg" />
    </div>
  );
}
