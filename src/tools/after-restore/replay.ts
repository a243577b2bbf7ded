import { isDeepStrictEqual } from 'node:util';
import type { RequestLimit } from '@latchkey/verifier/slices';
import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../../core/principal/actor.js';
import type { Role } from '../../core/principal/roles.js';
import type { Scope } from '../../core/principal/scopes.js';
import { randomToken } from '../../core/secrets/random-token.js';
import { AccountDeletion } from '../../modules/accounts/account-deletion.js';
import { ApiKeyRevocation } from '../../modules/api-keys/lifecycle/api-key-revocation.js';
import { isChangeable, updateApiKey } from '../../modules/api-keys/api-key-changes.js';
import { loadKeyPolicy } from '../../modules/api-keys/policy/key-policy.js';
import { storeKeyPolicy } from '../../modules/api-keys/policy/key-policies.js';
import { toKeyPolicy } from '../../modules/api-keys/policy/key-policy.schemas.js';
import { ApiKeySwitching } from '../../modules/api-keys/lifecycle/api-key-switching.js';
import { ApiKeyTransfer } from '../../modules/api-keys/lifecycle/api-key-transfer.js';
import type { AllowlistMode } from '../../modules/api-keys/api-key.entity.js';
import { lockAnyApiKeys } from '../../modules/api-keys/api-key-view.js';
import { lockSharing, shareLimits } from '../../modules/api-keys/shared-limits.js';
import { REVOKED_REASONS, type RevokedReason } from '../../modules/api-keys/api-key.entity.js';
import { type Change, Changes } from '../../modules/audit/changes.js';
import { forgetFactors } from '../../modules/auth/factors/forget-factors.js';
import { deleteRecoveryCodes } from '../../modules/auth/factors/recovery-codes.js';
import { voidLinks } from '../../modules/auth/email-addresses/email-links.js';
import { PasswordHasher } from '../../modules/auth/passwords/password-hasher.js';
import { isErased } from '../../modules/users/erased-user.js';
import { holdToPassword, setConfirmedEmail, setPasswordHash } from '../../modules/users/user-changes.js';
import { User } from '../../modules/users/user.entity.js';
import { revokeOperatorKey } from '../../modules/operator/operator-keys.js';
import { setSuspension, type Suspendable } from '../../modules/oversight/suspensions.js';
import { limitWorkspace } from '../../modules/oversight/workspace-limits.js';
import {
  endSecrets,
  removeResourceServer,
  removeScopes,
} from '../../modules/resource-servers/resource-server-endings.js';
import { ScopeHolders } from '../../modules/resource-servers/scope-holders.js';
import { ServiceAccountEndings } from '../../modules/service-accounts/service-account-endings.js';
import { setServiceAccountLimits } from '../../modules/service-accounts/set-limits.js';
import { lockServiceAccounts } from '../../modules/service-accounts/service-account-view.js';
import type { ServiceAccountView } from '../../modules/service-accounts/service-account.schemas.js';
import { discardPending } from '../../modules/webhooks/deliveries/deliveries.js';
import { EndpointRemoval } from '../../modules/webhooks/endpoints/endpoint-removal.js';
import { EndpointTransfer } from '../../modules/webhooks/endpoints/endpoint-transfer.js';
import { updateEndpoint } from '../../modules/webhooks/endpoints/update-endpoint.js';
import { WebhookEndpoint } from '../../modules/webhooks/endpoints/webhook-endpoint.entity.js';
import { withdrawOpenInvitations } from '../../modules/workspaces/invitations/invitation-withdrawal.js';
import { findMember } from '../../modules/workspaces/members/member-list.js';
import { MembershipEndings } from '../../modules/workspaces/members/membership-endings.js';
import { setWorkspaceLimits } from '../../modules/workspaces/settings/set-limits.js';
import { forgetIdentities } from '../../modules/sso/identities/forget-identities.js';
import { enforceRestored, removeRestored } from '../../modules/sso/provider/restored-provider.js';
import { setRequiredFactor } from '../../modules/workspaces/settings/set-required-factor.js';
import { setRole } from '../../modules/workspaces/members/set-role.js';
import { lockMemberships } from '../../modules/workspaces/workspace-lock.js';
import { WorkspacesService } from '../../modules/workspaces/workspaces.service.js';
import type { LostEvent } from './lost-events.js';
import { stepOf } from './steps.js';

