import type { ApiKey, ApiKeyFilters, ApiKeyUsageFilters, Scope } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { type Column, tell, writeFields, writeJson, writeList } from '../output/output.js';
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
import { findKeyId } from './find-key.js';
import { writeIssuedKey } from './write-issued-key.js';

const columns: Column<ApiKey>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Key', value: ({ keyPrefix }) => keyPrefix },
  { title: 'Status', value: ({ status }) => status },
  { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt },
  { title: 'Expires', value: ({ expiresAt }) => expiresAt },
];
const fields: Column<ApiKey>[] = [
  ...columns,
  { title: 'Scopes', value: ({ scopes }) => scopes ?? 'all that its creator may' },
  { title: 'Addresses', value: ({ allowedIps }) => allowedIps ?? 'any' },
  { title: 'Created', value: ({ createdAt }) => createdAt },
  { title: 'Created by', value: ({ createdBy }) => createdBy },
  { title: 'Revoked', value: ({ revokedAt }) => revokedAt },
  { title: 'Replaced by', value: ({ replacedBy }) => replacedBy },
];
const KEY = 'A key is given by its id, or by its name or key_prefix where just one key has it.';

export function addKeysCommand(program: Command): void {
  const keys = program
    .command('keys')
    .description('API keys of a workspace.')
    .addHelpText('after', `\n${KEY}`);
  listCommand(keys, 'list', 'Lists the keys, newest first.')
    .addOption(new Option('--status <status>', 'only these').choices(['active', 'revoked', 'expired']))
    .option('--search <text>', 'only those with this in their name')
    .action(list);
  serverCommand(keys, 'create <name>', 'Makes a key, and shows it this once.')
    .option(
      '--scopes <list>',
      'what it may do, with commas in between (default: all that you may)',
      commaSeparated,
    )
    .option('--allow <list>', 'addresses and CIDR blocks it may be used from (default: any)', commaSeparated)
    .option('--expires <time>', 'when it ends: an ISO 8601 time, or days as in "30d"', expiry)
    .addHelpText(
      'after',
      `${examples(
        'latchkey keys create ci | gh secret set LATCHKEY_API_KEY',
        'latchkey keys create reader --scopes documents:read --expires 30d',
        'latchkey keys create worker --json > worker.json',
      )}\n\nNot on a terminal, the key stands alone on standard output; --json has the webhook signing secret too.`,
    )
    .action(create);
  serverCommand(keys, 'show <key>', 'Shows a key, without its secret.').action(show);
  serverCommand(keys, 'rotate <key>', 'Makes a new key in place of one, and shows it this once.')
    .option(
      '--overlap <seconds>',
      'how long the old one goes on working (at most 604800, a week)',
      wholeNumber,
      0,
    )
    .option(...yesOption)
    .addHelpText(
      'after',
      examples('latchkey keys rotate ci --overlap 3600 --yes | gh secret set LATCHKEY_API_KEY'),
    )
    .action(rotate);
  serverCommand(keys, 'revoke <key>', 'Ends a key for good, on every instance, at once.')
    .option(...yesOption)
    .action(revoke);
  serverCommand(
    keys,
    'usage <key>',
    'Shows how much a key is used, and whether it can be revoked without harm.',
  )
    .option('--from <time>', 'since when, ISO 8601 (default: seven days ago)')
    .option('--to <time>', 'until when (default: now)')
    .addOption(new Option('--interval <interval>', 'how finely').choices(['hour', 'day']))
    .action(usage);
  serverCommand(
    keys,
    'allow <key> [addresses...]',
    'Sets the addresses and CIDR blocks that a key may be used from.',
  )
    .option('--any', 'from anywhere')
    .addHelpText(
      'after',
      examples('latchkey keys allow ci 203.0.113.0/24 2001:db8::/32', 'latchkey keys allow ci --any'),
    )
    .action(allow);
}

async function list({
  json,
  status,
  search,
  ...options
}: ListOptions & { status?: ApiKeyFilters['status']; search?: string }) {
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters = { ...(status && { status }), ...(search && { q: search }) };
  await writeList(
    await take(client.workspaces.listApiKeys(await workspaceIdOrOwn(), filters), options),
    columns,
    json,
  );
}

interface CreateKeyOptions extends CommonOptions {
  scopes?: string[];
  allow?: string[];
  expires?: string;
}

async function create(
  name: string,
  { json, scopes, allow, expires, ...options }: CreateKeyOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const issued = await client.workspaces.createApiKey(await workspaceIdOrOwn(), {
    name,
    // What is no scope, the server says.
    ...(scopes && { scopes: scopes as Scope[] }),
    ...(allow && { allowedIps: allow }),
    ...(expires && { expiresAt: expires }),
  });
  writeIssuedKey(issued, json);
}

async function show(text: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  writeFields(await client.workspaces.getApiKey(workspaceId, keyId), fields, json);
}

async function rotate(
  text: string,
  { json, overlap, yes, ...options }: CommonOptions & YesOption & { overlap: number },
) {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const when = overlap === 0 ? 'at once' : `in ${overlap} s`;
  await confirmUnless(yes, `Replace the key ${printable(text)}? The old one stops ${when}.`);
  writeIssuedKey(await client.workspaces.rotateApiKey(workspaceId, keyId, { overlapSeconds: overlap }), json);
}

async function revoke(text: string, { json, yes, ...options }: CommonOptions & YesOption): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  await confirmUnless(yes, `Revoke the key ${printable(text)}? This cannot be undone.`);
  const answer = await client.workspaces.revokeApiKey(workspaceId, keyId);
  if (json) writeJson(answer);
  else tell(`Revoked ${keyId}: no request with it is served any more.`);
}

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
      { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt ?? 'never' },
      { title: 'Last address', value: ({ lastAddress }) => lastAddress },
      {
        title: 'Safe to revoke',
        value: ({ safeToRevoke }) => (safeToRevoke === null ? 'unknown' : safeToRevoke),
      },
    ],
    json,
  );
}

async function allow(
  text: string,
  addresses: string[],
  { json, any, ...options }: CommonOptions & { any?: boolean },
) {
  if (addresses.length > 0 === (any ?? false)) throw usageError('Give addresses, or --any.');
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const change = { allowedIps: any ? null : addresses };
  writeFields(await client.workspaces.updateApiKey(workspaceId, keyId, change), fields, json);
}

const DAY_MS = 86_400_000;

function expiry(text: string): string {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(Date.now() + Number(days) * DAY_MS).toISOString();
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw usageError(`--expires "${text}" is no time: "2027-01-31T00:00:00Z", say, or "30d".`);
  return new Date(time).toISOString();
}
