import type { DataSource } from 'typeorm';

/** Rows that are deleted along with another row, whose id is $1. */
export interface Dependent {
  tableName: string;
  condition: string;
}

/** Names are quoted where SQL needs it. */
interface ForeignKey {
  child: string;
  childColumns: string[];
  parent: string;
  parentColumns: string[];
  onDelete: 'cascade' | 'refuse' | 'set';
}

/**
 * Everything that deleting a row of the table would cascade to, in an order that no foreign key refuses: what refers to
 * a row goes before that row.
 */
export async function findDependents(dataSource: DataSource, tableName: string): Promise<Dependent[]> {
  const keys = await dataSource.query<ForeignKey[]>(FOREIGN_KEYS);
  const dependents = followCascades({ tableName, condition: 'id = $1' }, keys, [tableName]);
  const order = deletionOrder(new Set(dependents.map((one) => one.tableName)), keys);
  return order.flatMap((name) =>
    dependents
      .filter((one) => one.tableName === name)
      .map(({ condition }) => ({ tableName: name, condition: condition + childless(name, keys) })),
  );
}

/** @param path the tables that lead here, so that a circle of foreign keys ends */
function followCascades(row: Dependent, keys: readonly ForeignKey[], path: readonly string[]): Dependent[] {
  return keys
    .filter(({ onDelete, parent }) => onDelete === 'cascade' && parent === row.tableName)
    .filter(({ child }) => !path.includes(child))
    .flatMap((key) => {
      const dependent = { tableName: key.child, condition: refersTo(row, key) };
      return [dependent, ...followCascades(dependent, keys, [...path, key.child])];
    });
}

function refersTo({ condition }: Dependent, { childColumns, parent, parentColumns }: ForeignKey): string {
  if (condition === 'id = $1' && parentColumns.join() === 'id') return `${childColumns.join()} = $1`;
  return `(${childColumns.join()}) IN (SELECT ${parentColumns.join()} FROM ${parent} WHERE ${condition})`;
}

/** Tables that refer to others come before them, whatever their foreign keys do when a row is deleted. */
function deletionOrder(tables: ReadonlySet<string>, keys: readonly ForeignKey[]): string[] {
  const [left, order] = [new Set(tables), [] as string[]];
  const isFree = (table: string, among: readonly ForeignKey[]): boolean =>
    !among.some(({ child, parent }) => parent === table && child !== table && left.has(child));
  const refusing = keys.filter(({ onDelete }) => onDelete === 'refuse');
  while (left.size > 0) {
    const rest = [...left].sort();
    // In a circle, only the foreign keys that refuse matter; if all of them do, the database reports it.
    const next =
      rest.find((table) => isFree(table, keys)) ?? rest.find((table) => isFree(table, refusing)) ?? rest[0];
    if (next === undefined) break;
    left.delete(next);
    order.push(next);
  }
  return order;
}

/** A table that refers to itself loses the rows first that no other row refers to. */
function childless(table: string, keys: readonly ForeignKey[]): string {
  return keys
    .filter(({ child, parent, onDelete }) => child === table && parent === table && onDelete === 'refuse')
    .map(({ childColumns, parentColumns }) => {
      const pairs = childColumns.map((name, index) => `referring.${name} = ${table}.${parentColumns[index]}`);
      return ` AND NOT EXISTS (SELECT FROM ${table} AS referring WHERE ${pairs.join(' AND ')})`;
    })
    .join('');
}

const columns = (table: string, numbers: string): string => `
  ARRAY(SELECT quote_ident(attname) FROM unnest(${numbers}) WITH ORDINALITY AS key (number, place)
        JOIN pg_attribute ON attrelid = ${table} AND attnum = number ORDER BY place)`;

const FOREIGN_KEYS = `
  SELECT conrelid::regclass::text AS child, ${columns('conrelid', 'conkey')} AS "childColumns",
    confrelid::regclass::text AS parent, ${columns('confrelid', 'confkey')} AS "parentColumns",
    CASE WHEN confdeltype = 'c' THEN 'cascade' WHEN confdeltype IN ('n', 'd') THEN 'set' ELSE 'refuse' END AS "onDelete"
  FROM pg_constraint WHERE contype = 'f' ORDER BY child, conname`;
