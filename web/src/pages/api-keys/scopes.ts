import type { OfferedScopes, Scope } from '@latchkey/sdk';

/** Scopes in plain words. */
export const SCOPE_GROUPS: { name: string; scopes: { scope: Scope; words: string }[] }[] = [
  {
    name: 'Documents',
    scopes: [
      { scope: 'documents:read', words: 'Read documents' },
      { scope: 'documents:write', words: 'Write and delete documents' },
    ],
  },
  {
    name: 'API keys',
    scopes: [
      { scope: 'api-keys:read', words: 'See keys and their usage' },
      { scope: 'api-keys:write', words: 'Create, rotate and revoke keys' },
    ],
  },
  {
    name: 'Workspace',
    scopes: [
      { scope: 'workspace:read', words: 'See the workspace' },
      { scope: 'workspace:write', words: 'Rename the workspace' },
      { scope: 'members:read', words: 'See members' },
      { scope: 'members:write', words: 'Invite, change and remove members' },
    ],
  },
  {
    name: 'Operations',
    scopes: [
      { scope: 'webhooks:read', words: 'See webhooks' },
      { scope: 'webhooks:write', words: 'Manage webhooks' },
      { scope: 'audit:read', words: 'Read the audit trail' },
    ],
  },
];

const described = SCOPE_GROUPS.flatMap(({ scopes }) => scopes);

export const SCOPES: readonly Scope[] = described.map(({ scope }) => scope);

/** Whether it is a scope of the API itself, and not of a service beside it. */
export const isOwnScope = (scope: string): boolean => (SCOPES as readonly string[]).includes(scope);

const words = new Map(described.map(({ scope, words }) => [scope, words]));

/** Of a resource server, what its operator calls it. */
export const scopeWords = (scope: string, offered: readonly OfferedScopes[] = []): string =>
  words.get(scope as Scope) ??
  offered.flatMap(({ scopes }) => scopes).find((other) => other.scope === scope)?.title ??
  scope;

/** `Everything`, `documents:read`, `documents:read +2`. */
export function scopesSummary(scopes: readonly string[] | null): string {
  if (scopes === null) return 'Everything';
  const [first = 'Nothing', ...rest] = scopes;
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}
