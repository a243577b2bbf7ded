/** Ends the program with a message for people. */
export const fail = (message: string, exitCode = 1): never => {
  process.stderr.write(`${message}\n`);
  process.exit(exitCode);
};
