import { Command } from 'commander';
import { addScanCommand } from './scan/command.js';
import { VERSION } from './version.js';

/** The whole command line. */
export function createProgram(): Command {
  const program = new Command('latchkey')
    .description('API keys, workspaces and documents of a Latchkey server, and a scanner for leaked keys.')
    .version(VERSION, '-V, --version')
    .showHelpAfterError('(--help shows what there is)')
    .exitOverride();
  addScanCommand(program);
  return program;
}
