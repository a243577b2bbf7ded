const HOUR_SECONDS = 3_600;
const HOUR_MS = HOUR_SECONDS * 1_000;

/** The key itself was rejected, so this is no use of it. A missing scope or role does count as use. */
const REFUSED_KEY = new Set([
  'revoked',
  'disabled',
  'expired',
  'address_not_allowed',
  'creator_removed',
  'account_suspended',
  'workspace_suspended',
]);

/** Per key and flush; requests from further addresses are counted, but not listed. */
const ADDRESSES_MAX = 32;

/** The requests from one address. */
interface Seen {
  address: string;
  allowed: number;
  denied: number;
  /** Unix time in milliseconds. */
  at: number;
}

/** The requests with one key in one hour. */
export interface Tally {
  apiKeyId: string;
  /** Hours since 1970. */
  hour: number;
  /** Requests by outcome. */
  requests: Record<string, number>;
  /** Unix time in milliseconds of the last use; 0 if there was none. */
  usedAt: number;
  usedFrom: string;
  /** One entry per address. */
  seen: Seen[];
  /** Allowed requests whose scope is in `scopes`, or that needed none. */
  scoped: number;
  /** Allowed requests whose address is in `seen`. */
  placed: number;
  /** Unix time in milliseconds of the last use, by scope. At most as many entries as there are scopes on routes. */
  scopes: Record<string, number>;
}

/** Columns to be written: one entry per key, hour and outcome. */
export interface UsageColumns {
  apiKeyIds: string[];
  hours: number[];
  outcomes: string[];
  requests: number[];
  /** The key's last use, next to one of its entries; null next to the others. */
  usedAt: (number | null)[];
  usedFrom: (string | null)[];
  scoped: number[];
  placed: number[];
  /** One entry per key and scope, and possibly hour. */
  scopes: { apiKeyIds: string[]; scopes: string[]; at: number[] };
  /** One entry per key and address, and possibly hour. */
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
  private readonly hours = new Map<number, Map<string, Tally>>();
  private size = 0;

  /** How many requests were dropped for lack of room. */
  dropped = 0;

  /** @param talliesMax across all hours: anything beyond is dropped, and counted */
  constructor(private readonly talliesMax: number) {}

  count(
    apiKeyId: string,
    outcome: string,
    address: string,
    now: number,
    requests = 1,
    scope?: string | null,
  ): void {
    const tally = this.tallyOf(apiKeyId, Math.floor(now / HOUR_MS));
    if (!tally) {
      this.dropped += requests;
      return;
    }
    add(tally, outcome, requests);
    const isAllowed = outcome === 'allowed';
    const isSeen = see(tally, {
      address,
      allowed: isAllowed ? requests : 0,
      denied: isAllowed ? 0 : requests,
      at: now,
    });
    if (isAllowed && isSeen) tally.placed += requests;
    if (isAllowed && scope !== undefined) tally.scoped += requests;
    if (isAllowed && typeof scope === 'string') tally.scopes[scope] = now;
    if (!REFUSED_KEY.has(outcome)) noteUse(tally, now, address);
  }

  /** Adds back what could not be written, to be retried. */
  merge(tallies: Iterable<Tally>): void {
    for (const tally of tallies) {
      const { apiKeyId, hour, requests, usedAt, usedFrom, seen } = tally;
      const own = this.tallyOf(apiKeyId, hour);
      for (const [outcome, count] of Object.entries(requests)) {
        if (own) add(own, outcome, count);
        else this.dropped += count;
      }
      if (!own) continue;
      own.placed += tally.placed;
      for (const one of seen) if (!see(own, one)) own.placed -= one.allowed;
      own.scoped += tally.scoped;
      for (const [scope, at] of Object.entries(tally.scopes)) {
        own.scopes[scope] = Math.max(own.scopes[scope] ?? 0, at);
      }
      if (usedAt > own.usedAt) noteUse(own, usedAt, usedFrom);
    }
  }

  *tallies(): Iterable<Tally> {
    for (const byKey of this.hours.values()) yield* byKey.values();
  }

  /** @returns undefined if there is no room: these are only counts, not authority */
  private tallyOf(apiKeyId: string, hour: number): Tally | undefined {
    const byKey = this.hours.get(hour) ?? new Map<string, Tally>();
    const known = byKey.get(apiKeyId);
    if (known || this.size >= this.talliesMax) return known;
    const fresh: Tally = {
      apiKeyId,
      hour,
      requests: {},
      usedAt: 0,
      usedFrom: '',
      seen: [],
      scoped: 0,
      placed: 0,
      scopes: {},
    };
    this.hours.set(hour, byKey.set(apiKeyId, fresh));
    this.size += 1;
    return fresh;
  }
}

function add({ requests }: Tally, outcome: string, count: number): void {
  requests[outcome] = (requests[outcome] ?? 0) + count;
}

function noteUse(tally: Tally, at: number, address: string): void {
  tally.usedAt = at;
  tally.usedFrom = address;
}

/** @returns whether there was room */
function see({ seen }: Tally, { address, allowed, denied, at }: Seen): boolean {
  const known = seen.find((one) => one.address === address);
  if (known) {
    known.allowed += allowed;
    known.denied += denied;
    known.at = Math.max(known.at, at);
    return true;
  }
  if (seen.length >= ADDRESSES_MAX) return false;
  seen.push({ address, allowed, denied, at });
  return true;
}

export function toColumns(tallies: Iterable<Tally>): UsageColumns {
  const columns: UsageColumns = {
    apiKeyIds: [],
    hours: [],
    outcomes: [],
    requests: [],
    usedAt: [],
    usedFrom: [],
    scoped: [],
    placed: [],
    scopes: { apiKeyIds: [], scopes: [], at: [] },
    seen: { apiKeyIds: [], addresses: [], at: [], allowed: [], denied: [] },
  };
  for (const tally of tallies) {
    let use = tally.usedAt === 0 ? null : tally;
    for (const [outcome, requests] of Object.entries(tally.requests)) {
      columns.apiKeyIds.push(tally.apiKeyId);
      columns.hours.push(tally.hour * HOUR_SECONDS);
      columns.outcomes.push(outcome);
      columns.requests.push(requests);
      columns.usedAt.push(use && use.usedAt / 1000);
      columns.usedFrom.push(use && use.usedFrom);
      columns.scoped.push(outcome === 'allowed' ? tally.scoped : 0);
      columns.placed.push(outcome === 'allowed' ? tally.placed : 0);
      use = null;
    }
    for (const [scope, at] of Object.entries(tally.scopes)) {
      columns.scopes.apiKeyIds.push(tally.apiKeyId);
      columns.scopes.scopes.push(scope);
      columns.scopes.at.push(at / 1000);
    }
    for (const { address, allowed, denied, at } of tally.seen) {
      columns.seen.apiKeyIds.push(tally.apiKeyId);
      columns.seen.addresses.push(address);
      columns.seen.at.push(at / 1000);
      columns.seen.allowed.push(allowed);
      columns.seen.denied.push(denied);
    }
  }
  return columns;
}
