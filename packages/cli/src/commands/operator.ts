import type {
  FoundCredential,
  InstanceAuditEvent,
  OperatorUser,
  OperatorUserFilters,
  OperatorWorkspace,
  OperatorWorkspaceFilters,
} from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless, readSecret } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { limitWords, parseLimit } from '../limits.js';
import { type Column, tell, writeFields, writeList } from '../output/output.js';
import { addAuditFilters, type AuditFilterOptions, auditFilters } from './audit-filters.js';
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
import { addOperatorServicesCommand } from './operator-services.js';

const workspaceColumns: Column<OperatorWorkspace>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Owners', value: ({ owners }) => owners.map(({ email }) => email) },
  { title: 'Suspended', value: ({ suspendedAt }) => suspendedAt },
  { title: 'Reason', value: ({ suspendedReason }) => suspendedReason },
  { title: 'Created', value: ({ createdAt }) => createdAt },
];
const workspaceFields: Column<OperatorWorkspace>[] = [
  ...workspaceColumns,
  { title: 'Limits', value: ({ limits }) => limitWords(limits) },
  { title: 'At most', value: ({ limitsMax }) => limitWords(limitsMax) },
];
const userColumns: Column<OperatorUser>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Email', value: ({ email }) => email },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Suspended', value: ({ suspendedAt }) => suspendedAt },
  { title: 'Reason', value: ({ suspendedReason }) => suspendedReason },
  { title: 'Created', value: ({ createdAt }) => createdAt },
];
const credentialFields: Column<FoundCredential>[] = [
  { title: 'Kind', value: ({ kind }) => kind },
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'State', value: ({ state }) => state },
  { title: 'Reason', value: ({ stateReason }) => stateReason },
  { title: 'Workspace', value: ({ workspace }) => workspace && `${workspace.name} (${workspace.id})` },
  { title: 'User', value: ({ user }) => user && `${user.email} (${user.id})` },
  {
    title: 'Service account',
    value: ({ serviceAccount }) => serviceAccount && `${serviceAccount.name} (${serviceAccount.id})`,
  },
  { title: 'Canary', value: ({ canary }) => (canary ? 'yes' : 'no') },
  { title: 'Created', value: ({ createdAt }) => createdAt },
  { title: 'Ends', value: ({ endsAt }) => endsAt },
  { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt },
];
const eventColumns: Column<InstanceAuditEvent>[] = [
  { title: 'Time', value: ({ occurredAt }) => occurredAt },
  { title: 'Action', value: ({ action }) => action },
  { title: 'Workspace', value: ({ workspaceId }) => workspaceId },
  { title: 'Actor', value: ({ actor }) => actor.apiKeyId ?? actor.userId ?? actor.kind },
  { title: 'Target', value: ({ target }) => target.id },
];

interface SuspendOptions extends CommonOptions, YesOption {
  reason: string;
}

type Search<Filters> = ListOptions & Filters & { search?: string };

export function addOperatorCommand(program: Command): void {
  const operator = program
    .command('operator')
    .description(
      'Commands for the operator of the server. They require an operator key: see "npm run operator" on the server.',
    );
  addWorkspaces(operator);
  addUsers(operator);
  addOperatorServicesCommand(operator);
  serverCommand(operator, 'find-credential', 'Shows what a credential is, whose it is, and whether it works.')
    .addHelpText(
      'after',
      `\nReads the credential from standard input, or prompts for it: an argument would stay in your shell history.${examples('latchkey operator find-credential < found.txt')}`,
    )
    .action(findCredential);
  addAuditFilters(listCommand(operator, 'audit', 'Lists audit events of the whole server, newest first.'))
    .option('--of-workspace <id>', 'only events in this workspace')
    .action(audit);
}

const statusOption = (): Option =>
  new Option('--status <status>', 'only those with this status').choices(['active', 'suspended']);

const reasonOption = ['--reason <text>', 'why; shown to the people affected, in every refusal'] as const;

