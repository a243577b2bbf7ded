import type { Change } from '../audit/changes.js';
import { endConfinedSessions } from '../auth/session-endings.js';
import { lockMemberships } from '../workspaces/workspace-lock.js';
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

/**
 * Removes a provider that a restored database has again.
 *
 * @param successor the provider that replaced it; null: it was removed
 * @returns false if there is none, or it is the successor
 */
export async function removeRestored(
  change: Change,
  workspaceId: string,
  successor: { issuer: unknown; clientId: unknown } | null,
): Promise<boolean> {
  await lockMemberships(change, workspaceId);
  const provider = await change.manager.findOneBy(WorkspaceProvider, { workspaceId });
  if (!provider) return false;
  if (successor?.issuer === provider.issuer && successor.clientId === provider.clientId) return false;
  await change.manager.delete(WorkspaceProvider, { id: provider.id });
  await endConfinedSessions(change, workspaceId, null, 'identity_provider_removed');
  await change.record('workspace.identity_provider_removed', {
    workspaceId,
    targetId: workspaceId,
    details: { identity_provider_id: provider.id, issuer: provider.issuer, reason: 'restored' },
  });
  return true;
}
