import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/**
 * The last released server, built from the git history with the installed packages, and cached by its commit. A release
 * writes its commit to the file `released-commit`; CHAOS_RELEASED overrides it.
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
    // Atomically.
    await rename(workshop, folder);
  }
  return join(folder, 'dist/src');
}

async function extract(commit: string, folder: string): Promise<void> {
  const archive = join(folder, 'sources.tar');
  await run('git', ['archive', '--output', archive, commit], { cwd: root });
  await run('tar', ['-xf', archive, '-C', folder]);
}

/** As hard links if possible: Node.js treats a package found through a symbolic link as a different one. */
async function linkPackages(folder: string): Promise<void> {
  const copy = (...options: string[]) => run('cp', ['-a', ...options, join(root, 'node_modules'), folder]);
  await copy('--link').catch(() => copy());
  // The build cache belongs to a different version.
  await rm(join(folder, 'node_modules/.cache'), { recursive: true, force: true });
}
