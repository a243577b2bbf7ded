import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { type Role, scopesOf } from '../../core/principal/roles.js';
import { isScope, toScopes } from '../../core/principal/scopes.js';
import { type Owner, OWNER } from '../owners/owner.js';
import { VISIBLE_KEYS, visibility } from './api-key-view.js';
import { UsageRecorder } from './usage-recorder.js';

export const REVIEWED_DAYS = 90;
export const REVIEWED_KEYS_MAX = 1_000;
/** Of a request that another server asked about, and did not say where it came from. */
const UNKNOWN_ADDRESS = '::';
/** More are no fixed addresses. */
const ADDRESSES_MAX = 2;

export const FINDINGS = [
  'never_used',
  'unused',
  'never_expires',
  'wider_than_used',
  'no_allowlist',
  'owner_inactive',
] as const;

export type Finding = (typeof FINDINGS)[number];

export interface ReviewedKey {
  id: string;
  name: string;
  keyPrefix: string;
  owner: Owner;
  createdAt: Date;
  lastUsedAt: Date | null;
  findings: Finding[];
  /** What a `PATCH` of the key would say; empty: nothing is proposed. */
  proposal: { scopes?: string[]; allowedIps?: string[] };
}

export interface KeyReview {
  keys: ReviewedKey[];
  total: number;
  /** How many keys have each finding, also those that were not asked for. */
  foundBy: Record<Finding, number>;
}

export interface KeyReviewRequest {
  /** undefined: any. A key has at least one of these. */
  findings?: readonly Finding[] | undefined;
  limit: number;
}

/** What is judged of a key. Lists are texts, separated by spaces: ten thousand keys are read in one go. */
interface KeyFacts {
  id: string;
  isUsed: boolean;
  isUnused: boolean;
  expires: boolean;
  isOwnerInactive: boolean;
  scopes: string | null;
  /** null: the owner has just left, and the key ends. */
  role: Role | null;
  /** null: not known for the whole time. */
  usedScopes: string | null;
  /** null: it has an allowlist, or not all are known. */
  addresses: string | null;
}

interface Judgement {
  id: string;
  findings: Finding[];
  proposal: ReviewedKey['proposal'];
}

/**
 * What is known of a key: only where each request of the whole time is accounted for. A key that signs the deliveries of
 * an endpoint also needs the scopes of its events. A person is inactive who had no session in that time.
 */
const FACTS = `
  SELECT k.id, u.last_used_at IS NOT NULL AS "isUsed", greatest(k.created_at, u.last_used_at) < since AS "isUnused",
    k.expires_at IS NOT NULL AS expires, m.role, array_to_string(k.scopes, ' ') AS scopes,
    NOT o.is_service_account AND o.created_at < since
      AND NOT EXISTS (SELECT FROM sessions s WHERE s.user_id = o.id AND s.refreshed_at >= since) AS "isOwnerInactive",
    CASE WHEN k.created_at < since
      AND NOT EXISTS (SELECT FROM webhook_endpoints e WHERE e.api_key_id = k.id)
      AND NOT EXISTS (
        SELECT FROM api_key_usage_hours h WHERE h.api_key_id = k.id AND h.hour >= since
          AND h.outcome = 'allowed' AND h.scoped < h.requests)
      THEN (
        SELECT coalesce(string_agg(s.scope, ' ' ORDER BY s.scope), '') FROM api_key_scope_uses s
        WHERE s.api_key_id = k.id AND s.last_used_at >= since)
    END AS "usedScopes",
    CASE WHEN k.created_at < since AND k.allowed_ips IS NULL
      AND NOT EXISTS (
        SELECT FROM api_key_usage_hours h WHERE h.api_key_id = k.id AND h.hour >= since
          AND h.outcome = 'allowed' AND h.placed < h.requests)
      THEN array_to_string(ARRAY(
        SELECT a.address FROM api_key_addresses a
        WHERE a.api_key_id = k.id AND a.allowed > 0 AND a.last_seen_at >= since
        ORDER BY a.address LIMIT ${ADDRESSES_MAX + 1}), ' ')
    END AS addresses
  FROM (
    SELECT k.id, k.workspace_id, k.created_by, k.created_at, k.expires_at, k.scopes, k.allowed_ips FROM api_keys k
    WHERE ${VISIBLE_KEYS} AND k.replaced_by IS NULL AND NOT k.canary AND k.id < $3
      AND clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
    ORDER BY k.id DESC LIMIT $4
  ) AS k
  CROSS JOIN (SELECT date_trunc('hour', clock_timestamp() - interval '${REVIEWED_DAYS} days') AS since) AS time
  JOIN users o ON o.id = k.created_by
  LEFT JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.created_by
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
  ORDER BY k.id DESC`;

