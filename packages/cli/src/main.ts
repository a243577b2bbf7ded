import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.js';
import { createProgram } from './program.js';

// `latchkey keys list | head`: the reader closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});

try {
  const program = await createProgram(process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.exitCode = await report(error);
}

/** Prints one line about what went wrong. @returns the exit code */
async function report(error: unknown): Promise<number> {
  // Commander has already printed its message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  const { explain } = await import('./explain.js');
  const { message, exitCode } = explain(error);
  process.stderr.write(`latchkey: ${message}\n`);
  return exitCode;
}
