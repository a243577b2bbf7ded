import type { WorkspaceWithRole } from '@latchkey/sdk';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { saveConfig } from '../config/config-file.js';
import { connect } from '../connection.js';
import { limitsToSet, limitWords, writeLimitUsage } from '../limits.js';
import { type Column, tell, writeFields, writeList } from '../output/output.js';
import { printable } from '../output/printable.js';
import {
  type CommonOptions,
  examples,
  listCommand,
  type ListOptions,
  serverCommand,
  take,
  type YesOption,
  yesOption,
} from './common.js';
import { addWorkspaceSsoCommand } from './workspace-sso.js';

const columns: Column<WorkspaceWithRole>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Role', value: ({ role }) => role },
  { title: 'Created', value: ({ createdAt }) => createdAt },
];
const fields: Column<WorkspaceWithRole>[] = [
  ...columns,
  { title: 'Limits', value: ({ limits }) => limitWords(limits) },
];

export function addWorkspacesCommand(program: Command): void {
  const workspaces = program
    .command('workspaces')
    .description('Manages workspaces. Each has its own keys, members and data.');
  listCommand(
    workspaces,
    'list',
    "Lists your workspaces. With a key, lists only the key's workspace.",
  ).action(list);
  serverCommand(
    workspaces,
    'create <name>',
    'Creates a workspace that you own. Requires a signed-in user.',
  ).action(create);
  serverCommand(workspaces, 'rename <id> <name>', 'Renames a workspace.').action(rename);
  serverCommand(
    workspaces,
    'limits <id> [limits...]',
    "Shows how much of a workspace's limits its keys use together, or sets them.",
  )
    .option('--default', "set the server's default")
    .addHelpText(
      'after',
      examples('latchkey workspaces limits 0190f3c2-0000-7000-8000-000000000000 100000/day'),
    )
    .action(limits);
  addWorkspaceSsoCommand(workspaces);
  serverCommand(workspaces, 'delete <id>', 'Deletes a workspace and everything in it.')
    .option(...yesOption)
    .action(remove);
  serverCommand(workspaces, 'use <id>', 'Sets the workspace that the profile acts in.').action(use);
}

async function list({ json, ...options }: ListOptions): Promise<void> {
  const { client } = await connect(options);
  await writeList(await take(client.workspaces.list(), options), columns, json);
}

async function create(name: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client } = await connect(options);
  writeFields(await client.workspaces.create({ name }), columns, json);
}

async function rename(id: string, name: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client } = await connect(options);
  writeFields(await client.workspaces.update(id, { name }), columns, json);
}

async function limits(
  id: string,
  texts: string[],
  { json, default: isDefault = false, ...options }: CommonOptions & { default?: boolean },
): Promise<void> {
  const wanted = limitsToSet(texts, isDefault);
  const { client } = await connect(options);
  if (wanted === undefined) return writeLimitUsage(await client.workspaces.limits(id), json);
  writeFields(await client.workspaces.update(id, { limits: wanted }), fields, json);
}

async function remove(id: string, { yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client } = await connect(options);
  const { name } = await client.workspaces.get(id);
  await confirmUnless(
    yes,
    `Delete the workspace "${printable(name)}" with all its keys and data? This cannot be undone.`,
  );
  await client.workspaces.delete(id);
  tell(`Deleted ${id}.`);
}

async function use(id: string, options: CommonOptions): Promise<void> {
  const { client, config, profile, profileName } = await connect(options);
  if (!config.profiles.has(profileName))
    throw usageError('There is no profile yet. Run "latchkey configure" first.');
  const { name } = await client.workspaces.get(id);
  config.profiles.set(profileName, { ...profile, workspaceId: id });
  await saveConfig(config);
  tell(`Profile "${profileName}" now acts in "${printable(name)}".`);
}
