import type { Command } from 'commander';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { writeFields } from '../output/output.js';
import { type CommonOptions, examples, serverCommand } from './common.js';
import { findKeyId } from './find-key.js';
import { keyFields } from './key-columns.js';

export function addKeyAllowlistCommand(keys: Command): void {
  serverCommand(
    keys,
    'allow <key> [addresses...]',
    'Sets the addresses and CIDR blocks that a key may be used from.',
  )
    .option('--any', 'allow any address')
    .option('--observe', 'allow other addresses, and show them in the usage')
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
