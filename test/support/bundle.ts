import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Bundles a module for browsers, as an app of somebody would be (with Vite, in a process of its own, which is
 * not bound to Jest's module system).
 *
 * @param source of the entry; it may import what the repository has installed
 */
export async function bundle(source: string): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [resolve(import.meta.dirname, 'bundle-with-vite.js'), source],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout;
}
