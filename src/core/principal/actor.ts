import type { Role } from './roles.js';
import type { Scope } from './scopes.js';

/**
 * The authority that a request was admitted with. It is compared with the authority that is left when a change of
 * the request commits, so that nothing commits in the name of what has ended meanwhile.
 */
export interface HeldAuthority {
  /** The credential: exactly one of the three. */
  apiKeyId: string | null;
  sessionId: string | null;
  operatorKeyId: string | null;
  /** Whose membership the request acts with; null for an operator, who acts for nobody. */
  userId: string | null;
  /** null: the route asks for no role in a workspace. */
  workspaceId: string | null;
  role: Role | null;
  /** Of an API key: the scopes that it had, as far as the role allowed them. */
  scopes: Scope[];
  /** Where the request came from, for the key's allowlist. */
  address: string;
}

/**
 * Who makes a change, from where, in which request: what the audit trail records.
 * `kind: 'anonymous'` is for sign-up and sign-in, `system` for what the server does by itself, `operator` for whoever runs
 * the instance.
 */
export interface Actor {
  kind: 'user' | 'api_key' | 'operator' | 'anonymous' | 'system';
  /** The person; null also for a service account. */
  userId: string | null;
  serviceAccountId?: string | null;
  apiKeyId: string | null;
  operatorKeyId: string | null;
  /** The caller's address, as far as proxies are trusted; null for `system`. */
  address: string | null;
  requestId: string | null;
  /** null for `anonymous` and `system`, which act with no credential that could end. */
  authority: HeldAuthority | null;
  /** Whether the caller has gone without waiting for the answer: what has not begun need not begin. */
  isAbandoned?: () => boolean;
  /** To be called once its change has committed: what is left is to wait for others, which needs no database. */
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
