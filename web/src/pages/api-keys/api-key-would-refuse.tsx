import type { ApiKeyUsage } from '@latchkey/sdk';
import { Table, Text } from '@mantine/core';
import { Card } from '../../components/layout/card';
import { ListTable } from '../../components/tables/list-table';
import classes from '../../components/tables/list-table.module.css';
import { Time } from '../../components/time/time';
import { formatNumber, plural, t } from '../../language/translate';

const SHOWN = 10;

/** What the allowlist would have refused, to judge whether it is safe to enforce. */
export function ApiKeyWouldRefuse({ wouldRefuse }: { wouldRefuse: NonNullable<ApiKeyUsage['wouldRefuse']> }) {
  const { requests, addressesFound, addresses, unlistedRequests } = wouldRefuse;
  const more = addressesFound - Math.min(addresses.length, SHOWN);
  return (
    <Card
      title={t('Not in the allowlist')}
      description={t(
        'The allowlist is only observed. Requests from these addresses were allowed in the last 90 days; enforcing it would refuse them.',
      )}
      flush={addressesFound > 0}
    >
      {addressesFound === 0 ? (
        <Text size="sm">
          {unlistedRequests === 0
            ? t('No request came from anywhere else: you can enforce the allowlist.')
            : t('No request is known to have come from anywhere else.')}
        </Text>
      ) : (
        <>
          <ListTable label={t('Not in the allowlist')} heads={[t('Address'), t('Requests'), t('Last seen')]}>
            {addresses.slice(0, SHOWN).map((entry) => (
              <Table.Tr key={entry.address} className={classes.row}>
                <Table.Th scope="row" className={classes.name}>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {entry.address}
                  </Text>
                </Table.Th>
                <Table.Td data-label={t('Requests')} className={classes.short}>
                  {formatNumber(entry.requests)}
                </Table.Td>
                <Table.Td data-label={t('Last seen')} className={classes.short}>
                  <Time iso={entry.lastSeenAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </ListTable>
          <Text size="xs" c="dimmed" p="md" pt="xs">
            {plural(requests, '{count} request in all.', '{count} requests in all.')}
            {more > 0 &&
              ` ${plural(more, 'And {count} more address, seen less recently.', 'And {count} more addresses, seen less recently.')}`}
          </Text>
        </>
      )}
      {unlistedRequests > 0 && (
        <Text size="xs" c="dimmed" p={addressesFound > 0 ? 'md' : 0} pt="xs">
          {plural(
            unlistedRequests,
            'Of {count} request the address was not noted.',
            'Of {count} requests the address was not noted.',
          )}
        </Text>
      )}
    </Card>
  );
}
