import { NetworkList } from '../../core/primitives/client-address.js';
import { scopesBeyond, toScopeSet } from '../../core/principal/scopes.js';

/** What narrows a key below its creator's role. null: not narrowed in this respect. */
export interface ApiKeyLimits {
  scopes: string[] | null;
  /** Canonical CIDR blocks. */
  allowedIps: string[] | null;
  expiresAt: Date | null;
}

/** A signed-in user has no limits but the role. */
export const UNLIMITED: ApiKeyLimits = { scopes: null, allowedIps: null, expiresAt: null };

/** In which respects one set of limits allows more than another. */
export interface Excess {
  /** In words. */
  scopes: string[];
  allowedIps: boolean;
  expiresAt: boolean;
}

/** What of `wanted` goes beyond `own`. */
export const excessOf = (wanted: ApiKeyLimits, own: ApiKeyLimits): Excess => ({
  scopes: scopesBeyond(toScopeSet(wanted.scopes), toScopeSet(own.scopes)),
  allowedIps: !isWithinNetworks(wanted.allowedIps, own.allowedIps),
  expiresAt: own.expiresAt !== null && (wanted.expiresAt === null || wanted.expiresAt > own.expiresAt),
});

/** Whether `wanted` allows anything that `own` does not. */
export function isWider(wanted: ApiKeyLimits, own: ApiKeyLimits): boolean {
  const excess = excessOf(wanted, own);
  return excess.scopes.length > 0 || excess.allowedIps || excess.expiresAt;
}

function isWithinNetworks(wanted: string[] | null, own: string[] | null): boolean {
  if (own === null) return true;
  return wanted !== null && new NetworkList(own).covers(new NetworkList(wanted));
}
