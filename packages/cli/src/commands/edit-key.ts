import type { ApiKeyInput } from '@latchkey/sdk';
import type { Command } from 'commander';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { writeFields } from '../output/output.js';
import { commaSeparated, type CommonOptions, examples, serverCommand } from './common.js';
import { findKeyId } from './find-key.js';
import { keyFields } from './key-columns.js';
import { expiry, metadataEntry } from './key-options.js';

const NEVER = 'never';

export function addEditKeyCommand(keys: Command): void {
  serverCommand(keys, 'edit <key>', 'Changes a key on every instance, immediately. Its secret stays.')
    .option('--name <name>', 'a new name')
    .option('--scopes <list>', 'comma-separated scopes, instead of those it has', commaSeparated)
    .option('--all-scopes', 'everything its owner may do')
    .option(
      '--expires <time>',
      'when it expires: an ISO 8601 time, a number of days such as 30d, or never',
      expiryOrNever,
    )
    .option('--description <text>', 'notes for people; "" removes them')
    .option(
      '--metadata <name=value>',
      'data for your own programs, replacing the current data; repeatable',
      metadataEntry,
    )
    .option('--no-metadata', 'remove all metadata')
    .addHelpText(
      'after',
      `${examples(
        'latchkey keys edit ci --name "CI of the website" --expires 90d',
        'latchkey keys edit ci --scopes members:read --metadata team=web --metadata cost.centre=7',
      )}\n\nFor addresses and limits: latchkey keys allow, latchkey keys limits.`,
    )
    .action(edit);
}

interface EditOptions extends CommonOptions {
  name?: string;
  scopes?: string[];
  allScopes?: boolean;
  /** A time, or `never`. */
  expires?: string;
  description?: string;
  metadata?: Record<string, string> | boolean;
}

async function edit(text: string, { json, ...options }: EditOptions): Promise<void> {
  const { name, scopes, allScopes = false, expires, description, metadata, ...connection } = options;
  if (scopes && allScopes) throw usageError('Use either --scopes or --all-scopes.');
  const change: ApiKeyInput = {
    ...(name !== undefined && { name }),
    ...(scopes && { scopes }),
    ...(allScopes && { scopes: null }),
    ...(expires !== undefined && { expiresAt: expires === NEVER ? null : expires }),
    ...(description !== undefined && { description }),
    ...(typeof metadata === 'object' && { metadata }),
    ...(metadata === false && { metadata: null }),
  };
  if (Object.keys(change).length === 0) {
    throw usageError(
      'Say what to change: --name, --scopes, --all-scopes, --expires, --description, --metadata or --no-metadata.',
    );
  }
  const { client, workspaceIdOrOwn } = await connect(connection);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  writeFields(await client.workspaces.updateApiKey(workspaceId, keyId, change), keyFields, json);
}

/** Not null for never, because Commander treats that as an option without a value. */
const expiryOrNever = (text: string): string => (text === NEVER ? NEVER : expiry(text));
