/**
 * Scopes, as the API spells them, and as the guard holds them: a bit set, so that intersecting a key's scopes
 * with its creator's role and testing for one is a single machine instruction per request.
 */
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

/** A set of scopes as bits: bit n stands for `SCOPES[n]`. */
export type ScopeSet = number;

/** By shifts: the result of `**` is a double, which V8 would box in every record that holds it. */
export const ALL_SCOPES: ScopeSet = (1 << SCOPES.length) - 1;

export const scopeBit = (scope: Scope): ScopeSet => 1 << SCOPES.indexOf(scope);

/** `null` (a key without scopes of its own) means all; what the role allows still bounds it. */
export const toScopeSet = (scopes: readonly Scope[] | null): ScopeSet =>
  scopes === null ? ALL_SCOPES : scopes.reduce((set, scope) => set | scopeBit(scope), 0);

export const toScopes = (set: ScopeSet): Scope[] => SCOPES.filter((_, index) => (set & (1 << index)) !== 0);

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);
