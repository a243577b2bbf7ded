import type { Invitation, Member, MemberFactorReset, Role } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless, readSecret } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { shownOnlyOnce } from '../output/delivery.js';
import {
  type Column,
  isTerminal,
  tell,
  writeFields,
  writeJson,
  writeLine,
  writeList,
} from '../output/output.js';
import { printable } from '../output/printable.js';
import {
  type CommonOptions,
  examples,
  listCommand,
  type ListOptions,
  serverCommand,
  take,
  wholeNumber,
  type YesOption,
  yesOption,
} from './common.js';
import { addMemberRemovalCommands } from './member-removal.js';

const ROLES: Role[] = ['viewer', 'member', 'admin', 'owner'];

const columns: Column<Member>[] = [
  { title: 'User', value: ({ user }) => user.id },
  { title: 'Email', value: ({ user }) => user.email },
  { title: 'Name', value: ({ user }) => user.name },
  { title: 'Role', value: ({ role }) => role },
  { title: 'Since', value: ({ createdAt }) => createdAt },
];
const resetColumns: Column<MemberFactorReset>[] = [
  { title: 'User', value: ({ user }) => user.id },
  { title: 'Email', value: ({ user }) => user.email },
  { title: 'Happens', value: ({ happensAt }) => happensAt },
  {
    title: 'Requested by',
    value: ({ requestedBy }) => requestedBy?.email ?? 'an owner of another workspace',
  },
];
const invitationColumns: Column<Invitation>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Email', value: ({ email }) => email ?? 'anyone with the token' },
  { title: 'Role', value: ({ role }) => role },
  { title: 'Status', value: ({ status }) => status },
  { title: 'Expires', value: ({ expiresAt }) => expiresAt },
];

export function addMembersCommand(program: Command): void {
  const members = program
    .command('members')
    .description('Manages the members and invitations of a workspace.');
  listCommand(members, 'list', 'Lists the members.').action(list);
  serverCommand(
    members,
    'role <user-id> <role>',
    `Changes the role of a member: ${ROLES.join(', ')}.`,
  ).action(changeRole);
  addMemberRemovalCommands(members);
  serverCommand(members, 'sign-out <user-id>', 'Signs a member out on every device. Their API keys stay.')
    .option(...yesOption)
    .action(signOut);
  serverCommand(
    members,
    'reset-factors <user-id>',
    'Resets the second factors of a member who has lost them all, in 24 hours.',
  )
    .option('--stop', 'stops a pending reset')
    .option(...yesOption)
    .addHelpText('after', examples('latchkey members reset-factors 0190f3c2-0000-7000-8000-000000000000'))
    .action(resetFactors);
  listCommand(members, 'factor-resets', 'Lists pending resets of second factors.').action(listFactorResets);
  serverCommand(members, 'invite', 'Creates an invitation and shows its token once.')
    .addOption(new Option('--role <role>', 'the role of the new member').choices(ROLES).default('member'))
    .option('--email <address>', 'the only account that may accept (default: anyone with the token)')
    .option('--days <number>', 'how many days it is valid (default: 7)', wholeNumber)
    .addHelpText('after', examples('latchkey members invite --email ada@example.com --role admin'))
    .action(invite);
  listCommand(members, 'invitations', 'Lists the invitations.').action(listInvitations);
  serverCommand(members, 'uninvite <invitation-id>', 'Revokes an invitation.').action(uninvite);
  serverCommand(
    members,
    'accept',
    'Accepts an invitation. Prompts for its token or reads it from standard input.',
  ).action(accept);
}

async function list({ json, ...options }: ListOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  await writeList(
    await take(client.workspaces.listMembers(await workspaceIdOrOwn()), options),
    columns,
    json,
  );
}

async function changeRole(userId: string, role: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  // The server rejects an unknown role.
  const change = { role: role as Role };
  writeFields(await client.workspaces.updateMember(await workspaceIdOrOwn(), userId, change), columns, json);
}

async function signOut(userId: string, { yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  await confirmUnless(yes, `Sign ${printable(userId)} out on every device?`);
  await client.workspaces.endMemberSessions(await workspaceIdOrOwn(), userId);
  tell(`Signed ${printable(userId)} out. Every instance rejects their sessions from now on.`);
}

interface ResetOptions extends CommonOptions, YesOption {
  stop?: boolean;
}

async function resetFactors(userId: string, { yes, stop, json, ...options }: ResetOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const name = printable(userId);
  if (stop) {
    await client.workspaces.stopFactorReset(await workspaceIdOrOwn(), userId);
    return tell(`Stopped. The second factors of ${name} stay as they are.`);
  }
  await confirmUnless(
    yes,
    `Remove every second factor of ${name} in 24 hours? They are told by email now, and can stop it; afterwards they sign in with their password.`,
  );
  const reset = await client.workspaces.requestFactorReset(await workspaceIdOrOwn(), userId);
  writeFields(reset, resetColumns, json);
}

async function listFactorResets({ json, ...options }: ListOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const resets = await take(client.workspaces.listFactorResets(await workspaceIdOrOwn()), options);
  await writeList(resets, resetColumns, json);
}

interface InviteOptions extends CommonOptions {
  role: Role;
  email?: string;
  days?: number;
}

async function invite({ json, role, email, days, ...options }: InviteOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const { token, ...invitation } = await client.workspaces.createInvitation(await workspaceIdOrOwn(), {
    role,
    ...(email && { email }),
    ...(days !== undefined && { expiresInDays: days }),
  });
  shownOnlyOnce(`The invitation ${invitation.id} was created but its token not delivered: revoke it.`);
  if (json) return writeJson({ ...invitation, token });
  if (!isTerminal()) return writeLine(token);
  writeFields(invitation, [...invitationColumns, { title: 'Token', value: () => token }]);
  tell('The token is shown only once. Send it to the person you invite.');
}

async function listInvitations({ json, ...options }: ListOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const invitations = await take(client.workspaces.listInvitations(await workspaceIdOrOwn()), options);
  await writeList(invitations, invitationColumns, json);
}

async function uninvite(invitationId: string, options: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  await client.workspaces.revokeInvitation(await workspaceIdOrOwn(), invitationId);
  tell(`Revoked the invitation ${printable(invitationId)}.`);
}

async function accept({ json, ...options }: CommonOptions): Promise<void> {
  const { client } = await connect(options);
  const token = await readSecret('Invitation token (hidden)');
  if (token === '') throw usageError('Standard input holds no token.');
  const { role, workspace } = await client.workspaces.acceptInvitation(token);
  if (json) writeJson({ role, workspace });
  else tell(`You joined "${printable(workspace.name)}" (${workspace.id}) with the role ${role}.`);
}