/**
 * Repeats whatever ended or lowered authority, with the same functions as the first time, and nothing that granted any.
 * Safe to run repeatedly.
 */
export class Replay {
  private readonly changes: Changes;
  private readonly revocation: ApiKeyRevocation;
  private readonly transfers: ApiKeyTransfer;
  private readonly switching: ApiKeySwitching;
  private readonly endings: MembershipEndings;
  private readonly serviceAccounts: ServiceAccountEndings;
  private readonly workspaces: WorkspacesService;
  private readonly accounts: AccountDeletion;
  private readonly passwords: PasswordHasher;
  private readonly endpoints: EndpointRemoval;
  private readonly endpointTransfers: EndpointTransfer;
  private readonly scopeHolders: ScopeHolders;

  constructor(context: INestApplicationContext) {
    const find = <T>(type: abstract new (...parameters: never[]) => T): T =>
      context.get<T>(type, { strict: false });
    this.changes = find(Changes);
    this.revocation = find(ApiKeyRevocation);
    this.transfers = find(ApiKeyTransfer);
    this.switching = find(ApiKeySwitching);
    this.endings = find(MembershipEndings);
    this.serviceAccounts = find(ServiceAccountEndings);
    this.workspaces = find(WorkspacesService);
    this.accounts = find(AccountDeletion);
    this.passwords = find(PasswordHasher);
    this.endpoints = find(EndpointRemoval);
    this.endpointTransfers = find(EndpointTransfer);
    this.scopeHolders = find(ScopeHolders);
  }

  /** @returns false if the event ended nothing that the database still has */
  run(event: LostEvent): Promise<boolean> {
    const step = stepOf(event);
    if (!step) return Promise.resolve(false);
    return this.changes.runOnAuthority(systemActor, (change) => this[step.method](change, event));
  }

  async revokeKey(change: Change, { target_id: id, action, details }: LostEvent): Promise<boolean> {
    const [key] = id === null ? [] : await lockAnyApiKeys(change.manager, 'k.id = $1', [id]);
    if (!key || key.status === 'revoked' || key.status === 'ended') return false;
    const told = action === 'api_key.rotated' ? 'rotated' : details['reason'];
    const reason =
      REVOKED_REASONS.find((known) => known === told) ?? ('revoked_by_user' satisfies RevokedReason);
    await this.revocation.revoke(change, [key], reason);
    return true;
  }

  async changeKey(change: Change, { target_id: id, details }: LostEvent): Promise<boolean> {
    const [key] = id === null ? [] : await lockAnyApiKeys(change.manager, 'k.id = $1', [id]);
    const changed = (details['changed'] ?? {}) as Record<string, { to: unknown } | undefined>;
    const { scopes, allowed_ips: allowedIps, allowlist_mode: mode, expires_at: expiresAt, limits } = changed;
    if (!key || !isChangeable(key) || !(scopes ?? allowedIps ?? mode ?? expiresAt ?? limits)) return false;
    await updateApiKey(change.manager, key.id, {
      ...(scopes ? { scopes: scopes.to as Scope[] | null } : {}),
      ...(allowedIps ? { allowedIps: allowedIps.to as string[] | null } : {}),
      ...(mode ? { allowlistMode: mode.to as AllowlistMode } : {}),
      ...(expiresAt ? { expiresAt: expiresAt.to === null ? null : new Date(expiresAt.to as string) } : {}),
      ...(limits ? { limits: limits.to as RequestLimit[] | null } : {}),
    });
    await change.record('api_key.updated', {
      workspaceId: key.workspaceId,
      targetId: key.id,
      details: { name: key.name, changed, reason: 'restored' },
    });
    if (!limits) return true;
    const to = limits.to as RequestLimit[] | null;
    await shareLimits(change, key, await lockSharing(change.manager, key, to), to, { reason: 'restored' });
    return true;
  }

