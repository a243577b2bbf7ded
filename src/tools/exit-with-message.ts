export const CANNOT_START = 'Latchkey cannot start:\n';

/** Ends a program that cannot start, with a plain message, without a stack or values. */
export function exitWithMessage(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${CANNOT_START}${message}\n`);
  process.exit(1);
}
