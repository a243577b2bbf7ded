import { exitCodes } from './exit-codes.js';
import { outputFailure } from './output/delivery.js';
import { report, run } from './run.js';

process.stdout.once('error', (error: NodeJS.ErrnoException) => {
  // Later writes fail as well, and change nothing.
  process.stdout.on('error', () => undefined);
  const failure = outputFailure(error);
  // A scan that has found something keeps its exit code.
  if (failure === null) process.exit(process.exitCode ?? exitCodes.ok);
  void report(failure).then((exitCode) => process.exit(exitCode));
});
// Without a reader of its messages, a command still does its work.
process.stderr.on('error', () => undefined);

await run(process.argv.slice(2));
