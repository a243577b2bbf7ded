import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TextSearch } from '../../core/database/text-search.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import { scopesOf } from '../../core/principal/roles.js';
import type { Scope } from '../../core/principal/scopes.js';
import { type FoundApiKey, searchApiKeyByDigest, searchApiKeys } from '../api-keys/api-key-search.js';
import { searchDocuments } from '../documents/document-search.js';
import { searchEndpoints } from '../webhooks/endpoint-search.js';
import { searchMembers } from '../workspaces/member-search.js';
import { type WorkspaceStanding, WorkspaceStandings } from '../workspaces/workspace-standings.js';
import type { SearchQuery, SearchResultResponse } from './search.schemas.js';
import { shareOut } from './share-out.js';

/** A result before its workspace has a name. */
type Found = Omit<SearchResultResponse, 'workspace'> & { workspaceId: string };

/** What a person can find in all of their workspaces: what the lists there would show them, and nothing else. */
@Injectable()
export class Search {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standings: WorkspaceStandings,
  ) {}

  async find(principal: UserPrincipal, { q, sha256, limit }: SearchQuery): Promise<SearchResultResponse[]> {
    const standings = await this.standings.of(principal);
    const found =
      q === undefined
        ? await this.keyWith(standings, sha256 as string)
        : await this.named(standings, { text: q, firstWorkspaceId: principal.workspaceId, limit });
    const names = new Map(standings.map(({ workspaceId, name }) => [workspaceId, name]));
    return shareOut(found, limit).map(({ workspaceId, ...result }) => ({
      ...result,
      workspace: { id: workspaceId, name: names.get(workspaceId) as string },
    }));
  }

  private async keyWith(standings: WorkspaceStanding[], digest: string): Promise<Found[][]> {
    const readable = withScope(standings, 'api-keys:read');
    return [(await searchApiKeyByDigest(this.dataSource.manager, readable, digest)).map(toKey)];
  }

  /** One statement for each kind, and one after the other: a search takes one connection, as other requests do. */
  private async named(standings: WorkspaceStanding[], search: TextSearch): Promise<Found[][]> {
    const { manager } = this.dataSource;
    const idsWith = (scope: Scope) => withScope(standings, scope).map(({ workspaceId }) => workspaceId);
    const keys = await searchApiKeys(manager, withScope(standings, 'api-keys:read'), search);
    const documents = await searchDocuments(manager, idsWith('documents:read'), search);
    const members = await searchMembers(manager, idsWith('members:read'), search);
    const endpoints = await searchEndpoints(manager, idsWith('webhooks:read'), search);
    return [
      keys.map(toKey),
      documents.map(({ title, ...found }) => result('document', found, title)),
      members.map(({ userId, workspaceId, name, email }) =>
        result('member', { id: userId, workspaceId }, name ?? email, email),
      ),
      endpoints.map(({ url, description, ...found }) => result('webhook_endpoint', found, url, description)),
    ];
  }
}

const withScope = (standings: WorkspaceStanding[], scope: Scope): WorkspaceStanding[] =>
  standings.filter(({ role }) => scopesOf(role).has(scope));

const result = (
  kind: Found['kind'],
  { id, workspaceId }: { id: string; workspaceId: string },
  label: string,
  detail: string | null = null,
): Found => ({ kind, id, workspaceId, label, detail, status: null, canary: false });

const toKey = ({ name, keyPrefix, status, canary, ...found }: FoundApiKey): Found => ({
  ...result('api_key', found, name, keyPrefix),
  status,
  canary,
});
