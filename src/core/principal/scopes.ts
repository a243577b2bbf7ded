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

/** `null` (a key without scopes of its own) means all; what the role allows still bounds it. */
export const toScopeSet = (scopes: readonly Scope[] | null): ScopeSet =>
  scopes === null ? ALL_SCOPES : SetOfScopes.of(scopes);

export const toScopes = (set: ScopeSet): Scope[] => SCOPES.filter((scope) => set.has(scope));

export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);
