import { once } from '../primitives/once.js';
import { scopes } from '../resource/declared.js';
import type { Scope } from '../resource/resources.js';
import { ScopeSet as SetOfScopes } from './scope-set.js';

export type { Scope };

export type ScopeSet = SetOfScopes<Scope>;

/** The scopes of this API, by the alphabet. */
export const ownScopes = once((): readonly Scope[] => [...scopes().keys()]);

export const NO_SCOPES: ScopeSet = SetOfScopes.of<Scope>([]);

/** Stands for every scope of every resource server, also of those to come: in no role, and not for callers to name. */
const ALL_OF_RESOURCE_SERVERS = '*';

const unnarrowed = once(() => SetOfScopes.of([...ownScopes(), ALL_OF_RESOURCE_SERVERS]) as ScopeSet);

/**
 * @param names our own and those of resource servers. `null` (a key without scopes of its own) means all; what the role
 * allows still bounds it.
 */
export const toScopeSet = (names: readonly string[] | null): ScopeSet =>
  names === null ? unnarrowed() : (SetOfScopes.of(names) as ScopeSet);

export const toScopes = (set: ScopeSet): Scope[] => ownScopes().filter((scope) => set.has(scope));

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

export const isScope = (text: string): text is Scope => scopes().has(text as Scope);
