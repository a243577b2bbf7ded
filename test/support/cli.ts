import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { resolve } from 'node:path';

export const cliFile = resolve(import.meta.dirname, '../../packages/cli/bin/latchkey.js');
const WAIT_MILLISECONDS_MAX = 120_000;

export interface CliResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface CliOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Standard input; without it, none. */
  input?: string | Buffer;
  /** Another program than the built command line, with its first arguments. */
  command?: [string, ...string[]];
}

/** Runs the built command line as a shell would, without a terminal, with no variable that the test does not set. */
export async function runCli(argumentList: string[], options: CliOptions = {}): Promise<CliResult> {
  const [program, ...before] = options.command ?? [process.execPath, cliFile];
  const child = spawn(program, [...before, ...argumentList], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
    timeout: WAIT_MILLISECONDS_MAX,
    killSignal: 'SIGKILL',
  });
  // A command may end without reading all of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  const ended = new Promise<number | null>((found, failed) => {
    child.once('close', found);
    child.once('error', failed);
  });
  const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { exitCode, stdout, stderr };
}
