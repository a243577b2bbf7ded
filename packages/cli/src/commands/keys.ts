import type { ApiKeyFilters } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { connect } from '../connection.js';
import { writeFields, writeList } from '../output/output.js';
import {
  type CommonOptions,
  examples,
  listCommand,
  type ListOptions,
  serverCommand,
  take,
} from './common.js';
import { addCreateKeyCommand } from './create-key.js';
import { addEditKeyCommand } from './edit-key.js';
import { findKeyId } from './find-key.js';
import { addImportCommand } from './import-keys.js';
import { addKeyAllowlistCommand } from './key-allowlist.js';
import { keyColumns, keyFields } from './key-columns.js';
import { addKeyLimitsCommand } from './key-limits.js';
import { expiresBefore, metadataEntry, unusedSince } from './key-options.js';
import { addKeyPolicyCommands } from './key-policy.js';
import { addKeyRequestsCommand } from './key-requests.js';
import { addKeyReviewCommand } from './key-review.js';
import { addKeyUsageCommand } from './key-usage.js';
import { addRevokeKeysCommand } from './revoke-keys.js';
import { addRotateKeyCommand } from './rotate-key.js';
import { addSwitchKeyCommands } from './switch-key.js';
import { addTransferKeyCommand } from './transfer-key.js';

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
    .option('--owner <id>', 'only keys that act for this user or service account')
    .option('--scope <scope>', 'only keys that have this scope')
    .option('--leaked', 'only keys that were reported as leaked')
    .option(
      '--expires-before <time>',
      'only keys that expire before this ISO 8601 time, or within 30d, say',
      expiresBefore,
    )
    .option(
      '--unused-since <time>',
      'only keys not used since this ISO 8601 time, or for 90d, say',
      unusedSince,
    )
    .addOption(
      new Option('--sort <field>', 'what the list is sorted by').choices([
        'created_at',
        'name',
        'last_used_at',
      ]),
    )
    .addHelpText(
      'after',
      examples('latchkey keys list --unused-since 90d --sort last_used_at', 'latchkey keys list --leaked'),
    )
    .action(list);
  addCreateKeyCommand(keys);
  addImportCommand(keys);
  serverCommand(keys, 'show <key>', 'Shows a key, without its secret.').action(show);
  addEditKeyCommand(keys);
  addRotateKeyCommand(keys);
  addRevokeKeysCommand(keys);
  addSwitchKeyCommands(keys);
  addTransferKeyCommand(keys);
  addKeyUsageCommand(keys);
  addKeyRequestsCommand(keys);
  addKeyAllowlistCommand(keys);
  addKeyPolicyCommands(keys);
  addKeyReviewCommand(keys);
  addKeyLimitsCommand(keys);
}

interface KeyListOptions
  extends
    ListOptions,
    Pick<ApiKeyFilters, 'status' | 'metadata' | 'scope' | 'expiresBefore' | 'unusedSince' | 'sort'> {
  search?: string;
  owner?: string;
  leaked?: boolean;
}

async function list({
  json,
  status,
  search,
  metadata,
  owner,
  scope,
  leaked,
  expiresBefore: before,
  unusedSince: since,
  sort,
  ...options
}: KeyListOptions) {
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters: ApiKeyFilters = {
    ...(status && { status }),
    ...(search && { q: search }),
    ...(metadata && { metadata }),
    ...(owner !== undefined && { ownerId: owner }),
    ...(scope !== undefined && { scope }),
    ...(leaked && { leaked: 'true' }),
    ...(before && { expiresBefore: before }),
    ...(since && { unusedSince: since }),
    ...(sort && { sort }),
  };
  await writeList(
    await take(client.workspaces.listApiKeys(await workspaceIdOrOwn(), filters), options),
    keyColumns,
    json,
  );
}

async function show(text: string, { json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  writeFields(await client.workspaces.getApiKey(workspaceId, keyId), keyFields, json);
}
