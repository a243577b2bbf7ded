import { NotFoundError } from '@latchkey/sdk';
import { Badge, Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { queryClient } from '../../api/query-client';
import { useAction } from '../../api/use-action';
import { ErrorAlert } from '../../components/feedback/error-alert';
import { toast } from '../../components/feedback/toast';
import { Card } from '../../components/layout/card';
import { ListSkeleton } from '../../components/tables/list-skeleton';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { session } from '../../session/session';
import { deviceName } from './device';
import { sessionsQuery } from './queries';
import { t } from '../../language/translate';

/** Where the user is signed in, and how to end that. */
export function SessionsCard() {
  const sessions = useQuery(sessionsQuery);
  const others = sessions.data?.filter(({ current }) => !current) ?? [];
  const end = useAction(async (sessionId: string) => {
    await session.account.endSession(sessionId).catch((error: unknown) => {
      // It has ended meanwhile.
      if (!(error instanceof NotFoundError)) throw error;
    });
    toast(t('That session is now signed out on every server.'));
    await queryClient.invalidateQueries(sessionsQuery);
  });
  const endOthers = useAction(async () => {
    await session.account.endOtherSessions();
    toast(t('You are signed out everywhere else.'));
    await queryClient.invalidateQueries(sessionsQuery);
  });

  return (
    <Card
      title={t('Sessions')}
      description={t('The devices where you are signed in.')}
      flush
      actions={
        others.length > 0 && (
          <Button
            size="xs"
            variant="default"
            loading={endOthers.pending}
            onClick={() => void endOthers.run()}
          >
            {t('Sign out everywhere else')}
          </Button>
        )
      }
    >
      {sessions.isError && sessions.data === undefined ? (
        <ErrorAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : sessions.data === undefined ? (
        <ListSkeleton label={t('Loading sessions')} />
      ) : (
        <ListTable
          label={t('Sessions')}
          heads={[t('Device'), t('Address'), t('Last seen'), t('Signed in'), null]}
        >
          {sessions.data.map(
            ({ id, name, userAgent, address, lastUsedAt, createdAt, confinedTo, current }) => {
              const device = name ?? deviceName(userAgent);
              return (
                <Table.Tr key={id} className={classes.row}>
                  <Table.Th scope="row" className={classes.name}>
                    <span title={userAgent ?? undefined}>{device}</span>{' '}
                    {current && <Badge color="patina">{t('this one')}</Badge>}
                    {confinedTo !== null && <Badge color="gray">{t('one workspace only')}</Badge>}
                  </Table.Th>
                  <Table.Td data-label={t('Address')} className={classes.small}>
                    {address ?? t('unknown')}
                  </Table.Td>
                  <Table.Td data-label={t('Last seen')} className={classes.short}>
                    <Time iso={lastUsedAt} />
                  </Table.Td>
                  <Table.Td data-label={t('Signed in')} className={classes.short}>
                    <Time iso={createdAt} />
                  </Table.Td>
                  <Table.Td className={classes.actions}>
                    {!current && (
                      <Button
                        size="compact-sm"
                        variant="subtle"
                        color="gray"
                        aria-label={
                          address === null
                            ? t('Sign out {device} at an unknown address', { device })
                            : t('Sign out {device} at {address}', { device, address })
                        }
                        onClick={() => void end.run(id)}
                      >
                        {t('Sign out')}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            },
          )}
        </ListTable>
      )}
      <ErrorAlert error={end.error ?? endOthers.error} />
    </Card>
  );
}
