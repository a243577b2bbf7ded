import type { Change } from '../../audit/changes.js';
import { lockMemberships } from '../../workspaces/workspace-lock.js';
import { forgetProvider } from './forget-provider.js';
import { WorkspaceProvider } from './workspace-provider.entity.js';

/**
 * Requires the provider of a workspace again, in a restored database.
 *
 * @returns false if the workspace has another one, or it is required already
 */
export async function enforceRestored(
  change: Change,
  workspaceId: string,
  providerId: string,
): Promise<boolean> {
  await lockMemberships(change, workspaceId);
  const provider = await change.manager.findOneBy(WorkspaceProvider, { id: providerId, workspaceId });
  if (!provider || provider.enforcedAt !== null) return false;
  await change.manager.update(
    WorkspaceProvider,
    { id: providerId },
    { enforcedAt: () => 'clock_timestamp()' },
  );
  await change.record('workspace.sso_enforced', {
    workspaceId,
    targetId: workspaceId,
    details: { identity_provider_id: providerId, issuer: provider.issuer, reason: 'restored' },
  });
  return true;
}

/** What the trail knows of a provider that was configured after the backup. */
interface Configured {
  issuer: unknown;
  clientId: unknown;
  domains: unknown;
  defaultRole: unknown;
}

/**
 * Removes a provider that a restored database has again. If only its domains or the role of new members were changed, it
 * stays, and lets nobody in whom it should not.
 *
 * @param successor how it was configured again; null: it was removed
 * @returns false if there is nothing to undo
 */
export async function removeRestored(
  change: Change,
  workspaceId: string,
  successor: Configured | null,
): Promise<boolean> {
  await lockMemberships(change, workspaceId);
  const provider = await change.manager.findOneBy(WorkspaceProvider, { workspaceId });
  if (!provider) return false;
  const { issuer, clientId } = provider;
  if (successor?.issuer === issuer && successor.clientId === clientId)
    return narrow(change, provider, successor);
  await forgetProvider(change, workspaceId, 'restored');
  return true;
}

async function narrow(
  change: Change,
  { id, workspaceId, issuer, clientId, ...provider }: WorkspaceProvider,
  wanted: Configured,
): Promise<boolean> {
  const allowed: readonly unknown[] = Array.isArray(wanted.domains) ? wanted.domains : [];
  const domains = provider.domains.filter((domain) => allowed.includes(domain));
  const defaultRole = wanted.defaultRole === 'viewer' ? 'viewer' : provider.defaultRole;
  if (domains.length === provider.domains.length && defaultRole === provider.defaultRole) return false;
  const updatedAt = () => 'clock_timestamp()';
  await change.manager.update(WorkspaceProvider, { id }, { domains, defaultRole, updatedAt });
  await change.record('workspace.identity_provider_set', {
    workspaceId,
    targetId: workspaceId,
    details: { issuer, client_id: clientId, domains, default_role: defaultRole, reason: 'restored' },
  });
  return true;
}
