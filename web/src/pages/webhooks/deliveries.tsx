import type { WebhookEndpoint } from '@latchkey/sdk';
import { Button, SegmentedControl, Select, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/feedback/empty-state';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { LoadMore } from '../../components/tables/load-more';
import { Time } from '../../components/time/time';
import { DELIVERY_STATUS_WORDS, DeliveryBadge } from './delivery-status';
import { DELIVERY_STATUSES, type DeliveryStatus } from './endpoint-search';
import { eventWords } from './events';
import { deliveriesQuery } from './queries';
import { t } from '../../language/translate';

interface DeliveriesProps {
  endpoint: WebhookEndpoint;
  /** The status to filter by; undefined: all. */
  status: DeliveryStatus | undefined;
  onStatus: (status: DeliveryStatus | undefined) => void;
  /** Undefined: a test cannot be sent. */
  onTest: (() => void) | undefined;
}

const ALL = 'all';
/** What was sent, newest first. */
export function Deliveries({ endpoint, status, onStatus, onTest }: DeliveriesProps) {
  const { workspaceId, id: endpointId } = endpoint;
  const list = useInfiniteQuery(deliveriesQuery(workspaceId, endpointId, status));
  const deliveries = list.data?.pages.flatMap(({ items }) => items);
  const filter = {
    'aria-label': t('Status of deliveries'),
    data: filters(),
    value: status ?? ALL,
    onChange: (value: string | null) => onStatus(DELIVERY_STATUSES.find((known) => known === value)),
  };

  return (
    <div>
      <Card
        title={t('Deliveries')}
        description={t('The last 30 days. Each delivery shows the request and the response.')}
        actions={
          <>
            <SegmentedControl size="xs" visibleFrom="sm" {...filter} />
            <Select size="xs" w={160} hiddenFrom="sm" allowDeselect={false} {...filter} />
          </>
        }
        flush
      >
        {list.isError && deliveries === undefined ? (
          <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
        ) : deliveries === undefined ? (
          <ListSkeleton label={t('Loading deliveries')} />
        ) : deliveries.length === 0 ? (
          <EmptyState
            icon={<IconSend size={24} />}
            title={
              status === undefined
                ? t('No deliveries yet')
                : t('None is {status}', { status: t(DELIVERY_STATUS_WORDS[status]) })
            }
            action={
              status !== undefined ? (
                <Button variant="default" onClick={() => onStatus(undefined)}>
                  {t('Show all deliveries')}
                </Button>
              ) : (
                onTest && (
                  <Button variant="default" onClick={onTest}>
                    {t('Send a test event')}
                  </Button>
                )
              )
            }
          >
            {status === undefined
              ? t(
                  'Each event sent to the endpoint appears here. Send a test to check at once whether your server receives it.',
                )
              : t('No delivery of the last 30 days has this status.')}
          </EmptyState>
        ) : (
          <ListTable
            label={t('Deliveries')}
            heads={[t('Event'), t('Status'), t('Attempts'), t('When'), t('Next attempt')]}
          >
            {deliveries.map((delivery) => (
              <Table.Tr key={delivery.id} className={classes.row}>
                <Table.Th scope="row" className={classes.name}>
                  <Link
                    to="/workspaces/$workspaceId/webhooks/$endpointId"
                    params={{ workspaceId, endpointId }}
                    search={{ status, delivery: delivery.id }}
                    resetScroll={false}
                    className={classes.link}
                  >
                    {eventWords(delivery.eventType)}
                  </Link>
                  <code className={classes.dimmed}>{delivery.eventType}</code>
                </Table.Th>
                <Table.Td data-label={t('Status')}>
                  <DeliveryBadge delivery={delivery} />
                </Table.Td>
                <Table.Td data-label={t('Attempts')} className={classes.short}>
                  {delivery.attempts}
                </Table.Td>
                <Table.Td data-label={t('When')} className={classes.short}>
                  <Time iso={delivery.createdAt} />
                </Table.Td>
                <Table.Td data-label={t('Next attempt')} className={classes.short}>
                  <Time iso={delivery.nextAttemptAt} never="–" />
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
        )}
      </Card>
      {list.isError && deliveries !== undefined && <ErrorAlert error={list.error} />}
      <LoadMore list={list} />
    </div>
  );
}

const filters = () => [
  { value: ALL, label: t('All') },
  ...DELIVERY_STATUSES.map((value) => ({
    value,
    label: t(DELIVERY_STATUS_WORDS[value]).replace(/^./, (letter) => letter.toUpperCase()),
  })),
];
