import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.js';

/** Files that hold secrets: for their owner alone, and never half-written. */

const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no directory',
  EEXIST: 'a part of the path is no directory',
};

/** @returns undefined if there is none. @throws CliError if it cannot be read, or is not what we write */
export async function readPrivateFile(file: string): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CliError(`${file} cannot be read: ${reasons[code] ?? code}.`);
  }
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
  } catch {
    // Told below. The message of JSON.parse quotes the file, and with it secrets.
  }
  throw new CliError(`${file} is damaged: correct it, or remove it and run "latchkey configure" again.`);
}

export async function writePrivateFile(file: string, content: object): Promise<void> {
  const unfinished = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw notWritable(file, error);
  }
}

export async function removePrivateFile(file: string): Promise<void> {
  await rm(file, { force: true }).catch((error: unknown) => {
    throw notWritable(file, error);
  });
}

export function notWritable(file: string, error: unknown): CliError {
  const { code = '' } = error as NodeJS.ErrnoException;
  return new CliError(
    `${file} cannot be written: ${reasons[code] ?? code}. Set LATCHKEY_CONFIG_DIR to a directory that can, or use LATCHKEY_API_KEY and LATCHKEY_BASE_URL.`,
  );
}
