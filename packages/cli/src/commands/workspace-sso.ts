import type { WorkspaceSso } from '@latchkey/sdk';
import { type Command, Option } from 'commander';
import { confirmUnless, readSecret } from '../ask.js';
import { usageError } from '../cli-error.js';
import { connect } from '../connection.js';
import { type Column, tell, writeFields } from '../output/output.js';
import { type CommonOptions, examples, serverCommand, type YesOption, yesOption } from './common.js';

const fields: Column<WorkspaceSso>[] = [
  { title: 'Provider', value: ({ identityProvider }) => identityProvider?.name },
  { title: 'Issuer', value: ({ identityProvider }) => identityProvider?.issuer },
  { title: 'Client id', value: ({ identityProvider }) => identityProvider?.clientId },
  { title: 'Domains', value: ({ identityProvider }) => identityProvider?.domains.join(', ') },
  { title: 'Joining as', value: ({ identityProvider }) => identityProvider?.defaultRole },
  { title: 'Domain proof', value: ({ domainProof }) => domainProof },
  { title: 'Redirect URI', value: ({ redirectUri }) => redirectUri },
  { title: 'Sign-in', value: ({ signInUrl }) => signInUrl },
  { title: 'Required', value: ({ enforced }) => (enforced ? 'yes' : 'no') },
];

interface SsoOptions extends CommonOptions, YesOption {
  issuer?: string;
  clientId?: string;
  name?: string;
  domain?: string[];
  defaultRole?: 'member' | 'viewer';
  enforce?: boolean;
  relax?: boolean;
  remove?: boolean;
}

export function addWorkspaceSsoCommand(workspaces: Command): void {
  serverCommand(
    workspaces,
    'sso <id>',
    "Shows a workspace's single sign-on, or changes it. Changing it requires a signed-in owner.",
  )
    .option('--issuer <url>', 'configure this identity provider; asks for the client secret, or reads it')
    .option('--client-id <id>', 'what the provider calls this server')
    .option('--name <name>', 'what members see on the button')
    .option(
      '--domain <domain...>',
      'people with addresses of these domains join by signing in; each needs the TXT record of “Domain proof”',
    )
    .addOption(
      new Option('--default-role <role>', 'the role that they join with').choices(['member', 'viewer']),
    )
    .option('--enforce', 'require members to have signed in with it')
    .option('--relax', 'no longer require it')
    .option('--remove', 'remove the provider')
    .option(...yesOption)
    .addHelpText(
      'after',
      examples(
        'latchkey workspaces sso 0190f3c2-0000-7000-8000-000000000000 --name Acme --issuer https://id.acme.dev --client-id latchkey',
      ),
    )
    .action(sso);
}

async function sso(id: string, { json, yes, ...options }: SsoOptions): Promise<void> {
  const { issuer, clientId, name, domain, defaultRole, enforce, relax, remove, ...common } = options;
  const wishes = [issuer ?? clientId ?? name ?? domain ?? defaultRole, enforce, relax, remove].filter(
    (wish) => wish !== undefined,
  );
  if (wishes.length > 1) throw usageError('Use only one of: --issuer, --enforce, --relax, --remove.');
  const { client } = await connect(common);
  if (remove) {
    await confirmUnless(yes, 'Remove the identity provider? The sessions that it began end.');
    await client.workspaces.removeIdentityProvider(id);
    return tell('Removed the identity provider.');
  }
  if (enforce || relax)
    return writeFields(await client.workspaces.enforceSso(id, enforce === true), fields, json);
  if (wishes.length === 0) return writeFields(await client.workspaces.getSso(id), fields, json);
  if (issuer === undefined || clientId === undefined || name === undefined)
    throw usageError('Configuring takes --issuer, --client-id and --name.');
  const clientSecret = await readSecret('Client secret (hidden)');
  const joining = { ...(domain ? { domains: domain } : {}), ...(defaultRole ? { defaultRole } : {}) };
  const provider = { name, issuer, clientId, clientSecret, ...joining };
  writeFields(await client.workspaces.setIdentityProvider(id, provider), fields, json);
}
