import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { EntryName } from '../../core/coherence/authority-cache.js';
import type { AuthorityRecords } from '../../core/coherence/authority-records.js';
import { Coherence } from '../../core/coherence/coherence.js';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import { problem, type Problem } from '../../core/errors/problem.js';
import type { ApiKeyPrincipal, Principal, UserPrincipal } from '../../core/principal/principal.js';
import { scopesOf } from '../../core/principal/roles.js';
import { NO_SCOPES } from '../../core/principal/scopes.js';
import { suspended, type Suspension } from '../../core/principal/suspension.js';
import type { ApiKeyRecord } from '../api-keys/api-key-authority.js';
import { UsageRecorder } from '../api-keys/usage-recorder.js';
import type { AccessTokenClaims } from '../auth/access-tokens.js';
import { SessionAuthority, type SessionRecord } from '../auth/session-authority.js';
import { UserAuthority, type UserRecord } from '../users/user-authority.js';
import {
  type Standing,
  WorkspaceAuthority,
  type WorkspaceRecord,
} from '../workspaces/workspace-authority.js';
import { invalidCredentials } from './challenges.js';
import type { Identity } from './identity.js';
import { NO_WORKSPACE, type RequestedWorkspace } from './requested-workspace.js';

const ADMISSIONS_MAX = 10_000;

interface Admission {
  principal: UserPrincipal;
  /** Of the cache, when the principal was worked out. */
  version: number;
  /** When the session ends, by `performance.now()`. */
  endsAt: number;
}

/**
 * From what a credential stands for to what it may do now: live roles, from the coherent cache.
 * With everything cached, which is the rule, the answer is there without a promise.
 */
@Injectable()
export class Authority {
  /** Of the tokens in use now: their principal, as long as no authority changes. Saves three look-ups a request. */
  private admissions: LRUCache<AccessTokenClaims, Admission> | undefined;

  constructor(
    @Inject(Coherence) private readonly records: AuthorityRecords,
    private readonly sessions: SessionAuthority,
    private readonly users: UserAuthority,
    private readonly workspaces: WorkspaceAuthority,
    private readonly usage: UsageRecorder,
  ) {}

  /** The same decisions, over other records. */
  over(records: AuthorityRecords): Authority {
    return new Authority(records, this.sessions, this.users, this.workspaces, this.usage);
  }

  principalOf(
    identity: Identity,
    requested: RequestedWorkspace,
    address: string,
  ): Principal | Promise<Principal> {
    return identity.kind === 'api_key'
      ? this.ofApiKey(identity, requested, address)
      : this.ofUser(identity, requested);
  }

  user(userId: string): UserRecord | null | Promise<UserRecord | null> {
    return this.known(`user:${userId}`, (query) => this.users.load(query, userId));
  }

  workspace(workspaceId: string): WorkspaceRecord | null | Promise<WorkspaceRecord | null> {
    return this.known(`workspace:${workspaceId}`, (query) =>
      this.workspaces.loadWorkspace(query, workspaceId),
    );
  }

  private standing(workspaceId: string, userId: string): Standing | null | Promise<Standing | null> {
    return this.known(`member:${workspaceId}:${userId}`, (query) =>
      this.workspaces.loadStanding(query, workspaceId, userId),
    );
  }

  private session(sessionId: string): SessionRecord | null | Promise<SessionRecord | null> {
    return this.known(`session:${sessionId}`, (query) => this.sessions.load(query, sessionId));
  }

  /** The cached record at once, or the promise of one. */
  private known<T>(name: EntryName, load: (query: AuthorityQuery) => Promise<T>): T | Promise<T> {
    return this.records.get<T>(name) ?? this.records.read(name, load);
  }

  private ofApiKey(
    key: ApiKeyRecord,
    requested: RequestedWorkspace,
    address: string,
  ): ApiKeyPrincipal | Promise<ApiKeyPrincipal> {
    const now = performance.now();
    if (key.revokedAt !== null && key.revokedAt <= now) throw this.refusal(key, 'revoked', address);
    if (key.expiresAt !== null && key.expiresAt <= now) throw this.refusal(key, 'expired', address);
    if (key.allowedIps && !key.allowedIps.includes(address))
      throw this.refusal(key, 'address_not_allowed', address);
    const standing = this.standing(key.workspaceId, key.createdBy);
    return standing instanceof Promise
      ? standing.then((loaded) => this.apiKeyPrincipal(key, loaded, requested, address))
      : this.apiKeyPrincipal(key, standing, requested, address);
  }

  private apiKeyPrincipal(
    key: ApiKeyRecord,
    role: Standing | null,
    { fromHeader, fromPath }: RequestedWorkspace,
    address: string,
  ): ApiKeyPrincipal {
    if (!role) throw this.refusal(key, 'creator_removed', address);
    if (typeof role === 'object') {
      this.usage.record(key.id, role.code, address);
      throw suspended(role);
    }
    if (fromHeader !== null && fromHeader !== key.workspaceId)
      throw this.misdirected(key, 'workspace_mismatch', address);
    if (fromPath !== null && fromPath !== key.workspaceId) throw this.misdirected(key, 'not_found', address);
    return {
      kind: 'api_key',
      userId: key.createdBy,
      apiKeyId: key.id,
      apiKeyName: key.name,
      apiKeyPrefix: key.keyPrefix,
      keyScopes: key.scopes,
      requestLimits: key.requestLimits,
      workspaceId: key.workspaceId,
      role,
      scopes: key.scopes.and(scopesOf(role)),
    };
  }

