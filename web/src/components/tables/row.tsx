import { Table } from '@mantine/core';
import type { ComponentProps } from 'react';

const classes = Table.classes;
const join = (own: string | undefined, added: string | undefined) =>
  added === undefined ? own : `${own} ${added}`;

/**
 * Rows of long lists: plain elements that look like those of Mantine's table. A component for each cell takes longer
 * to render than the rest of the row.
 */
export const Row = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr data-with-row-border className={join(classes.tr, className)} {...rest} />
);

export const Cell = ({ className, ...rest }: ComponentProps<'td'>) => (
  <td className={join(classes.td, className)} {...rest} />
);

/** The cell that names the row. */
export const RowHead = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th scope="row" className={join(classes.th, className)} {...rest} />
);
