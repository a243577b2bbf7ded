const HOUR_SECONDS = 3_600;
const HOUR_MS = HOUR_SECONDS * 1_000;

/** The key itself was not accepted: that is no use of it. A missing scope or role is. */
const REFUSED_KEY = new Set([
  'revoked',
  'disabled',
  'expired',
  'address_not_allowed',
  'creator_removed',
  'account_suspended',
  'workspace_suspended',
]);

/** Addresses of one key between two flushes; whoever tries it from more than that is counted, and not listed. */
const ADDRESSES_MAX = 32;

/** What came from one address. */
interface Seen {
  readonly address: string;
  allowed: number;
  denied: number;
  /** Unix time in milliseconds. */
  at: number;
}

/** What one key did in one hour. */
export interface Tally {
  apiKeyId: string;
  /** Hours since 1970: a small integer, where a time in milliseconds would be an object of its own. */
  hour: number;
  allowed: number;
  /** Requests by the reason of their refusal; made when there is one. */
  refused: Map<string, number> | undefined;
  /** Unix time in milliseconds of the last use; 0 if there was none. */
  usedAt: number;
  usedFrom: string;
  /** Nearly always one: a list that is made with it has no spare room, and costs a fraction of a map. */
  seen: Seen[] | undefined;
}

/** Columns of what is to be written: one entry a key, hour and outcome. */
export interface UsageColumns {
  apiKeyIds: string[];
  hours: number[];
  outcomes: string[];
  requests: number[];
  /** The key's last use, beside one of its entries; null beside the others. */
  usedAt: (number | null)[];
  usedFrom: (string | null)[];
  /** One entry a key and address, and maybe hour. */
  seen: {
    apiKeyIds: string[];
    addresses: string[];
    at: number[];
    allowed: number[];
    denied: number[];
  };
}

/** Counts in memory, by key and hour. */
export class UsageTally {
  private readonly current = new Map<string, Tally>();
  /** Of hours that went by before they were written, by hour and key. */
  private readonly finished = new Map<string, Tally>();

  /** How many requests found no room. */
  dropped = 0;

  /** @param talliesMax of all hours together: what is beyond is dropped, and counted */
  constructor(private readonly talliesMax: number) {}

  private get size(): number {
    return this.current.size + this.finished.size;
  }

  /** Two look-ups, and no object but for the first request of a key and of an address. */
  count(apiKeyId: string, outcome: string, address: string, now: number, requests = 1): void {
    const tally = this.tallyOf(apiKeyId, Math.floor(now / HOUR_MS));
    if (!tally) {
      this.dropped += requests;
      return;
    }
    add(tally, outcome, requests);
    see(tally, address, outcome === 'allowed' ? requests : 0, outcome === 'allowed' ? 0 : requests, now);
    if (!REFUSED_KEY.has(outcome)) {
      tally.usedAt = now;
      tally.usedFrom = address;
    }
  }

  /** Adds what could not be written, to be tried again. */
  merge(tallies: Iterable<Tally>): void {
    for (const tally of tallies) {
      const own = this.tallyOf(tally.apiKeyId, tally.hour);
      if (!own) {
        this.dropped += requestsOf(tally);
        continue;
      }
      add(own, 'allowed', tally.allowed);
      for (const [outcome, requests] of tally.refused ?? []) add(own, outcome, requests);
      for (const { address, allowed, denied, at } of tally.seen ?? []) see(own, address, allowed, denied, at);
      if (tally.usedAt > own.usedAt) {
        own.usedAt = tally.usedAt;
        own.usedFrom = tally.usedFrom;
      }
    }
  }

  *tallies(): Iterable<Tally> {
    yield* this.finished.values();
    yield* this.current.values();
  }

  /** @returns undefined where there is no room: these are counts, not authority */
  private tallyOf(apiKeyId: string, hour: number): Tally | undefined {
    const current = this.current.get(apiKeyId);
    if (current?.hour === hour) return current;
    const isPast = current !== undefined && current.hour > hour;
    const known = isPast ? this.finished.get(`${hour} ${apiKeyId}`) : undefined;
    if (known) return known;
    if (this.size >= this.talliesMax) return undefined;
    const fresh: Tally = {
      apiKeyId,
      hour,
      allowed: 0,
      refused: undefined,
      usedAt: 0,
      usedFrom: '',
      seen: undefined,
    };
    if (isPast) {
      this.finished.set(`${hour} ${apiKeyId}`, fresh);
      return fresh;
    }
    if (current) this.finished.set(`${current.hour} ${apiKeyId}`, current);
    this.current.set(apiKeyId, fresh);
    return fresh;
  }
}

function add(tally: Tally, outcome: string, requests: number): void {
  if (outcome === 'allowed') {
    tally.allowed += requests;
    return;
  }
  tally.refused ??= new Map();
  tally.refused.set(outcome, (tally.refused.get(outcome) ?? 0) + requests);
}

function see(tally: Tally, address: string, allowed: number, denied: number, at: number): void {
  const { seen } = tally;
  if (!seen) {
    tally.seen = [{ address, allowed, denied, at }];
    return;
  }
  for (const one of seen) {
    if (one.address !== address) continue;
    one.allowed += allowed;
    one.denied += denied;
    one.at = Math.max(one.at, at);
    return;
  }
  if (seen.length < ADDRESSES_MAX) seen.push({ address, allowed, denied, at });
}

export function toColumns(tallies: Iterable<Tally>): UsageColumns {
  const columns: UsageColumns = {
    apiKeyIds: [],
    hours: [],
    outcomes: [],
    requests: [],
    usedAt: [],
    usedFrom: [],
    seen: { apiKeyIds: [], addresses: [], at: [], allowed: [], denied: [] },
  };
  for (const tally of tallies) {
    let use = tally.usedAt === 0 ? null : tally;
    const push = (outcome: string, requests: number): void => {
      columns.apiKeyIds.push(tally.apiKeyId);
      columns.hours.push(tally.hour * HOUR_SECONDS);
      columns.outcomes.push(outcome);
      columns.requests.push(requests);
      columns.usedAt.push(use && use.usedAt / 1000);
      columns.usedFrom.push(use && use.usedFrom);
      use = null;
    };
    if (tally.allowed > 0) push('allowed', tally.allowed);
    for (const [outcome, requests] of tally.refused ?? []) push(outcome, requests);
    for (const { address, allowed, denied, at } of tally.seen ?? []) {
      columns.seen.apiKeyIds.push(tally.apiKeyId);
      columns.seen.addresses.push(address);
      columns.seen.at.push(at / 1000);
      columns.seen.allowed.push(allowed);
      columns.seen.denied.push(denied);
    }
  }
  return columns;
}

function requestsOf({ allowed, refused }: Tally): number {
  let requests = allowed;
  for (const count of refused?.values() ?? []) requests += count;
  return requests;
}
