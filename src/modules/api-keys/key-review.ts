import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type Role, scopesOf } from '../../core/principal/roles.js';
import { isScope, toScopes } from '../../core/principal/scopes.js';
import { type ApiKeyOwner, OWNER } from './api-key-owner.js';
import { VISIBLE_KEYS, visibility } from './api-key-view.js';
import { UsageRecorder } from './usage-recorder.js';

export const REVIEWED_DAYS = 90;
export const REVIEWED_KEYS_MAX = 1_000;
/** Of a request that another server asked about, and did not say where it came from. */
const UNKNOWN_ADDRESS = '::';
/** More are no fixed addresses. */
const ADDRESSES_MAX = 2;

export const FINDINGS = ['never_used', 'unused', 'never_expires', 'wider_than_used', 'no_allowlist'] as const;

export type Finding = (typeof FINDINGS)[number];

export interface ReviewedKey {
  id: string;
  name: string;
  keyPrefix: string;
  owner: ApiKeyOwner;
  createdAt: Date;
  lastUsedAt: Date | null;
  findings: Finding[];
  /** What a `PATCH` of the key would say; empty: nothing is proposed. */
  proposal: { scopes?: string[]; allowedIps?: string[] };
}

export interface KeyReview {
  keys: ReviewedKey[];
  total: number;
}

/** A key as the database knows it. */
interface KeyFacts extends Omit<ReviewedKey, 'findings' | 'proposal'> {
  scopes: string[] | null;
  expiresAt: Date | null;
  role: Role;
  isUnused: boolean;
  /** null: not known for the whole time. */
  usedScopes: string[] | null;
  /** null: it has an allowlist, or came from several addresses, or not all are known. */
  addresses: string[] | null;
}

/**
 * What is known of a key: only where each request of the whole time is accounted for. A key that signs the deliveries of
 * an endpoint also needs the scopes of its events.
 */
const FACTS = `
  SELECT k.id, k.name, k.key_prefix AS "keyPrefix", ${OWNER} AS owner, k.created_at AS "createdAt",
    u.last_used_at AS "lastUsedAt", k.scopes, k.expires_at AS "expiresAt", m.role,
    greatest(k.created_at, u.last_used_at) < since AS "isUnused",
    CASE WHEN k.created_at < since
      AND NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.api_key_id = k.id)
      AND NOT EXISTS (
        SELECT FROM api_key_usage_hours h WHERE h.api_key_id = k.id AND h.hour >= since
          AND h.outcome = 'allowed' AND h.scoped < h.requests)
      THEN ARRAY(SELECT s.scope FROM api_key_scope_uses s WHERE s.api_key_id = k.id AND s.last_used_at >= since ORDER BY s.scope)
    END AS "usedScopes",
    CASE WHEN k.created_at < since AND k.allowed_ips IS NULL
      AND NOT EXISTS (
        SELECT FROM api_key_usage_hours h WHERE h.api_key_id = k.id AND h.hour >= since
          AND h.outcome = 'allowed' AND h.placed < h.requests)
      THEN ARRAY(
        SELECT a.address FROM api_key_addresses a
        WHERE a.api_key_id = k.id AND a.allowed > 0 AND a.last_seen_at >= since
        ORDER BY a.address LIMIT ${ADDRESSES_MAX + 1})
    END AS addresses
  FROM api_keys k
  CROSS JOIN (SELECT date_trunc('hour', clock_timestamp() - interval '${REVIEWED_DAYS} days') AS since) AS time
  JOIN users o ON o.id = k.created_by
  JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.created_by
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
  WHERE ${VISIBLE_KEYS} AND k.replaced_by IS NULL AND NOT k.canary AND k.id < $3
    AND clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
  ORDER BY k.id DESC LIMIT $4`;

const BATCH = 1_000;
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Which keys could go, or be narrower. */
@Injectable()
export class KeyReviewer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly usage: UsageRecorder,
  ) {}

  async review(principal: WorkspacePrincipal): Promise<KeyReview> {
    await this.usage.flush();
    const found: KeyReview = { keys: [], total: 0 };
    // In batches: what is held does not grow with the number of keys.
    for (let before: string | undefined = AFTER_ALL; before !== undefined;) {
      const batch: KeyFacts[] = await this.dataSource.query<KeyFacts[]>(FACTS, [
        ...visibility(principal),
        before,
        BATCH,
      ]);
      for (const key of batch.map(judge).filter(({ findings }) => findings.length > 0)) {
        found.total += 1;
        if (found.total <= REVIEWED_KEYS_MAX) found.keys.push(key);
      }
      before = batch.length < BATCH ? undefined : batch.at(-1)?.id;
    }
    return found;
  }
}

export function judge({
  scopes,
  expiresAt,
  role,
  isUnused,
  usedScopes,
  addresses,
  ...key
}: KeyFacts): ReviewedKey {
  const narrower = usedScopes && narrowerScopes(scopes, role, usedScopes);
  const isFew = addresses !== null && addresses.length > 0 && addresses.length <= ADDRESSES_MAX;
  const allowlist = isFew && !addresses.includes(UNKNOWN_ADDRESS) ? addresses : null;
  const applies: Record<Finding, boolean> = {
    never_used: key.lastUsedAt === null,
    unused: key.lastUsedAt !== null && isUnused,
    never_expires: expiresAt === null,
    wider_than_used: narrower !== null,
    no_allowlist: allowlist !== null,
  };
  return {
    ...key,
    findings: FINDINGS.filter((finding) => applies[finding]),
    proposal: { ...(narrower && { scopes: narrower }), ...(allowlist && { allowedIps: allowlist }) },
  };
}

/**
 * Those that it used. It keeps the scopes of other servers: which of them their requests need is not noted.
 *
 * @returns null: it has no more than that, or used none
 */
function narrowerScopes(scopes: string[] | null, role: Role, used: string[]): string[] | null {
  if (used.length === 0) return null;
  const own = scopes ?? toScopes(scopesOf(role));
  const kept = own.filter((scope) => !isScope(scope) || used.includes(scope));
  return kept.length < own.length && kept.length > 0 ? kept : null;
}
