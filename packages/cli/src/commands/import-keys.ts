import { LatchkeyError, UsageError } from '@latchkey/sdk';
import type { Command } from 'commander';
import { CliError } from '../cli-error.js';
import { connect } from '../connection.js';
import { exitCodes } from '../exit-codes.js';
import { explain } from '../explain.js';
import { tell, writeJson } from '../output/output.js';
import { type CommonOptions, examples, serverCommand } from './common.js';
import { readImportedKeys } from './imported-keys.js';

/** The server accepts this many per transaction. */
const KEYS_PER_REQUEST = 1_000;

interface ImportOptions extends CommonOptions {
  dryRun?: boolean;
  serviceAccount?: string;
}

export function addImportCommand(keys: Command): void {
  serverCommand(
    keys,
    'import <file>',
    'Imports keys that were created elsewhere. They continue to work unchanged.',
  )
    .option('--dry-run', 'check the file without sending anything')
    .option(
      '--service-account <id>',
      'the service account of all keys, unless the file names another (default: you)',
    )
    .addHelpText(
      'after',
      `\nThe file is CSV with a header, or a JSON array of objects; "-" is standard input. Fields: name, and either sha256 (of the
whole key, hexadecimal) with key_prefix (how it begins), or key, which is hashed here and never sent. Optional: scopes,
allowed_ips and limits such as 1000/minute (in CSV with spaces between), allowlist_mode, expires_at, description, canary,
service_account_id, and metadata: in CSV a column for each entry, such as metadata.customer. Each 1000 keys are one
transaction. What the server has already stays as it is, so the command can be run again.${examples(
        'latchkey keys import keys.csv',
        'latchkey keys import keys.json --dry-run',
        'latchkey keys import keys.csv --service-account 0190f3c2-0000-7000-8000-000000000000',
      )}`,
    )
    .action(importKeys);
}

async function importKeys(
  file: string,
  { json, dryRun, serviceAccount, ...options }: ImportOptions,
): Promise<void> {
  const ofAll = serviceAccount === undefined ? {} : { serviceAccountId: serviceAccount };
  const keys = (await readImportedKeys(file)).map((key) => ({ ...ofAll, ...key }));
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
      throw importFailure(error, start, chunk.length);
    }
    showProgress(start + chunk.length, keys.length);
  }
  if (json) return writeJson(sum);
  tell(`Imported ${sum.imported} keys. ${sum.known} were known before and stay as they are.`);
}

/** @param start how many keys of the file come before the request that failed */
function importFailure(error: unknown, start: number, length: number): CliError {
  const { message, exitCode } = explain(error);
  const keys = `Keys ${start + 1} to ${start + length}`;
  const before = `${start} before them are on the server.`;
  const outcome = isRefusal(error)
    ? `${keys} were not imported; ${before} ${exitCode === exitCodes.usage ? 'Correct the file and run' : 'Run'} the command again.`
    : `${keys} may have been imported; ${before} Run the command again: what the server has already stays as it is.`;
  return new CliError(`${inWordsOfTheFile(message, start)} ${outcome}`, exitCode);
}

/** Whether the server has imported nothing. Without its response, or after a failure of its own, nobody knows. */
const isRefusal = (error: unknown): boolean =>
  error instanceof UsageError ||
  (error instanceof LatchkeyError && error.status !== undefined && error.status < 500);

/** The server counts the keys of one request from 0. */
function inWordsOfTheFile(message: string, start: number): string {
  const key = (index: string): string => `${start + Number(index) + 1}`;
  return message
    .replace(/\bkeys\.(\d+)((?:\.\w+)*)/g, (_, index: string, path: string) => {
      const column = columnOf(path.slice(1));
      return `Key ${key(index)}${column === '' ? '' : `, ${column}`}`;
    })
    .replace(/\bthat of key (\d+)\b/g, (_, index: string) => `that of key ${key(index)}`);
}

/** `allowedIps.0` is an address in the column `allowed_ips`. */
function columnOf(path: string): string {
  const [field = '', entry] = path.split('.');
  const column = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return column === 'metadata' && entry !== undefined ? `${column}.${entry}` : column;
}

/** On a terminal, one line that is updated; elsewhere, one line per ten requests. */
function showProgress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${all}${done === all ? '\n' : ''}`);
  else if (done < all && done % (10 * KEYS_PER_REQUEST) === 0) tell(`${done} of ${all}`);
}
