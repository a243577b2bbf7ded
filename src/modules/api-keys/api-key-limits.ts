import type { RequestLimit } from '@latchkey/verifier/slices';
import { NetworkList } from '../../core/primitives/client-address.js';
import { areWithin } from '../../core/primitives/request-limits.js';
import { scopesBeyond, toScopeSet } from '../../core/principal/scopes.js';
import type { AllowlistMode } from './api-key.entity.js';

/** What narrows a key below its creator's role. null: not narrowed in this respect. */
export interface ApiKeyLimits {
  scopes: string[] | null;
  /** Canonical CIDR blocks. */
  allowedIps: string[] | null;
  /** With `observe`, the key may be used from elsewhere for now. */
  allowlistMode: AllowlistMode;
  expiresAt: Date | null;
  limits: RequestLimit[] | null;
  /** Whose count its requests go to. Of keys with limits, it is theirs only with the same count. */
  limitsCountedAs: string | null;
}

/** A signed-in user has no limits but the role. */
export const UNLIMITED: ApiKeyLimits = {
  scopes: null,
  allowedIps: null,
  allowlistMode: 'enforce',
  expiresAt: null,
  limits: null,
  limitsCountedAs: null,
};

/** In which respects one set of limits allows more than another. */
export interface Excess {
  /** In words. */
  scopes: string[];
  allowedIps: boolean;
  expiresAt: boolean;
  limits: boolean;
}

/** Whose count the requests of a key go to that is created with `own`; null: one of its own. */
export const inheritedCount = ({ limits, limitsCountedAs }: ApiKeyLimits): string | null =>
  hasLimits(limits) ? limitsCountedAs : null;

const hasLimits = (limits: RequestLimit[] | null): boolean => limits !== null && limits.length > 0;

/** What of `wanted` goes beyond `own`. */
export const excessOf = (wanted: ApiKeyLimits, own: ApiKeyLimits): Excess => ({
  scopes: scopesBeyond(toScopeSet(wanted.scopes), toScopeSet(own.scopes)),
  allowedIps: !isWithinNetworks(networksOf(wanted, own), own.allowedIps),
  expiresAt: own.expiresAt !== null && (wanted.expiresAt === null || wanted.expiresAt > own.expiresAt),
  // Two keys with a limit each may make twice as many requests as one.
  limits:
    hasLimits(own.limits) &&
    (wanted.limitsCountedAs !== own.limitsCountedAs || !areWithin(wanted.limits, own.limits)),
});

/**
 * One that is only observed is no allowlist, to a key that has one. Where that one is observed too, the list still counts:
 * both may be enforced later.
 */
const networksOf = (wanted: ApiKeyLimits, own: ApiKeyLimits): string[] | null =>
  own.allowlistMode === 'enforce' && wanted.allowlistMode === 'observe' ? null : wanted.allowedIps;

/** Whether `wanted` allows anything that `own` does not. */
export function isWider(wanted: ApiKeyLimits, own: ApiKeyLimits): boolean {
  const excess = excessOf(wanted, own);
  return excess.scopes.length > 0 || excess.allowedIps || excess.expiresAt || excess.limits;
}

function isWithinNetworks(wanted: string[] | null, own: string[] | null): boolean {
  if (own === null) return true;
  return wanted !== null && new NetworkList(own).covers(new NetworkList(wanted));
}
