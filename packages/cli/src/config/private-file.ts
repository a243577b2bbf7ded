import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.js';
import { linkTarget } from '../link-target.js';

/** Files that hold secrets: readable by their owner only, and written atomically. */

const reasons: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'part of the path is not a directory',
  EEXIST: 'part of the path is not a directory',
};

/** @returns undefined if the file does not exist. @throws CliError if it is unreadable or damaged */
export async function readPrivateFile(file: string): Promise<Record<string, unknown> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CliError(`Cannot read ${file}: ${reasons[code] ?? code}.`);
  }
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return { ...content };
  } catch {
    // Reported below, because the message of JSON.parse quotes the file and its secrets.
  }
  throw new CliError(`${file} is damaged. Correct it, or remove it and run "latchkey configure" again.`);
}

export async function writePrivateFile(file: string, content: object): Promise<void> {
  let unfinished: string | undefined;
  try {
    const target = await linkTarget(file);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    unfinished = `${target}.${randomBytes(6).toString('hex')}`;
    await writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    await rename(unfinished, target);
  } catch (error) {
    if (unfinished !== undefined) await rm(unfinished, { force: true }).catch(() => undefined);
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
    `Cannot write ${file}: ${reasons[code] ?? code}. Set LATCHKEY_CONFIG_DIR to a writable directory, or use LATCHKEY_API_KEY and LATCHKEY_BASE_URL.`,
  );
}
