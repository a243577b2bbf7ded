import { Command, type Option } from 'commander';
import { usageError } from './cli-error.js';
import { VERSION } from './version.js';

const ENVIRONMENT = `
Environment variables override the profile:
  LATCHKEY_BASE_URL      the address of the server
  LATCHKEY_API_KEY       the key to use
  LATCHKEY_WORKSPACE_ID  the workspace to act in
  LATCHKEY_PROFILE       the profile to use
  LATCHKEY_CONFIG_DIR    the directory for profiles and sessions
  NO_COLOR               turns colours off

Exit codes: 0 success, 1 failure (scan: keys found), 2 invalid command line, 3 not authenticated, 4 not allowed,
5 not found, 6 server unreachable.`;

type AddCommands = (program: Command) => void;

/** The top-level commands and where they are defined, in the order of the help. */
const groups: { names: string[]; load: () => Promise<AddCommands> }[] = [
  { names: ['configure'], load: async () => (await import('./commands/configure.js')).addConfigureCommand },
  { names: ['profiles'], load: async () => (await import('./commands/profiles.js')).addProfilesCommand },
  {
    names: ['login', 'logout', 'whoami'],
    load: async () => (await import('./commands/session.js')).addSessionCommands,
  },
  { names: ['keys'], load: async () => (await import('./commands/keys.js')).addKeysCommand },
  {
    names: ['workspaces'],
    load: async () => (await import('./commands/workspaces.js')).addWorkspacesCommand,
  },
  { names: ['members'], load: async () => (await import('./commands/members.js')).addMembersCommand },
  {
    names: ['service-accounts'],
    load: async () => (await import('./commands/service-accounts.js')).addServiceAccountsCommand,
  },
  { names: ['documents'], load: async () => (await import('./commands/documents.js')).addDocumentsCommand },
  { names: ['audit'], load: async () => (await import('./commands/audit.js')).addAuditCommand },
  { names: ['webhooks'], load: async () => (await import('./commands/webhooks.js')).addWebhooksCommand },
  { names: ['operator'], load: async () => (await import('./commands/operator.js')).addOperatorCommand },
  { names: ['api'], load: async () => (await import('./commands/api.js')).addApiCommand },
  { names: ['scan'], load: async () => (await import('./scan/command.js')).addScanCommand },
  {
    names: ['completion'],
    load: async () => (await import('./commands/completion.js')).addCompletionCommand,
  },
];
const COMPLETE = '__complete';
/** Texts: an empty one is a value like any other, or removes what is there. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set(['--body', '--description']);
const VERSION_OPTIONS = ['-V', '--version'];

/**
 * The command line.
 *
 * @param first the first argument. If it names a command, only the code of that command is loaded, so that a command
 *   starts fast. Anything else, such as `--help` or a typo, needs all of them.
 */
export async function createProgram(first?: string): Promise<Command> {
  const program = new Command('latchkey')
    .description('Manages API keys and workspaces on a Latchkey server, and scans files for leaked keys.')
    .version(VERSION, VERSION_OPTIONS.join(', '))
    .enablePositionalOptions()
    .addHelpText('after', ENVIRONMENT);
  for (const { load } of groupsFor(first)) {
    const addCommands = await load();
    addCommands(program);
  }
  forAll(program, (command) => {
    command.exitOverride().showHelpAfterError(`(see latchkey ${pathOf(command)}--help)`);
    refuseEmptyValues(command);
  });
  program.hook('preAction', (_, command) => {
    // Shells ask for completions with the words as they are.
    const isEmpty = command.name() !== COMPLETE && command.args.some((argument) => argument.trim() === '');
    if (isEmpty) throw usageError('An argument is empty.');
  });
  return program;
}

function groupsFor(first: string | undefined): typeof groups {
  if (first === undefined) return groups;
  if (VERSION_OPTIONS.includes(first)) return [];
  const named = groups.filter(({ names }) => names.includes(first));
  return named.length > 0 ? named : groups;
}

/**
 * An empty value is usually a shell variable that is not set. To take it for a missing option would widen what the
 * command does: a key for the caller instead of the service account, or a list without its filter.
 */
function refuseEmptyValues(command: Command): void {
  for (const option of command.options) {
    if (!option.required || MAY_BE_EMPTY.has(option.long ?? '')) continue;
    command.on(`option:${option.name()}`, (value: string | null) => {
      if (value?.trim() === '') throw usageError(`The value of ${nameOf(option)} is empty.`);
    });
  }
}

const nameOf = ({ long, short, flags }: Option): string => long ?? short ?? flags;

function forAll(command: Command, change: (command: Command) => void): void {
  change(command);
  for (const each of command.commands) forAll(each, change);
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)}${command.name()} ` : '';
}
