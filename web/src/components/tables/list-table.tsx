import { Table, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-table.module.css';

interface ListTableProps {
  label: string;
  /** Of the columns; null for the one with the buttons. */
  heads: readonly (string | null)[];
  /** Where only a part of the rows is on screen: how many there are; `unknown` until the last has been loaded. */
  rowCount?: number | 'unknown';
  children: ReactNode;
}

/** A table; where there is little room each row is a block. Cells say their column's name in `data-label`. */
export function ListTable({ label, heads, rowCount, children }: ListTableProps) {
  return (
    <div className={classes.frame}>
      <Table
        className={classes.table}
        verticalSpacing="sm"
        horizontalSpacing="md"
        aria-label={label}
        // The row of the heads counts.
        aria-rowcount={rowCount === 'unknown' ? -1 : rowCount && rowCount + 1}
      >
        <Table.Thead>
          <Table.Tr aria-rowindex={rowCount && 1}>
            {heads.map((head) => (
              <Table.Th key={head ?? ''}>{head ?? <VisuallyHidden>Actions</VisuallyHidden>}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </div>
  );
}
