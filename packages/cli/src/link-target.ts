import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * The file that symbolic links lead to, whether or not it exists. To rename a file to a link would replace the link, and
 * leave the file that it leads to as it was.
 */
export async function linkTarget(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : linkTarget(resolve(dirname(path), target));
}
