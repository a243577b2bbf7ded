import type { LimitSource } from '@latchkey/verifier/slices';
import type { Problem } from '../errors/problem.js';
import type { Role } from './roles.js';
import type { ScopeSet } from './scopes.js';

/**
 * Who a request acts as, once the guard has admitted it. Both kinds act for someone (`userId`: the signed-in user, or
 * the key's owner, a person or a service account) in a workspace, with their current role there, narrowed by the key's
 * scopes.
 */
interface PrincipalBase {
  userId: string;
  /** The effective scopes: the role's, narrowed by the key's. */
  scopes: ScopeSet;
}

/** In a workspace, or in none: a signed-in user without one, on routes that need none. */
interface InWorkspace {
  workspaceId: string;
  role: Role;
}
interface Nowhere {
  workspaceId: null;
  role: null;
  /** Set if the user has a workspace but may not act in it now: the reason. They can still name another one. */
  withheld?: () => Problem;
}

/** What a session knows about how its user authenticated. */
export interface SignInProof {
  /** When they last authenticated, by this process's `performance.now()`. */
  provenAt: number;
  /** The account's kinds of second factors, including any added after this session began. */
  factorTypes: readonly ('totp' | 'passkey')[];
  /** Whether this session proved one, at its start or later. */
  provedSecondFactor: boolean;
  /** The identity providers of workspaces that this session signed in with, at its start or later. */
  ssoProviders: readonly string[];
  /** The only workspace that it may act in, because that workspace's identity provider began it; null: any. */
  confinedTo: string | null;
}

interface UserIdentity {
  kind: 'user';
  sessionId: string;
  proof: SignInProof;
  /** Set if it was admitted only to turn off what keeps it out of everything else in the workspace. */
  breaksGlass?: true;
}

/** The operator, identified by one of the operator keys. */
export interface Operator {
  id: string;
  name: string;
}

/** A service other than this server. */
export interface ResourceServerIdentity {
  id: string;
  /** The audience name of the service. */
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
  /** Whether `userId` is a service account rather than a person. */
  isServiceAccount: boolean;
  apiKeyName: string;
  apiKeyPrefix: string;
  /** The key's own scopes, including those of resource servers, regardless of the role. */
  keyScopes: ScopeSet;
}

export type UserPrincipal = PrincipalBase & UserIdentity & (InWorkspace | Nowhere);
export type ApiKeyPrincipal = PrincipalBase & ApiKeyIdentity & InWorkspace;

/** What `@CurrentPrincipal()` gives on any authenticated route. */
export type Principal = UserPrincipal | ApiKeyPrincipal;

/** What `@CurrentPrincipal()` gives on routes with `@RequireScope` or `@RequireRole`: the guard ensured a workspace. */
export type WorkspacePrincipal = PrincipalBase & InWorkspace & (UserIdentity | ApiKeyIdentity);

/** The service account for which the request acts; null: it acts for a person. */
export const serviceAccountOf = (principal: Principal): string | null =>
  principal.kind === 'api_key' && principal.isServiceAccount ? principal.userId : null;

/** The person for whom the request acts; null: it acts for a service account. */
export const personOf = (principal: Principal): string | null =>
  serviceAccountOf(principal) === null ? principal.userId : null;
