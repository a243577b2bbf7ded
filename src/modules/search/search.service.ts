import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TextSearch } from '../../core/database/text-search.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import { scopesOf } from '../../core/principal/roles.js';
import type { Scope } from '../../core/principal/scopes.js';
import { searchApiKeyByDigest } from '../api-keys/list/api-key-search.js';
import { type WorkspaceStanding, WorkspaceStandings } from '../workspaces/workspace-standings.js';
import type { SearchQuery, SearchResultResponse } from './search.schemas.js';
import { type Match, searchSources, toKeyMatch } from './search-sources.js';
import { shareOut } from './share-out.js';

type Found = Match & { kind: string };

/** Searches all workspaces of a person. Finds what their lists would show this person, and nothing else. */
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
    return shareOut(found, limit).map(({ kind, id, workspaceId, ...match }) => {
      const { label, detail = null, status = null, canary = false } = match;
      const workspace = { id: workspaceId, name: names.get(workspaceId) as string };
      return { kind, id, workspace, label, detail, status, canary };
    });
  }

  private async keyWith(standings: WorkspaceStanding[], digest: string): Promise<Found[][]> {
    const readable = withScope(standings, 'api-keys:read');
    const keys = await searchApiKeyByDigest(this.dataSource.manager, readable, digest);
    return [keys.map((key) => ({ kind: 'api_key', ...toKeyMatch(key) }))];
  }

  /** Runs one statement per kind, in sequence: like other requests, a search uses one connection. */
  private async named(standings: WorkspaceStanding[], search: TextSearch): Promise<Found[][]> {
    const found: Found[][] = [];
    for (const [kind, source] of searchSources()) {
      const matches = await source.find(this.dataSource.manager, withScope(standings, source.scope), search);
      found.push(matches.map((match) => ({ kind, ...match })));
    }
    return found;
  }
}

const withScope = (standings: WorkspaceStanding[], scope: Scope): WorkspaceStanding[] =>
  standings.filter(({ role }) => scopesOf(role).has(scope));
