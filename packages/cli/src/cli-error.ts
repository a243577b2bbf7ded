import { type ExitCode, exitCodes } from './exit-codes.js';

/** Ends the command. The message is one line: what is wrong and what to do about it. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    message: string,
    readonly exitCode: ExitCode = exitCodes.error,
  ) {
    super(message);
  }
}

export const usageError = (message: string): CliError => new CliError(message, exitCodes.usage);
