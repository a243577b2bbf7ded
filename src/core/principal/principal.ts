import type { LimitSource } from '@latchkey/verifier/slices';
import type { Role } from './roles.js';
import type { Suspension } from './suspension.js';
import type { ScopeSet } from './scopes.js';

/**
 * Who a request acts as, once the guard let it in. Both kinds act for a person (`userId`: the signed-in user,
 * or the key's creator) in a workspace, with that person's role there today, narrowed by the key's scopes.
 */
interface PrincipalBase {
  userId: string;
  /** Scopes that hold now: the role's, narrowed by the key's. */
  scopes: ScopeSet;
}

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
}

interface UserIdentity {
  kind: 'user';
  sessionId: string;
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

interface ApiKeyIdentity {
  kind: 'api_key';
  apiKeyId: string;
  apiKeyName: string;
  apiKeyPrefix: string;
  /** The key's own scopes, those of resource servers among them, whatever the role allows of them. */
  keyScopes: ScopeSet;
  /** What its requests count against, of the key and of its workspace; null: nothing. */
  requestLimits: LimitSource | null;
  workspaceLimits: LimitSource | null;
}

export type UserPrincipal = PrincipalBase & UserIdentity & (InWorkspace | Nowhere);
export type ApiKeyPrincipal = PrincipalBase & ApiKeyIdentity & InWorkspace;

/** What `@CurrentPrincipal()` gives on any authenticated route. */
export type Principal = UserPrincipal | ApiKeyPrincipal;

/** What `@CurrentPrincipal()` gives on routes with `@RequireScope` or `@RequireRole`: the guard saw to the workspace. */
export type WorkspacePrincipal = PrincipalBase & InWorkspace & (UserIdentity | ApiKeyIdentity);
