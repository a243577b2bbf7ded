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
  const profiles = program
    .command('profiles')
    .description('Manages profiles: servers and the credentials for them.');
  profiles
    .command('list', { isDefault: true })
    .description('Lists the profiles, without their keys.')
    .option('--json', 'print JSON')
    .action(list);
  profiles.command('use <name>').description('Switches to a profile.').action(use);
  profiles
    .command('remove <name>')
    .description(
      'Removes the profile from this device. The key and session stay valid; revoke or log out first.',
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
  tell(`The current profile is now "${name}".`);
}

async function remove(name: string, { yes }: YesOption): Promise<void> {
  const config = await loadConfig();
  if (!config.profiles.has(checkedProfileName(name))) throw noSuchProfile(name);
  await confirmUnless(yes, `Remove the profile "${name}" from this device?`);
  config.profiles.delete(name);
  const [first = DEFAULT_PROFILE] = config.profiles.keys();
  await saveConfig({ ...config, current: config.current === name ? first : config.current });
  await removePrivateFile(sessionFile(name));
  tell(`Removed the profile "${name}".`);
}

const noSuchProfile = (name: string): CliError =>
  new CliError(`No profile is named "${name}". "latchkey profiles" lists all profiles.`, exitCodes.notFound);
