import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { requireProgram } from '../programs.js';
import { type Block, matchesOutput } from './blocks.js';

const BLOCK_MILLISECONDS_MAX = 60_000;
const root = resolve(import.meta.dirname, '../../..');

/** The address that stands for the server in examples. */
const EXAMPLE_ADDRESS = 'http://127.0.0.1:3000';

type Environment = Record<string, string>;

const hasModule = (name: string, environment: NodeJS.ProcessEnv): boolean =>
  spawnSync('python3', ['-c', `import ${name}`], { stdio: 'ignore', env: environment }).status === 0;

export const hasPython = requireProgram('python3');

export interface Setting {
  /** For messages: `docs/keys.md`. */
  page: string;
  serverUrl: string;
  /** The environment that the page assumes. */
  environment: Environment;
}

/**
 * Runs blocks one after the other like a reader would, in an initially empty folder, pasting the bash blocks into one
 * terminal: exported variables and functions are available to all later blocks, in any language.
 *
 * @throws at the first block that fails or prints something unexpected, with its page and line
 */
export async function runBlocks(blocks: readonly Block[], setting: Setting): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-docs-'));
  try {
    const folder = join(home, 'folder');
    const environment = { ...(await makeHome(home)), ...setting.environment };
    for (const block of blocks) {
      const code = block.code.replaceAll(EXAMPLE_ADDRESS, setting.serverUrl);
      const place = `${setting.page}:${block.line}`;
      const { status, stdout, stderr } = await run(block.language, code, home, folder, environment);
      if (status !== 0) throw new Error(`${place}: ended with ${status}\n${stdout}${stderr}`);
      const expected = block.output?.replaceAll(EXAMPLE_ADDRESS, setting.serverUrl);
      if (expected !== undefined && !matchesOutput(stdout, expected))
        throw new Error(`${place}: printed\n${stdout}${stderr}\ninstead of\n${expected}`);
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** The tools on the reader's machine: the SDK, the command line, and Python's `requests` or a stand-in. */
async function makeHome(home: string): Promise<Environment> {
  const programs = join(home, 'bin');
  await Promise.all([
    mkdir(join(home, 'folder')),
    mkdir(programs),
    mkdir(join(home, 'node_modules/@latchkey'), { recursive: true }),
  ]);
  await symlink(join(root, 'packages/sdk'), join(home, 'node_modules/@latchkey/sdk'));
  await symlink(join(root, 'packages/cli/bin/latchkey.js'), join(programs, 'latchkey'));
  const environment = {
    HOME: home,
    PATH: [programs, resolve(process.execPath, '..'), process.env.PATH].join(delimiter),
    LATCHKEY_CONFIG_DIR: join(home, 'configuration'),
    PYTHONDONTWRITEBYTECODE: '1',
    NO_COLOR: '1',
  };
  // Checked in this environment, because it may be installed only for the user who runs the tests.
  if (hasModule('requests', environment)) return environment;
  return { ...environment, PYTHONPATH: resolve(import.meta.dirname, 'python') };
}

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

async function run(
  language: string,
  code: string,
  home: string,
  folder: string,
  environment: Environment,
): Promise<Ended> {
  const state = join(home, 'state.sh');
  const file = join(folder, { bash: '', python: 'example.py', js: 'example.mjs' }[language] || 'example.sh');
  const command =
    { bash: `. '${file}'`, python: `python3 '${file}'`, js: `node '${file}'` }[language] ?? 'false';
  await writeFile(file, code);
  try {
    return await bash(
      `set -euo pipefail
if [ -e '${state}' ]; then . '${state}'; fi
${command}
{ export -p; declare -f; } > '${state}'`,
      folder,
      environment,
    );
  } finally {
    await rm(file);
  }
}

function bash(script: string, folder: string, environment: Environment): Promise<Ended> {
  return new Promise((ended) => {
    execFile(
      'bash',
      ['-c', script],
      { cwd: folder, env: environment, timeout: BLOCK_MILLISECONDS_MAX },
      (error, stdout, stderr) => {
        const code: unknown = error === null ? 0 : error.code;
        ended({ status: typeof code === 'number' ? code : -1, stdout, stderr });
      },
    );
  });
}

export const readPageFile = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
