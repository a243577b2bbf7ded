import type { LimitSource } from '@latchkey/verifier/slices';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { AuthorityRecords, KnownRecords } from '../../core/coherence/authority-records.js';
import { Coherence } from '../../core/coherence/coherence.js';
import { decide, recordAtHand } from '../../core/coherence/decision.js';
import { problem, type Problem } from '../../core/errors/problem.js';
import type { ApiKeyPrincipal, KeyLimits, Principal, UserPrincipal } from '../../core/principal/principal.js';
import { scopesOf } from '../../core/principal/roles.js';
import { NO_SCOPES } from '../../core/principal/scopes.js';
import type { ApiKeyRecord } from '../api-keys/api-key-authority.js';
import { UsageRecorder } from '../api-keys/usage/usage-recorder.js';
import { SessionAuthority, type SessionRecord } from '../auth/sessions/session-authority.js';
import { ServiceAccountAuthority } from '../service-accounts/service-account-authority.js';
import {
  hasProvedSecondFactor,
  secondFactorRequired,
  type SecondFactorRequirer,
} from '../users/second-factor.js';
import { hasSignedInWith, type RequiredProvider, ssoRequired } from '../users/sso.js';
import { suspended } from '../users/suspension.js';
import { UserAuthority, type UserRecord } from '../users/user-authority.js';
import {
  type Standing,
  WorkspaceAuthority,
  type WorkspaceRecord,
} from '../workspaces/workspace-authority.js';
import { invalidCredentials } from './challenges.js';
import type { LastingIdentity, SessionIdentity } from './identity.js';
import { LimitedAccess } from './limited-access.js';
import { NO_WORKSPACE, type RequestedWorkspace } from './requested-workspace.js';

const ADMISSIONS_MAX = 10_000;

interface Admission {
  principal: UserPrincipal;
  /** The cache's version when the principal was derived. */
  version: number;
  /** When the session ends, by `performance.now()`. */
  endsAt: number;
}

/** The holder of a live session named by a token. */
type SignedIn = Pick<UserPrincipal, 'userId' | 'sessionId' | 'proof'>;

/**
 * Derives what a credential may do now from the coherent cache, using live roles. Nothing here waits: either all
 * records are cached, or `decide` loads them and asks again.
 */
@Injectable()
export class Authority {
  /** Principals of the tokens in use, valid until any authority changes. Saves three look-ups per request. */
  private admissions: LRUCache<SessionIdentity, Admission> | undefined;

  constructor(
    @Inject(Coherence) private readonly records: AuthorityRecords,
    private readonly sessions: SessionAuthority,
    private readonly users: UserAuthority,
    private readonly workspaces: WorkspaceAuthority,
    private readonly serviceAccounts: ServiceAccountAuthority,
    private readonly usage: UsageRecorder,
    private readonly limited: LimitedAccess,
  ) {}

  /** The same decisions, based on other records. */
  over(records: AuthorityRecords): Authority {
    return new Authority(
      records,
      this.sessions,
      this.users,
      this.workspaces,
      this.serviceAccounts,
      this.usage,
      this.limited,
    );
  }

  /**
   * Evaluates `decision`: synchronously if its records are cached, which is the usual case; otherwise once they are
   * loaded.
   */
  decide<Result>(decision: (known: KnownRecords) => Result): Result | Promise<Result> {
    return decide(this.records, decision);
  }

  /** @throws {Problem} for a caller who may do nothing, or nothing in that workspace */
  principalOf(
    known: KnownRecords,
    identity: LastingIdentity,
    requested: RequestedWorkspace,
    address: string,
  ): Principal {
    return identity.kind === 'api_key'
      ? this.ofApiKey(known, identity, requested, address)
      : this.ofUser(known, identity, requested);
  }

  user(known: KnownRecords, userId: string): UserRecord | null {
    return recordAtHand(known, `user:${userId}`, (query) => this.users.load(query, userId));
  }

  workspace(known: KnownRecords, workspaceId: string): WorkspaceRecord | null {
    return recordAtHand(known, `workspace:${workspaceId}`, (query) =>
      this.workspaces.loadWorkspace(query, workspaceId),
    );
  }

  private standing(known: KnownRecords, workspaceId: string, userId: string): Standing | null {
    return recordAtHand(known, `member:${workspaceId}:${userId}`, (query) =>
      this.workspaces.loadStanding(query, workspaceId, userId),
    );
  }

