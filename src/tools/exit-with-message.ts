/** Ends a program that cannot start: what is wrong, in plain words, without a stack and without values. */
export function exitWithMessage(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Latchkey cannot start:\n${message}\n`);
  process.exit(1);
}
