import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import { Answers } from '../../../core/openapi/responses.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { type UsageQuery, usageQuery } from '../usage/usage.schemas.js';
import { WorkspaceOverviewReader } from './workspace-overview.js';
import {
  toWorkspaceOverviewResponse,
  type WorkspaceOverviewResponse,
  workspaceOverviewResponse,
} from './workspace-overview.schemas.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/overview')
export class WorkspaceOverviewController {
  constructor(private readonly overview: WorkspaceOverviewReader) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: 'Get an overview of the API keys',
    operationId: 'getWorkspaceOverview',
    description:
      'Requests over time and in the period before, how many keys are active, which are the busiest, and which are leaked or about to expire. ' +
      'Viewers and members: of the keys that they created. Admins and owners: of all keys of the workspace.',
  })
  @Answers(200, 'The overview.', workspaceOverviewResponse)
  async read(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: usageQuery }) query: UsageQuery,
  ): Promise<WorkspaceOverviewResponse> {
    return toWorkspaceOverviewResponse(await this.overview.read(principal, query));
  }
}
