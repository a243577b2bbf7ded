import type { Role } from './roles.js';
import type { Scope } from './scopes.js';

/**
 * The authority with which a request was admitted. It is compared with the remaining authority when a change of the
 * request commits, so that nothing commits under authority that has ended meanwhile.
 */
export interface HeldAuthority {
  /** The credential: exactly one of the three. */
  apiKeyId: string | null;
  sessionId: string | null;
  operatorKeyId: string | null;
  /** The user whose membership the request acts with; null for an operator, who acts for nobody. */
  userId: string | null;
  /** null: the route requires no role in a workspace. */
  workspaceId: string | null;
  role: Role | null;
  /** Whether a session was admitted although it did not sign in with the workspace's identity provider. */
  breaksGlass?: true;
  /** For an API key: the scopes that it had, limited to those of the role. */
  scopes: Scope[];
  /** Where the request came from, checked against the key's allowlist. */
  address: string;
}

/**
 * Who makes a change, from where, in which request: what the audit trail records. `anonymous` is for sign-up and
 * sign-in, `system` for what the server does by itself, `operator` for the person who runs the instance.
 */
export interface Actor {
  kind: 'user' | 'api_key' | 'operator' | 'anonymous' | 'system';
  /** The person; also null for a service account. */
  userId: string | null;
  serviceAccountId?: string | null;
  apiKeyId: string | null;
  operatorKeyId: string | null;
  /** The caller's address, resolved through trusted proxies only; null for `system`. */
  address: string | null;
  requestId: string | null;
  /** null for `anonymous` and `system`, which have no credential that could end. */
  authority: HeldAuthority | null;
  /** Whether the caller has left without waiting for the response: work not yet started can be skipped. */
  isAbandoned?: () => boolean;
  /** Called once the change has committed: only waiting for other instances is left, which needs no database. */
  hasCommitted?: () => void;
}

export const systemActor: Actor = {
  kind: 'system',
  userId: null,
  apiKeyId: null,
  operatorKeyId: null,
  address: null,
  requestId: null,
  authority: null,
};
