import type { LatchkeyClient, MemberImpact, MemberRemoval } from '@latchkey/sdk';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { type Column, tell, writeJson, writeList } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, examples, serverCommand, type YesOption, yesOption } from './common.js';
import { findKeyId } from './find-key.js';

/** The number of each kind that is named before the question. */
const NAMED_MAX = 10;

const KINDS = [
  { kind: 'API key', plural: 'API keys', of: (impact: MemberImpact) => impact.apiKeys },
  {
    kind: 'webhook endpoint',
    plural: 'webhook endpoints',
    of: (impact: MemberImpact) => impact.webhookEndpoints,
  },
  { kind: 'invitation', plural: 'invitations', of: (impact: MemberImpact) => impact.invitations },
];

type Belonging = MemberImpact['apiKeys']['items'][number] & { kind: string };

const columns: Column<Belonging>[] = [
  { title: 'Kind', value: ({ kind }) => kind },
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ label }) => label },
  { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt },
];

export function addMemberRemovalCommands(members: Command): void {
  serverCommand(
    members,
    'impact <user-id>',
    'Lists what would end with a member: keys, webhook endpoints and invitations.',
  )
    .addHelpText('after', examples('latchkey members impact 0190f3c2-0000-7000-8000-000000000000'))
    .action(impact);
  serverCommand(members, 'remove <user-id>', 'Removes a member. Keys that act for them end for good.')
    .option(
      '--transfer-keys-to <service-account-id>',
      'their keys become keys of this service account, and go on working',
    )
    .option(
      '--transfer-key <key=service-account-id>',
      'transfer this key to this service account, so that it keeps working; repeatable',
      keyTransfer,
    )
    .option(
      '--transfer-endpoints-to <service-account-id>',
      'their webhook endpoints become those of this service account, and go on',
    )
    .option('--keep-invitations', 'their open invitations become yours, and stay open')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples(
        'latchkey members remove 0190f3c2-0000-7000-8000-000000000000',
        'latchkey members remove 0190f3c2-0000-7000-8000-000000000000 --transfer-keys-to 0190f3c2-0000-7000-8000-000000000001',
        'latchkey members remove 0190f3c2-0000-7000-8000-000000000000 --transfer-key importer=0190f3c2-0000-7000-8000-000000000001',
      ),
    )
    .action(remove);
}

async function impact(userId: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const found = await client.workspaces.memberImpact(await workspaceIdOrOwn(), userId);
  if (json) return writeJson(found);
  for (const { plural, of } of KINDS) {
    const { items, total } = of(found);
    if (items.length < total) tell(`Showing ${items.length} of ${total} ${plural}.`);
  }
  await writeList(
    KINDS.flatMap(({ kind, of }) => of(found).items.map((item) => ({ ...item, kind }))),
    columns,
  );
}

interface KeyTransfer {
  key: string;
  serviceAccountId: string;
}

/** Adds an item to the previous ones. A name may contain the sign, but an id does not. */
function keyTransfer(text: string, before: KeyTransfer[] = []): KeyTransfer[] {
  const at = text.lastIndexOf('=');
  if (at < 1 || at === text.length - 1) {
    throw usageError(`Invalid --transfer-key "${text}". Use a key and the id of a service account: key=id.`);
  }
  return [...before, { key: text.slice(0, at), serviceAccountId: text.slice(at + 1) }];
}

interface RemoveOptions extends CommonOptions, YesOption {
  transferKeysTo?: string;
  transferKey?: KeyTransfer[];
  transferEndpointsTo?: string;
  keepInvitations?: boolean;
}

