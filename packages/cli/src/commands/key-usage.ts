import type { ApiKeyUsage, ApiKeyUsageFilters } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { connect } from '../connection.js';
import { writeFields } from '../output/output.js';
import { type CommonOptions, serverCommand } from './common.js';
import { findKeyId } from './find-key.js';

export function addKeyUsageCommand(keys: Command): void {
  serverCommand(keys, 'usage <key>', 'Shows how much a key is used and whether it is safe to revoke.')
    .option('--from <time>', 'start of the period, ISO 8601 (default: seven days ago)')
    .option('--to <time>', 'end of the period (default: now)')
    .addOption(new Option('--interval <interval>', 'length of one step').choices(['hour', 'day']))
    .action(usage);
}

const NOT_SAFE_WORDS: Record<NonNullable<ApiKeyUsage['notSafeBecause']>, string> = {
  successor_unused: 'the new key has not been used yet',
  used_after_successor: 'this key was used after the last use of the new one',
  used_recently: 'this key was used in the last 15 minutes',
};

interface UsageOptions extends CommonOptions {
  from?: string;
  to?: string;
  interval?: ApiKeyUsageFilters['interval'];
}

async function usage(text: string, { json, from, to, interval, ...options }: UsageOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  const workspaceId = await workspaceIdOrOwn();
  const keyId = await findKeyId(client, workspaceId, text);
  const filters = { ...(from && { from }), ...(to && { to }), ...(interval && { interval }) };
  const figures = await client.workspaces.apiKeyUsage(workspaceId, keyId, filters);
  writeFields(
    figures,
    [
      { title: 'From', value: (usage) => usage.from },
      { title: 'To', value: (usage) => usage.to },
      { title: 'Allowed', value: ({ totals }) => totals.allowed },
      { title: 'Denied', value: ({ totals }) => totals.denied },
      {
        title: 'Reasons',
        value: ({ totals }) =>
          Object.entries(totals.deniedByReason).map(([reason, count]) => `${reason} ${count}`),
      },
      {
        title: 'Would be refused',
        value: ({ wouldRefuse }) =>
          wouldRefuse && `${wouldRefuse.requests} from ${wouldRefuse.addressesFound} addresses`,
      },
      { title: 'Last used', value: ({ lastUsedAt }) => lastUsedAt ?? 'never' },
      { title: 'Last address', value: ({ lastAddress }) => lastAddress },
      {
        title: 'Safe to revoke',
        value: ({ safeToRevoke }) => (safeToRevoke === null ? 'unknown' : safeToRevoke),
      },
      {
        title: 'Not safe because',
        value: ({ notSafeBecause }) => notSafeBecause && NOT_SAFE_WORDS[notSafeBecause],
      },
    ],
    json,
  );
}
