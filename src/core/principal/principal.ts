import type { LimitSource } from '@latchkey/verifier/slices';
import type { Role } from './roles.js';
import type { Suspension } from './suspension.js';
import type { ScopeSet } from './scopes.js';

/**
 * Who a request acts as, once the guard let it in. Both kinds act for someone (`userId`: the signed-in user, or the
 * key's owner, a person or a service account) in a workspace, with their role there today, narrowed by the key's scopes.
 */
interface PrincipalBase {
  userId: string;
  /** Scopes that hold now: the role's, narrowed by the key's. */
  scopes: ScopeSet;
}

/** Who requires a second factor of people: the workspace that they act in, or the server. */
export type SecondFactorRequirer = 'workspace' | 'server';

/** In a workspace, or (a signed-in user who belongs to none, on routes that need none) nowhere. */
interface InWorkspace {
  workspaceId: string;
  role: Role;
}
interface Nowhere {
  workspaceId: null;
  role: null;
  /** Why it is in none: its workspace is suspended. Another one has to be named. */
  suspension?: Suspension;
  /** Why it is in none: a second factor is required there, by whom, and this session did not prove one. */
  secondFactorRequiredBy?: SecondFactorRequirer;
}

/** What a session knows of how its user proved who they are. */
export interface SignInProof {
  /** When they did last, by this process's `performance.now()`. */
  provenAt: number;
  /** Of which kinds the account has second factors, also if they were added after this session began. */
  factorTypes: readonly ('totp' | 'passkey')[];
  /** Whether this session proved it, when it began or later. */
  provedSecondFactor: boolean;
}

interface UserIdentity {
  kind: 'user';
  sessionId: string;
  proof: SignInProof;
}

/** The operator, identified by one of the operator keys. */
export interface Operator {
  id: string;
  name: string;
}

/** A service other than this server. */
export interface ResourceServerIdentity {
  id: string;
  /** The audience that it is. */
  name: string;
}

/** What the requests of a key count against: limits of its own, of its service account and of its workspace; null: none. */
export interface KeyLimits {
  requestLimits: LimitSource | null;
  serviceAccountLimits: LimitSource | null;
  workspaceLimits: LimitSource | null;
}

interface ApiKeyIdentity extends KeyLimits {
  kind: 'api_key';
  apiKeyId: string;
  /** Whether `userId` is a service account and no person. */
  isServiceAccount: boolean;
  apiKeyName: string;
  apiKeyPrefix: string;
  /** The key's own scopes, those of resource servers among them, whatever the role allows of them. */
  keyScopes: ScopeSet;
}

export type UserPrincipal = PrincipalBase & UserIdentity & (InWorkspace | Nowhere);
export type ApiKeyPrincipal = PrincipalBase & ApiKeyIdentity & InWorkspace;

/** What `@CurrentPrincipal()` gives on any authenticated route. */
export type Principal = UserPrincipal | ApiKeyPrincipal;

/** What `@CurrentPrincipal()` gives on routes with `@RequireScope` or `@RequireRole`: the guard saw to the workspace. */
export type WorkspacePrincipal = PrincipalBase & InWorkspace & (UserIdentity | ApiKeyIdentity);

/** The service account that the request acts for; null: a person. */
export const serviceAccountOf = (principal: Principal): string | null =>
  principal.kind === 'api_key' && principal.isServiceAccount ? principal.userId : null;

/** The person that the request acts for; null: a service account. */
export const personOf = (principal: Principal): string | null =>
  serviceAccountOf(principal) === null ? principal.userId : null;