  async disableKey(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const [key] = id === null ? [] : await lockAnyApiKeys(change.manager, 'k.id = $1', [id]);
    if (!key || !isChangeable(key) || key.disabledAt) return false;
    await this.switching.disable(change, key, 'restored');
    return true;
  }

  /**
   * In the backup the key acts for its previous owner again, whose authority over it had ended. It is disabled, and
   * returned to its new owner if the backup has them: it must not end with the previous one, whose removal may follow.
   */
  async disableTransferredKey(change: Change, event: LostEvent): Promise<boolean> {
    const { target_id: id, workspace_id: workspaceId, details } = event;
    if (id === null || workspaceId === null) return false;
    const owner = details['owner'] as { to: string };
    const isPutBack = await this.transfers.restore(change, workspaceId, id, owner.to);
    const [key] = await lockAnyApiKeys(change.manager, 'k.id = $1', [id]);
    if (key?.owner.id === owner.to && !isPutBack) return false;
    return (await this.disableKey(change, event)) || isPutBack;
  }

  /** For future keys. Each existing key that the policy reached has its own event. */
  async setKeyPolicy(change: Change, { workspace_id: workspaceId, details }: LostEvent): Promise<boolean> {
    if (workspaceId === null || !(await isLive(change, workspaceId))) return false;
    const policy = toKeyPolicy(details['policy'] as Parameters<typeof toKeyPolicy>[0]);
    if (isDeepStrictEqual({ ...(await loadKeyPolicy(change.manager, workspaceId)) }, policy)) return false;
    const graceEndsAt = details['grace_ends_at'];
    await storeKeyPolicy(
      change,
      workspaceId,
      policy,
      typeof graceEndsAt === 'string' ? new Date(graceEndsAt) : null,
      { reason: 'restored' },
    );
    return true;
  }

  async changeWorkspace(change: Change, { target_id: id, details }: LostEvent): Promise<boolean> {
    const limits = details['limits'] as { to: RequestLimit[] | null } | undefined;
    const factor = details['require_second_factor'] as { to: boolean } | undefined;
    if (id === null) return false;
    const isLimited = limits !== undefined && (await setWorkspaceLimits(change.manager, id, limits.to));
    const isRequired = factor !== undefined && (await setRequiredFactor(change.manager, id, factor.to));
    if (!isLimited && !isRequired) return false;
    await change.record('workspace.updated', {
      workspaceId: id,
      targetId: id,
      details: {
        ...(isLimited ? { limits } : {}),
        ...(isRequired ? { require_second_factor: factor } : {}),
        reason: 'restored',
      },
    });
    return true;
  }

  async limitWorkspace(change: Change, { target_id: id, details }: LostEvent): Promise<boolean> {
    const limitsMax = details['to'] as RequestLimit[] | null;
    return id !== null && (await limitWorkspace(change, id, limitsMax, { reason: 'restored' })) === true;
  }

  async removeMember(change: Change, event: LostEvent): Promise<boolean> {
    const member = await this.lockMember(change, event);
    if (!member) return false;
    const told = event.details['reason'];
    const reason = told === 'account_deleted' || told === 'account_claimed' ? told : 'creator_left';
    await this.endings.end(change, member.workspaceId, member, reason);
    return true;
  }

  async changeRole(change: Change, event: LostEvent): Promise<boolean> {
    const member = await this.lockMember(change, event);
    const role = event.details['role'] as Role;
    if (!member || member.role === role) return false;
    const { workspaceId, userId } = member;
    await setRole(change.manager, workspaceId, userId, role);
    await change.record('member.role_changed', {
      workspaceId,
      targetId: userId,
      details: { role, previous_role: member.role, reason: 'restored' },
    });
    return true;
  }

  async deleteServiceAccount(change: Change, event: LostEvent): Promise<boolean> {
    const account = await lockServiceAccount(change, event);
    if (!account) return false;
    await this.serviceAccounts.end(change, account);
    return true;
  }

