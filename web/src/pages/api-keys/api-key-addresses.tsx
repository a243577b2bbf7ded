import type { ApiKeyUsage } from '@latchkey/sdk';
import { Skeleton, Table, Text } from '@mantine/core';
import { Card } from '../../components/layout/card';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { formatNumber, plural, t } from '../../language/translate';

const SHOWN = 10;

/** Where requests came from: an unknown address here is a reason for an allowlist, or a rotation. */
export function ApiKeyAddresses({ usage }: { usage: ApiKeyUsage | undefined }) {
  const addresses = usage?.addresses ?? [];
  const more = addresses.length - SHOWN;
  return (
    <Card
      title={t('Addresses')}
      description={t('Where requests came from in the last 90 days, including denied requests.')}
      flush={addresses.length > 0}
    >
      {usage === undefined ? (
        <Skeleton height={80} />
      ) : addresses.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('None yet.')}
        </Text>
      ) : (
        <>
          <ListTable label={t('Addresses')} heads={[t('Address'), t('Allowed'), t('Denied'), t('Last seen')]}>
            {addresses.slice(0, SHOWN).map(({ address, allowed, denied, lastSeenAt }) => (
              <Table.Tr key={address} className={classes.row}>
                <Table.Th scope="row" className={classes.name}>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {address}
                  </Text>
                </Table.Th>
                <Table.Td data-label={t('Allowed')} className={classes.short}>
                  {formatNumber(allowed)}
                </Table.Td>
                <Table.Td data-label={t('Denied')} className={classes.short}>
                  {formatNumber(denied)}
                </Table.Td>
                <Table.Td data-label={t('Last seen')} className={classes.short}>
                  <Time iso={lastSeenAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
          {more > 0 && (
            <Text size="xs" c="dimmed" p="md" pt="xs">
              {plural(more, 'And {count} more, seen less recently.', 'And {count} more, seen less recently.')}
            </Text>
          )}
        </>
      )}
    </Card>
  );
}
