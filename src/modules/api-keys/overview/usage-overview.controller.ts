import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Answers } from '../../../core/openapi/responses.js';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { UsageOverviewReader } from './usage-overview.js';
import {
  toUsageOverviewResponse,
  type UsageOverviewQuery,
  usageOverviewQuery,
  type UsageOverviewResponse,
  usageOverviewResponse,
} from '../usage/usage.schemas.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/api-key-usage')
export class UsageOverviewController {
  constructor(private readonly overview: UsageOverviewReader) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: 'Get the usage of all API keys',
    operationId: 'getApiKeyUsageOverview',
    description:
      'Viewers and members: the keys that they created. Admins and owners: all keys of the workspace. One key in detail: `…/api-keys/{keyId}/usage`.',
  })
  @Answers(200, 'The counts of each key that was used.', usageOverviewResponse)
  async read(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: usageOverviewQuery }) { days, api_key_id: ids }: UsageOverviewQuery,
  ): Promise<UsageOverviewResponse> {
    return toUsageOverviewResponse(await this.overview.read(principal, days, ids));
  }
}
