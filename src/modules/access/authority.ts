import { Injectable } from '@nestjs/common';
import { Coherence } from '../../core/coherence/coherence.js';
import { problem } from '../../core/errors/problem.js';
import type { ApiKeyPrincipal, Principal, UserPrincipal } from '../../core/principal/principal.js';
import { type Role, scopesOf } from '../../core/principal/roles.js';
import type { ApiKeyRecord } from '../api-keys/api-key-authority.js';
import { UsageRecorder } from '../api-keys/usage-recorder.js';
import type { AccessTokenClaims } from '../auth/access-tokens.js';
import { SessionAuthority, type SessionRecord } from '../auth/session-authority.js';
import { UserAuthority, type UserRecord } from '../users/user-authority.js';
import { WorkspaceAuthority, type WorkspaceRecord } from '../workspaces/workspace-authority.js';
import { invalidCredentials } from './challenges.js';
import type { Identity } from './identity.js';
import type { RequestedWorkspace } from './requested-workspace.js';

/** From what a credential stands for to what it may do now: live roles, from the coherent cache. */
@Injectable()
export class Authority {
  constructor(
    private readonly coherence: Coherence,
    private readonly sessions: SessionAuthority,
    private readonly users: UserAuthority,
    private readonly workspaces: WorkspaceAuthority,
    private readonly usage: UsageRecorder,
  ) {}

  principalOf(identity: Identity, requested: RequestedWorkspace, address: string): Promise<Principal> {
    return identity.kind === 'api_key'
      ? this.ofApiKey(identity.key, requested, address)
      : this.ofUser(identity.claims, requested);
  }

  user(userId: string): Promise<UserRecord | null> {
    return this.coherence.read(`user:${userId}`, () => this.users.load(userId));
  }

  workspace(workspaceId: string): Promise<WorkspaceRecord | null> {
    return this.coherence.read(`workspace:${workspaceId}`, () => this.workspaces.loadWorkspace(workspaceId));
  }

  private async ofApiKey(
    key: ApiKeyRecord,
    requested: RequestedWorkspace,
    address: string,
  ): Promise<ApiKeyPrincipal> {
    const now = performance.now();
    // The reason is for the key's owner, in the usage figures. The caller gets one and the same 401.
    const refuse = (reason: 'revoked' | 'expired' | 'address_not_allowed' | 'creator_removed') => {
      this.usage.record(key.id, reason, address);
      return invalidCredentials();
    };
    if (key.revokedAt <= now) throw refuse('revoked');
    if (key.expiresAt <= now) throw refuse('expired');
    if (key.allowedIps && !key.allowedIps.includes(address)) throw refuse('address_not_allowed');
    const role = await this.role(key.workspaceId, key.createdBy);
    if (!role) throw refuse('creator_removed');
    if (requested.fromHeader !== null && requested.fromHeader !== key.workspaceId)
      throw problem('workspace_mismatch');
    if (requested.fromPath !== null && requested.fromPath !== key.workspaceId) throw problem('not_found');
    return {
      kind: 'api_key',
      userId: key.createdBy,
      apiKeyId: key.id,
      apiKeyName: key.name,
      apiKeyPrefix: key.keyPrefix,
      workspaceId: key.workspaceId,
      role,
      scopes: scopesOf(role) & key.scopes,
    };
  }

  private async ofUser(claims: AccessTokenClaims, requested: RequestedWorkspace): Promise<UserPrincipal> {
    const { userId, sessionId } = claims;
    const session = await this.coherence.read<SessionRecord | null>(`session:${sessionId}`, () =>
      this.sessions.load(sessionId),
    );
    if (!session || session.userId !== userId || session.endsAt <= performance.now())
      throw invalidCredentials();
    const { fromHeader, fromPath } = requested;
    if (fromHeader !== null && fromPath !== null && fromHeader !== fromPath)
      throw problem('workspace_mismatch');
    const workspaceId = fromPath ?? fromHeader ?? (await this.user(userId))?.defaultWorkspaceId ?? null;
    if (workspaceId === null) {
      return { kind: 'user', userId, sessionId, workspaceId: null, role: null, scopes: 0 };
    }
    const role = await this.role(workspaceId, userId);
    // Not a member, or no such workspace: the same answer.
    if (!role) throw problem('not_found');
    return { kind: 'user', userId, sessionId, workspaceId, role, scopes: scopesOf(role) };
  }

  private role(workspaceId: string, userId: string): Promise<Role | null> {
    return this.coherence.read(`member:${workspaceId}:${userId}`, () =>
      this.workspaces.loadRole(workspaceId, userId),
    );
  }
}
