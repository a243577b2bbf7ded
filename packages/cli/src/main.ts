import { exitCodes } from './exit-codes.js';
import { run } from './run.js';

// `latchkey keys list | head`: the reader closes the pipe when it has enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});

await run(process.argv.slice(2));
