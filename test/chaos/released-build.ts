import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/**
 * The server as it was released last, built from the history with the packages that are installed, and kept by its commit
 * for the next run. A release puts its commit into the file `released-commit`; CHAOS_RELEASED takes another.
 *
 * @returns the folder that is its `dist/src`
 */
export async function buildReleased(): Promise<string> {
  const named = await readFile(join(import.meta.dirname, 'released-commit'), 'utf8');
  const commit = (process.env['CHAOS_RELEASED'] ?? named).trim();
  const folder = join(tmpdir(), `latchkey-released-${commit}`);
  if (!existsSync(folder)) {
    const workshop = await mkdtemp(join(tmpdir(), 'latchkey-released-'));
    await extract(commit, workshop);
    await linkPackages(workshop);
    await run(process.execPath, ['scripts/build.js', 'packages', 'server'], { cwd: workshop });
    // Whole, or not at all.
    await rename(workshop, folder);
  }
  return join(folder, 'dist/src');
}

async function extract(commit: string, folder: string): Promise<void> {
  const archive = join(folder, 'sources.tar');
  await run('git', ['archive', '--output', archive, commit], { cwd: root });
  await run('tar', ['-xf', archive, '-C', folder]);
}

/** As hard links where that works: a package that is found by way of a symbolic link is another one to Node.js. */
async function linkPackages(folder: string): Promise<void> {
  const copy = (...options: string[]) => run('cp', ['-a', ...options, join(root, 'node_modules'), folder]);
  await copy('--link').catch(() => copy());
  // What the build remembers is not about this one.
  await rm(join(folder, 'node_modules/.cache'), { recursive: true, force: true });
}
