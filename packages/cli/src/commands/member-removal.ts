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
  serverCommand(members, 'remove <user-id>', 'Removes a member. Keys that act for them end permanently.')
    .option(
      '--transfer-keys-to <service-account-id>',
      'their keys become keys of this service account, and keep working',
    )
    .option(
      '--transfer-key <key=service-account-id>',
      'transfer this key to this service account, so that it keeps working; repeatable',
      transferBy('--transfer-key', 'a key'),
    )
    .option(
      '--transfer-endpoints-to <service-account-id>',
      'their webhook endpoints become those of this service account, and keep working',
    )
    .option(
      '--transfer-endpoint <endpoint-id=service-account-id>',
      'transfer this webhook endpoint to this service account; repeatable',
      transferBy('--transfer-endpoint', 'the id of a webhook endpoint'),
    )
    .option('--keep-invitations', 'their open invitations become yours, and stay open')
    .option(
      '--keep-invitation <id>',
      'this open invitation becomes yours, and stays open; repeatable',
      (id: string, before: string[] = []) => [...before, id],
    )
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

interface NamedTransfer {
  /** The id of an endpoint; of a key also its name or prefix. */
  named: string;
  serviceAccountId: string;
}

/** Adds an item to the previous ones. A name may contain the sign, but an id does not. */
const transferBy =
  (option: string, what: string) =>
  (text: string, before: NamedTransfer[] = []): NamedTransfer[] => {
    const at = text.lastIndexOf('=');
    if (at < 1 || at === text.length - 1) {
      throw usageError(`Invalid ${option} "${text}". Use ${what} and the id of a service account: …=….`);
    }
    return [...before, { named: text.slice(0, at), serviceAccountId: text.slice(at + 1) }];
  };

interface RemoveOptions extends CommonOptions, YesOption {
  transferKeysTo?: string;
  transferKey?: NamedTransfer[];
  transferEndpointsTo?: string;
  transferEndpoint?: NamedTransfer[];
  keepInvitations?: boolean;
  keepInvitation?: string[];
}

async function remove(userId: string, options: RemoveOptions): Promise<void> {
  const {
    yes,
    transferKeysTo,
    transferKey = [],
    transferEndpointsTo,
    transferEndpoint = [],
    keepInvitations,
    keepInvitation = [],
    ...connection
  } = options;
  const { client, workspaceIdOrOwn } = await connect(connection);
  const workspaceId = await workspaceIdOrOwn();
  const name = printable(userId);
  const found = await client.workspaces.memberImpact(workspaceId, userId);
  if (!yes) tellImpact(name, found);
  const kept = [transferKeysTo, ...transferKey, transferEndpointsTo, ...transferEndpoint, keepInvitations];
  if ([...kept, ...keepInvitation].every((item) => item === undefined)) {
    await confirmUnless(yes, `Remove the member ${name}? Keys that act for them end permanently.`);
    return tellRemoved(name, await client.workspaces.removeMember(workspaceId, userId));
  }
  const transfers = await keyTransfers(client, { workspaceId, userId }, transferKey, transferKeysTo);
  const webhookEndpoints = endpointTransfers(found, transferEndpoint, transferEndpointsTo);
  const invitations = keepInvitations
    ? all(found.invitations, 'invitations').map(({ id }) => id)
    : keepInvitation;
  const counts =
    `${transfers.length} API keys, ${webhookEndpoints.length} webhook endpoints ` +
    `and ${invitations.length} invitations`;
  await confirmUnless(yes, `Remove the member ${name}, and keep ${counts}?`);
  const removal = { transfers, webhookEndpoints, invitations };
  const ended = await client.workspaces.removeMemberAndTransfer(workspaceId, userId, removal);
  tell(`Kept ${counts}.`);
  tellRemoved(name, ended);
}

/** Transfers named individually, plus the destination of all others if they share one. */
async function keyTransfers(
  client: LatchkeyClient,
  { workspaceId, userId }: { workspaceId: string; userId: string },
  transfersOfKeys: readonly NamedTransfer[],
  others: string | undefined,
): Promise<MemberRemoval['transfers']> {
  const transfers = [];
  for (const { named, serviceAccountId } of transfersOfKeys) {
    transfers.push({ apiKeyId: await findKeyId(client, workspaceId, named), serviceAccountId });
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

/** Likewise, of endpoints. */
function endpointTransfers(
  { webhookEndpoints }: MemberImpact,
  transfersOfEndpoints: readonly NamedTransfer[],
  others: string | undefined,
): Required<MemberRemoval>['webhookEndpoints'] {
  const transfers = transfersOfEndpoints.map(({ named, serviceAccountId }) => ({
    webhookEndpointId: named,
    serviceAccountId,
  }));
  if (others === undefined) return transfers;
  const isNamed = new Set(transfers.map(({ webhookEndpointId }) => webhookEndpointId));
  return [
    ...transfers,
    ...all(webhookEndpoints, 'webhook endpoints')
      .filter(({ id }) => !isNamed.has(id))
      .map(({ id }) => ({ webhookEndpointId: id, serviceAccountId: others })),
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
