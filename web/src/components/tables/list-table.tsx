import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-table.module.css';
import { t } from '../../language/translate';

interface ListTableProps {
  label: string;
  /** Column headings; null for the column of buttons. */
  heads: readonly (string | null)[];
  /** If only part of the rows is on screen: the total; `unknown` until the last has been loaded. */
  rowCount?: number | 'unknown';
  children: ReactNode;
}

/** A table whose rows become blocks on narrow screens. Cells name their column in `data-label`. */
export function ListTable({ label, heads, rowCount, children }: ListTableProps) {
  return (
    <div className={classes.frame}>
      <Table
        className={classes.table}
        verticalSpacing="sm"
        horizontalSpacing="md"
        aria-label={label}
        // The heading row counts.
        aria-rowcount={rowCount === 'unknown' ? -1 : rowCount && rowCount + 1}
      >
        <Table.Thead>
          <Table.Tr aria-rowindex={rowCount && 1}>
            {heads.map((head) => (
              <Table.Th key={head ?? ''}>{head ?? <VisuallyHidden>{t('Actions')}</VisuallyHidden>}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