  private limitsOfServiceAccount(known: KnownRecords, id: string): LimitSource | null {
    const account = recordAtHand(known, `service-account:${id}`, (query) =>
      this.serviceAccounts.load(query, id),
    );
    return account?.requestLimits ?? null;
  }

  private session(known: KnownRecords, sessionId: string): SessionRecord | null {
    return recordAtHand(known, `session:${sessionId}`, (query) => this.sessions.load(query, sessionId));
  }

  private ofApiKey(
    known: KnownRecords,
    key: ApiKeyRecord,
    { fromHeader, fromPath }: RequestedWorkspace,
    address: string,
  ): ApiKeyPrincipal {
    const now = performance.now();
    if (key.revokedAt !== null && key.revokedAt <= now)
      throw this.refusal(key, key.isDisabled ? 'disabled' : 'revoked', address);
    if (key.expiresAt !== null && key.expiresAt <= now) throw this.refusal(key, 'expired', address);
    if (key.allowedIps && !key.allowedIps.includes(address))
      throw this.refusal(key, 'address_not_allowed', address);
    const role = this.standing(known, key.workspaceId, key.createdBy);
    if (!role) throw this.refusal(key, 'creator_removed', address);
    const limits = this.limitsOf(known, key);
    if (typeof role === 'object') {
      this.usage.record(key.id, role.code, address);
      throw suspended(role, this.limited.headersOf(limits));
    }
    if (fromHeader !== null && fromHeader !== key.workspaceId)
      throw this.misdirected(key, limits, 'workspace_mismatch', address);
    if (fromPath !== null && fromPath !== key.workspaceId)
      throw this.misdirected(key, limits, 'not_found', address);
    return {
      kind: 'api_key',
      userId: key.createdBy,
      isServiceAccount: key.isOfServiceAccount,
      apiKeyId: key.id,
      apiKeyName: key.name,
      apiKeyPrefix: key.keyPrefix,
      keyScopes: key.scopes,
      ...limits,
      workspaceId: key.workspaceId,
      role,
      scopes: key.scopes.and(scopesOf(role)),
    };
  }

  private limitsOf(known: KnownRecords, key: ApiKeyRecord): KeyLimits {
    return {
      requestLimits: key.requestLimits,
      serviceAccountLimits: key.isOfServiceAccount ? this.limitsOfServiceAccount(known, key.createdBy) : null,
      workspaceLimits: this.workspace(known, key.workspaceId)?.requestLimits ?? null,
    };
  }

  /** The key's owner sees the reason in the usage figures and the request log. The caller always gets the same 401. */
  private refusal(
    key: ApiKeyRecord,
    reason: 'revoked' | 'disabled' | 'expired' | 'address_not_allowed' | 'creator_removed',
    address: string,
  ) {
    this.usage.record(key.id, reason, address);
    return invalidCredentials(reason);
  }

  /** A valid key that was sent to another workspace. */
  private misdirected(
    key: ApiKeyRecord,
    limits: KeyLimits,
    code: 'workspace_mismatch' | 'not_found',
    address: string,
  ): Problem {
    this.usage.record(key.id, code, address);
    return problem(code, { headers: this.limited.headersOf(limits) });
  }

  private ofUser(known: KnownRecords, claims: SessionIdentity, requested: RequestedWorkspace): UserPrincipal {
    const admitted = requested === NO_WORKSPACE ? this.admittedBefore(claims) : undefined;
    if (admitted) return admitted;
    const session = this.session(known, claims.sessionId);
    if (!session || session.userId !== claims.userId || session.endsAt <= performance.now())
      throw invalidCredentials();
    const signedIn = { userId: claims.userId, sessionId: claims.sessionId, proof: session.proof };
    const principal = this.inWorkspace(known, signedIn, requested);
    // A principal derived only from cached records holds until the cache changes.
    if (requested === NO_WORKSPACE && known === this.records) {
      const { version } = this.records;
      this.admissions ??= new LRUCache({ max: ADMISSIONS_MAX });
      this.admissions.set(claims, { principal, version, endsAt: session.endsAt });
    }
    return principal;
  }

  /** Nothing has been dropped since, so everything the principal was derived from still holds. */
  private admittedBefore(claims: SessionIdentity): UserPrincipal | undefined {
    const admission = this.admissions?.get(claims);
    return admission?.version === this.records.version &&
      this.records.isLeaseValid &&
      admission.endsAt > performance.now()
      ? admission.principal
      : undefined;
  }

