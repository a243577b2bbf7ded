import type { ApiKeyRequest } from '@latchkey/sdk';
import { Badge, Button, Group, Select, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState } from '../../../components/feedback/empty-state';
import { ErrorAlert } from '../../../components/feedback/error-alert';
import { Card } from '../../../components/layout/card';
import { ListSkeleton } from '../../../components/tables/list-skeleton';
import { ListTable } from '../../../components/tables/list-table';
import classes from '../../../components/tables/list-table.module.css';
import { LoadMore } from '../../../components/tables/load-more';
import { Time } from '../../../components/time/time';
import { METHODS, type RequestsSearch, STATUS_CLASSES } from '../api-key-search';
import { keyRequestsQuery } from '../queries';
import { reasonWords } from '../reasons';
import { useOpenKey } from '../use-open-key';
import { formatNumber, type Message, t } from '../../../language/translate';

const ALL = 'all';

const STATUS_WORDS = {
  '2xx': 'Succeeded (2xx)',
  '3xx': 'Redirected (3xx)',
  '4xx': 'Refused (4xx)',
  '5xx': 'Server error (5xx)',
} as const satisfies Record<(typeof STATUS_CLASSES)[number], Message>;

/** What the key did lately. */
export function RequestsTab() {
  const { workspaceId, id } = useOpenKey();
  const { status, method } = useSearch({ from: '/app/workspaces/$workspaceId/api-keys/$keyId/requests' });
  const list = useInfiniteQuery(keyRequestsQuery(workspaceId, id, { status, method }));
  const requests = list.data?.pages.flatMap(({ items }) => items);
  const navigate = useNavigate();
  const narrow = (part: RequestsSearch) =>
    void navigate({
      to: '.',
      search: (now) => ({ ...now, ...part }),
      replace: true,
      resetScroll: false,
    });

  return (
    <div>
      <Card
        title={t('Recent requests')}
        description={t(
          'A sample: of bursts, only a few of each second are kept, and more of the failed ones. The overview counts them all.',
        )}
        actions={
          <Group gap="xs">
            <Select
              aria-label={t('Status')}
              size="xs"
              w={160}
              allowDeselect={false}
              data={[
                { value: ALL, label: t('Any status') },
                ...STATUS_CLASSES.map((value) => ({ value, label: t(STATUS_WORDS[value]) })),
              ]}
              value={status ?? ALL}
              onChange={(value) => narrow({ status: STATUS_CLASSES.find((known) => known === value) })}
            />
            <Select
              aria-label={t('Method')}
              size="xs"
              w={130}
              allowDeselect={false}
              data={[{ value: ALL, label: t('Any method') }, ...METHODS]}
              value={method ?? ALL}
              onChange={(value) => narrow({ method: METHODS.find((known) => known === value) })}
            />
          </Group>
        }
        flush
      >
        {list.isError && requests === undefined ? (
          <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
        ) : requests === undefined ? (
          <ListSkeleton label={t('Loading requests')} />
        ) : requests.length > 0 ? (
          <ListTable
            label={t('Recent requests')}
            heads={[t('Request'), t('Status'), t('Address'), t('Took'), t('When')]}
          >
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </ListTable>
        ) : status === undefined && method === undefined ? (
          <EmptyState icon={<IconArrowsExchange size={24} />} title={t('No requests yet')}>
            {t(
              'Requests with this key appear here within seconds, unless the operator of this server has switched the request log off.',
            )}
          </EmptyState>
        ) : (
          <EmptyState
            icon={<IconArrowsExchange size={24} />}
            title={t('No such request')}
            action={
              <Button variant="default" onClick={() => narrow({ status: undefined, method: undefined })}>
                {t('Show all requests')}
              </Button>
            }
          >
            {t('None of the recent requests has this status and method.')}
          </EmptyState>
        )}
      </Card>
      {requests !== undefined && <LoadMore list={list} />}
    </div>
  );
}

function RequestRow({ request }: { request: ApiKeyRequest }) {
  const { method, route, status, errorCode, address, durationMs, occurredAt } = request;
  return (
    <Table.Tr className={classes.row}>
      <Table.Th scope="row" className={classes.name}>
        <Text component="span" size="sm" fw={560}>
          {method}
        </Text>{' '}
        <code>{route}</code>
      </Table.Th>
      <Table.Td data-label={t('Status')}>
        <Badge color={colorOf(status)}>{status}</Badge>
        {errorCode !== null && (
          <Text size="xs" c="dimmed">
            {reasonWords(errorCode).title}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('Address')} className={classes.small}>
        {address}
      </Table.Td>
      <Table.Td data-label={t('Took')} className={classes.short}>
        {formatNumber(Math.round(durationMs * 10) / 10)} ms
      </Table.Td>
      <Table.Td data-label={t('When')} className={classes.short}>
        <Time iso={occurredAt} />
      </Table.Td>
    </Table.Tr>
  );
}

const colorOf = (status: number): string => (status < 400 ? 'patina' : status < 500 ? 'brass' : 'red');
