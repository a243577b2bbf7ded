import type { Command } from 'commander';
import { connect } from '../connection.js';
import { tell, writeJson } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, examples, serverCommand } from './common.js';
import { findKeyId } from './find-key.js';

export function addTransferKeyCommand(keys: Command): void {
  serverCommand(
    keys,
    'transfer <key> <service-account-id>',
    'Gives a key to a service account, so that it outlives its owner.',
  )
    .addHelpText('after', examples('latchkey keys transfer importer 0190f3c2-0000-7000-8000-000000000000'))
    .action(transfer);
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
