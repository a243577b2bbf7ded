import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

interface ProgramOptions {
  env: Record<string, string>;
  /** The working directory; default: one without a `.env`. */
  directory?: string | undefined;
}

export interface ToolResult {
  code: number | null;
  output: string;
  errors: string;
}

/** A program of the built tree, below `dist/src`. */
export function startProgram(
  program: string,
  parameters: string[],
  { env, directory = tmpdir() }: ProgramOptions,
): ChildProcess {
  return spawn(process.execPath, [resolve(import.meta.dirname, '../../dist/src', program), ...parameters], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: 'pipe',
  });
}

/** Runs an operator tool to completion. */
export async function runTool(
  tool: string,
  parameters: string[],
  { input = '', ...options }: ProgramOptions & { input?: string },
): Promise<ToolResult> {
  const child = startProgram(`tools/${tool}`, parameters, options);
  const result = { code: null as number | null, output: '', errors: '' };
  child.stdout?.on('data', (chunk) => (result.output += String(chunk)));
  child.stderr?.on('data', (chunk) => (result.errors += String(chunk)));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  [result.code] = (await once(child, 'close')) as [number | null];
  return result;
}

const randomSecret = (): string => randomBytes(32).toString('base64url');

/** What a program needs to start with a given database. */
export const newSecrets = (): Record<string, string> => ({
  JWT_SECRET: randomSecret(),
  MASTER_KEY: randomSecret(),
});
