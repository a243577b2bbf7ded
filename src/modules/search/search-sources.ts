import type { EntityManager } from 'typeorm';
import type { TextSearch } from '../../core/database/text-search.js';
import type { Scope } from '../../core/principal/scopes.js';
import { type FoundApiKey, searchApiKeys } from '../api-keys/list/api-key-search.js';
import { searchEndpoints } from '../webhooks/endpoints/endpoint-search.js';
import { searchMembers } from '../workspaces/members/member-search.js';
import type { WorkspaceStanding } from '../workspaces/workspace-standings.js';

/** A result before its workspace has a name. See `searchResultResponse`. */
export interface Match {
  id: string;
  workspaceId: string;
  label: string;
  detail?: string | null;
  /** Of a key. */
  status?: FoundApiKey['status'];
  /** Of a key. */
  canary?: boolean;
}

/** How to find things of one kind. */
interface SearchSource {
  /** The scope needed to see them. */
  scope: Scope;
  find(manager: EntityManager, readable: WorkspaceStanding[], search: TextSearch): Promise<Match[]>;
}

export const toKeyMatch = ({ name, keyPrefix, ...found }: FoundApiKey): Match => ({
  ...found,
  label: name,
  detail: keyPrefix,
});

const sources = new Map<string, SearchSource>([
  [
    'api_key',
    {
      scope: 'api-keys:read',
      find: async (...given) => (await searchApiKeys(...given)).map(toKeyMatch),
    },
  ],
  [
    'member',
    {
      scope: 'members:read',
      find: async (manager, readable, search) =>
        (await searchMembers(manager, idsOf(readable), search)).map(
          ({ userId, workspaceId, name, email }) => ({
            ...{ id: userId, workspaceId, label: name ?? email, detail: email },
          }),
        ),
    },
  ],
  [
    'webhook_endpoint',
    {
      scope: 'webhooks:read',
      find: async (manager, readable, search) =>
        (await searchEndpoints(manager, idsOf(readable), search)).map(({ url, description, ...found }) => ({
          ...{ ...found, label: url, detail: description },
        })),
    },
  ],
]);

/** Adds a kind, when its module is imported: a resource depends on the search, and not the other way round. */
export function searchable(kind: string, source: SearchSource): void {
  sources.set(kind, source);
}

/** In alphabetical order, which is the order of the answer. */
export const searchSources = (): [string, SearchSource][] =>
  [...sources].sort(([left], [right]) => (left < right ? -1 : 1));

export const searchKinds = (): string[] => searchSources().map(([kind]) => kind);

export const idsOf = (readable: WorkspaceStanding[]): string[] =>
  readable.map(({ workspaceId }) => workspaceId);
