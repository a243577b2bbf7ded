import { once } from '../primitives/once.js';
import { scopes } from '../resource/declared.js';
import type { Scope } from '../resource/resources.js';
import { ScopeSet as SetOfScopes } from './scope-set.js';

export type { Scope };

export type ScopeSet = SetOfScopes<Scope>;

/** The scopes of this API, in alphabetical order. */
export const ownScopes = once((): readonly Scope[] => [...scopes().keys()]);

export const NO_SCOPES: ScopeSet = SetOfScopes.of<Scope>([]);

/**
 * Stands for every scope of every resource server, including future ones. No role has it, and callers cannot name it.
 */
const ALL_OF_RESOURCE_SERVERS = '*';

const unnarrowed = once(() => SetOfScopes.of([...ownScopes(), ALL_OF_RESOURCE_SERVERS]) as ScopeSet);

/**
 * @param names our own scopes and those of resource servers. `null` (a key without scopes of its own) means all, still
 *   limited by the role.
 */
export const toScopeSet = (names: readonly string[] | null): ScopeSet =>
  names === null ? unnarrowed() : (SetOfScopes.of(names) as ScopeSet);

export const toScopes = (set: ScopeSet): Scope[] => ownScopes().filter((scope) => set.has(scope));

/** Whether a key's own scopes include one of a resource server. */
export const includesResourceScope = (set: SetOfScopes, scope: string): boolean =>
  set.has(scope) || set.has(ALL_OF_RESOURCE_SERVERS);

/** The wanted scopes that the key lacks, by name; an unrestricted key lacks none. */
export function scopesBeyond(wanted: ScopeSet, own: ScopeSet): string[] {
  if ((own as SetOfScopes).has(ALL_OF_RESOURCE_SERVERS)) return [];
  const beyond = (wanted as SetOfScopes).without(own).toArray();
  const named = beyond.filter((scope) => scope !== ALL_OF_RESOURCE_SERVERS);
  return named.length > 0 || beyond.length === 0 ? named : ['every scope that the role allows'];
}

export const isScope = (text: string): text is Scope => scopes().has(text as Scope);
