import type { Command } from 'commander';
import { connect } from '../connection.js';
import { parseLimit } from '../limits.js';
import { commaSeparated, type CommonOptions, examples, serverCommand } from './common.js';
import { expiry, metadataEntry } from './key-options.js';
import { writeIssuedKey } from './write-issued-key.js';

export function addCreateKeyCommand(keys: Command): void {
  serverCommand(keys, 'create <name>', 'Creates a key and shows it once.')
    .option('--scopes <list>', 'comma-separated scopes (default: everything you may do)', commaSeparated)
    .option(
      '--allow <list>',
      'comma-separated addresses and CIDR blocks it may be used from (default: any)',
      commaSeparated,
    )
    .option('--observe', 'allow other addresses, and show them in the usage')
    .option('--service-account <id>', 'the service account it acts for (default: you)')
    .option('--expires <time>', 'when it expires: an ISO 8601 time, or a number of days such as 30d', expiry)
    .option('--description <text>', 'notes for people')
    .option('--metadata <name=value>', 'data for your own programs; repeatable', metadataEntry)
    .option(
      '--limits <list>',
      "comma-separated request limits, such as 1000/minute,100000/day (default: the server's)",
      commaSeparated,
    )
    .option('--canary', 'never valid; each use of it raises an alert')
    .addHelpText(
      'after',
      `${examples(
        'latchkey keys create ci | gh secret set LATCHKEY_API_KEY',
        'latchkey keys create reader --scopes members:read --expires 30d',
        'latchkey keys create worker --json > worker.json',
      )}\n\nWhen standard output is not a terminal, only the key is printed. --json also prints the webhook signing secret.`,
    )
    .action(create);
}

interface CreateKeyOptions extends CommonOptions {
  scopes?: string[];
  allow?: string[];
  observe?: boolean;
  expires?: string;
  serviceAccount?: string;
  description?: string;
  metadata?: Record<string, string>;
  limits?: string[];
  canary?: boolean;
}

async function create(
  name: string,
  {
    json,
    scopes,
    allow,
    observe,
    expires,
    serviceAccount,
    description,
    metadata,
    limits: limitTexts,
    canary,
    ...options
  }: CreateKeyOptions,
): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const issued = await client.workspaces.createApiKey(await workspaceIdOrOwn(), {
    name,
    // The server rejects an unknown scope.
    ...(scopes && { scopes }),
    ...(allow && { allowedIps: allow }),
    ...(observe && { allowlistMode: 'observe' as const }),
    ...(expires && { expiresAt: expires }),
    ...(serviceAccount !== undefined && { serviceAccountId: serviceAccount }),
    ...(description && { description }),
    ...(metadata && { metadata }),
    ...(limitTexts && { limits: limitTexts.map(parseLimit) }),
    ...(canary && { canary }),
  });
  writeIssuedKey(issued, json);
}