  async changeServiceAccount(change: Change, event: LostEvent): Promise<boolean> {
    const account = await lockServiceAccount(change, event);
    if (!account) return false;
    const { id, workspaceId, name } = account;
    const role = event.details['role'] as Role;
    const limits = event.details['limits'] as { to: RequestLimit[] | null } | undefined;
    const isMoved = role !== account.role;
    const isLimited =
      limits !== undefined && (await setServiceAccountLimits(change.manager, account, limits.to));
    if (!isMoved && !isLimited) return false;
    if (isMoved) await setRole(change.manager, workspaceId, id, role);
    await change.record('service_account.updated', {
      workspaceId,
      targetId: id,
      details: {
        name,
        role,
        ...(isMoved ? { previous_role: account.role } : {}),
        ...(isLimited ? { limits } : {}),
        reason: 'restored',
      },
    });
    return true;
  }

  async withdrawInvitation(
    change: Change,
    { workspace_id: workspaceId, target_id: id }: LostEvent,
  ): Promise<boolean> {
    if (workspaceId === null || !(await isLive(change, workspaceId))) return false;
    await lockMemberships(change, workspaceId);
    return (await withdrawOpenInvitations(change, workspaceId, 'restored', 'id = $2', [id])) > 0;
  }

  async deleteWorkspace(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    if (id === null || !(await isLive(change, id))) return false;
    await this.workspaces.deleteWithin(change, id);
    return true;
  }

  async deleteAccount(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const user = await findUser(change, id);
    if (!user || isErased(user)) return false;
    await this.accounts.deleteWithin(change, user);
    return true;
  }

  async suspendAccount(change: Change, event: LostEvent): Promise<boolean> {
    return suspend(change, 'account', event);
  }

  async suspendWorkspace(change: Change, event: LostEvent): Promise<boolean> {
    return suspend(change, 'workspace', event);
  }

  /** Only the owner knows the new password, so nobody must be able to sign in with the old one. */
  async voidPassword(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const user = await findUser(change, id);
    if (!user) return false;
    const passwordHash = await this.passwords.hash(randomToken(), {});
    await setPasswordHash(change.manager, user.id, passwordHash);
    await voidLinks(change.manager, user.id, ['password_reset', 'email_verification']);
    await change.record('account.password_changed', {
      workspaceId: null,
      targetId: user.id,
      details: { reason: 'restored' },
    });
    return true;
  }

  /**
   * A factor may have been removed because a phone was lost, and the thief still has it. Along with factors added
   * later, all have to be set up again.
   */
  async forgetFactors(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const user = await findUser(change, id);
    return user !== null && forgetFactors(change, user.id, 'restored');
  }

  /** The removal of the factors has its own event. */
  async holdToPassword(
    change: Change,
    { target_id: id, workspace_id: workspaceId }: LostEvent,
  ): Promise<boolean> {
    const user = await findUser(change, id);
    if (!user || user.heldToPasswordAt !== null) return false;
    await holdToPassword(change.manager, user.id);
    await change.record('member.factors_reset', {
      workspaceId,
      targetId: user.id,
      details: { reason: 'restored' },
    });
    return true;
  }

  /** The unlinked identity is back, and the restored rows do not reliably tell which one it is, so all are unlinked. */
  async forgetIdentities(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const user = await findUser(change, id);
    return user !== null && forgetIdentities(change, user.id, 'restored');
  }

  async enforceSso(change: Change, { workspace_id: id, details }: LostEvent): Promise<boolean> {
    return id !== null && enforceRestored(change, id, String(details['identity_provider_id']));
  }

  async removeProvider(change: Change, { workspace_id: id }: LostEvent): Promise<boolean> {
    return id !== null && removeRestored(change, id, null);
  }

  /** The one that replaced it is lost with its secret: an owner has to configure it again. */
  async removeReplacedProvider(change: Change, { workspace_id: id, details }: LostEvent): Promise<boolean> {
    const { issuer, client_id: clientId, domains, default_role: defaultRole } = details;
    return id !== null && removeRestored(change, id, { issuer, clientId, domains, defaultRole });
  }

  /** Nobody knows any more which of them were used. */
  async voidRecoveryCodes(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const user = await findUser(change, id);
    if (!user || (await deleteRecoveryCodes(change, user.id)) === 0) return false;
    await change.record('account.recovery_codes_created', {
      workspaceId: null,
      targetId: user.id,
      details: { reason: 'restored', codes: 0 },
    });
    return true;
  }

