import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { NetworkList } from '../../../core/primitives/client-address.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { type ApiKeyView, findApiKey } from '../api-key-view.js';
import { type CountedOutcome, toBuckets, type UsageBucket, type UsageCounts } from './usage-buckets.js';
import { ADDRESS_DAYS_MAX, ADDRESSES_PER_KEY_MAX } from './usage-retention.js';
import { UsageRecorder } from './usage-recorder.js';
import { spanOf, type UsageInterval, type UsageRequest, type UsageSpan } from './usage-span.js';
import { usageVariables } from '../api-keys.variables.js';

const ADDRESSES_SHOWN_MAX = 50;

/** How long the old key of a rotation must have been unused before it counts as retired. */
const QUIET_SECONDS = 15 * 60;

/** Why the old key of a rotation may still be in use: the first applicable reason in this order. */
export const NOT_SAFE_BECAUSE = ['successor_unused', 'used_after_successor', 'used_recently'] as const;

type NotSafeBecause = (typeof NOT_SAFE_BECAUSE)[number];

export interface ApiKeyUsage {
  apiKeyId: string;
  from: Date;
  to: Date;
  interval: UsageInterval;
  buckets: UsageBucket[];
  totals: UsageCounts;
  lastUsedAt: Date | null;
  lastAddress: string | null;
  addresses: SeenAddress[];
  wouldRefuse: WouldRefuse | null;
  safeToRevoke: boolean | null;
  notSafeBecause: NotSafeBecause | null;
  replacedBy: string | null;
}

export interface SeenAddress {
  address: string;
  allowed: number;
  denied: number;
  lastSeenAt: Date;
}

/** Allowed requests that the key's allowlist would have refused, for the period in which addresses are kept. */
export interface WouldRefuse {
  requests: number;
  addressesFound: number;
  lastAt: Date | null;
  /** The most recent ones. */
  addresses: { address: string; requests: number; lastSeenAt: Date }[];
  /** Requests whose address was not recorded. */
  unlistedRequests: number;
}

