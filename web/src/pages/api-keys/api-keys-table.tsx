import type { ApiKey, ApiKeyUsageOverview } from '@latchkey/sdk';
import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Cell, Row, RowHead } from '../../components/tables/row';
import { Time } from '../../components/time/time';
import { useMemberName } from '../../workspace/members';
import { useWorkspace } from '../../workspace/queries';
import { ApiKeyActions } from './api-key-actions';
import classes from './api-keys-table.module.css';
import { nestPredecessors } from './nest-predecessors';
import { scopesSummary } from './scopes';
import { isSelectable, type Selection } from './selection';
import { Sparkline } from './sparkline';
import { StatusBadge } from './status-badge';
import type { Sort } from './view';
import { rich, t } from '../../language/translate';

interface ApiKeysTableProps {
  keys: ApiKey[];
  /** Undefined while it is loading. */
  usage: ApiKeyUsageOverview['apiKeys'] | undefined;
  sort: Sort;
  descending: boolean;
  onSort: (sort: Sort, descending: boolean) => void;
  selection: Selection;
}

/** A table; on narrow screens each row is a block with its values below each other. */
export function ApiKeysTable({ keys, usage, selection, ...order }: ApiKeysTableProps) {
  const workspace = useWorkspace();
  const memberName = useMemberName(workspace.id, { isPerson: true });
  const usageOf = new Map(usage?.map((entry) => [entry.apiKeyId, entry]));
  const keyOf = new Map(keys.map((key) => [key.id, key]));
  const none = Array.from({ length: 14 }, () => 0);

  return (
    <div className={classes.container}>
      <Checkbox
        size="xs"
        className={classes.selectAll}
        label={t('Select all keys shown')}
        checked={selection.isAll}
        indeterminate={selection.keys.length > 0 && !selection.isAll}
        onChange={selection.toggleAll}
      />
      <Table className={classes.table} verticalSpacing="sm" horizontalSpacing="md" aria-label={t('API keys')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.select}>
              <Checkbox
                size="xs"
                aria-label={t('Select all keys shown')}
                checked={selection.isAll}
                indeterminate={selection.keys.length > 0 && !selection.isAll}
                onChange={selection.toggleAll}
              />
            </Table.Th>
            <SortableHead {...order} by="name">
              {t('Name')}
            </SortableHead>
            <Table.Th>{t('Status')}</Table.Th>
            <Table.Th>{t('Scopes')}</Table.Th>
            <SortableHead {...order} by="created">
              {t('Created')}
            </SortableHead>
            <SortableHead {...order} by="used">
              {t('Last used')}
            </SortableHead>
            <Table.Th>{t('14 days')}</Table.Th>
            <Table.Th>
              <span className={classes.hidden}>{t('Actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {nestPredecessors(keys).map(({ key, isNested }) => {
            const counts = usageOf.get(key.id);
            return (
              <Row
                key={key.id}
                data-stopped={key.status !== 'active'}
                data-nested={isNested}
                className={classes.row}
              >
                <Cell className={classes.select}>
                  {isSelectable(key) && (
                    <Checkbox
                      size="xs"
                      aria-label={t('Select {name}', { name: key.name })}
                      checked={selection.has(key)}
                      onChange={() => selection.toggle(key)}
                    />
                  )}
                </Cell>
                <RowHead className={classes.name}>
                  <Link
                    to="/workspaces/$workspaceId/api-keys/$keyId"
                    params={{ workspaceId: workspace.id, keyId: key.id }}
                    className={classes.link}
                  >
                    {key.name}
                  </Link>
                  <code className={classes.prefix}>{key.keyPrefix}…</code>
                  <RotatedWith apiKey={key} keys={keyOf} />
                </RowHead>
                <Cell data-label={t('Status')}>
                  <StatusBadge apiKey={key} />
                </Cell>
                <Cell data-label={t('Scopes')} className={classes.small}>
                  <span title={key.scopes?.join(', ')}>{scopesSummary(key.scopes)}</span>
                </Cell>
                <Cell data-label={t('Created')} className={classes.small}>
                  <Time iso={key.createdAt} />
                  <span className={classes.creator}>
                    {key.owner.type === 'service_account' ? key.owner.name : memberName(key.owner.id)}
                  </span>
                </Cell>
                <Cell data-label={t('Last used')} className={classes.small}>
                  <Time iso={key.lastUsedAt} />
                </Cell>
                <Cell data-label={t('14 days')}>
                  {usage && <Sparkline allowed={counts?.allowed ?? none} denied={counts?.denied ?? none} />}
                </Cell>
                <Cell className={classes.actions}>
                  <ApiKeyActions apiKey={key} />
                </Cell>
              </Row>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RotatedWithProps {
  apiKey: ApiKey;
  /** The other keys of the list, by id. */
  keys: ReadonlyMap<string, ApiKey>;
}

/** While both keys of a rotation work, each leads to the other. */
function RotatedWith({ apiKey, keys }: RotatedWithProps) {
  const { workspaceId, status, replacedBy, replaces } = apiKey;
  if (status !== 'active') return null;
  const isOld = replacedBy !== null;
  const other = keys.get(replacedBy ?? replaces ?? '');
  const otherId = replacedBy ?? (other?.status === 'active' ? other.id : null);
  if (otherId === null) return null;
  const link = (words: ReactNode) => (
    <Link to="/workspaces/$workspaceId/api-keys/$keyId" params={{ workspaceId, keyId: otherId }}>
      {words}
    </Link>
  );
  const prefix = other && `${other.keyPrefix}…`;
  return (
    <span className={classes.rotation}>
      {isOld
        ? prefix === undefined
          ? rich('Being replaced by <link>another key</link>', { link })
          : rich('Being replaced by {key}', { key: link(prefix) })
        : prefix === undefined
          ? rich('Replaces <link>another key</link>', { link })
          : rich('Replaces {key}', { key: link(prefix) })}
    </span>
  );
}

interface SortableHeadProps {
  by: Sort;
  sort: Sort;
  descending: boolean;
  onSort: (sort: Sort, descending: boolean) => void;
  children: ReactNode;
}

function SortableHead({ by, sort, descending, onSort, children }: SortableHeadProps) {
  const isSorted = sort === by;
  const Icon = !isSorted ? IconArrowsSort : descending ? IconArrowDown : IconArrowUp;
  return (
    <Table.Th aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : 'none'}>
      <UnstyledButton
        className={classes.sort}
        // Names sort from A, times from the latest.
        onClick={() => onSort(by, isSorted ? !descending : by !== 'name')}
      >
        <span>{children}</span>
        <Icon size={13} aria-hidden="true" data-sorted={isSorted} />
      </UnstyledButton>
    </Table.Th>
  );
}