  async changeEmail(change: Change, { target_id: id, details }: LostEvent): Promise<boolean> {
    const user = await findUser(change, id);
    const email = String(details['to']);
    if (!user || user.email === email) return false;
    if (await change.manager.existsBy(User, { email })) {
      throw new Error(`the address ${email} belongs to another account now`);
    }
    await setConfirmedEmail(change.manager, user.id, email);
    await voidLinks(change.manager, user.id, ['password_reset', 'email_verification']);
    await change.record('account.email_changed', {
      workspaceId: null,
      targetId: user.id,
      details: { from: user.email, to: email, reason: 'restored' },
    });
    return true;
  }

  async changeEndpoint(change: Change, event: LostEvent): Promise<boolean> {
    const endpoint = await findEndpoint(change, event);
    if (!endpoint) return false;
    const { url, events, status_reason: statusReason } = event.details;
    const isDisabled = event.action === 'webhook_endpoint.disabled' || typeof statusReason === 'string';
    await updateEndpoint(change.manager, endpoint.id, {
      ...(typeof url === 'string' ? { url } : {}),
      ...(Array.isArray(events) ? { events: events as WebhookEndpoint['events'] } : {}),
      ...(isDisabled && endpoint.disabledAt === null
        ? { disabledAt: () => 'clock_timestamp()', disabledReason: 'disabled_by_user' as const }
        : {}),
    });
    if (isDisabled) await discardPending(change.manager, endpoint.id);
    await recordEndpoint(
      change,
      isDisabled ? 'webhook_endpoint.disabled' : 'webhook_endpoint.updated',
      event,
    );
    return true;
  }

  async deleteEndpoint(change: Change, event: LostEvent): Promise<boolean> {
    const endpoint = await findEndpoint(change, event);
    if (!endpoint) return false;
    await this.endpoints.delete(change, endpoint.workspaceId, endpoint.id);
    await recordEndpoint(change, 'webhook_endpoint.deleted', event);
    return true;
  }

  /** Its successor is not in the backup, but receivers accept only that one, so the secret has to be rotated again. */
  async endEndpointSecret(change: Change, event: LostEvent): Promise<boolean> {
    const endpoint = await findEndpoint(change, event);
    if (!endpoint || endpoint.disabledAt !== null) return false;
    await updateEndpoint(change.manager, endpoint.id, {
      disabledAt: () => 'clock_timestamp()',
      disabledReason: 'disabled_by_user',
    });
    await discardPending(change.manager, endpoint.id);
    await recordEndpoint(change, 'webhook_endpoint.disabled', event);
    return true;
  }

  async transferEndpoint(change: Change, event: LostEvent): Promise<boolean> {
    const { to } = event.details['owner'] as { to: string };
    const endpoint = await findEndpoint(change, event);
    if (!endpoint || !(await isLive(change, endpoint.workspaceId))) return false;
    return this.endpointTransfers.restore(change, endpoint, to);
  }

  async revokeOperatorKey(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    return id !== null && (await revokeOperatorKey(change, id)) === true;
  }

  async deleteResourceServer(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    return id !== null && removeResourceServer(change, this.scopeHolders, id);
  }

  /** Including the current one, because its successor is not in the backup. The service needs a new one. */
  async endSecrets(change: Change, { target_id: id }: LostEvent): Promise<boolean> {
    const [row] = await change.manager.query<{ count: string }[]>(
      'SELECT count(*) AS count FROM resource_server_secrets WHERE resource_server_id = $1',
      [id],
    );
    if (id === null || Number(row?.count) === 0) return false;
    await endSecrets(change.manager, id, 0);
    await change.record('resource_server.secret_rotated', {
      workspaceId: null,
      targetId: id,
      details: { overlap_seconds: 0, reason: 'restored' },
    });
    return true;
  }

