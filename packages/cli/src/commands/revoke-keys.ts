import type { ApiKeySelection, RevokedApiKey } from '@latchkey/sdk';
import type { Command } from 'commander';
import { confirmUnless } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { tell, writeJson } from '../output/output.js';
import { printable } from '../output/printable.js';
import { type CommonOptions, examples, serverCommand, type YesOption, yesOption } from './common.js';
import { findKeyId } from './find-key.js';

export function addRevokeKeysCommand(keys: Command): void {
  serverCommand(keys, 'revoke [keys...]', 'Revokes keys on every instance, immediately and permanently.')
    .option('--descendants', 'also revoke every key created with it; with one key only')
    .option('--created-by <user-id>', 'instead of naming keys: every key that acts for this user')
    .option('--service-account <id>', 'instead of naming keys: every key of this service account')
    .option('--all', 'instead of naming keys: every key that you can manage, including the one in use')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples(
        'latchkey keys revoke ci',
        'latchkey keys revoke ci importer --yes',
        'latchkey keys revoke --created-by 0190f3c2-0000-7000-8000-000000000000',
      ),
    )
    .action(revoke);
}

interface RevokeCommandOptions extends CommonOptions, YesOption {
  descendants?: boolean;
  createdBy?: string;
  serviceAccount?: string;
  all?: boolean;
}

async function revoke(names: string[], options: RevokeCommandOptions): Promise<void> {
  const { json, yes, descendants = false, createdBy, serviceAccount, all = false, ...connection } = options;
  const ways = [names.length > 0, createdBy !== undefined, serviceAccount !== undefined, all].filter(
    Boolean,
  ).length;
  if (ways !== 1)
    throw usageError('Name keys, or use --created-by, --service-account or --all: one of the four.');
  if (descendants && names.length !== 1) throw usageError('--descendants takes exactly one key.');
  const { client, workspaceIdOrOwn } = await connect(connection);
  const workspaceId = await workspaceIdOrOwn();
  const ids: string[] = [];
  for (const name of names) ids.push(await findKeyId(client, workspaceId, name));
  const [id, another] = ids;
  if (id !== undefined && another === undefined) {
    await confirmUnless(
      yes,
      `Revoke the key ${printable(names[0] ?? id)}${descendants ? ' and every key created with it' : ''}? This cannot be undone.`,
    );
    const answer = await client.workspaces.revokeApiKey(workspaceId, id, { descendants });
    if (json) writeJson(answer);
    else tell(`Revoked ${id}. Every instance rejects it from now on.${alsoRevoked(answer)}`);
    return;
  }
  const selection: ApiKeySelection =
    ids.length > 0
      ? { ids }
      : createdBy !== undefined
        ? { createdBy }
        : serviceAccount !== undefined
          ? { serviceAccountId: serviceAccount }
          : { all: true };
  const which = names.length > 0 ? `the keys ${names.map(printable).join(', ')}` : whichKeys(selection);
  await confirmUnless(yes, `Revoke ${which} in the workspace ${workspaceId}? This cannot be undone.`);
  const answer = await client.workspaces.revokeApiKeys(workspaceId, selection);
  if (json) writeJson(answer);
  else tell(`Revoked ${answer.revoked} keys. Every instance rejects them from now on.`);
}

function whichKeys({ createdBy, serviceAccountId }: ApiKeySelection): string {
  if (createdBy !== undefined) return `every key that acts for the user ${printable(createdBy)}`;
  if (serviceAccountId !== undefined)
    return `every key of the service account ${printable(serviceAccountId)}`;
  return 'every key that you may manage';
}

const alsoRevoked = ({ descendantsRevoked }: RevokedApiKey): string =>
  descendantsRevoked === undefined ? '' : ` ${descendantsRevoked} keys created with it were revoked too.`;
