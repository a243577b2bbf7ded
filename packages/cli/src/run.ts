import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.js';
import { createProgram } from './program.js';

/** Runs one command. Whether it succeeds is in `process.exitCode` afterwards. */
export async function run(argumentList: readonly string[]): Promise<void> {
  try {
    const program = await createProgram(argumentList[0]);
    await program.parseAsync(argumentList, { from: 'user' });
  } catch (error) {
    process.exitCode = await report(error);
  }
}

/** Prints one line about what went wrong. @returns the exit code */
export async function report(error: unknown): Promise<number> {
  // Commander has already printed its message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const { explain } = await import('./explain.js');
  const { message, exitCode } = explain(error);
  process.stderr.write(`latchkey: ${message}\n`);
  return exitCode;
}