  async removeScopes(change: Change, { target_id: id, details }: LostEvent): Promise<boolean> {
    const removed = (details['removed'] ?? []) as string[];
    const there = await change.manager.query<{ scope: string }[]>(
      'SELECT scope FROM resource_server_scopes WHERE resource_server_id = $1 AND scope = ANY ($2)',
      [id, removed],
    );
    if (id === null || there.length === 0) return false;
    const scopes = there.map(({ scope }) => scope);
    const keys = await removeScopes(change.manager, this.scopeHolders, id, scopes);
    await change.record('resource_server.scopes_changed', {
      workspaceId: null,
      targetId: id,
      details: { added: [], removed: scopes, keys_narrowed: keys, reason: 'restored' },
    });
    return true;
  }

  /** Call this with the workspace's memberships locked. */
  private async lockMember(change: Change, { workspace_id: workspaceId, target_id: userId }: LostEvent) {
    if (workspaceId === null || userId === null || !(await isLive(change, workspaceId))) return undefined;
    await lockMemberships(change, workspaceId);
    const member = await findMember(change.manager, workspaceId, userId);
    return member && { ...member, workspaceId };
  }
}

/**
 * Omits roles and owners that were changed again later: otherwise somebody might briefly have a role that has ended.
 */
export function toReplay(events: readonly LostEvent[]): LostEvent[] {
  const latest = new Map<string, LostEvent>();
  for (const event of events.filter(isSuperseding)) {
    latest.set(targetOf(event), withLimitsOf(latest.get(targetOf(event)), event));
  }
  return events
    .filter((event) => stepOf(event) !== null)
    .flatMap((event) => {
      const last = isSuperseding(event) ? (latest.get(targetOf(event)) as LostEvent) : event;
      return last.position === event.position ? [last] : [];
    });
}

const targetOf = ({ workspace_id: workspaceId, target_id: id }: LostEvent): string => `${workspaceId} ${id}`;

/** An event always states the role, but limits only if it changed them. */
function withLimitsOf(earlier: LostEvent | undefined, event: LostEvent): LostEvent {
  const limits = event.details['limits'] ?? earlier?.details['limits'];
  return limits === undefined ? event : { ...event, details: { ...event.details, limits } };
}

/** Of such events on one target, the last one counts. No target has two kinds of them. */
const isSuperseding = ({ action }: LostEvent): boolean =>
  action === 'member.role_changed' ||
  action === 'service_account.updated' ||
  action === 'api_key.transferred';

const isLive = async (change: Change, workspaceId: string): Promise<boolean> =>
  (
    await change.manager.query<unknown[]>('SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL', [
      workspaceId,
    ])
  ).length > 0;

async function suspend(
  change: Change,
  target: Suspendable,
  { target_id: id, details }: LostEvent,
): Promise<boolean> {
  return id !== null && (await setSuspension(change, target, id, String(details['reason']))) === true;
}

/** Along with the memberships of its workspace. */
async function lockServiceAccount(
  change: Change,
  { workspace_id: workspaceId, target_id: id }: LostEvent,
): Promise<ServiceAccountView | undefined> {
  if (workspaceId === null || id === null || !(await isLive(change, workspaceId))) return undefined;
  await lockMemberships(change, workspaceId);
  const [account] = await lockServiceAccounts(change.manager, workspaceId, id);
  return account;
}

const findUser = async (change: Change, id: string | null): Promise<User | null> =>
  id === null ? null : change.manager.findOne(User, { where: { id }, lock: { mode: 'for_no_key_update' } });

async function findEndpoint(change: Change, { target_id: id }: LostEvent): Promise<WebhookEndpoint | null> {
  const endpoint =
    id === null
      ? null
      : await change.manager.findOne(WebhookEndpoint, {
          where: { id },
          lock: { mode: 'pessimistic_write' },
        });
  return endpoint?.disabledReason === 'deleted' ? null : endpoint;
}

const recordEndpoint = (
  change: Change,
  action: 'webhook_endpoint.updated' | 'webhook_endpoint.disabled' | 'webhook_endpoint.deleted',
  { workspace_id: workspaceId, target_id: targetId, details }: LostEvent,
): Promise<void> =>
  change.record(action, {
    workspaceId,
    targetId,
    details: { ...details, reason: 'restored' },
  });
