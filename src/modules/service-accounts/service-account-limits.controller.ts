import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import { CONFIG, type Config } from '../../core/config/config.js';
import * as field from '../../core/http/fields.js';
import { Answers } from '../../core/openapi/responses.js';
import { limitSourceOf } from '../../core/primitives/request-limits.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { LimitUsageReader } from '../request-limits/limit-usage.js';
import { type LimitUsageResponse, limitUsagesResponse } from '../request-limits/request-limit.schemas.js';
import { ServiceAccountsService } from './service-accounts.service.js';
import { serviceAccountRequestLimits } from './service-accounts.variables.js';

@ApiTags('Service accounts')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/service-accounts/:serviceAccountId/limits')
export class ServiceAccountLimitsController {
  constructor(
    private readonly serviceAccounts: ServiceAccountsService,
    private readonly usage: LimitUsageReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @RequireScope('members:read')
  @ApiOperation({
    summary: "Get the current use of a service account's limits",
    operationId: 'getServiceAccountLimits',
    description:
      "Limits of all requests with API keys of the service account together: its own, or else the server's default, within what the server allows.",
  })
  @Answers(
    200,
    'The limits, shortest period first; empty for a service account without any.',
    limitUsagesResponse,
  )
  async read(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('serviceAccountId', { schema: field.id }) id: string,
  ): Promise<LimitUsageResponse[]> {
    const { limits } = await this.serviceAccounts.get(workspaceId, id);
    const source = limitSourceOf('service_account', id, limits, serviceAccountRequestLimits(this.config));
    return this.usage.read(source ? [source] : []);
  }
}
