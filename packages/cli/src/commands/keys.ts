import type {
  ApiKeyFilters,
  ApiKeySelection,
  ApiKeyUsage,
  ApiKeyUsageFilters,
  RevokedApiKey,
} from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { limitsToSet, parseLimit, writeLimitUsage } from '../limits.js';
import { tell, writeFields, writeJson, writeList } from '../output/output.js';
import { printable } from '../output/printable.js';
import {
  commaSeparated,
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
import { addEditKeyCommand } from './edit-key.js';
import { addImportCommand } from './import-keys.js';
import { keyColumns, keyFields } from './key-columns.js';
import { expiry, metadataEntry } from './key-options.js';
import { addKeyPolicyCommands } from './key-policy.js';
import { addKeyReviewCommand } from './key-review.js';
import { findKeyId } from './find-key.js';
import { writeIssuedKey } from './write-issued-key.js';

const KEY = 'Name a key by its id, or by a name or key_prefix that no other key has.';

export function addKeysCommand(program: Command): void {
  const keys = program
    .command('keys')
    .description('Manages the API keys of a workspace.')
    .addHelpText('after', `\n${KEY}`);
  listCommand(keys, 'list', 'Lists the keys, newest first.')
    .addOption(
      new Option('--status <status>', 'only keys with this status').choices([
        'active',
        'disabled',
        'suspended',
        'revoked',
        'expired',
        'ended',
      ]),
    )
    .option('--search <text>', 'only keys with this text in their name')
    .option('--metadata <name=value>', 'only keys with this metadata; repeatable', metadataEntry)
    .action(list);
  serverCommand(keys, 'create <name>', 'Creates a key and shows it once.')
    .option('--scopes <list>', 'comma-separated scopes (default: everything you may do)', commaSeparated)
    .option(
      '--allow <list>',
      'comma-separated addresses and CIDR blocks it may be used from (default: any)',
      commaSeparated,
    )
    .option('--observe', 'let other addresses through, and see them in the usage')
    .option('--service-account <id>', 'the service account it acts for (default: you)')
    .option('--expires <time>', 'when it expires: an ISO 8601 time, or a number of days such as 30d', expiry)
    .option('--description <text>', 'notes for people')
    .option('--metadata <name=value>', 'what your own programs know of the key; repeatable', metadataEntry)
    .option(
      '--limits <list>',
      "comma-separated limits of requests, such as 1000/minute,100000/day (default: the server's)",
      commaSeparated,
    )
    .option('--canary', 'never valid; each use of it is an alert')
    .addHelpText(
      'after',
      `${examples(
        'latchkey keys create ci | gh secret set LATCHKEY_API_KEY',
        'latchkey keys create reader --scopes documents:read --expires 30d',
        'latchkey keys create worker --json > worker.json',
      )}\n\nWhen standard output is not a terminal, only the key is printed. --json also prints the webhook signing secret.`,
    )
    .action(create);
  addImportCommand(keys);
  serverCommand(keys, 'show <key>', 'Shows a key, without its secret.').action(show);
  addEditKeyCommand(keys);
  serverCommand(keys, 'rotate <key>', 'Replaces a key with a new one and shows it once.')
    .option(
      '--overlap <seconds>',
      'how long the old key keeps working (at most 604800, a week)',
      wholeNumber,
      0,
    )
    .option('--keep-owner', 'fail, rather than become the owner, if the owner has a higher role than you')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples('latchkey keys rotate ci --overlap 3600 --yes | gh secret set LATCHKEY_API_KEY'),
    )
    .action(rotate);
  serverCommand(keys, 'revoke [keys...]', 'Revokes keys on every instance, immediately and permanently.')
    .option('--descendants', 'also revoke every key created with it; with one key only')
    .option('--created-by <user-id>', 'instead of naming keys: every key that acts for this user')
    .option('--service-account <id>', 'instead of naming keys: every key of this service account')
    .option('--all', 'instead of naming keys: every key that you may manage, including the one in use')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples(
        'latchkey keys revoke ci',
        'latchkey keys revoke ci importer --yes',
        'latchkey keys revoke --created-by 0190f3c2-0000-7000-8000-000000000000',
      ),
    )
    .action(revoke);
  serverCommand(keys, 'disable <key>', 'Disables a key on every instance, immediately, until it is enabled.')
    .addHelpText('after', examples('latchkey keys disable importer'))
    .action(disable);
  serverCommand(keys, 'enable <key>', 'Lets a disabled key work again.').action(enable);
  serverCommand(
    keys,
    'transfer <key> <service-account-id>',
    'Gives a key to a service account, so that it outlives its owner.',
  )
    .addHelpText('after', examples('latchkey keys transfer importer 0190f3c2-0000-7000-8000-000000000000'))
    .action(transfer);
  serverCommand(keys, 'usage <key>', 'Shows how much a key is used and whether it is safe to revoke.')
    .option('--from <time>', 'start of the period, ISO 8601 (default: seven days ago)')
    .option('--to <time>', 'end of the period (default: now)')
    .addOption(new Option('--interval <interval>', 'length of one step').choices(['hour', 'day']))
    .action(usage);
  serverCommand(
    keys,
    'allow <key> [addresses...]',
    'Sets the addresses and CIDR blocks that a key may be used from.',
  )
    .option('--any', 'allow any address')
    .option('--observe', 'let other addresses through, and see them in the usage')
    .option('--enforce', 'refuse other addresses')
    .addHelpText(
      'after',
      examples(
        'latchkey keys allow ci 203.0.113.0/24 2001:db8::/32 --observe',
        'latchkey keys allow ci --enforce',
        'latchkey keys allow ci --any',
      ),
    )
    .action(allow);
  addKeyPolicyCommands(keys);
  addKeyReviewCommand(keys);
  serverCommand(keys, 'limits <key> [limits...]', 'Shows what is used of the limits of a key, or sets them.')
    .option('--default', "set the server's default")
    .addHelpText(
      'after',
      examples('latchkey keys limits ci', 'latchkey keys limits ci 1000/minute 100000/day'),
    )
    .action(limits);
}

