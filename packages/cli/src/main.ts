import { CommanderError } from 'commander';
import { CliError } from './cli-error.js';
import { exitCodes } from './exit-codes.js';
import { createProgram } from './program.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

/** One line for a person, and the exit code. */
function explain(error: unknown): number {
  // Commander has already said what it had to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`latchkey: ${message}\n`);
  return error instanceof CliError ? error.exitCode : exitCodes.error;
}
