import type { Command } from 'commander';
import { connect } from '../connection.js';
import { tell, writeJson } from '../output/output.js';
import { type CommonOptions, examples, serverCommand } from './common.js';
import { findKeyId } from './find-key.js';

export function addSwitchKeyCommands(keys: Command): void {
  serverCommand(keys, 'disable <key>', 'Disables a key on every instance, immediately, until it is enabled.')
    .addHelpText('after', examples('latchkey keys disable importer'))
    .action(disable);
  serverCommand(keys, 'enable <key>', 'Lets a disabled key work again.').action(enable);
}

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
