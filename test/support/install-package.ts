import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { testRun } from './run.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

export interface PackedPackage {
  tarball: string;
  /** Paths in the package, sorted. */
  files: string[];
}

/** `npm pack` of a folder. */
export async function pack(folder: string): Promise<PackedPackage> {
  const destination = await mkdtemp(join(testRun.directory, 'pack-'));
  const { stdout } = await npm([
    'pack',
    folder,
    '--json',
    '--ignore-scripts',
    '--pack-destination',
    destination,
  ]);
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  return {
    tarball: join(destination, packed.filename),
    files: packed.files.map(({ path }) => path).sort(),
  };
}

/**
 * Installs tarballs in an empty folder, as somebody would who has nothing of this repository. What they depend on
 * comes from tarballs too, of what is installed here: it needs no network, and no cache of an earlier time.
 *
 * @param dependencies names of all packages that the tarballs need, directly or not
 * @returns the folder
 */
export async function installInEmptyFolder(tarballs: string[], dependencies: string[]): Promise<string> {
  const folder = await mkdtemp(join(testRun.directory, 'consumer-'));
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const packed = await Promise.all(dependencies.map((name) => pack(installedFolder(name))));
  await npm(
    [
      ...['install', '--offline', '--cache', join(folder, '.npm-cache')],
      ...['--no-audit', '--no-fund', '--no-package-lock', '--loglevel', 'error'],
      ...[...tarballs, ...packed.map(({ tarball }) => tarball)],
    ],
    folder,
  );
  return folder;
}

/** Where a package that the repository depends on is installed. */
function installedFolder(name: string): string {
  const { resolve: find } = createRequire(join(root, 'packages/sdk/package.json'));
  for (const folder of find.paths(name) ?? []) {
    const candidate = join(folder, name);
    try {
      return dirname(find(join(candidate, 'package.json')));
    } catch {
      continue;
    }
  }
  throw new Error(`${name} is not installed.`);
}

/** npm as it is, without what the npm that runs the tests was told. */
export async function npm(parameters: string[], cwd = root): Promise<{ stdout: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return run('npm', parameters, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
}
