import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { ImportedApiKeyInput } from '@latchkey/sdk';
import type { Command } from 'commander';
import { CliError, usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { explain } from '../explain.js';
import { isTerminal, tell, writeJson } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, commaSeparated, examples, serverCommand } from './common.js';

/** The server takes so many in one transaction. */
const KEYS_PER_REQUEST = 1_000;
const DISPLAYED_CHARACTERS = 4;

const FIELDS = ['key', 'sha256', 'name', 'key_prefix', 'scopes', 'allowed_ips', 'expires_at'] as const;
type Field = (typeof FIELDS)[number];
type Entry = Partial<Record<Field, unknown>>;

interface ImportOptions extends CommonOptions {
  dryRun?: boolean;
}

export function addImportCommand(keys: Command): void {
  serverCommand(keys, 'import <file>', 'Imports keys that were made elsewhere: they go on working unchanged.')
    .option('--dry-run', 'check the file without sending anything')
    .addHelpText(
      'after',
      `\nThe file is CSV with a header, or a JSON array of objects; "-" is standard input. Fields: name, and either sha256 (of the
whole key, hexadecimal) with key_prefix (how it begins), or key, which is hashed here and never sent. Optional: scopes and
allowed_ips (in CSV with spaces between), expires_at. Each 1000 keys are one transaction. What the server has already stays as
it is, so the command can be run again.${examples('latchkey keys import keys.csv', 'latchkey keys import keys.json --dry-run')}`,
    )
    .action(importKeys);
}

async function importKeys(file: string, { json, dryRun, ...options }: ImportOptions): Promise<void> {
  const keys = await readKeys(file);
  if (dryRun) return tell(`${keys.length} keys can be sent. Nothing was.`);
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const sum = { imported: 0, known: 0 };
  for (let start = 0; start < keys.length; start += KEYS_PER_REQUEST) {
    const chunk = keys.slice(start, start + KEYS_PER_REQUEST);
    try {
      const { imported, known } = await client.workspaces.importApiKeys(workspaceId, chunk);
      sum.imported += imported;
      sum.known += known.length;
    } catch (error) {
      const { message, exitCode } = explain(error);
      throw new CliError(
        `${message} Keys ${start + 1} to ${start + chunk.length} were not imported; ${start} before them are on the server. Correct the file and run the command again.`,
        exitCode,
      );
    }
    showProgress(start + chunk.length, keys.length);
  }
  if (json) return writeJson(sum);
  tell(`Imported ${sum.imported} keys. ${sum.known} were known before and stay as they are.`);
}

/** On a terminal one line that changes, elsewhere one for each ten requests. */
function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
  else if (done < all && done % (10 * KEYS_PER_REQUEST) === 0) tell(`${done} of ${all}`);
}

async function readKeys(file: string): Promise<ImportedApiKeyInput[]> {
  if (file === '-' && process.stdin.isTTY && isTerminal()) tell('Reading from standard input.');
  const content = file === '-' ? await readAll(process.stdin) : await readFile(file, 'utf8');
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
  if (!Array.isArray(value)) throw usageError('The JSON must be an array of objects.');
  for (const [index, entry] of value.entries()) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      throw usageError(`Key ${index + 1} is not an object.`);
    }
    refuseUnknownFields(Object.keys(entry as object), `Key ${index + 1}`);
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
        return header;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw usageError(`The file is not valid CSV: ${error.message}.`);
    throw error;
  }
}

function refuseUnknownFields(names: readonly string[], where: string): void {
  const unknown = names.find((name) => !(FIELDS as readonly string[]).includes(name));
  if (unknown === undefined) return;
  throw usageError(`${where} has the field "${printable(unknown)}". Known fields: ${FIELDS.join(', ')}.`);
}

function toInput(entry: Entry, number: number): ImportedApiKeyInput {
  const text = (field: Field): string | undefined => {
    const value = entry[field];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') throw usageError(`Key ${number}: ${field} must be a string.`);
    return value;
  };
  const list = (field: Field): string[] | undefined => {
    const value = entry[field];
    if (!Array.isArray(value))
      return text(field)
        ?.split(/[\s;]+/)
        .flatMap(commaSeparated);
    return value.map(String);
  };
  const key = text('key');
  const sha256 = text('sha256') ?? (key && createHash('sha256').update(key).digest('hex'));
  const keyPrefix = text('key_prefix') ?? (key && displayed(key));
  const name = text('name');
  if (name === undefined) throw usageError(`Key ${number} has no name.`);
  if (!sha256 || !keyPrefix) throw usageError(`Key ${number} needs key, or sha256 and key_prefix.`);
  const [scopes, allowedIps, expiresAt] = [list('scopes'), list('allowed_ips'), text('expires_at')];
  return {
    name,
    sha256,
    keyPrefix,
    ...(scopes && { scopes }),
    ...(allowedIps && { allowedIps }),
    ...(expiresAt && { expiresAt }),
  };
}

/** What lists may show of a key: up to the last underscore of its first half, and four characters more. */
function displayed(key: string): string {
  const prefix = key.slice(0, key.lastIndexOf('_', key.length / 2) + 1);
  return key.slice(0, prefix.length + DISPLAYED_CHARACTERS);
}
