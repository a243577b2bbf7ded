import { t } from '../../language/translate';

/** One row of the form: while being typed, several may have the same name. */
export interface MetadataRow {
  name: string;
  value: string;
}

export const METADATA_MAX = 50;

const NAME = /^[A-Za-z0-9_.-]{1,64}$/;

export const toMetadataRows = (metadata: Readonly<Record<string, string>>): MetadataRow[] =>
  Object.entries(metadata).map(([name, value]) => ({ name, value }));

/** In the API's format, without empty rows. */
export const toMetadata = (rows: readonly MetadataRow[]): Record<string, string> =>
  Object.fromEntries(rows.filter((row) => !isEmpty(row)).map(({ name, value }) => [name.trim(), value]));

/** What is wrong with the name in a row; undefined if nothing is. */
export function metadataNameProblem(rows: readonly MetadataRow[], index: number): string | undefined {
  const row = rows[index];
  if (!row || isEmpty(row)) return undefined;
  const name = row.name.trim();
  if (name === '') return t('Must have a name.');
  if (!NAME.test(name)) return t('Must have 1 to 64 letters, digits, “.”, “_” or “-”.');
  const isTaken = rows.some((other, at) => at < index && other.name.trim() === name);
  return isTaken ? t('{name} already exists.', { name }) : undefined;
}

export const hasMetadataProblem = (rows: readonly MetadataRow[]): boolean =>
  rows.some((_, index) => metadataNameProblem(rows, index) !== undefined);

const isEmpty = ({ name, value }: MetadataRow): boolean => name.trim() === '' && value === '';
