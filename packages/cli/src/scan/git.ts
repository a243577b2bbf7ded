import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { CliError } from '../cli-error.js';

const OUTPUT_BYTES_MAX = 1 << 28;
const run = promisify(execFile);

/** What `git <arguments>` prints. */
export async function git(argumentList: readonly string[], directory = process.cwd()): Promise<string> {
  try {
    const { stdout } = await run('git', argumentList, { cwd: directory, maxBuffer: OUTPUT_BYTES_MAX });
    return stdout;
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string };
    if (code === 'ENOENT') throw new CliError('git is not installed or not on the PATH.');
    if (stderr.includes('not a git repository'))
      throw new CliError('Not a git repository. Run this command inside one.');
    throw new CliError(`git failed: ${stderr.trim().split('\n', 1)[0] ?? ''}`);
  }
}

/** The top directory of the current repository. */
export const topDirectory = async (): Promise<string> =>
  (await git(['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '');