/** Reads what `UsageRecorder` wrote. */
@Injectable()
export class ApiKeyUsageReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly recorder: UsageRecorder,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(principal: WorkspacePrincipal, id: string, query: UsageRequest): Promise<ApiKeyUsage> {
    const span = spanOf(query, new Date());
    // Brings this instance's figures up to date; those of others are at most one flush interval old.
    await this.recorder.flush();
    const key = await findApiKey(this.dataSource.manager, principal, id);
    const [outcomes, lastUse, addresses, wouldRefuse] = await Promise.all([
      this.outcomes(key.id, query.interval, span),
      this.lastUse(key.id),
      this.addresses(key.id),
      this.wouldRefuse(key),
    ]);
    const notSafeBecause = whyNotSafe(key, lastUse);
    return {
      apiKeyId: key.id,
      from: span.from,
      to: span.to,
      interval: query.interval,
      ...toBuckets(span, outcomes),
      lastUsedAt: key.lastUsedAt,
      lastAddress: lastUse?.address ?? null,
      addresses,
      wouldRefuse,
      safeToRevoke: key.replacedBy === null ? null : notSafeBecause === null,
      notSafeBecause,
      replacedBy: key.replacedBy,
    };
  }

  private async outcomes(
    id: string,
    interval: UsageInterval,
    { from, to }: UsageSpan,
  ): Promise<CountedOutcome[]> {
    const rows = await this.dataSource.query<{ start: Date; outcome: string; requests: string }[]>(
      `SELECT date_trunc($2, hour, 'UTC') AS start, outcome, sum(requests) AS requests
       FROM api_key_usage_hours WHERE api_key_id = $1 AND hour >= $3 AND hour < $4
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [id, interval, from, to],
    );
    return rows.map((row) => ({ ...row, requests: Number(row.requests) }));
  }

  /** Most recently seen first. */
  private async addresses(id: string): Promise<SeenAddress[]> {
    const rows = await this.dataSource.query<(Omit<SeenAddress, 'allowed' | 'denied'> & Counted)[]>(
      `SELECT address, allowed, denied, last_seen_at AS "lastSeenAt"
       FROM api_key_addresses WHERE api_key_id = $1 ORDER BY last_seen_at DESC, address LIMIT ${ADDRESSES_SHOWN_MAX}`,
      [id],
    );
    return rows.map((row) => ({ ...row, allowed: Number(row.allowed), denied: Number(row.denied) }));
  }

  /** Checked against the current list, as in the guard, using only what is counted anyway. */
  private async wouldRefuse({ id, allowedIps, allowlistMode }: ApiKeyView): Promise<WouldRefuse | null> {
    if (allowlistMode === 'enforce' || allowedIps === null) return null;
    const rows = await this.dataSource.query<{ address: string; requests: string; lastSeenAt: Date }[]>(
      `SELECT address, allowed AS requests, last_seen_at AS "lastSeenAt" FROM api_key_addresses
       WHERE api_key_id = $1 AND allowed > 0
         AND last_seen_at > clock_timestamp() - interval '${ADDRESS_DAYS_MAX} days'
       ORDER BY last_seen_at DESC, address LIMIT ${ADDRESSES_PER_KEY_MAX}`,
      [id],
    );
    const [unlisted] = await this.dataSource.query<{ requests: string }[]>(
      `SELECT coalesce(sum(requests - placed), 0) AS requests FROM api_key_usage_hours
       WHERE api_key_id = $1 AND outcome = 'allowed' AND placed < requests
         AND hour > clock_timestamp() - interval '${ADDRESS_DAYS_MAX} days'`,
      [id],
    );
    const allowlist = new NetworkList(allowedIps);
    const outside = rows
      .filter(({ address }) => !allowlist.includes(address))
      .map((row) => ({ ...row, requests: Number(row.requests) }));
    return {
      requests: outside.reduce((sum, { requests }) => sum + requests, 0),
      addressesFound: outside.length,
      lastAt: outside[0]?.lastSeenAt ?? null,
      addresses: outside.slice(0, ADDRESSES_SHOWN_MAX),
      unlistedRequests: Number(unlisted?.requests ?? 0),
    };
  }

  /**
   * The key's last use, how long it has been quiet, and the last use of any of its successors, which may have been
   * rotated too.
   */
  private async lastUse(id: string): Promise<LastUse | undefined> {
    const [row] = await this.dataSource.query<LastUse[]>(
      `WITH RECURSIVE successors AS (
         SELECT replaced_by AS id FROM api_keys WHERE id = $1
         UNION SELECT k.replaced_by FROM api_keys k JOIN successors s ON s.id = k.id
       ), successor_use AS (
         SELECT max(last_used_at) AS at FROM api_key_last_uses WHERE api_key_id IN (SELECT id FROM successors)
       )
       SELECT u.last_address AS address,
              coalesce(u.last_used_at < clock_timestamp() - make_interval(secs => $2), true) AS "isQuiet",
              s.at IS NOT NULL AS "isSuccessorUsed",
              coalesce(s.at > u.last_used_at, true) AS "isSucceeded"
       FROM successor_use s LEFT JOIN api_key_last_uses u ON u.api_key_id = $1`,
      // Another instance may be about to report a use up to one flush interval old.
      [id, QUIET_SECONDS + variablesOf(this.config, usageVariables).USAGE_FLUSH_SECONDS],
    );
    return row;
  }
}

/** In the types of PostgreSQL's driver. */
interface Counted {
  allowed: string;
  denied: string;
}

interface LastUse {
  address: string | null;
  /** Not used for a while, or never. */
  isQuiet: boolean;
  isSuccessorUsed: boolean;
  /** No successor has been used yet, or one was used after this key's last use. */
  isSucceeded: boolean;
}

function whyNotSafe(key: ApiKeyView, lastUse: LastUse | undefined): NotSafeBecause | null {
  if (key.replacedBy === null || key.status !== 'active') return null;
  if (!lastUse?.isSuccessorUsed) return 'successor_unused';
  if (!lastUse.isSucceeded) return 'used_after_successor';
  return lastUse.isQuiet ? null : 'used_recently';
}
