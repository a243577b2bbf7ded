import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { connect } from '../connection.js';
import { printable } from '../output/printable.js';
import {
  type CommonOptions,
  examples,
  serverCommand,
  wholeNumber,
  type YesOption,
  yesOption,
} from './common.js';
import { findKeyId } from './find-key.js';
import { writeIssuedKey } from './write-issued-key.js';

export function addRotateKeyCommand(keys: Command): void {
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
