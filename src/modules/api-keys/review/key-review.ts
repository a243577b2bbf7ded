import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { ROLES, scopesOf } from '../../../core/principal/roles.js';
import { ownScopes, toScopes } from '../../../core/principal/scopes.js';
import { type Owner, OWNER } from '../../owners/owner.js';
import { visibility } from '../api-key-view.js';
import { type Finding, FINDINGS, JUDGE_BATCH, type JudgedBatch, type Judgement } from './key-findings.js';
import { UsageRecorder } from '../usage/usage-recorder.js';

export const REVIEWED_KEYS_MAX = 1_000;

export interface ReviewedKey extends Judgement {
  name: string;
  keyPrefix: string;
  owner: Owner;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface KeyReview {
  keys: ReviewedKey[];
  total: number;
  /** How many keys have each finding, including findings that were not requested. */
  foundBy: Record<Finding, number>;
}

export interface KeyReviewRequest {
  /** undefined: any. Selects keys with at least one of these. */
  findings?: readonly Finding[] | undefined;
  limit: number;
}

const NAMED = `
  SELECT k.id, k.name, k.key_prefix AS "keyPrefix", ${OWNER} AS owner, k.created_at AS "createdAt",
    u.last_used_at AS "lastUsedAt"
  FROM api_keys k
  JOIN users o ON o.id = k.created_by
  LEFT JOIN api_key_last_uses u ON u.api_key_id = k.id
  WHERE k.id = ANY($1)`;

/** Bounds the memory and the duration of a statement. */
const BATCH = 10_000;
const AFTER_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Finds keys that could be removed or narrowed. */
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
    for (let before: string | null = AFTER_ALL; before !== null;) {
      const request = { findings, limit: limit - named.length };
      const batch: JudgedBatch = await this.judge(principal, before, request);
      named.push(...(batch.named ?? []));
      total += batch.total;
      for (const finding of FINDINGS) foundBy[finding] += batch.foundBy[finding];
      before = batch.seen < BATCH ? null : batch.last;
    }
    return { keys: await this.describe(named), total, foundBy };
  }

  private async judge(
    principal: WorkspacePrincipal,
    before: string,
    { findings = FINDINGS, limit }: KeyReviewRequest,
  ): Promise<JudgedBatch> {
    const [batch] = await this.dataSource.query<JudgedBatch[]>(JUDGE_BATCH, [
      ...visibility(principal),
      before,
      BATCH,
      limit,
      findings,
      ownScopes(),
      scopesByRole(),
    ]);
    return batch as JudgedBatch;
  }

  private async describe(judgements: readonly Judgement[]): Promise<ReviewedKey[]> {
    const rows = await this.dataSource.query<Omit<ReviewedKey, 'findings' | 'proposal'>[]>(NAMED, [
      judgements.map(({ id }) => id),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    // Keys may have been removed meanwhile, along with their workspace.
    return judgements.flatMap((judgement) => {
      const row = byId.get(judgement.id);
      return row ? { ...row, ...judgement } : [];
    });
  }
}

const scopesByRole = (): Record<string, string[]> =>
  Object.fromEntries(ROLES.map((role) => [role, toScopes(scopesOf(role))]));
