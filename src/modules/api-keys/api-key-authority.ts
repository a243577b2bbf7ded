import type { LimitSource, RequestLimit } from '@latchkey/verifier/slices';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../../core/config/config.js';
import type { AuthorityQuery } from '../../core/coherence/confirming-server.js';
import { NetworkList } from '../../core/primitives/client-address.js';
import { limitSourceOf } from '../../core/primitives/request-limits.js';
import { type ScopeSet, toScopeSet } from '../../core/principal/scopes.js';
import { apiKeyRequestLimits } from './api-keys.variables.js';

declare module '../../core/coherence/record-types.js' {
  interface RecordTypes {
    key: ApiKeyRecord;
  }
}

/** What requests need to know about a key; cached as `key:<digest>`. */
export interface ApiKeyRecord {
  kind: 'api_key';
  id: string;
  workspaceId: string;
  /** The user that it acts for. */
  createdBy: string;
  isOfServiceAccount: boolean;
  name: string;
  keyPrefix: string;
  /** The key's own scopes, including those of resource servers; its creator's role still limits them. */
  scopes: ScopeSet;
  /** null: anywhere, also while an allowlist is only observed. */
  allowedIps: NetworkList | null;
  /**
   * When it expires, and when it was (or, during a rotation's overlap, will be) revoked or disabled, by
   * `performance.now()`; null: never. (Not Infinity: a double is boxed, which is a tenth of a record's memory.)
   */
  expiresAt: number | null;
  revokedAt: number | null;
  /** Whether it is disabled: `revokedAt` has passed, but the key is not revoked. */
  isDisabled: boolean;
  /** Whether it is a canary, which was never valid. */
  isCanary: boolean;
  /** null: none. */
  metadata: Record<string, string> | null;
  /** The limits that its requests count against, besides those of the workspace; null: none. */
  requestLimits: LimitSource | null;
  /** Unix time in seconds. */
  createdAt: number;
}

interface Row {
  id: string;
  workspaceId: string;
  createdBy: string;
  isOfServiceAccount: boolean;
  name: string;
  keyPrefix: string;
  scopes: string[] | null;
  allowedIps: string[] | null;
  msToExpiry: string | null;
  msToRevocation: string | null;
  isDisabled: boolean;
  isCanary: boolean;
  metadata: Record<string, string> | null;
  limits: RequestLimit[] | null;
  limitsCountedAs: string;
  createdAt: string;
}

const SHARED_IDS_MAX = 20_000;

/** Reads key records for the guard. One indexed query each. */
@Injectable()
export class ApiKeyAuthority {
  /** Many keys share a workspace and creator: one copy of each id serves all their records. */
  private readonly ids = new LRUCache<string, string>({ max: SHARED_IDS_MAX });

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'variables'>) {}

  /** @returns undefined if there is no such key, so that guesses cannot fill the cache */
  async load(query: AuthorityQuery, digest: string): Promise<ApiKeyRecord | undefined> {
    // Measured before the query, so that the key stops a round trip too early rather than too late.
    const askedAt = performance.now();
    const [row] = await query<Row>(
      `SELECT k.id, workspace_id AS "workspaceId", created_by AS "createdBy",
              o.is_service_account AS "isOfServiceAccount", k.name, key_prefix AS "keyPrefix",
              scopes, CASE allowlist_mode WHEN 'enforce' THEN allowed_ips END AS "allowedIps",
              extract(epoch FROM expires_at - clock_timestamp()) * 1000 AS "msToExpiry",
              extract(epoch FROM least(revoked_at, disabled_at) - clock_timestamp()) * 1000 AS "msToRevocation",
              disabled_at IS NOT NULL AND (revoked_at IS NULL OR revoked_at > clock_timestamp()) AS "isDisabled", canary AS "isCanary", metadata,
              limits, coalesce(limits_counted_as, k.id) AS "limitsCountedAs",
              floor(extract(epoch FROM k.created_at)) AS "createdAt"
       FROM api_keys k JOIN users o ON o.id = k.created_by WHERE digest = $1`,
      [digest],
    );
    if (!row) return undefined;
    // Each field by name: a spread would give every record its own hidden class, and take a fifth more memory.
    return {
      kind: 'api_key',
      id: row.id,
      workspaceId: this.shared(row.workspaceId),
      createdBy: this.shared(row.createdBy),
      isOfServiceAccount: row.isOfServiceAccount,
      name: row.name,
      keyPrefix: row.keyPrefix,
      scopes: toScopeSet(row.scopes),
      allowedIps: row.allowedIps && new NetworkList(row.allowedIps),
      expiresAt: row.msToExpiry === null ? null : askedAt + Number(row.msToExpiry),
      revokedAt: row.msToRevocation === null ? null : askedAt + Number(row.msToRevocation),
      isDisabled: row.isDisabled,
      isCanary: row.isCanary,
      metadata: row.metadata,
      requestLimits: limitSourceOf(
        'api_key',
        // Reuse the string, so that among a hundred thousand keys each id is in memory only once.
        row.limitsCountedAs === row.id ? row.id : row.limitsCountedAs,
        row.limits,
        apiKeyRequestLimits(this.config),
      ),
      createdAt: Number(row.createdAt),
    };
  }

  private shared(id: string): string {
    const known = this.ids.get(id);
    if (known === undefined) this.ids.set(id, id);
    return known ?? id;
  }
}
