import picocolors from 'picocolors';
import { toJson } from './json.js';
import { printable } from './printable.js';

/** A value of a column or a field. Null and undefined are shown as empty. */
type Cell = string | number | boolean | readonly string[] | null | undefined;

export interface Column<Item> {
  title: string;
  value: (item: Item) => Cell;
}

export const isTerminal = (): boolean => process.stdout.isTTY;

export const writeLine = (text: string): void => void process.stdout.write(`${text}\n`);

/** Writes a message to standard error, so that standard output holds only the result. */
export const tell = (message: string): void => void process.stderr.write(`${message}\n`);

/** A table on a terminal, and tab-separated lines elsewhere. */
export async function writeList<Item>(
  items: readonly Item[],
  columns: readonly Column<Item>[],
  json = false,
): Promise<void> {
  if (json) return writeLine(toJson(items));
  const rows = items.map((item) => columns.map(({ value }) => text(value(item))));
  if (!isTerminal()) return rows.forEach((row) => writeLine(row.join('\t')));
  if (rows.length === 0) return tell('None.');
  const { default: Table } = await import('cli-table3');
  const table = new Table({
    head: columns.map(({ title }) => picocolors.bold(title)),
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  table.push(...rows);
  writeLine(table.toString());
}

/** One line for each name and value. */
export function writeFields<Item>(item: Item, columns: readonly Column<Item>[], json = false): void {
  if (json) return writeLine(toJson(item));
  const fields = columns.map(({ title, value }) => [title, text(value(item))] as const);
  const width = isTerminal() ? Math.max(...fields.map(([title]) => title.length)) + 2 : 0;
  for (const [title, value] of fields) {
    writeLine(isTerminal() ? `${picocolors.bold(title.padEnd(width))}${value}` : `${title}\t${value}`);
  }
}

export const writeJson = (value: unknown): void => writeLine(toJson(value));

const text = (cell: Cell): string =>
  printable(typeof cell === 'object' && cell !== null ? cell.join(', ') : String(cell ?? ''));

const BORDERLESS = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'left']
    .concat(['left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((part) => [part, '']),
);
