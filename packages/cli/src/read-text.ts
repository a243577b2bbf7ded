import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CliError, usageError } from './cli-error.js';
import { printable } from './output/printable.js';
import { reasonOf } from './reason-of.js';

/** The text of a file, or of standard input for `-`. @throws CliError if it cannot be read or is not UTF-8 */
export async function readText(file: string): Promise<string> {
  if (file === '-') return readStandardInput();
  const name = printable(file);
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CliError(`Cannot read ${name}: ${reasonOf(error)}.`);
  });
  return decodeText(bytes, name);
}

export const readStandardInput = async (): Promise<string> =>
  decodeText(await buffer(process.stdin), 'Standard input');

/**
 * Without the byte order mark that programs for Windows write. Other encodings are refused: to guess one would change
 * the text without anybody noticing.
 *
 * @param name what the error calls it
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError(`${name} is not UTF-8. Save it as UTF-8 and run the command again.`);
  }
}
