import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { CliError } from '../cli-error.js';
import { git, topDirectory } from './git.js';
import { reasonOf } from '../reason-of.js';

const MARKER = '# latchkey scan: no API key is committed';
const BLOCK = `${MARKER}
PATH="$PWD/node_modules/.bin:$PATH"
command -v latchkey >/dev/null || { echo 'Not committed: latchkey, which scans for API keys, is not on the PATH.' >&2; exit 1; }
latchkey scan --staged || exit 1
# end of latchkey scan
`;
/** Keeps every byte of the other commands in a hook, whatever their encoding is. */
const HOOK_ENCODING = 'latin1';
const SHELL = /^#!.*\b(?:sh|bash|dash|zsh|ksh)\b/;

export interface InstalledHook {
  file: string;
  outcome: 'created' | 'added' | 'already there';
}

/** Makes git run `latchkey scan --staged` before each commit. An existing hook still runs, after the scan. */
export async function installHook(): Promise<InstalledHook> {
  const file = join(await hooksDirectory(), 'pre-commit');
  try {
    return await addTo(file);
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`Cannot write the hook ${file}: ${reasonOf(error)}.`);
  }
}

async function addTo(file: string): Promise<InstalledHook> {
  const present = await readIfExists(file);
  if (present?.includes(MARKER)) return { file, outcome: 'already there' };
  if (present === undefined) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${BLOCK}`, { mode: 0o755 });
    return { file, outcome: 'created' };
  }
  await writeFile(file, withBlock(present, file), HOOK_ENCODING);
  await chmod(file, (await stat(file)).mode | 0o111);
  return { file, outcome: 'added' };
}

/** Puts the scan first, because a hook may end with `exec` or `exit`. */
function withBlock(hook: string, file: string): string {
  if (!hook.startsWith('#!')) return `${BLOCK}${hook}`;
  if (!SHELL.test(hook)) {
    throw new CliError(
      `${file} is not a shell script. Add "latchkey scan --staged" to it yourself, and let the hook fail when the scan fails.`,
    );
  }
  const [shebang = '', ...rest] = hook.split('\n');
  return `${shebang}\n${BLOCK}${rest.join('\n')}`;
}

/** Where git looks for hooks, including `core.hooksPath`. */
async function hooksDirectory(): Promise<string> {
  const top = await topDirectory();
  // Runs in the top directory, because a relative core.hooksPath is relative to it.
  const directory = resolve(top, (await git(['rev-parse', '--git-path', 'hooks'], top)).trimEnd());
  // Husky recreates this directory at every installation. The project's hooks are in its parent.
  if (basename(directory) === '_' && basename(dirname(directory)) === '.husky') return dirname(directory);
  const configured = await git(['config', '--default', '', '--get', 'core.hooksPath']);
  if (configured.trim() !== '' && isOutside(top, directory)) {
    throw new CliError(
      `core.hooksPath is ${directory}, which other repositories share. Add "latchkey scan --staged" to its pre-commit hook yourself.`,
    );
  }
  return directory;
}

function isOutside(directory: string, path: string): boolean {
  const below = relative(directory, path);
  return below.startsWith('..') || isAbsolute(below);
}

async function readIfExists(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, HOOK_ENCODING);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
