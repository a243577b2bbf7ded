import type { RequestLimit } from '@latchkey/verifier/slices';
import { NetworkList } from '../../core/primitives/client-address.js';
import { areWithin } from '../../core/primitives/request-limits.js';
import { scopesBeyond, toScopeSet } from '../../core/principal/scopes.js';
import type { AllowlistMode } from './api-key.entity.js';

/** What restricts a key more than its creator's role. null: no restriction in this respect. */
export interface ApiKeyLimits {
  scopes: string[] | null;
  /** Canonical CIDR blocks. */
  allowedIps: string[] | null;
  /** With `observe`, the key can still be used from other addresses for now. */
  allowlistMode: AllowlistMode;
  expiresAt: Date | null;
  limits: RequestLimit[] | null;
  /**
   * The key whose count its requests go to. For keys with limits, one key is within another only if they share a count.
   */
  limitsCountedAs: string | null;
}

/** A signed-in user is limited only by the role. */
export const UNLIMITED: ApiKeyLimits = {
  scopes: null,
  allowedIps: null,
  allowlistMode: 'enforce',
  expiresAt: null,
  limits: null,
  limitsCountedAs: null,
};

/** The respects in which one set of limits allows more than another. */
export interface Excess {
  /** Descriptions for the caller. */
  scopes: string[];
  allowedIps: boolean;
  expiresAt: boolean;
  limits: boolean;
}

/** The count inherited by a key created with `own`; null: its own count. */
export const inheritedCount = ({ limits, limitsCountedAs }: ApiKeyLimits): string | null =>
  hasLimits(limits) ? limitsCountedAs : null;

const hasLimits = (limits: RequestLimit[] | null): boolean => limits !== null && limits.length > 0;

/** The parts of `wanted` that exceed `own`. */
export const excessOf = (wanted: ApiKeyLimits, own: ApiKeyLimits): Excess => ({
  scopes: scopesBeyond(toScopeSet(wanted.scopes), toScopeSet(own.scopes)),
  allowedIps: !isWithinNetworks(networksOf(wanted, own), own.allowedIps),
  expiresAt: own.expiresAt !== null && (wanted.expiresAt === null || wanted.expiresAt > own.expiresAt),
  // Two keys with a limit each could make twice as many requests as one.
  limits:
    hasLimits(own.limits) &&
    (wanted.limitsCountedAs !== own.limitsCountedAs || !areWithin(wanted.limits, own.limits)),
});

/**
 * For a key with an enforced allowlist, an observed one counts as none. If its own is observed too, the list still
 * counts: both may be enforced later.
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
