import { createHash } from 'node:crypto';
import type { ImportedApiKeyInput } from '@latchkey/sdk';
import { CliError, usageError } from '../cli-error.js';
import { parseLimit } from '../limits.js';
import { isTerminal, tell } from '../output/output.js';
import { printable } from '../output/printable.js';
import { readText } from '../read-text.js';
import { repeatedName } from '../repeated-name.js';
import { commaSeparated } from './common.js';

const DISPLAYED_CHARACTERS = 4;
/** The prefix of columns that each hold one metadata entry. */
const METADATA_PREFIX = 'metadata.';

const FIELDS = [
  ...['key', 'sha256', 'name', 'key_prefix', 'scopes', 'allowed_ips', 'allowlist_mode', 'expires_at'],
  ...['service_account_id', 'description', 'metadata', 'limits', 'canary'],
];
type Entry = Record<string, unknown>;

/** Reads the keys of a CSV or JSON file in the server's format, hashing whole keys locally. */
export async function readImportedKeys(file: string): Promise<ImportedApiKeyInput[]> {
  if (file === '-' && process.stdin.isTTY && isTerminal()) tell('Reading from standard input.');
  const content = await readText(file);
  const entries = /^\s*[[{]/.test(content) ? fromJson(content) : await fromCsv(content);
  if (entries.length === 0) throw usageError('The file holds no keys.');
  return entries.map((entry, index) => toInput(entry, index + 1));
}

function fromJson(content: string): Entry[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw usageError(`The file is not valid JSON: ${(error as Error).message}.`);
  }
  const repeated = repeatedName(content);
  if (repeated !== undefined) throw usageError(`The file has "${printable(repeated)}" twice in one object.`);
  if (!Array.isArray(value)) throw usageError('The JSON must be an array of objects.');
  for (const [index, entry] of value.entries()) {
    if (!isObject(entry)) throw usageError(`Key ${index + 1} is not an object.`);
    refuseUnknownFields(Object.keys(entry), `Key ${index + 1}`);
  }
  return value as Entry[];
}

async function fromCsv(content: string): Promise<Entry[]> {
  const { CsvError, parse } = await import('csv-parse/sync');
  try {
    return parse(content, {
      bom: true,
      skip_empty_lines: true,
      trim: true,
      columns(header: string[]) {
        refuseUnknownFields(header, 'The header');
        const repeated = header.find((name, index) => header.indexOf(name) < index);
        if (repeated !== undefined) throw usageError(`The header has "${printable(repeated)}" twice.`);
        return header;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw usageError(`The file is not valid CSV: ${error.message}.`);
    throw error;
  }
}

function refuseUnknownFields(names: readonly string[], where: string): void {
  const unknown = names.find(
    (name) => !FIELDS.includes(name) && (!name.startsWith(METADATA_PREFIX) || name === METADATA_PREFIX),
  );
  if (unknown === undefined) return;
  throw usageError(
    `${where} has the field "${printable(unknown)}". Known fields: ${FIELDS.join(', ')}, ${METADATA_PREFIX}<name>.`,
  );
}

function toInput(entry: Entry, number: number): ImportedApiKeyInput {
  const text = (field: string): string | undefined => {
    const value = entry[field];
    if (isEmpty(value)) return undefined;
    if (typeof value !== 'string') throw usageError(`Key ${number}: ${field} must be a string.`);
    return value;
  };
  const list = (field: string): string[] | undefined => {
    const value = entry[field];
    return Array.isArray(value) ? value.map(String) : splitList(text(field));
  };
  const key = text('key');
  const sha256 = text('sha256') ?? (key && createHash('sha256').update(key).digest('hex'));
  const keyPrefix = text('key_prefix') ?? (key && displayed(key));
  const name = text('name');
  if (name === undefined) throw usageError(`Key ${number} has no name.`);
  if (!sha256 || !keyPrefix) throw usageError(`Key ${number} needs key, or sha256 and key_prefix.`);
  const [scopes, allowedIps, expiresAt] = [list('scopes'), list('allowed_ips'), text('expires_at')];
  const [serviceAccountId, description] = [text('service_account_id'), text('description')];
  const [metadata, limits] = [metadataOf(entry, number), limitsOf(entry, number)];
  const allowlistMode = text('allowlist_mode') as ImportedApiKeyInput['allowlistMode'];
  const canary = canaryOf(entry, number);
  return {
    name,
    sha256,
    keyPrefix,
    ...(scopes && { scopes }),
    ...(allowedIps && { allowedIps }),
    // The server rejects an unknown mode.
    ...(allowlistMode && { allowlistMode }),
    ...(expiresAt && { expiresAt }),
    ...(serviceAccountId && { serviceAccountId }),
    ...(description && { description }),
    ...(metadata && { metadata }),
    ...(limits && { limits }),
    ...(canary && { canary }),
  };
}

/** From the JSON field `metadata`, and from fields such as `metadata.customer`. */
function metadataOf(entry: Entry, number: number): Record<string, string> | undefined {
  const whole = entry['metadata'];
  if (!isEmpty(whole) && !isObject(whole)) {
    throw usageError(
      `Key ${number}: metadata must be an object. In CSV, each entry is a column such as ${METADATA_PREFIX}customer.`,
    );
  }
  const own = Object.entries(entry)
    .filter(([field, value]) => field.startsWith(METADATA_PREFIX) && !isEmpty(value))
    .map(([field, value]): [string, unknown] => [field.slice(METADATA_PREFIX.length), value]);
  const entries = [...(isObject(whole) ? Object.entries(whole) : []), ...own];
  const repeated = own.find(([name]) => isObject(whole) && Object.hasOwn(whole, name));
  if (repeated) throw usageError(`Key ${number} has ${METADATA_PREFIX}${printable(repeated[0])} twice.`);
  const wrong = entries.find(([, value]) => typeof value !== 'string');
  if (wrong) throw usageError(`Key ${number}: ${METADATA_PREFIX}${printable(wrong[0])} must be a string.`);
  return entries.length > 0 ? (Object.fromEntries(entries) as Record<string, string>) : undefined;
}

/** Text such as `1000/minute`, or in JSON the objects of the API. */
function limitsOf(entry: Entry, number: number): ImportedApiKeyInput['limits'] {
  const value = entry['limits'];
  if (Array.isArray(value) && value.every(isObject)) return value as unknown as ImportedApiKeyInput['limits'];
  if (isEmpty(value)) return undefined;
  const texts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? splitList(value) : [];
  if (!texts || texts.length === 0) throw usageError(`Key ${number}: limits must be such as 1000/minute.`);
  return texts.map((text) => {
    try {
      return parseLimit(text);
    } catch (error) {
      throw error instanceof CliError ? usageError(`Key ${number}: ${error.message}`) : error;
    }
  });
}

function canaryOf(entry: Entry, number: number): boolean {
  const value = entry['canary'];
  if (isEmpty(value) || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw usageError(`Key ${number}: canary must be true or false.`);
}

const splitList = (text: string | undefined): string[] | undefined =>
  text?.split(/[\s;]+/).flatMap(commaSeparated);

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The displayable part of a key: up to the last underscore in its first half, plus four characters. */
function displayed(key: string): string {
  const prefix = key.slice(0, key.lastIndexOf('_', key.length / 2) + 1);
  return key.slice(0, prefix.length + DISPLAYED_CHARACTERS);
}
