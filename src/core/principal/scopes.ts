import { ScopeSet as SetOfScopes } from './scope-set.js';

/** Scopes, as the API spells them, in the order in which it lists them. */
export const SCOPES = [
  'documents:read',
  'documents:write',
  'api-keys:read',
  'api-keys:write',
  'members:read',
  'members:write',
  'workspace:read',
  'workspace:write',
  'webhooks:read',
  'webhooks:write',
  'audit:read',
] as const;

export type Scope = (typeof SCOPES)[number];

export type ScopeSet = SetOfScopes<Scope>;

export const ALL_SCOPES: ScopeSet = SetOfScopes.of(SCOPES);

export const NO_SCOPES: ScopeSet = SetOfScopes.of<Scope>([]);

/** Stands for every scope of every resource server, also of those to come: in no role, and not for callers to name. */
const ALL_OF_RESOURCE_SERVERS = '*';

const UNNARROWED = SetOfScopes.of([...SCOPES, ALL_OF_RESOURCE_SERVERS]) as ScopeSet;

/**
 * @param scopes our own and those of resource servers. `null` (a key without scopes of its own) means all; what the role
 * allows still bounds it.
 */
export const toScopeSet = (scopes: readonly string[] | null): ScopeSet =>
  scopes === null ? UNNARROWED : (SetOfScopes.of(scopes) as ScopeSet);

export const toScopes = (set: ScopeSet): Scope[] => SCOPES.filter((scope) => set.has(scope));

/** Whether a key's own scopes include one of a resource server. */
export const includesResourceScope = (set: SetOfScopes, scope: string): boolean =>
  set.has(scope) || set.has(ALL_OF_RESOURCE_SERVERS);

/** What of the wanted scopes is not among a key's own, in words; a key that is not narrowed has all. */
export function scopesBeyond(wanted: ScopeSet, own: ScopeSet): string[] {
  if ((own as SetOfScopes).has(ALL_OF_RESOURCE_SERVERS)) return [];
  const beyond = (wanted as SetOfScopes).without(own).toArray();
  const named = beyond.filter((scope) => scope !== ALL_OF_RESOURCE_SERVERS);
  return named.length > 0 || beyond.length === 0 ? named : ['every scope that the role allows'];
}

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);