async function remove(userId: string, options: RemoveOptions): Promise<void> {
  const {
    yes,
    transferKeysTo,
    transferKey = [],
    transferEndpointsTo,
    keepInvitations,
    ...connection
  } = options;
  const { client, workspaceIdOrOwn } = await connect(connection);
  const workspaceId = await workspaceIdOrOwn();
  const name = printable(userId);
  const found = await client.workspaces.memberImpact(workspaceId, userId);
  if (!yes) tellImpact(name, found);
  const keepsSome = transferKeysTo ?? transferKey[0] ?? transferEndpointsTo ?? keepInvitations;
  if (keepsSome === undefined) {
    await confirmUnless(yes, `Remove the member ${name}? Keys that act for them end for good.`);
    return tellRemoved(name, await client.workspaces.removeMember(workspaceId, userId));
  }
  const transfers = await keyTransfers(client, { workspaceId, userId }, transferKey, transferKeysTo);
  const webhookEndpoints =
    transferEndpointsTo === undefined
      ? []
      : all(found.webhookEndpoints, 'webhook endpoints').map(({ id }) => ({
          webhookEndpointId: id,
          serviceAccountId: transferEndpointsTo,
        }));
  const invitations = keepInvitations ? all(found.invitations, 'invitations').map(({ id }) => id) : [];
  const kept =
    `${transfers.length} API keys, ${webhookEndpoints.length} webhook endpoints ` +
    `and ${invitations.length} invitations`;
  await confirmUnless(yes, `Remove the member ${name}, and keep ${kept}?`);
  const removal = { transfers, webhookEndpoints, invitations };
  const ended = await client.workspaces.removeMemberAndTransfer(workspaceId, userId, removal);
  tell(`Kept ${kept}.`);
  tellRemoved(name, ended);
}

/** Transfers named individually, plus the destination of all others if they share one. */
async function keyTransfers(
  client: LatchkeyClient,
  { workspaceId, userId }: { workspaceId: string; userId: string },
  named: readonly KeyTransfer[],
  others: string | undefined,
): Promise<MemberRemoval['transfers']> {
  const transfers = [];
  for (const { key, serviceAccountId } of named) {
    transfers.push({ apiKeyId: await findKeyId(client, workspaceId, key), serviceAccountId });
  }
  if (others === undefined) return transfers;
  const keys = await client.workspaces.listApiKeys(workspaceId, { ownerId: userId }).toArray();
  const isNamed = new Set(transfers.map(({ apiKeyId }) => apiKeyId));
  return [
    ...transfers,
    ...keys
      // A rotated key stops after its overlap anyway, and the server refuses to transfer it.
      .filter(
        ({ id, status, replacedBy }) =>
          (status === 'active' || status === 'disabled') && replacedBy === null && !isNamed.has(id),
      )
      .map(({ id }) => ({ apiKeyId: id, serviceAccountId: others })),
  ];
}

/** The server lists a hundred at most, and the rest must not be lost through omission. */
function all<T>({ items, total }: { items: T[]; total: number }, what: string): T[] {
  if (items.length < total) {
    throw usageError(
      `The member has ${total} ${what}; only ${items.length} can be kept at once. Keep them one by one first.`,
    );
  }
  return items;
}

/** On standard error, because it precedes the question and is not the result. */
function tellImpact(name: string, found: MemberImpact): void {
  for (const { kind, plural, of } of KINDS) {
    const { items, total } = of(found);
    if (total === 0) continue;
    tell(`${total} ${plural} of ${name}:`);
    for (const { label, lastUsedAt } of items.slice(0, NAMED_MAX)) {
      const unused = kind === 'API key' ? ', never used' : '';
      tell(`  ${printable(label)}${lastUsedAt === null ? unused : `, last used ${lastUsedAt}`}`);
    }
    if (total > NAMED_MAX) tell(`  and ${total - NAMED_MAX} more: see "latchkey members impact ${name}".`);
  }
}

function tellRemoved(name: string, ended: MemberImpact): void {
  const counts = KINDS.map(({ plural, of }) => `${of(ended).total} ${plural}`);
  tell(`Removed ${name}. Ended with the membership: ${counts.join(', ')}.`);
}