async function list({
  json,
  status,
  search,
  metadata,
  ...options
}: ListOptions & { status?: ApiKeyFilters['status']; search?: string; metadata?: Record<string, string> }) {
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters = { ...(status && { status }), ...(search && { q: search }), ...(metadata && { metadata }) };
  await writeList(
    await take(client.workspaces.listApiKeys(await workspaceIdOrOwn(), filters), options),
    keyColumns,
    json,
  );
}

interface CreateKeyOptions extends CommonOptions {
  scopes?: string[];
  allow?: string[];
  observe?: boolean;
  expires?: string;
  serviceAccount?: string;
  description?: string;
  metadata?: Record<string, string>;
  limits?: string[];
  canary?: boolean;
}

async function create(
  name: string,
  {
    json,
    scopes,
    allow,
    observe,
    expires,
    serviceAccount,
    description,
    metadata,
    limits: limitTexts,
    canary,
    ...options
  }: CreateKeyOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const issued = await client.workspaces.createApiKey(await workspaceIdOrOwn(), {
    name,
    // The server rejects an unknown scope.
    ...(scopes && { scopes }),
    ...(allow && { allowedIps: allow }),
    ...(observe && { allowlistMode: 'observe' as const }),
    ...(expires && { expiresAt: expires }),
    ...(serviceAccount && { serviceAccountId: serviceAccount }),
    ...(description && { description }),
    ...(metadata && { metadata }),
    ...(limitTexts && { limits: limitTexts.map(parseLimit) }),
    ...(canary && { canary }),
  });
  writeIssuedKey(issued, json);
}

async function show(text: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  writeFields(await client.workspaces.getApiKey(workspaceId, keyId), keyFields, json);
}

async function rotate(
  text: string,
  {
    json,
    overlap,
    keepOwner = false,
    yes,
    ...options
  }: CommonOptions & YesOption & { overlap: number; keepOwner?: boolean },
) {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const when = overlap === 0 ? 'immediately' : `after ${overlap} s`;
  await confirmUnless(yes, `Replace the key ${printable(text)}? The old key stops working ${when}.`);
  const rotation = { overlapSeconds: overlap, keepOwner };
  writeIssuedKey(await client.workspaces.rotateApiKey(workspaceId, keyId, rotation), json);
}

interface RevokeCommandOptions extends CommonOptions, YesOption {
  descendants?: boolean;
  createdBy?: string;
  serviceAccount?: string;
  all?: boolean;
}

async function revoke(names: string[], options: RevokeCommandOptions): Promise<void> {
  const { json, yes, descendants = false, createdBy, serviceAccount, all = false, ...connection } = options;
  const ways = [names.length > 0, createdBy !== undefined, serviceAccount !== undefined, all].filter(
    Boolean,
  ).length;
  if (ways !== 1)
    throw usageError('Name keys, or use --created-by, --service-account or --all: one of the four.');
  if (descendants && names.length !== 1) throw usageError('--descendants takes exactly one key.');
  const { client, workspaceIdOrOwn } = await connect(connection);
  const workspaceId = await workspaceIdOrOwn();
  const ids: string[] = [];
  for (const name of names) ids.push(await findKeyId(client, workspaceId, name));
  const [id, another] = ids;
  if (id !== undefined && another === undefined) {
    await confirmUnless(
      yes,
      `Revoke the key ${printable(names[0] ?? id)}${descendants ? ' and every key created with it' : ''}? This cannot be undone.`,
    );
    const answer = await client.workspaces.revokeApiKey(workspaceId, id, { descendants });
    if (json) writeJson(answer);
    else tell(`Revoked ${id}. Every instance rejects it from now on.${alsoRevoked(answer)}`);
    return;
  }
  const selection: ApiKeySelection =
    ids.length > 0
      ? { ids }
      : createdBy !== undefined
        ? { createdBy }
        : serviceAccount !== undefined
          ? { serviceAccountId: serviceAccount }
          : { all: true };
  const which = names.length > 0 ? `the keys ${names.map(printable).join(', ')}` : whichKeys(selection);
  await confirmUnless(yes, `Revoke ${which} in the workspace ${workspaceId}? This cannot be undone.`);
  const answer = await client.workspaces.revokeApiKeys(workspaceId, selection);
  if (json) writeJson(answer);
  else tell(`Revoked ${answer.revoked} keys. Every instance rejects them from now on.`);
}

