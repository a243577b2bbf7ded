import { knownAddress } from './addresses.js';

export interface UsageCount {
  api_key_id: string;
  outcome: string;
  address: string | null;
  requests: number;
}

/** Keys, outcomes and addresses between two renewals; anything beyond is not counted. */
const COUNTS_MAX = 50_000;

/** Request counts by key, outcome and address, until a renewal takes them along. */
export class UsageCounts {
  private readonly counts = new Map<string, UsageCount>();
  /** The last one of each key, usually the right one: composing a name takes a fifth of the time of a decision. */
  private readonly latest = new Map<string, { count: UsageCount; address: string | undefined }>();

  count(apiKeyId: string, outcome: string, address: string | undefined): void {
    const latest = this.latest.get(apiKeyId);
    if (latest && latest.count.outcome === outcome && latest.address === address) {
      latest.count.requests += 1;
      return;
    }
    const name = `${apiKeyId} ${outcome} ${address ?? ''}`;
    let known = this.counts.get(name);
    if (!known) {
      if (this.counts.size >= COUNTS_MAX) return;
      known = { api_key_id: apiKeyId, outcome, address: knownAddress(address) ?? null, requests: 0 };
      this.counts.set(name, known);
    }
    known.requests += 1;
    this.latest.set(apiKeyId, { count: known, address });
  }

  /** Removes and returns the oldest ones. */
  take(countMax: number): UsageCount[] {
    const taken: UsageCount[] = [];
    for (const [name, count] of this.counts) {
      if (taken.length === countMax) break;
      this.counts.delete(name);
      taken.push(count);
    }
    this.latest.clear();
    return taken;
  }
}
