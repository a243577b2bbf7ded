import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { testRun } from './run.js';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

export interface InstalledPackages {
  /** A separate ESM package, with the packages in its `node_modules`. */
  folder: string;
  /** By package name, the sorted paths in its tarball. */
  files: Record<string, string[]>;
}

/**
 * Packs packages of this repository as for publication, and installs the tarballs in an empty folder. Their
 * dependencies are copied from this repository, which needs no network and no npm cache.
 *
 * @param names folders below `packages`
 */
export async function installPackages(...names: string[]): Promise<InstalledPackages> {
  const folder = await mkdtemp(join(testRun.directory, 'consumer-'));
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const [packed, dependencies] = await Promise.all([pack(names, folder), dependenciesOf(names)]);
  await npm(
    [
      ...['install', '--offline', '--cache', join(folder, '.npm-cache'), '--install-links'],
      ...['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel', 'error'],
      ...[...packed.map(({ filename }) => `./${filename}`), ...dependencies],
    ],
    folder,
  );
  const files = packed.map(({ name, files }) => [name, files.map(({ path }) => path).sort()] as const);
  return { folder, files: Object.fromEntries(files) };
}

async function pack(
  names: readonly string[],
  destination: string,
): Promise<{ name: string; filename: string; files: { path: string }[] }[]> {
  const folders = names.map((name) => `./packages/${name}`);
  const { stdout } = await npm([
    ...['pack', ...folders, '--json', '--ignore-scripts', '--pack-destination', destination],
  ]);
  return JSON.parse(stdout);
}

/** The folders of all packages needed at run time, directly or indirectly. npm would include optional peers. */
async function dependenciesOf(names: readonly string[]): Promise<string[]> {
  const manifests = await Promise.all(
    names.map((name) => readFile(join(root, 'packages', name, 'package.json'), 'utf8')),
  );
  const dependent = names.filter((_, index) => JSON.parse(String(manifests[index])).dependencies);
  if (dependent.length === 0) return [];
  const workspaces = dependent.flatMap((name) => ['--workspace', `packages/${name}`]);
  const { stdout } = await npm(['ls', ...workspaces, '--all', '--omit=dev', '--parseable']);
  return stdout
    .split('\n')
    .filter((path) => path.includes('node_modules') && !/node_modules.@latchkey/.test(path));
}

/** Runs npm without the configuration of the npm that runs the tests. */
async function npm(parameters: string[], cwd = root): Promise<{ stdout: string }> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)));
  return run('npm', parameters, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
}
