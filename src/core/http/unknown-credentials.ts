import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../config/config.js';
import { problem, type Problem } from '../errors/problem.js';
import { addressForLimits } from '../primitives/client-address.js';

const WINDOW_MS = 60_000;
/** The most recent addresses. A caller with more addresses than this pushes out the oldest. */
const ADDRESSES_MAX = 50_000;

interface Attempts {
  /** In this window: credentials that turned out to be unknown, … */
  unknown: number;
  /** … and those being looked up, each with the number of requests waiting for it. */
  underWay: Map<string, number>;
  endsAt: number;
}

/**
 * Limits how often an address may present unknown credentials: keys, refresh tokens, links. Each costs a query, and
 * guessing is the only reason to send many. Counted in memory, because counting in the database would cost the very
 * query it saves; each server has its own budget.
 */
@Injectable()
export class UnknownCredentials {
  private readonly byAddress = new LRUCache<string, Attempts>({ max: ADDRESSES_MAX });

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'limits'>) {}

  /**
   * Runs the query for a credential that is not known yet. Credentials that exist do not count against the limit.
   * Queries in progress do, so that concurrent guesses cannot share one budget, but only once per credential, so that
   * many requests with one valid key succeed right after a server has started.
   *
   * @param callerAddress null: it is not limited
   * @param reportedBy who says that this is the caller's address; undefined: we see it ourselves
   * @throws 429, without the query, if nothing is left
   */
  async look<T>(
    callerAddress: string | null,
    credential: string,
    load: () => Promise<T>,
    reportedBy?: string,
  ): Promise<T> {
    if (callerAddress === null) return load();
    const address = addressForLimits(callerAddress);
    const attempts = this.attemptsOf(reportedBy === undefined ? address : `${reportedBy} ${address}`);
    const { underWay } = attempts;
    const budget = this.config.limits.UNKNOWN_CREDENTIALS_PER_ADDRESS_PER_MINUTE;
    if (!underWay.has(credential) && attempts.unknown + underWay.size >= budget) {
      throw tooMany(attempts.unknown >= budget ? attempts.endsAt - performance.now() : 0);
    }
    underWay.set(credential, (underWay.get(credential) ?? 0) + 1);
    try {
      const found = await load();
      if (found === null || found === undefined) attempts.unknown += 1;
      return found;
    } finally {
      const others = (underWay.get(credential) ?? 1) - 1;
      if (others > 0) underWay.set(credential, others);
      else underWay.delete(credential);
    }
  }

  private attemptsOf(address: string): Attempts {
    const now = performance.now();
    const known = this.byAddress.get(address);
    if (known && known.endsAt > now) return known;
    const attempts = {
      unknown: 0,
      underWay: known?.underWay ?? new Map<string, number>(),
      endsAt: now + WINDOW_MS,
    };
    this.byAddress.set(address, attempts);
    return attempts;
  }
}

const tooMany = (waitMs: number): Problem =>
  problem('too_many_requests', {
    detail: 'Too many unknown credentials from your address. Wait for the number of seconds in Retry-After.',
    headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
  });
