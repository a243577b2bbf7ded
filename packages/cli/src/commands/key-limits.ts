import type { Command } from 'commander';
import { connect } from '../connection.js';
import { limitsToSet, writeLimitUsage } from '../limits.js';
import { writeFields } from '../output/output.js';
import { type CommonOptions, examples, serverCommand } from './common.js';
import { findKeyId } from './find-key.js';
import { keyFields } from './key-columns.js';

export function addKeyLimitsCommand(keys: Command): void {
  serverCommand(keys, 'limits <key> [limits...]', "Shows how much of a key's limits is used, or sets them.")
    .option('--default', "set the server's default")
    .addHelpText(
      'after',
      examples('latchkey keys limits ci', 'latchkey keys limits ci 1000/minute 100000/day'),
    )
    .action(limits);
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
