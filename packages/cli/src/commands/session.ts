import type { LatchkeySession } from '@latchkey/sdk';
import type { Command } from 'commander';
import { canAsk, readSecret } from '../ask.js';
import { askForFactor } from '../ask-for-proof.js';
import { CliError, usageError } from '../cli-error.js';
import { saveConfig } from '../config/config-file.js';
import { sessionFile } from '../config/paths.js';
import { removePrivateFile } from '../config/private-file.js';
import { hasSession, sessionFileStore } from '../config/session-file.js';
import { connect, findTarget, openSession, type Target } from '../connection.js';
import { environment } from '../environment.js';
import { exitCodes } from '../exit-codes.js';
import { loginInBrowser } from '../login/browser-login.js';
import { loginByDevice } from '../login/device-login.js';
import { hasBrowser } from '../login/open-browser.js';
import { tell, writeFields } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, examples, serverCommand } from './common.js';

interface LoginOptions {
  profile?: string;
  email?: string;
  browser: boolean;
  device?: boolean;
}

export function addSessionCommands(program: Command): void {
  program
    .command('login')
    .description(
      'Signs you in through the browser. Saves a token that is renewed at each use, never a password.',
    )
    .option('--device', 'show a code to enter in a browser on any device')
    .option('--no-browser', 'print the address of the page instead of opening it')
    .option(
      '--email <address>',
      'sign in with a password instead, which is asked for, or read from standard input',
    )
    .option('--profile <name>', 'the profile to sign in to (default: the current one)')
    .addHelpText(
      'after',
      examples(
        'latchkey login',
        'latchkey login --device',
        'latchkey login --email ada@example.com < password.txt',
      ),
    )
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
  const signIn = await howToSignIn(options, target);
  // Saved before the session begins: a session that could not be saved could not be ended either.
  await saveConfig({
    ...target.config,
    profiles: new Map(target.config.profiles).set(target.profileName, {
      ...target.profile,
      baseUrl: target.baseUrl,
    }),
  });
  const session = await openSession(target);
  const before = await sessionFileStore(target.profileName, target.baseUrl).load();
  await signIn(session);
  if (before !== null) await endReplaced(target, before);
  const user = options.email ?? (await nameOfUser(session));
  tell(`Signed in to ${target.baseUrl}${user === undefined ? '' : ` as ${printable(user)}`}.`);
  if (environment('LATCHKEY_API_KEY')) tell('LATCHKEY_API_KEY is set and overrides this session.');
}

type SignIn = (session: LatchkeySession) => Promise<void>;

async function howToSignIn({ email, browser, device }: LoginOptions, { baseUrl }: Target): Promise<SignIn> {
  if (email !== undefined) return withPassword(email);
  if (device) return (session) => loginByDevice(session, baseUrl);
  if (browser && !hasBrowser()) {
    // Over SSH, for example. Without a terminal, nobody would see the code.
    if (canAsk()) return (session) => loginByDevice(session, baseUrl);
    throw usageError(
      'There is no browser to open, and no terminal. Use --device for a code, or --email with the password on standard input.',
    );
  }
  return (session) => loginInBrowser({ session, baseUrl, opens: browser });
}

async function withPassword(email: string): Promise<SignIn> {
  const password = await readSecret('Your password (hidden)');
  if (password === '') throw usageError('Standard input holds no password.');
  return async (session) => {
    try {
      await session.signIn({ email, password }, askForFactor);
    } catch (error) {
      const { AuthenticationError } = await import('@latchkey/sdk');
      if (!(error instanceof AuthenticationError) || error.code !== 'sign_in_failed') throw error;
      throw new CliError('Wrong email or password.', exitCodes.notAuthenticated);
    }
  };
}

/** Ends the session that this one replaces, because nobody could end it from here later. */
async function endReplaced({ baseUrl }: Target, refreshToken: string): Promise<void> {
  const { Latchkey, LatchkeyError } = await import('@latchkey/sdk');
  let held: string | null = refreshToken;
  const refreshTokenStore = {
    load: () => Promise.resolve(held),
    save: (token: string) => Promise.resolve(void (held = token)),
    clear: () => Promise.resolve(void (held = null)),
  };
  await Latchkey.session({ baseUrl, refreshTokenStore })
    .logout()
    .catch((error: unknown) => {
      if (!(error instanceof LatchkeyError)) throw error;
      tell('The session from before could not be ended. End it in the dashboard, under Settings.');
    });
}

/** @returns undefined if the server does not say: the user is signed in all the same */
async function nameOfUser(session: LatchkeySession): Promise<string | undefined> {
  const { LatchkeyError } = await import('@latchkey/sdk');
  try {
    return (await session.me()).user.email;
  } catch (error) {
    if (error instanceof LatchkeyError) return undefined;
    throw error;
  }
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
