export const CANNOT_START = 'Latchkey cannot start:\n';

/** Ends a program that cannot start: what is wrong, in plain words, without a stack and without values. */
export function exitWithMessage(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${CANNOT_START}${message}\n`);
  process.exit(1);
}
