import type { ApiKeyInput, KeyReview, KeyReviewFilters } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless } from '../ask.js';
import { CliError, usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { type Column, tell, writeFields, writeJson, writeList } from '../output/output.js';
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
import { keyFields } from './key-columns.js';

type ReviewedKey = KeyReview['keys'][number];

const FINDINGS: ReviewedKey['findings'] = [
  'never_used',
  'unused',
  'never_expires',
  'wider_than_used',
  'no_allowlist',
  'owner_inactive',
];

/** The findings that come with a proposal. */
const NARROWING: ReviewedKey['findings'] = ['wider_than_used', 'no_allowlist'];

const columns: Column<ReviewedKey>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Findings', value: ({ findings }) => findings },
  { title: 'Scopes that fit', value: ({ proposal }) => proposal?.scopes ?? null },
  { title: 'Addresses that fit', value: ({ proposal }) => proposal?.allowedIps ?? null },
];

export function addKeyReviewCommand(keys: Command): void {
  serverCommand(keys, 'review', 'Lists keys that are unused, or that may do more than they need.')
    .addOption(new Option('--finding <finding...>', 'only keys with one of these findings').choices(FINDINGS))
    .option('--limit <number>', 'show at most this many (default: 1000, the maximum)', wholeNumber)
    .option('--apply <key>', 'narrow this key to the scopes and addresses that fit')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples(
        'latchkey keys review --finding unused never_used --limit 20',
        'latchkey keys review --apply importer',
      ),
    )
    .action(review);
}

interface ReviewOptions extends CommonOptions, YesOption {
  finding?: NonNullable<KeyReviewFilters['finding']>;
  limit?: number;
  apply?: string;
}

async function review({ json, yes, finding, limit, apply, ...options }: ReviewOptions): Promise<void> {
  if (apply !== undefined) {
    if (finding || limit !== undefined) throw usageError('Use --apply without --finding and --limit.');
    return applyProposal(apply, { json, yes, ...options });
  }
  const { client, workspaceIdOrOwn } = await connect(options);
  const filters = { ...(finding && { finding }), ...(limit !== undefined && { limit }) };
  const found = await client.workspaces.getKeyReview(await workspaceIdOrOwn(), filters);
  if (json) return writeJson(found);
  if (found.keysFound > found.keys.length)
    tell(`The newest ${found.keys.length} of ${found.keysFound} keys:`);
  await writeList(found.keys, columns, json);
}

async function applyProposal(text: string, { json, yes, ...options }: ReviewOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const { keys } = await client.workspaces.getKeyReview(workspaceId, { finding: NARROWING });
  const proposal = keys.find(({ id }) => id === keyId)?.proposal;
  if (!proposal) throw new CliError(`The review proposes nothing for the key ${printable(text)}.`);
  await confirmUnless(
    yes,
    `Narrow the key ${printable(text)} to ${words(proposal)}? Every instance rejects all else from then on.`,
  );
  writeFields(await client.workspaces.updateApiKey(workspaceId, keyId, proposal), keyFields, json);
}

function words({ scopes, allowedIps }: Pick<ApiKeyInput, 'scopes' | 'allowedIps'>): string {
  const parts = [
    ...(scopes ? [`the scopes ${scopes.map(printable).join(', ')}`] : []),
    ...(allowedIps ? [`the addresses ${allowedIps.map(printable).join(', ')}`] : []),
  ];
  return parts.join(', and ');
}
