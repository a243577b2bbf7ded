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

const ALL = 'all';

const STATUS_WORDS: Record<(typeof STATUS_CLASSES)[number], string> = {
  '2xx': 'Succeeded (2xx)',
  '3xx': 'Redirected (3xx)',
  '4xx': 'Refused (4xx)',
  '5xx': 'Server error (5xx)',
};

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
        title="Recent requests"
        description="A sample: of bursts, only a few of each second are kept, and more of the failed ones. The overview counts them all."
        actions={
          <Group gap="xs">
            <Select
              aria-label="Status"
              size="xs"
              w={160}
              allowDeselect={false}
              data={[
                { value: ALL, label: 'Any status' },
                ...STATUS_CLASSES.map((value) => ({ value, label: STATUS_WORDS[value] })),
              ]}
              value={status ?? ALL}
              onChange={(value) => narrow({ status: STATUS_CLASSES.find((known) => known === value) })}
            />
            <Select
              aria-label="Method"
              size="xs"
              w={130}
              allowDeselect={false}
              data={[{ value: ALL, label: 'Any method' }, ...METHODS]}
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
          <ListSkeleton label="Loading requests" />
        ) : requests.length > 0 ? (
          <ListTable label="Recent requests" heads={['Request', 'Status', 'Address', 'Took', 'When']}>
            {requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </ListTable>
        ) : status === undefined && method === undefined ? (
          <EmptyState icon={<IconArrowsExchange size={24} />} title="No requests yet">
            Requests with this key appear here within seconds, unless the operator of this server has switched
            the request log off.
          </EmptyState>
        ) : (
          <EmptyState
            icon={<IconArrowsExchange size={24} />}
            title="No such request"
            action={
              <Button variant="default" onClick={() => narrow({ status: undefined, method: undefined })}>
                Show all requests
              </Button>
            }
          >
            None of the recent requests has this status and method.
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
      <Table.Td data-label="Status">
        <Badge color={colorOf(status)}>{status}</Badge>
        {errorCode !== null && (
          <Text size="xs" c="dimmed">
            {reasonWords(errorCode).title}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label="Address" className={classes.small}>
        {address}
      </Table.Td>
      <Table.Td data-label="Took" className={classes.short}>
        {durationMs.toLocaleString('en', { maximumFractionDigits: 1 })} ms
      </Table.Td>
      <Table.Td data-label="When" className={classes.short}>
        <Time iso={occurredAt} />
      </Table.Td>
    </Table.Tr>
  );
}

const colorOf = (status: number): string => (status < 400 ? 'patina' : status < 500 ? 'brass' : 'red');
