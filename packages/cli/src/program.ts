import { Command } from 'commander';
import { addAuditCommand } from './commands/audit.js';
import { addCompletionCommand } from './commands/completion.js';
import { addConfigureCommand } from './commands/configure.js';
import { addDocumentsCommand } from './commands/documents.js';
import { addKeysCommand } from './commands/keys.js';
import { addMembersCommand } from './commands/members.js';
import { addProfilesCommand } from './commands/profiles.js';
import { addSessionCommands } from './commands/session.js';
import { addWebhooksCommand } from './commands/webhooks.js';
import { addWorkspacesCommand } from './commands/workspaces.js';
import { addScanCommand } from './scan/command.js';
import { VERSION } from './version.js';

const ENVIRONMENT = `
Environment, which goes before the profile:
  LATCHKEY_BASE_URL      where the server is
  LATCHKEY_API_KEY       the key to use
  LATCHKEY_WORKSPACE_ID  the workspace to act in
  LATCHKEY_PROFILE       the profile to use
  LATCHKEY_CONFIG_DIR    where profiles and sessions are kept
  NO_COLOR               no colours

Exit codes: 0 done, 1 failed (scan: keys found), 2 wrong command line, 3 not authenticated, 4 not allowed, 5 not found,
6 server not reached.`;

/** The whole command line. */
export function createProgram(): Command {
  const program = new Command('latchkey')
    .description('API keys, workspaces and documents of a Latchkey server, and a scanner for leaked keys.')
    .version(VERSION, '-V, --version')
    .enablePositionalOptions()
    .addHelpText('after', ENVIRONMENT);
  addConfigureCommand(program);
  addProfilesCommand(program);
  addSessionCommands(program);
  addKeysCommand(program);
  addWorkspacesCommand(program);
  addMembersCommand(program);
  addDocumentsCommand(program);
  addAuditCommand(program);
  addWebhooksCommand(program);
  addScanCommand(program);
  addCompletionCommand(program);
  forAll(program, (command) =>
    command.exitOverride().showHelpAfterError(`(latchkey ${pathOf(command)}--help tells more)`),
  );
  return program;
}

function forAll(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const each of command.commands) forAll(each, change);
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)}${command.name()} ` : '';
}
