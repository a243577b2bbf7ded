import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError, type Document, type LatchkeyClient } from '@latchkey/sdk';
import { CliError, usageError } from '../cli-error.js';
import { environment } from '../environment.js';
import { exitCodes } from '../exit-codes.js';
import { explain } from '../explain.js';
import { decodeText } from '../read-text.js';

/**
 * Opens the document in the editor, its title on the first line and its body after an empty one. Saves the changes
 * unless the document was changed on the server in the meantime. Text that cannot be saved stays in its file, and the
 * error names that file.
 *
 * @returns null if nothing was changed
 */
export async function editDocument(client: LatchkeyClient, id: string): Promise<Document | null> {
  const document = await client.documents.get(id);
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-'));
  const file = join(directory, 'document.md');
  const before = `${document.title}\n\n${document.body}`;
  // Editors add a line break at the end of the last line. That is no change by the user.
  const read = async (): Promise<string> => {
    const text = decodeText(await readFile(file), 'Your text');
    return before.endsWith('\n') ? text : text.replace(/\r?\n$/, '');
  };
  const hasNothingToKeep = async (): Promise<boolean> => {
    try {
      return (await read()) === before;
    } catch (error) {
      // The editor has removed the file, unless its text cannot be decoded.
      return !(error instanceof CliError);
    }
  };
  let isSafe = false;
  try {
    await writeFile(file, before, { mode: 0o600 });
    await openEditor(file);
    const after = await read();
    isSafe = after === before;
    if (isSafe) return null;
    const saved = await client.documents.update(id, parse(after), { ifVersion: document.version });
    isSafe = true;
    return saved;
  } catch (error) {
    isSafe = await hasNothingToKeep();
    if (isSafe) throw error;
    const { message, exitCode } =
      error instanceof ConflictError
        ? { message: 'The document was changed on the server in the meantime.', exitCode: exitCodes.error }
        : explain(error);
    throw new CliError(`${message} Your text is saved in ${file}.`, exitCode);
  } finally {
    if (isSafe) await rm(directory, { recursive: true, force: true });
  }
}

function parse(text: string): { title: string; body: string } {
  const [title = '', ...lines] = text.split('\n');
  if (title.trim() === '') throw usageError('The first line is the title and cannot be empty.');
  if (lines[0]?.trim() === '') lines.shift();
  return { title: title.trim(), body: lines.join('\n') };
}

/** Runs through a shell, because the variable may hold arguments, as in `code --wait`. */
async function openEditor(file: string): Promise<void> {
  const editor =
    environment('VISUAL') ?? environment('EDITOR') ?? (process.platform === 'win32' ? 'notepad' : 'vi');
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('/bin/sh', ['-c', `${editor} "$1"`, 'sh', file], { stdio: 'inherit' });
  // The editor owns the terminal now, so Ctrl-C is for the editor.
  process.on('SIGINT', ignore);
  try {
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once('close', resolve);
      child.once('error', reject);
    });
    if (exitCode === 126 || exitCode === 127)
      throw new CliError(`Cannot run the editor "${editor}". Set EDITOR to an installed one.`);
    if (exitCode !== 0) throw new CliError(`The editor "${editor}" failed: nothing was saved.`);
  } finally {
    process.off('SIGINT', ignore);
  }
}

const ignore = (): void => undefined;
