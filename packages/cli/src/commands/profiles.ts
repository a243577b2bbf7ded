import { displayPrefix } from '@latchkey/sdk/api-key-format';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { CliError } from '../cli-error.js';
import { checkedProfileName, DEFAULT_PROFILE, loadConfig, saveConfig } from '../config/config-file.js';
import { sessionFile } from '../config/paths.js';
import { removePrivateFile } from '../config/private-file.js';
import { hasSession } from '../config/session-file.js';
import { exitCodes } from '../exit-codes.js';
import { tell, writeList } from '../output/output.js';
import { type YesOption, yesOption } from './common.js';

export function addProfilesCommand(program: Command): void {
  const profiles = program.command('profiles').description('Servers, and who you are there.');
  profiles
    .command('list', { isDefault: true })
    .description('Lists the profiles. Never shows a key.')
    .option('--json', 'print JSON')
    .action(list);
  profiles.command('use <name>').description('Makes a profile the current one.').action(use);
  profiles
    .command('remove <name>')
    .description(
      'Forgets a profile with its key and its session, which both go on: revoke the key, run "latchkey logout" before.',
    )
    .option(...yesOption)
    .action(remove);
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const { current, profiles } = await loadConfig();
  const items = await Promise.all(
    [...profiles].map(async ([name, { baseUrl, workspaceId, apiKey }]) => ({
      name,
      current: name === current,
      baseUrl: baseUrl ?? null,
      workspaceId: workspaceId ?? null,
      keyPrefix: apiKey === undefined ? null : displayPrefix(apiKey),
      signedIn: await hasSession(name),
    })),
  );
  await writeList(
    items,
    [
      { title: 'Profile', value: ({ name }) => name },
      { title: 'Current', value: (profile) => (profile.current ? 'yes' : '') },
      { title: 'Server', value: ({ baseUrl }) => baseUrl },
      { title: 'Workspace', value: ({ workspaceId }) => workspaceId },
      { title: 'Key', value: ({ keyPrefix }) => keyPrefix },
      { title: 'Signed in', value: ({ signedIn }) => (signedIn ? 'yes' : '') },
    ],
    json,
  );
}

async function use(name: string): Promise<void> {
  const config = await loadConfig();
  if (!config.profiles.has(checkedProfileName(name))) throw noSuchProfile(name);
  await saveConfig({ ...config, current: name });
  tell(`The current profile is "${name}".`);
}

async function remove(name: string, { yes }: YesOption): Promise<void> {
  const config = await loadConfig();
  if (!config.profiles.has(checkedProfileName(name))) throw noSuchProfile(name);
  await confirmUnless(yes, `Forget the profile "${name}"?`);
  config.profiles.delete(name);
  const [first = DEFAULT_PROFILE] = config.profiles.keys();
  await saveConfig({ ...config, current: config.current === name ? first : config.current });
  await removePrivateFile(sessionFile(name));
  tell(`The profile "${name}" is forgotten.`);
}

const noSuchProfile = (name: string): CliError =>
  new CliError(`There is no profile "${name}": "latchkey profiles" lists them.`, exitCodes.notFound);
