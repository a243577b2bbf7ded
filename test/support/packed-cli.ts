import { execFile } from 'node:child_process';
import { mkdtemp, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { testRun } from './run.js';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const environment = { ...process.env, npm_config_update_notifier: 'false' };

/**
 * Packs SDK and command line as they would be published and installs them in an empty directory, from the tarballs and,
 * because a test asks no registry, from the copies that the repository has of their dependencies.
 *
 * @returns the directory
 */
export async function installPackedCli(): Promise<string> {
  const directory = await mkdtemp(join(testRun.directory, 'packed-'));
  const workspaces = ['--workspace', 'packages/sdk', '--workspace', 'packages/cli'];
  await run('npm', ['pack', '--silent', '--ignore-scripts', ...workspaces, '--pack-destination', directory], {
    cwd: root,
    env: environment,
  });
  const tarballs = (await readdir(directory)).filter((name) => name.endsWith('.tgz'));
  const listing = ['ls', '--workspace', '@latchkey/cli', '--all', '--omit=dev', '--parseable'];
  const { stdout } = await run('npm', listing, { cwd: root, env: environment });
  const dependencies = stdout
    .split('\n')
    .filter((path) => path.includes('node_modules') && !/node_modules.@latchkey/.test(path));
  const quietly = ['--silent', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', '--install-links'];
  await run('npm', ['install', ...quietly, ...tarballs.map((name) => `./${name}`), ...dependencies], {
    cwd: directory,
    env: environment,
  });
  return directory;
}
