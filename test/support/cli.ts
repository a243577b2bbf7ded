import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { resolve } from 'node:path';
import { afterAll } from '@jest/globals';

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
  /** A program other than the built command line, with its first arguments. */
  command?: [string, ...string[]];
}

/** Runs the built command line as a shell would, without a terminal, and only with the given variables. */
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

/** `runCli`, or an equivalent that only takes a different amount of time. */
export type RunCli = (argumentList: string[], options?: Omit<CliOptions, 'command'>) => Promise<CliResult>;

/**
 * Runs a file's commands in one process, one after the other, at a tenth of the cost of separate processes. Tests about
 * the process itself (signals, terminal, concurrent commands) use `runCli`.
 */
export function useWarmCli(): RunCli {
  let program: { child: ChildProcess; ended: AbortSignal } | undefined;
  /** The previous command. */
  let before: Promise<unknown> = Promise.resolve();

  afterAll(() => {
    if (program?.child.connected) program.child.disconnect();
  });

  async function runNext(argumentList: string[], options: CliOptions): Promise<CliResult> {
    program ??= startWarmCli();
    const { child, ended } = program;
    const { cwd = process.cwd(), env = {}, input = '' } = options;
    const answered = once(child, 'message', { signal: ended });
    child.send({
      argumentList,
      cwd,
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdin: Buffer.from(input),
    });
    const [result] = (await answered) as [CliResult];
    return result;
  }

  return (argumentList, options = {}) => {
    const result = before.then(() => runNext(argumentList, options));
    before = result.catch(() => undefined);
    return result;
  };
}

function startWarmCli(): { child: ChildProcess; ended: AbortSignal } {
  const child = fork(resolve(import.meta.dirname, 'warm-cli.js'), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  // The output of an editor, which uses the process's streams, and the reason if it ended.
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error(`The command has ended its process:\n${errors}`)));
  return { child, ended: ended.signal };
}
