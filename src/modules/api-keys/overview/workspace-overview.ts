import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { VISIBLE_KEYS, visibility } from '../api-key-view.js';
import { UsageRecorder } from '../usage/usage-recorder.js';
import { spanOf, type UsageRequest } from '../usage/usage-span.js';
import { readTraffic, type WorkspaceTraffic } from './workspace-traffic.js';

export const EXPIRING_DAYS = 30;
export const ENDANGERED_KEYS_MAX = 5;

/** A key that was reported as leaked, or that expires soon, with the respective time. */
export interface EndangeredKey {
  id: string;
  name: string;
  keyPrefix: string;
  at: Date;
}

/** Some of the keys, and their total number. */
export interface EndangeredKeys {
  found: number;
  keys: EndangeredKey[];
}

interface KeyCounts {
  total: number;
  active: number;
  /** At the beginning of the span. */
  activeBefore: number;
  lastUsedAt: Date | null;
  leakedFound: number;
  expiringFound: number;
}

export interface WorkspaceOverview extends WorkspaceTraffic {
  from: Date;
  to: Date;
  counts: KeyCounts;
  leaked: EndangeredKeys;
  expiring: EndangeredKeys;
}

const FROM = `FROM api_keys k
  JOIN users o ON o.id = k.created_by
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
  LEFT JOIN api_key_leaks l ON l.api_key_id = k.id
  WHERE ${VISIBLE_KEYS}`;

const WORKS = `clock_timestamp() < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
  AND (k.disabled_at IS NULL OR k.canary) AND o.suspended_at IS NULL`;

/** At $3. For a key that was disabled and enabled again, the earlier disabling is no longer recorded. */
const WORKED = `k.created_at < $3
  AND $3 < least(coalesce(k.expires_at, 'infinity'), coalesce(k.revoked_at, 'infinity'))
  AND (k.disabled_at IS NULL OR k.disabled_at > $3 OR k.canary)`;

/** A canary that was found has served its purpose. */
const LEAKED = `${WORKS} AND NOT k.canary AND l.leaked_at IS NOT NULL`;

/** Once a key has been rotated, its expiry does not matter. */
const EXPIRING = `${WORKS} AND k.replaced_by IS NULL
  AND k.expires_at < clock_timestamp() + interval '${EXPIRING_DAYS} days'`;

const COUNTS = `
  SELECT count(*)::int AS total, count(*) FILTER (WHERE ${WORKS})::int AS active,
    count(*) FILTER (WHERE ${WORKED})::int AS "activeBefore", max(u.last_used_at) AS "lastUsedAt",
    count(*) FILTER (WHERE ${LEAKED})::int AS "leakedFound",
    count(*) FILTER (WHERE ${EXPIRING})::int AS "expiringFound"
  ${FROM}`;

const listOf = (condition: string, at: string): string => `
  SELECT k.id, k.name, k.key_prefix AS "keyPrefix", ${at} AS at
  ${FROM} AND ${condition} ORDER BY ${at}, k.id LIMIT ${ENDANGERED_KEYS_MAX}`;

/**
 * The first things people want to know about a workspace's keys: what they did, how many there are, and which are at
 * risk.
 */
@Injectable()
export class WorkspaceOverviewReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recorder: UsageRecorder,
  ) {}

  async read(principal: WorkspacePrincipal, request: UsageRequest): Promise<WorkspaceOverview> {
    const now = new Date();
    const span = spanOf(request, now);
    await this.recorder.flush();
    const [traffic, counts] = await Promise.all([
      readTraffic(this.dataSource, principal, span, now),
      this.count(principal, span.from),
    ]);
    const list = (found: number, condition: string, at: string) =>
      found === 0 ? [] : this.list(principal, listOf(condition, at));
    const [leaked, expiring] = await Promise.all([
      list(counts.leakedFound, LEAKED, 'l.leaked_at'),
      list(counts.expiringFound, EXPIRING, 'k.expires_at'),
    ]);
    return {
      from: span.from,
      to: span.to,
      ...traffic,
      counts,
      leaked: { found: counts.leakedFound, keys: leaked },
      expiring: { found: counts.expiringFound, keys: expiring },
    };
  }

  private async count(principal: WorkspacePrincipal, from: Date): Promise<KeyCounts> {
    const [counts] = await this.dataSource.query<KeyCounts[]>(COUNTS, [...visibility(principal), from]);
    return counts as KeyCounts;
  }

  private list(principal: WorkspacePrincipal, sql: string): Promise<EndangeredKey[]> {
    return this.dataSource.query<EndangeredKey[]>(sql, visibility(principal));
  }
}
