import { AddressList } from './addresses.js';
import type { LimitSource } from './request-limits.js';

export type Role = 'viewer' | 'member' | 'admin' | 'owner';

/** Who a request acts as. */
export interface Principal {
  readonly kind: 'user' | 'api_key';
  /** The user, or the API key's owner; null for a key of a service account. */
  readonly userId: string | null;
  /** The service account that owns the API key. */
  readonly serviceAccountId: string | null;
  readonly apiKey: { readonly id: string; readonly name: string; readonly keyPrefix: string } | null;
  /** null for a user who belongs to no workspace. */
  readonly workspaceId: string | null;
  readonly role: Role | null;
  /** The scopes of your service that it holds. */
  readonly scopes: readonly string[];
}

export interface Acceptance {
  ok: true;
  principal: Principal;
  /** `RateLimit` and `RateLimit-Policy`, for your response to a caller with limits; lower-case names. */
  headers?: Readonly<Record<string, string>>;
}

/** The response of `POST /verifier-sessions/resolve`. */
export type ResolvedCredential = {
  server: string;
  /** Whose secret was sent. Missing from instances of earlier versions. */
  audience?: string;
} & ({ accepted: Accepted; refused?: undefined } | { refused: Refused; accepted?: undefined });

interface Refused {
  status: number;
  headers: Record<string, string>;
  problem: Record<string, unknown>;
}

interface Accepted {
  kind: 'user' | 'api_key';
  user_id: string | null;
  /** Not sent by servers of earlier versions. */
  service_account_id?: string | null;
  api_key: { id: string; name: string; key_prefix: string } | null;
  workspace_id: string | null;
  role: Role | null;
  scopes: string[];
  latchkey_scopes: string[];
  lacks_scope: string[];
  lacks_role: Record<string, Role>;
  allowed_ips: string[] | null;
  expires_in_ms: number | null;
  revoked_in_ms: number | null;
  /** Missing from instances of earlier versions. */
  limits?: LimitSource[];
  depends_on: string[];
}

/** The scopes held, and the reasons for those that are not. */
export interface Grants {
  held: ReadonlySet<string>;
  lacksScope: ReadonlySet<string>;
  lacksRole: ReadonlyMap<string, Role>;
}

/** Everything that decides about one credential. */
export interface CredentialRecord {
  acceptance: Acceptance;
  grants: Grants;
  /** null: from anywhere. */
  allowedIps: AddressList | null;
  /** By the monotonic clock; Infinity: never. */
  expiresAt: number;
  revokedAt: number;
  /** Limits of the key, its workspace, or both. */
  limits: readonly LimitSource[];
  dependsOn: readonly string[];
}

/** @param sentAt when it was requested: it then ends too early by the response time rather than too late */
export function toRecord(accepted: Accepted, sentAt: number, grants: GrantsPool): CredentialRecord {
  const { kind, user_id: userId, api_key: key, workspace_id: workspaceId, role, scopes } = accepted;
  const principal: Principal = Object.freeze({
    kind,
    userId,
    serviceAccountId: accepted.service_account_id ?? null,
    apiKey: key && Object.freeze({ id: key.id, name: key.name, keyPrefix: key.key_prefix }),
    workspaceId,
    role,
    scopes: Object.freeze(scopes),
  });
  const endOf = (inMs: number | null): number => (inMs === null ? Infinity : sentAt + inMs);
  return {
    acceptance: Object.freeze({ ok: true, principal }),
    grants: grants.of(accepted),
    allowedIps: accepted.allowed_ips && new AddressList(accepted.allowed_ips),
    expiresAt: endOf(accepted.expires_in_ms),
    revokedAt: endOf(accepted.revoked_in_ms),
    limits: accepted.limits ?? [],
    dependsOn: accepted.depends_on,
  };
}

type WireGrants = Pick<Accepted, 'scopes' | 'latchkey_scopes' | 'lacks_scope' | 'lacks_role'>;

const POOL_MAX = 1_000;

/** Most credentials hold the same grants, so one copy serves them all. */
export class GrantsPool {
  private readonly pool = new Map<string, Grants>();

  of({ scopes, latchkey_scopes, lacks_scope, lacks_role }: WireGrants): Grants {
    const name = JSON.stringify([scopes, latchkey_scopes, lacks_scope, lacks_role]);
    const known = this.pool.get(name);
    if (known) return known;
    const grants = {
      held: new Set([...scopes, ...latchkey_scopes]),
      lacksScope: new Set(lacks_scope),
      lacksRole: new Map(Object.entries(lacks_role)),
    };
    if (this.pool.size >= POOL_MAX) this.pool.clear();
    this.pool.set(name, grants);
    return grants;
  }
}