function addWorkspaces(operator: Command): void {
  const workspaces = operator.command('workspaces').description('Lists, limits and suspends workspaces.');
  listCommand(workspaces, 'list', 'Lists all workspaces, newest first.')
    .addOption(statusOption())
    .option('--search <text>', 'only those with this text in their name, or this id')
    .option('--user-id <id>', 'only those that this user is a member of')
    .action(async ({ json, status, search, userId, ...options }: Search<OperatorWorkspaceFilters>) => {
      const { client } = await connect(options);
      const filters = { ...(status && { status }), ...(search && { q: search }), ...(userId && { userId }) };
      await writeList(await take(client.operator.listWorkspaces(filters), options), workspaceColumns, json);
    });
  serverCommand(workspaces, 'show <id>', 'Shows a workspace and its owners.').action(
    async (id: string, { json, ...options }: CommonOptions) => {
      const { client } = await connect(options);
      writeFields(await client.operator.getWorkspace(id), workspaceFields, json);
    },
  );
  serverCommand(
    workspaces,
    'limit <id> [limits...]',
    'Caps what the API keys of a workspace can use together, whatever limits are set in it.',
  )
    .option('--none', 'no cap, even if there is one for all workspaces')
    .option('--default', 'the same as for all workspaces')
    .addHelpText(
      'after',
      examples(
        'latchkey operator workspaces limit <id> 1000/minute 100000/day',
        'latchkey operator workspaces limit <id> --default',
      ),
    )
    .action(limit);
  serverCommand(
    workspaces,
    'suspend <id>',
    'Stops everything in a workspace on every instance, until it is restored.',
  )
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .addHelpText(
      'after',
      examples('latchkey operator workspaces suspend <id> --reason "The invoice of March is open."'),
    )
    .action(async (id: string, { json, reason, yes, ...options }: SuspendOptions) => {
      const { client } = await connect(options);
      await confirmUnless(yes, `Suspend the workspace ${id}? Its keys and members are refused from now on.`);
      writeFields(await client.operator.suspendWorkspace(id, { reason }), workspaceColumns, json);
    });
  serverCommand(workspaces, 'restore <id>', 'Lifts the suspension of a workspace.').action(
    async (id: string, { json, ...options }: CommonOptions) => {
      const { client } = await connect(options);
      writeFields(await client.operator.restoreWorkspace(id), workspaceColumns, json);
    },
  );
  serverCommand(workspaces, 'revoke-keys <id>', 'Revokes every API key of a workspace, permanently.')
    .option(...yesOption)
    .action(async (id: string, { yes, ...options }: CommonOptions & YesOption) => {
      const { client } = await connect(options);
      await confirmUnless(yes, `Revoke every API key of the workspace ${id}? This cannot be undone.`);
      tell(`Revoked ${await client.operator.revokeWorkspaceKeys(id)} keys.`);
    });
}

interface LimitOptions extends CommonOptions {
  none?: boolean;
  default?: boolean;
}

async function limit(
  id: string,
  texts: string[],
  { json, none: isNone = false, default: isDefault = false, ...options }: LimitOptions,
): Promise<void> {
  if ([texts.length > 0, isNone, isDefault].filter(Boolean).length !== 1) {
    throw usageError('Use one of: limits such as 1000/minute, --none, or --default.');
  }
  const limitsMax = isDefault ? null : texts.map(parseLimit);
  const { client } = await connect(options);
  writeFields(await client.operator.limitWorkspace(id, { limitsMax }), workspaceFields, json);
}

function addUsers(operator: Command): void {
  const users = operator.command('users').description('Lists and suspends users.');
  listCommand(users, 'list', 'Lists all users, newest first.')
    .addOption(statusOption())
    .option('--search <text>', 'only those with this text in their email address or name, or this id')
    .action(async ({ json, status, search, ...options }: Search<OperatorUserFilters>) => {
      const { client } = await connect(options);
      const filters = { ...(status && { status }), ...(search && { q: search }) };
      await writeList(await take(client.operator.listUsers(filters), options), userColumns, json);
    });
  serverCommand(users, 'show <id>', 'Shows a user.').action(
    async (id: string, { json, ...options }: CommonOptions) => {
      const { client } = await connect(options);
      writeFields(await client.operator.getUser(id), userColumns, json);
    },
  );
  serverCommand(
    users,
    'suspend <id>',
    'Stops the sessions, sign-ins and keys of a user on every instance, until they are restored.',
  )
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(async (id: string, { json, reason, yes, ...options }: SuspendOptions) => {
      const { client } = await connect(options);
      await confirmUnless(yes, `Suspend the user ${id}? Their sessions and keys are refused from now on.`);
      writeFields(await client.operator.suspendUser(id, { reason }), userColumns, json);
    });
  serverCommand(users, 'restore <id>', 'Lifts the suspension of a user.').action(
    async (id: string, { json, ...options }: CommonOptions) => {
      const { client } = await connect(options);
      writeFields(await client.operator.restoreUser(id), userColumns, json);
    },
  );
  serverCommand(users, 'end-sessions <id>', 'Signs a user out everywhere. They can sign in again.')
    .option(...yesOption)
    .action(async (id: string, { yes, ...options }: CommonOptions & YesOption) => {
      const { client } = await connect(options);
      await confirmUnless(yes, `End every session of the user ${id}?`);
      tell(`Ended ${await client.operator.endUserSessions(id)} sessions.`);
    });
}

async function findCredential({ json, ...options }: CommonOptions): Promise<void> {
  const { client } = await connect(options);
  const credential = await readSecret('Credential (hidden)');
  if (credential === '') throw usageError('Standard input holds no credential.');
  writeFields(await client.operator.findCredential(credential), credentialFields, json);
}

interface AuditOptions extends ListOptions, AuditFilterOptions {
  ofWorkspace?: string;
}

async function audit({ json, ofWorkspace, ...options }: AuditOptions): Promise<void> {
  const { client } = await connect(options);
  const filters = { ...auditFilters(options), ...(ofWorkspace && { workspaceId: ofWorkspace }) };
  await writeList(await take(client.operator.listAuditEvents(filters), options), eventColumns, json);
}
