import type { OfferedScopes, Scope } from '@latchkey/sdk';
import { scopes } from 'virtual:declarations';
import { t, translateDeclared } from '../../language/translate';

interface ScopeGroup {
  name: string;
  scopes: { scope: Scope; words: string }[];
}

/** Scopes in plain words. */
export const SCOPE_GROUPS: ScopeGroup[] = [...new Set(scopes.map(({ group }) => group))]
  .sort()
  .map((name) => ({
    name,
    scopes: scopes.filter(({ group }) => group === name).map(({ name: scope, words }) => ({ scope, words })),
  }));

const described = SCOPE_GROUPS.flatMap(({ scopes }) => scopes);

export const SCOPES: readonly Scope[] = described.map(({ scope }) => scope);

/** Whether it is a scope of the API itself rather than of a separate service. */
export const isOwnScope = (scope: string): boolean => (SCOPES as readonly string[]).includes(scope);

const words = new Map<string, string>(described.map(({ scope, words }) => [scope, words]));

/** For a resource server's scope, the operator's description. */
export function scopeWords(scope: string, offered: readonly OfferedScopes[] = []): string {
  const declared = words.get(scope);
  if (declared !== undefined) return translateDeclared(declared);
  return offered.flatMap(({ scopes }) => scopes).find((other) => other.scope === scope)?.title ?? scope;
}

/** `Everything`, `members:read`, `members:read +2`. */
export function scopesSummary(scopes: readonly string[] | null): string {
  if (scopes === null) return t('Everything');
  const [first = t('Nothing'), ...rest] = scopes;
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}
