import type { Change } from '../../audit/changes.js';
import { endConfinedSessions } from '../../auth/sessions/session-endings.js';
import { WorkspaceProvider } from './workspace-provider.entity.js';

/** Ends what the provider of a workspace lets in. Call this with the memberships locked, before any of them ends. */
export async function deleteProvider(change: Change, { id, workspaceId }: WorkspaceProvider): Promise<void> {
  await change.manager.delete(WorkspaceProvider, { id });
  await endConfinedSessions(change, workspaceId, null, 'identity_provider_removed');
}

/** @param details for the audit trail, about why */
export async function removeProvider(
  change: Change,
  provider: WorkspaceProvider,
  details: Record<string, unknown>,
): Promise<void> {
  const { id, workspaceId, issuer, enforcedAt } = provider;
  await deleteProvider(change, provider);
  await change.record('workspace.identity_provider_removed', {
    workspaceId,
    targetId: workspaceId,
    details: { identity_provider_id: id, issuer, enforced: enforcedAt !== null, ...details },
  });
}

/**
 * Removes the provider of a workspace, if it has one, although none of its owners asked for that. Call this with the
 * memberships locked, before any of them ends.
 */
export async function forgetProvider(
  change: Change,
  workspaceId: string,
  reason: 'account_claimed' | 'restored',
): Promise<void> {
  const provider = await change.manager.findOneBy(WorkspaceProvider, { workspaceId });
  if (provider) await removeProvider(change, provider, { reason });
}