const NAMED = `
  SELECT k.id, k.name, k.key_prefix AS "keyPrefix", ${OWNER} AS owner, k.created_at AS "createdAt",
    u.last_used_at AS "lastUsedAt"
  FROM api_keys k
  JOIN users o ON o.id = k.created_by
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
  WHERE k.id = ANY($1)`;

const BATCH = 2_500;
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Which keys could go, or be narrower. */
@Injectable()
export class KeyReviewer {
  constructor(
    private readonly dataSource: DataSource,
    private readonly usage: UsageRecorder,
  ) {}

  async review(principal: WorkspacePrincipal, { findings, limit }: KeyReviewRequest): Promise<KeyReview> {
    await this.usage.flush();
    const named: Judgement[] = [];
    let total = 0;
    const foundBy = Object.fromEntries(FINDINGS.map((finding) => [finding, 0])) as Record<Finding, number>;
    // In batches: what is held does not grow with the number of keys.
    for (let before: string | undefined = AFTER_ALL; before !== undefined;) {
      const batch: KeyFacts[] = await this.dataSource.query<KeyFacts[]>(FACTS, [
        ...visibility(principal),
        before,
        BATCH,
      ]);
      const judgements = batch.map(judge);
      for (const finding of judgements.flatMap((judgement) => judgement.findings)) foundBy[finding] += 1;
      const found = judgements.filter((judgement) =>
        judgement.findings.some((finding) => findings?.includes(finding) ?? true),
      );
      named.push(...found.slice(0, limit - named.length));
      total += found.length;
      before = batch.length < BATCH ? undefined : batch.at(-1)?.id;
    }
    return { keys: await this.describe(named), total, foundBy };
  }

  private async describe(judgements: readonly Judgement[]): Promise<ReviewedKey[]> {
    const rows = await this.dataSource.query<Omit<ReviewedKey, 'findings' | 'proposal'>[]>(NAMED, [
      judgements.map(({ id }) => id),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    // A workspace that is removed meanwhile takes its keys along.
    return judgements.flatMap((judgement) => {
      const row = byId.get(judgement.id);
      return row ? { ...row, ...judgement } : [];
    });
  }
}

function judge({ id, scopes, role, ...facts }: KeyFacts): Judgement {
  const narrower = role && facts.usedScopes ? narrowerScopes(scopes, role, facts.usedScopes) : null;
  const allowlist = facts.addresses ? fittingAllowlist(facts.addresses) : null;
  const applies: Record<Finding, boolean> = {
    never_used: !facts.isUsed,
    unused: facts.isUsed && facts.isUnused,
    never_expires: !facts.expires,
    wider_than_used: narrower !== null,
    no_allowlist: allowlist !== null,
    owner_inactive: facts.isOwnerInactive,
  };
  return {
    id,
    findings: FINDINGS.filter((finding) => applies[finding]),
    proposal: { ...(narrower && { scopes: narrower }), ...(allowlist && { allowedIps: allowlist }) },
  };
}

/** @returns null: it comes from too many addresses, or not all are known */
function fittingAllowlist(addresses: string): string[] | null {
  const list = addresses.split(' ');
  return list.length <= ADDRESSES_MAX && !list.includes(UNKNOWN_ADDRESS) ? list : null;
}

/**
 * Those that it used. It keeps the scopes of other servers: which of them their requests need is not noted.
 *
 * @returns null: it has no more than that
 */
function narrowerScopes(scopes: string | null, role: Role, usedScopes: string): string[] | null {
  const used = usedScopes.split(' ');
  const own = scopes?.split(' ') ?? toScopes(scopesOf(role));
  const kept = own.filter((scope) => !isScope(scope) || used.includes(scope));
  return kept.length < own.length && kept.length > 0 ? kept : null;
}