function whichKeys({ createdBy, serviceAccountId }: ApiKeySelection): string {
  if (createdBy !== undefined) return `every key that acts for the user ${printable(createdBy)}`;
  if (serviceAccountId !== undefined)
    return `every key of the service account ${printable(serviceAccountId)}`;
  return 'every key that you may manage';
}

const alsoRevoked = ({ descendantsRevoked }: RevokedApiKey): string =>
  descendantsRevoked === undefined ? '' : ` ${descendantsRevoked} keys created with it were revoked too.`;

const disable = (text: string, options: CommonOptions): Promise<void> => switchKey(text, true, options);
const enable = (text: string, options: CommonOptions): Promise<void> => switchKey(text, false, options);

async function switchKey(
  text: string,
  disabled: boolean,
  { json, ...options }: CommonOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const key = await client.workspaces.updateApiKey(workspaceId, keyId, { disabled });
  if (json) writeJson(key);
  else if (disabled) tell(`Disabled ${keyId}. Every instance rejects it until you enable it.`);
  else tell(`Enabled ${keyId}.`);
}

async function transfer(
  text: string,
  serviceAccountId: string,
  { json, ...options }: CommonOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const key = await client.workspaces.transferApiKey(workspaceId, keyId, { serviceAccountId });
  if (json) writeJson(key);
  else tell(`Transferred ${keyId} to ${printable(key.owner.name ?? key.owner.id)}.`);
}

const NOT_SAFE_WORDS: Record<NonNullable<ApiKeyUsage['notSafeBecause']>, string> = {
  successor_unused: 'the new key has not been used yet',
  used_after_successor: 'this key was used after the last use of the new one',
  used_recently: 'this key was used in the last 15 minutes',
};

interface UsageOptions extends CommonOptions {
  from?: string;
  to?: string;
  interval?: ApiKeyUsageFilters['interval'];
}

async function usage(text: string, { json, from, to, interval, ...options }: UsageOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const filters = { ...(from && { from }), ...(to && { to }), ...(interval && { interval }) };
  const figures = await client.workspaces.apiKeyUsage(workspaceId, keyId, filters);
  writeFields(
    figures,
    [
      { title: 'From', value: (usage) => usage.from },
      { title: 'To', value: (usage) => usage.to },
      { title: 'Allowed', value: ({ totals }) => totals.allowed },
      { title: 'Denied', value: ({ totals }) => totals.denied },
      {
        title: 'Reasons',
        value: ({ totals }) =>
          Object.entries(totals.deniedByReason).map(([reason, count]) => `${reason} ${count}`),
      },
      {
        title: 'Would be refused',
        value: ({ wouldRefuse }) =>
          wouldRefuse && `${wouldRefuse.requests} from ${wouldRefuse.addressesFound} addresses`,
      },
      { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt ?? 'never' },
      { title: 'Last address', value: ({ lastAddress }) => lastAddress },
      {
        title: 'Safe to revoke',
        value: ({ safeToRevoke }) => (safeToRevoke === null ? 'unknown' : safeToRevoke),
      },
      {
        title: 'Not safe because',
        value: ({ notSafeBecause }) => notSafeBecause && NOT_SAFE_WORDS[notSafeBecause],
      },
    ],
    json,
  );
}

async function allow(
  text: string,
  addresses: string[],
  {
    json,
    any = false,
    observe = false,
    enforce = false,
    ...options
  }: CommonOptions & { any?: boolean; observe?: boolean; enforce?: boolean },
) {
  if (observe && enforce) throw usageError('Use either --observe or --enforce.');
  if ((addresses.length > 0 && any) || (addresses.length === 0 && !any && !observe && !enforce))
    throw usageError('Use either addresses or --any.');
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const change = {
    ...(any ? { allowedIps: null } : addresses.length > 0 ? { allowedIps: addresses } : {}),
    ...(observe
      ? { allowlistMode: 'observe' as const }
      : enforce
        ? { allowlistMode: 'enforce' as const }
        : {}),
  };
  writeFields(await client.workspaces.updateApiKey(workspaceId, keyId, change), keyFields, json);
}

async function limits(
  text: string,
  texts: string[],
  { json, default: isDefault = false, ...options }: CommonOptions & { default?: boolean },
): Promise<void> {
  const wanted = limitsToSet(texts, isDefault);
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  if (wanted === undefined)
    return writeLimitUsage(await client.workspaces.apiKeyLimits(workspaceId, keyId), json);
  writeFields(await client.workspaces.updateApiKey(workspaceId, keyId, { limits: wanted }), keyFields, json);
}
