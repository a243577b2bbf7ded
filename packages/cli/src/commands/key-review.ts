import type { KeyReview } from '@latchkey/sdk';
import type { Command } from 'commander';
import { connect } from '../connection.js';
import { type Column, tell, writeJson, writeList } from '../output/output.js';
import { type CommonOptions, serverCommand } from './common.js';

const columns: Column<KeyReview['keys'][number]>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Findings', value: ({ findings }) => findings },
  { title: 'Scopes that fit', value: ({ proposal }) => proposal?.scopes ?? null },
  { title: 'Addresses that fit', value: ({ proposal }) => proposal?.allowedIps ?? null },
];

export function addKeyReviewCommand(keys: Command): void {
  serverCommand(keys, 'review', 'Lists keys that nobody uses, or that may do more than they do.').action(
    review,
  );
}

async function review({ json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const found = await client.workspaces.getKeyReview(await workspaceIdOrOwn());
  if (json) return writeJson(found);
  if (found.keysFound > found.keys.length)
    tell(`The newest ${found.keys.length} of ${found.keysFound} keys:`);
  await writeList(found.keys, columns, json);
}
