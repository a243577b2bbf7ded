import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentPrincipal, RequireUser } from '../../core/access/decorators.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import {
  type SearchQuery,
  searchQuery,
  type SearchResultResponse,
  searchResultResponse,
} from './search.schemas.js';
import { Search } from './search.service.js';

@ApiTags('Workspaces')
@Controller('search')
export class SearchController {
  constructor(private readonly search: Search) {}

  @Get()
  @RequireUser({ confined: true })
  @ApiOperation({
    summary: 'Search all your workspaces',
    operationId: 'search',
    description:
      'API keys, members, webhook endpoints and the records of resources: what the lists of your workspaces show you. ' +
      'Leaves out workspaces that you may not enter now: suspended ones, and those that require a second factor that this session has not proved.',
  })
  @Answers(
    200,
    'The results, by kind; of each kind, those of the workspace in `X-Workspace-Id`, or of your own, come first, and names that begin with `q` before others.',
    z.array(searchResultResponse),
  )
  @Problems('not_found')
  find(
    @CurrentPrincipal() principal: UserPrincipal,
    @Query({ schema: searchQuery }) query: SearchQuery,
  ): Promise<SearchResultResponse[]> {
    return this.search.find(principal, query);
  }
}
