import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import { CONFIG, type Config } from '../../../core/config/config.js';
import * as field from '../../../core/http/fields.js';
import { Answers } from '../../../core/openapi/responses.js';
import { limitSourceOf } from '../../../core/primitives/request-limits.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { LimitUsageReader } from '../../request-limits/limit-usage.js';
import { type LimitUsageResponse, limitUsagesResponse } from '../../request-limits/request-limit.schemas.js';
import { findApiKey } from '../api-key-view.js';
import { apiKeyRequestLimits } from '../api-keys.variables.js';

@ApiTags('API keys')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/api-keys/:keyId/limits')
export class ApiKeyLimitUsageController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly usage: LimitUsageReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @RequireScope('api-keys:read')
  @ApiOperation({
    summary: "Get the current use of an API key's limits",
    operationId: 'getApiKeyLimits',
    description:
      "Every limit that holds for the key itself: its own, or else the server's default, within what the server allows. What was refused is in the usage of the key.",
  })
  @Answers(200, 'The limits, shortest period first; empty for a key without any.', limitUsagesResponse)
  async read(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('keyId', { schema: field.id }) keyId: string,
  ): Promise<LimitUsageResponse[]> {
    const key = await findApiKey(this.dataSource.manager, principal, keyId);
    const source = limitSourceOf(
      'api_key',
      key.limitsCountedAs,
      key.limits,
      apiKeyRequestLimits(this.config),
    );
    return this.usage.read(source ? [source] : []);
  }
}
