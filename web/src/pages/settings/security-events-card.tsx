import type { SecurityEvent } from '@latchkey/sdk';
import { Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { Card } from '../../components/layout/card';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { LoadMore } from '../../components/tables/load-more';
import { Time } from '../../components/time/time';
import { deviceName } from './device';
import { securityEventsQuery } from './queries';
import { wordsOf } from './security-event-words';
import { t } from '../../language/translate';

/** For a user who wonders whether someone else was here. */
export function SecurityEventsCard() {
  const list = useInfiniteQuery(securityEventsQuery);
  const events = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Card
      title={t('What recently happened')}
      description={t(
        'Sign-ins, and changes to how you sign in, in the last 90 days. If something was not you, change your password and sign out everywhere else.',
      )}
      flush
    >
      {list.isError && events === undefined ? (
        <ErrorAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : events === undefined ? (
        <ListSkeleton label={t('Loading what happened')} />
      ) : (
        <>
          <ListTable
            label={t('What recently happened')}
            heads={[t('What'), t('Device'), t('Address'), t('When')]}
          >
            {events.map((event) => (
              <Table.Tr key={event.id} className={classes.row}>
                <Table.Th scope="row" className={classes.name}>
                  {wordsOf(event)}
                </Table.Th>
                <Table.Td data-label={t('Device')} className={classes.small}>
                  {event.userAgent === null ? '–' : deviceName(event.userAgent)}
                </Table.Td>
                <Table.Td data-label={t('Address')} className={classes.small}>
                  {placeOf(event)}
                </Table.Td>
                <Table.Td data-label={t('When')} className={classes.short}>
                  <Time iso={event.occurredAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
          <LoadMore list={list} />
        </>
      )}
    </Card>
  );
}

const placeOf = ({ by, address }: SecurityEvent): string =>
  address ?? (by === 'other' ? t('the server or an admin') : t('unknown'));
