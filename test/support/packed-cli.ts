import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './install-package.js';
import { testRun } from './run.js';

/**
 * Packs SDK and command line as they would be published and installs them in an empty directory, from the tarballs and,
 * because a test asks no registry, from the copies that the repository has of their dependencies.
 *
 * @returns the directory
 */
export async function installPackedCli(): Promise<string> {
  const directory = await mkdtemp(join(testRun.directory, 'packed-'));
  const workspaces = ['--workspace', 'packages/sdk', '--workspace', 'packages/cli'];
  await npm(['pack', '--silent', '--ignore-scripts', ...workspaces, '--pack-destination', directory]);
  const tarballs = (await readdir(directory)).filter((name) => name.endsWith('.tgz'));
  const listing = ['ls', '--workspace', '@latchkey/cli', '--all', '--omit=dev', '--parseable'];
  const { stdout } = await npm(listing);
  const dependencies = stdout
    .split('\n')
    .filter((path) => path.includes('node_modules') && !/node_modules.@latchkey/.test(path));
  const quietly = ['--silent', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--install-links'];
  await npm(['install', ...quietly, ...tarballs.map((name) => `./${name}`), ...dependencies], directory);
  return directory;
}
