import type { Command } from 'commander';
import { askForText, canAsk, readSecret } from '../ask.js';
import { askForFactor } from '../ask-for-proof.js';
import { CliError, usageError } from '../cli-error.js';
import { saveConfig } from '../config/config-file.js';
import { sessionFile } from '../config/paths.js';
import { removePrivateFile } from '../config/private-file.js';
import { hasSession } from '../config/session-file.js';
import { connect, findTarget, openSession } from '../connection.js';
import { environment } from '../environment.js';
import { exitCodes } from '../exit-codes.js';
import { tell, writeFields } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, examples, serverCommand } from './common.js';

interface LoginOptions {
  profile?: string;
  email?: string;
}

export function addSessionCommands(program: Command): void {
  program
    .command('login')
    .description('Signs you in. Saves a token that is renewed at each use, never the password.')
    .option('--email <address>', 'your email address')
    .option('--profile <name>', 'the profile to sign in to (default: the current one)')
    .addHelpText('after', examples('latchkey login', 'latchkey login --email ada@example.com < password.txt'))
    .action(login);
  program
    .command('logout')
    .description('Signs you out, on this device and on the server.')
    .option('--profile <name>', 'the profile to sign out of (default: the current one)')
    .action(logout);
  serverCommand(program, 'whoami', 'Shows the user or key you act as, with its role and scopes.').action(
    whoAmI,
  );
}

async function login(options: LoginOptions): Promise<void> {
  const target = await findTarget(options);
  if (!options.email && !canAsk()) throw usageError('Set your email address with --email <address>.');
  const email = options.email ?? (await askForText('Your email address'));
  const password = await readSecret('Your password (hidden)');
  if (password === '') throw usageError('Standard input holds no password.');
  // Saved before the session exists: a session that cannot be saved could not be ended either.
  await saveConfig({
    ...target.config,
    profiles: new Map(target.config.profiles).set(target.profileName, {
      ...target.profile,
      baseUrl: target.baseUrl,
    }),
  });
  try {
    const session = await openSession(target);
    await session.signIn({ email, password }, askForFactor);
  } catch (error) {
    const { AuthenticationError } = await import('@latchkey/sdk');
    if (!(error instanceof AuthenticationError) || error.code !== 'sign_in_failed') throw error;
    throw new CliError('Wrong email or password.', exitCodes.notAuthenticated);
  }
  tell(`Signed in to ${target.baseUrl} as ${printable(email)}.`);
  if (environment('LATCHKEY_API_KEY')) tell('LATCHKEY_API_KEY is set and overrides this session.');
}

async function logout(options: { profile?: string }): Promise<void> {
  const target = await findTarget(options);
  if (!(await hasSession(target.profileName))) return tell('Not signed in.');
  const session = await openSession(target);
  await session.logout();
  await removePrivateFile(sessionFile(target.profileName));
  tell(`Signed out of ${target.baseUrl}.`);
}

async function whoAmI({ json, ...options }: CommonOptions): Promise<void> {
  const { client, baseUrl, credential, profileName } = await connect(options);
  const sources = {
    environment: 'LATCHKEY_API_KEY',
    session: `signed in, profile ${profileName}`,
    profile: `profile ${profileName}`,
  };
  writeFields(
    await client.me(),
    [
      { title: 'User', value: ({ user }) => user?.email },
      { title: 'Service account', value: ({ serviceAccount }) => serviceAccount?.name },
      { title: 'Key', value: ({ key }) => key && `${key.name} (${key.keyPrefix})` },
      { title: 'Workspace', value: ({ workspace }) => workspace && `${workspace.name} (${workspace.id})` },
      { title: 'Role', value: ({ role }) => role },
      { title: 'Scopes', value: ({ scopes }) => scopes },
      { title: 'Server', value: () => baseUrl },
      { title: 'Credential', value: () => sources[credential] },
    ],
    json,
  );
}