  /** The reason is for the key's owner, in the usage figures. The caller gets one and the same 401. */
  private refusal(
    key: ApiKeyRecord,
    reason: 'revoked' | 'expired' | 'address_not_allowed' | 'creator_removed',
    address: string,
  ) {
    this.usage.record(key.id, reason, address);
    return invalidCredentials();
  }

  /** A good key that was sent to another workspace. */
  private misdirected(key: ApiKeyRecord, code: 'workspace_mismatch' | 'not_found', address: string): Problem {
    this.usage.record(key.id, code, address);
    return problem(code);
  }

  private ofUser(
    claims: AccessTokenClaims,
    requested: RequestedWorkspace,
  ): UserPrincipal | Promise<UserPrincipal> {
    const admitted = requested === NO_WORKSPACE ? this.admittedBefore(claims) : undefined;
    if (admitted) return admitted;
    const { version } = this.records;
    const session = this.session(claims.sessionId);
    if (session instanceof Promise)
      return session.then((loaded) => this.ofSession(claims, loaded, requested));
    const principal = this.ofSession(claims, session, requested);
    if (requested === NO_WORKSPACE && session && !(principal instanceof Promise)) {
      this.admissions ??= new LRUCache({ max: ADMISSIONS_MAX });
      this.admissions.set(claims, { principal, version, endsAt: session.endsAt });
    }
    return principal;
  }

  /** Nothing has been dropped since, so all that the principal was made from still holds. */
  private admittedBefore(claims: AccessTokenClaims): UserPrincipal | undefined {
    const admission = this.admissions?.get(claims);
    return admission?.version === this.records.version &&
      this.records.isLeaseValid &&
      admission.endsAt > performance.now()
      ? admission.principal
      : undefined;
  }

  private ofSession(
    claims: AccessTokenClaims,
    session: SessionRecord | null,
    { fromHeader, fromPath }: RequestedWorkspace,
  ): UserPrincipal | Promise<UserPrincipal> {
    if (!session || session.userId !== claims.userId || session.endsAt <= performance.now())
      throw invalidCredentials();
    if (fromHeader !== null && fromPath !== null && fromHeader !== fromPath)
      throw problem('workspace_mismatch');
    const named = fromPath ?? fromHeader;
    if (named !== null) return this.inWorkspace(claims, named);
    const user = this.user(claims.userId);
    return user instanceof Promise
      ? user.then((loaded) => this.inDefaultWorkspace(claims, loaded))
      : this.inDefaultWorkspace(claims, user);
  }

  private inDefaultWorkspace(
    claims: AccessTokenClaims,
    user: UserRecord | null,
  ): UserPrincipal | Promise<UserPrincipal> {
    const reason = user?.suspendedReason ?? null;
    if (reason !== null) throw suspended({ code: 'account_suspended', reason });
    const workspaceId = user?.defaultWorkspaceId ?? null;
    if (workspaceId === null) return nowhere(claims);
    const standing = this.standing(workspaceId, claims.userId);
    return standing instanceof Promise
      ? standing.then((loaded) => inDefault(claims, workspaceId, loaded))
      : inDefault(claims, workspaceId, standing);
  }

  private inWorkspace(
    claims: AccessTokenClaims,
    workspaceId: string,
  ): UserPrincipal | Promise<UserPrincipal> {
    const standing = this.standing(workspaceId, claims.userId);
    return standing instanceof Promise
      ? standing.then((loaded) => userPrincipal(claims, workspaceId, loaded))
      : userPrincipal(claims, workspaceId, standing);
  }
}

const nowhere = ({ userId, sessionId }: AccessTokenClaims, suspension?: Suspension): UserPrincipal => ({
  kind: 'user',
  userId,
  sessionId,
  workspaceId: null,
  role: null,
  scopes: NO_SCOPES,
  ...(suspension ? { suspension } : {}),
});

/** Whose own workspace is suspended can still manage the account, and name another workspace. */
function inDefault(claims: AccessTokenClaims, workspaceId: string, standing: Standing | null): UserPrincipal {
  return typeof standing === 'object' && standing?.code === 'workspace_suspended'
    ? nowhere(claims, standing)
    : userPrincipal(claims, workspaceId, standing);
}

function userPrincipal(
  { userId, sessionId }: AccessTokenClaims,
  workspaceId: string,
  role: Standing | null,
): UserPrincipal {
  // Not a member, or no such workspace: the same answer.
  if (!role) throw problem('not_found');
  if (typeof role === 'object') throw suspended(role);
  return { kind: 'user', userId, sessionId, workspaceId, role, scopes: scopesOf(role) };
}
