import { Readable } from 'node:stream';
import { run } from '../../packages/cli/dist/run.js';

/**
 * The built command line in a process that runs one command after another, because most of a command's cost is starting
 * its process. Each sees its own environment, directory and standard streams.
 */

/** By standard stream, what the command has written to it. */
let written = {};
let input = Readable.from([]);

Object.defineProperty(process, 'stdin', { get: () => input });
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk) => {
    written[name].push(Buffer.from(chunk));
    return true;
  };
}

process.on('message', async ({ argumentList, cwd, env, stdin }) => {
  written = { stdout: [], stderr: [] };
  input = Readable.from(stdin.length > 0 ? [Buffer.from(stdin)] : []);
  process.exitCode = undefined;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  await run(argumentList);
  process.send({
    exitCode: process.exitCode ?? 0,
    stdout: Buffer.concat(written.stdout).toString('utf8'),
    stderr: Buffer.concat(written.stderr).toString('utf8'),
  });
});
process.on('disconnect', () => process.exit());
