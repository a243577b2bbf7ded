import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import * as field from '../../../core/http/fields.js';
import { Answers } from '../../../core/openapi/responses.js';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { ApiKeyUsageReader } from './api-key-usage.js';
import {
  toUsageResponse,
  type UsageQuery,
  usageQuery,
  type UsageResponse,
  usageResponse,
} from './usage.schemas.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/api-keys/:keyId/usage')
export class ApiKeyUsageController {
  constructor(private readonly usage: ApiKeyUsageReader) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: 'Get the usage of an API key',
    operationId: 'getApiKeyUsage',
    description: 'Counts by hour or day, the last use, and whether a rotated key is still in use.',
  })
  @Answers(200, 'The counts, with a bucket for each interval.', usageResponse)
  async read(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
    @Query({ schema: usageQuery }) query: UsageQuery,
  ): Promise<UsageResponse> {
    return toUsageResponse(await this.usage.read(principal, keyId, query));
  }
}