  private inWorkspace(
    known: KnownRecords,
    signedIn: SignedIn,
    { fromHeader, fromPath, breaksGlass = false }: RequestedWorkspace,
  ): UserPrincipal {
    if (fromHeader !== null && fromPath !== null && fromHeader !== fromPath)
      throw problem('workspace_mismatch');
    const named = fromPath ?? fromHeader;
    if (named === null) return this.inDefaultWorkspace(known, signedIn);
    // The same answer for every other workspace, whether or not it exists.
    const { confinedTo } = signedIn.proof;
    if (confinedTo !== null && confinedTo !== named) throw problem('session_confined');
    const principal = userPrincipal(signedIn, named, this.standing(known, named, signedIn.userId));
    const provider = this.missesSso(known, signedIn, named);
    if (provider && !(breaksGlass && mayBreakGlass(principal))) throw ssoRequired(named, provider);
    const requiredBy = this.missesSecondFactor(known, signedIn, named);
    if (requiredBy) throw secondFactorRequired(signedIn.proof, requiredBy);
    return provider ? { ...principal, breaksGlass: true } : principal;
  }

  /** The identity provider that the session should have signed in with, and did not. */
  private missesSso(
    known: KnownRecords,
    { proof }: SignedIn,
    workspaceId: string,
  ): RequiredProvider | undefined {
    const provider = this.workspace(known, workspaceId)?.requiredProvider ?? null;
    return provider && !hasSignedInWith(proof, provider.id) ? provider : undefined;
  }

  /** A session that proved a second factor meets the requirement of any workspace. */
  private missesSecondFactor(
    known: KnownRecords,
    { proof }: SignedIn,
    workspaceId: string,
  ): SecondFactorRequirer | undefined {
    if (hasProvedSecondFactor(proof)) return undefined;
    return this.workspace(known, workspaceId)?.secondFactorRequiredBy ?? undefined;
  }

  /**
   * A user whose own workspace is suspended or requires a second factor can still manage the account, and name another
   * workspace.
   */
  private inDefaultWorkspace(known: KnownRecords, signedIn: SignedIn): UserPrincipal {
    const user = this.user(known, signedIn.userId);
    const reason = user?.suspendedReason ?? null;
    if (reason !== null) throw suspended({ code: 'account_suspended', reason });
    const { confinedTo } = signedIn.proof;
    const workspaceId = confinedTo ?? user?.defaultWorkspaceId ?? null;
    if (workspaceId === null) return nowhere(signedIn);
    const standing = this.standing(known, workspaceId, signedIn.userId);
    // The membership or the workspace is gone, and with it everything that the session was for.
    if (confinedTo !== null && standing === null) throw invalidCredentials();
    if (typeof standing === 'object' && standing?.code === 'workspace_suspended')
      return nowhere(signedIn, () => suspended(standing));
    const principal = userPrincipal(signedIn, workspaceId, standing);
    const provider = this.missesSso(known, signedIn, workspaceId);
    if (provider) return nowhere(signedIn, () => ssoRequired(workspaceId, provider));
    const requiredBy = this.missesSecondFactor(known, signedIn, workspaceId);
    return requiredBy ? nowhere(signedIn, () => secondFactorRequired(signedIn.proof, requiredBy)) : principal;
  }
}

/** Only an owner who has proved a second factor: a stolen password must not suffice. */
const mayBreakGlass = ({ role, proof }: UserPrincipal): boolean =>
  role === 'owner' && hasProvedSecondFactor(proof);

const nowhere = ({ userId, sessionId, proof }: SignedIn, withheld?: () => Problem): UserPrincipal => ({
  kind: 'user',
  userId,
  sessionId,
  proof,
  workspaceId: null,
  role: null,
  scopes: NO_SCOPES,
  ...(withheld ? { withheld } : {}),
});

function userPrincipal(
  { userId, sessionId, proof }: SignedIn,
  workspaceId: string,
  role: Standing | null,
): UserPrincipal {
  // The same answer whether they are not a member or the workspace does not exist.
  if (!role) throw problem('not_found');
  if (typeof role === 'object') throw suspended(role);
  return { kind: 'user', userId, sessionId, proof, workspaceId, role, scopes: scopesOf(role) };
}
