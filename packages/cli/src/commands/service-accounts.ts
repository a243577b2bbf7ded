import type { Role, ServiceAccount, ServiceAccountInput } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
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

type ServiceAccountRole = Exclude<Role, 'owner'>;

const ROLES: ServiceAccountRole[] = ['viewer', 'member', 'admin'];

const columns: Column<ServiceAccount>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Role', value: ({ role }) => role },
  { title: 'Keys', value: ({ apiKeys }) => apiKeys },
  { title: 'Endpoints', value: ({ webhookEndpoints }) => webhookEndpoints },
  { title: 'Description', value: ({ description }) => description },
  { title: 'Created', value: ({ createdAt }) => createdAt },
  { title: 'Created by', value: ({ createdBy }) => createdBy },
];

const fields: Column<ServiceAccount>[] = [
  ...columns,
  { title: 'Limits', value: ({ limits }) => limitWords(limits) },
];

const roleOption = () => new Option('--role <role>', 'what its keys may do at most').choices(ROLES);

export function addServiceAccountsCommand(program: Command): void {
  const accounts = program
    .command('service-accounts')
    .description('Manages the service accounts of a workspace, whose keys outlive people.');
  listCommand(accounts, 'list', 'Lists the service accounts, newest first.').action(list);
  serverCommand(accounts, 'create <name>', 'Creates a service account. Requires a login.')
    .addOption(roleOption().default('member'))
    .option('--description <text>', 'what it is for')
    .addHelpText(
      'after',
      examples(
        'latchkey service-accounts create "Nightly export" --role viewer',
        'latchkey keys create export --service-account 0190f3c2-0000-7000-8000-000000000000',
      ),
    )
    .action(create);
  serverCommand(accounts, 'show <id>', 'Shows a service account.').action(show);
  serverCommand(
    accounts,
    'edit <id>',
    'Changes a service account. A new role applies to all its keys at once.',
  )
    .option('--name <name>', 'a new name')
    .addOption(roleOption())
    .option('--description <text>', 'what it is for')
    .action(edit);
  serverCommand(
    accounts,
    'limits <id> [limits...]',
    "Shows how much of a service account's limits its keys use together, or sets them.",
  )
    .option('--default', "set the server's default")
    .addHelpText(
      'after',
      examples('latchkey service-accounts limits 0190f3c2-0000-7000-8000-000000000000 1000/minute'),
    )
    .action(limits);
  serverCommand(
    accounts,
    'delete <id>',
    'Deletes a service account. Its keys end permanently, and its webhook endpoints stop.',
  )
    .option(...yesOption)
    .action(remove);
}

async function list({ json, ...options }: ListOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const accounts = client.workspaces.listServiceAccounts(await workspaceIdOrOwn());
  await writeList(await take(accounts, options), columns, json);
}

interface CreateOptions extends CommonOptions {
  role: ServiceAccountRole;
  description?: string;
}

async function create(name: string, { json, role, description, ...options }: CreateOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const account = await client.workspaces.createServiceAccount(await workspaceIdOrOwn(), {
    name,
    role,
    ...(description !== undefined && { description }),
  });
  writeFields(account, fields, json);
}

async function show(id: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  writeFields(await client.workspaces.getServiceAccount(await workspaceIdOrOwn(), id), fields, json);
}

type EditOptions = CommonOptions &
  Partial<Pick<ServiceAccountInput, 'name' | 'role'>> & { description?: string };

async function edit(id: string, { json, name, role, description, ...options }: EditOptions): Promise<void> {
  if (name === undefined && role === undefined && description === undefined) {
    throw usageError('Say what to change: --name, --role or --description.');
  }
  const { client, workspaceIdOrOwn } = await connect(options);
  const account = await client.workspaces.updateServiceAccount(await workspaceIdOrOwn(), id, {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(description !== undefined && { description }),
  });
  writeFields(account, fields, json);
}

async function limits(
  id: string,
  texts: string[],
  { json, default: isDefault = false, ...options }: CommonOptions & { default?: boolean },
): Promise<void> {
  const wanted = limitsToSet(texts, isDefault);
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  if (wanted === undefined)
    return writeLimitUsage(await client.workspaces.serviceAccountLimits(workspaceId, id), json);
  const account = await client.workspaces.updateServiceAccount(workspaceId, id, { limits: wanted });
  writeFields(account, fields, json);
}

async function remove(id: string, { yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const { name, apiKeys, webhookEndpoints } = await client.workspaces.getServiceAccount(workspaceId, id);
  await confirmUnless(
    yes,
    `Delete the service account ${printable(name)}? ` +
      `Its API keys (${apiKeys}) end permanently, and its webhook endpoints (${webhookEndpoints}) stop.`,
  );
  await client.workspaces.deleteServiceAccount(workspaceId, id);
  tell(`Deleted ${printable(name)}. Every instance rejects its keys from now on.`);
}
