import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Bundles a module for browsers like a real app (with Vite, in a separate process, which is independent of Jest's
 * module system).
 *
 * @param source the entry's source; it may import whatever the repository has installed
 */
export async function bundle(source: string): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [resolve(import.meta.dirname, 'bundle-with-vite.js'), source],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}
