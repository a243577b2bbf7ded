import type { AppliedKeyPolicy, KeyPolicy } from '@latchkey/sdk';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { connect } from '../connection.js';
import { type Column, tell, writeFields, writeJson, writeList } from '../output/output.js';
import {
  type CommonOptions,
  examples,
  serverCommand,
  wholeNumber,
  type YesOption,
  yesOption,
} from './common.js';

const fields: Column<KeyPolicy>[] = [
  { title: 'Maximum lifetime in days', value: ({ maxLifetimeDays }) => maxLifetimeDays ?? 'any' },
  { title: 'Expiry', value: ({ requireExpiry }) => required(requireExpiry) },
  { title: 'Addresses', value: ({ requireAllowlist }) => required(requireAllowlist) },
  { title: 'Scopes', value: ({ requireScopes }) => required(requireScopes) },
  { title: 'Owners', value: ({ owners }) => (owners === 'any' ? 'any' : 'service accounts') },
  {
    title: 'Days until an unused key ends',
    value: ({ revokeUnusedAfterDays }) => revokeUnusedAfterDays ?? 'never',
  },
];
const required = (isRequired: boolean): string => (isRequired ? 'required' : 'optional');

const reachedColumns: Column<AppliedKeyPolicy['keys'][number]>[] = [
  { title: 'Id', value: ({ id }) => id },
  { title: 'Name', value: ({ name }) => name },
  { title: 'Ends', value: ({ endsAt }) => endsAt },
  { title: 'Breaks', value: ({ brokenRules }) => brokenRules },
];

export function addKeyPolicyCommands(keys: Command): void {
  serverCommand(keys, 'policy', "Shows the workspace's policy for keys.").action(show);
  serverCommand(keys, 'set-policy', "Replaces the workspace's policy for keys. Omitted rules do not apply.")
    .option('--max-lifetime-days <days>', 'keys expire this many days after they were created', wholeNumber)
    .option('--require-expiry', 'keys must have an expiry')
    .option('--require-allowlist', 'keys must have an allowlist of addresses')
    .option('--require-scopes', 'keys must name their scopes')
    .option('--service-accounts-only', 'keys must belong to a service account')
    .option('--revoke-unused-after-days <days>', 'keys that are unused for this many days end', wholeNumber)
    .option('--grace-days <days>', 'how long existing keys that break it continue to work', wholeNumber, 0)
    .option('--dry-run', 'change nothing; list the keys that would end earlier')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples(
        'latchkey keys set-policy --require-allowlist --grace-days 30 --dry-run',
        'latchkey keys set-policy --require-expiry --max-lifetime-days 365 --grace-days 90',
      ),
    )
    .action(set);
}

async function show({ json, ...options }: CommonOptions): Promise<void> {
  const { client, workspaceIdOrOwn } = await connect(options);
  writeFields(await client.workspaces.getKeyPolicy(await workspaceIdOrOwn()), fields, json);
}

interface SetOptions extends CommonOptions, YesOption {
  maxLifetimeDays?: number;
  requireExpiry?: boolean;
  requireAllowlist?: boolean;
  requireScopes?: boolean;
  serviceAccountsOnly?: boolean;
  revokeUnusedAfterDays?: number;
  graceDays: number;
  dryRun?: boolean;
}

async function set({ json, yes, ...options }: SetOptions): Promise<void> {
  const {
    maxLifetimeDays,
    requireExpiry,
    requireAllowlist,
    requireScopes,
    serviceAccountsOnly,
    revokeUnusedAfterDays,
    graceDays,
    dryRun,
    ...rest
  } = options;
  const { client, workspaceIdOrOwn } = await connect(rest);
  const workspaceId = await workspaceIdOrOwn();
  const policy = {
    maxLifetimeDays: maxLifetimeDays ?? null,
    requireExpiry: requireExpiry ?? false,
    requireAllowlist: requireAllowlist ?? false,
    requireScopes: requireScopes ?? false,
    owners: serviceAccountsOnly ? ('service_accounts' as const) : ('any' as const),
    revokeUnusedAfterDays: revokeUnusedAfterDays ?? null,
    graceDays,
  };
  const preview = await client.workspaces.setKeyPolicy(workspaceId, policy, { dryRun: true });
  if (dryRun) return report(preview, json);
  if (preview.keysReached > 0) {
    const when = graceDays === 0 ? 'now' : `in ${graceDays} days`;
    await confirmUnless(yes, `End ${preview.keysReached} existing keys, the first of them ${when}?`);
  }
  await report(await client.workspaces.setKeyPolicy(workspaceId, policy), json);
}

async function report(applied: AppliedKeyPolicy, json: boolean | undefined): Promise<void> {
  if (json) return writeJson(applied);
  const { dryRun, keysReached, keys } = applied;
  tell(`${dryRun ? 'Would be reached' : 'Reached'} by the policy: ${keysReached} keys.`);
  if (keys.length > 0) await writeList(keys, reachedColumns, json);
}
