import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import { CONFIG, type Config } from '../../../core/config/config.js';
import { Answers } from '../../../core/openapi/responses.js';
import { limitSourceOf } from '../../../core/primitives/request-limits.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import { LimitUsageReader } from '../../request-limits/limit-usage.js';
import { type LimitUsageResponse, limitUsagesResponse } from '../../request-limits/request-limit.schemas.js';
import { WorkspacesService } from '../workspaces.service.js';
import { workspaceRequestLimits } from '../workspaces.variables.js';

@ApiTags('Workspaces')
@ApiParam({ name: 'workspaceId', schema: { type: 'string', format: 'uuid' } })
@Controller('workspaces/:workspaceId/limits')
export class WorkspaceLimitsController {
  constructor(
    private readonly workspaces: WorkspacesService,
    private readonly usage: LimitUsageReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @RequireScope('workspace:read')
  @ApiOperation({
    summary: "Get the current use of a workspace's limits",
    operationId: 'getWorkspaceLimits',
    description:
      "Limits of all requests with API keys of the workspace together: its own, or else the server's default, within what the server allows. Requests of signed-in users do not count.",
  })
  @Answers(200, 'The limits, shortest period first; empty for a workspace without any.', limitUsagesResponse)
  async read(@CurrentPrincipal() principal: WorkspacePrincipal): Promise<LimitUsageResponse[]> {
    const { id, limits, limits_max: limitsMax } = await this.workspaces.get(principal);
    const source = limitSourceOf('workspace', id, limits, workspaceRequestLimits(this.config, limitsMax));
    return this.usage.read(source ? [source] : []);
  }
}
