import { Controller, Delete, Get, HttpCode, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import {
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../core/access/decorators.js';
import * as field from '../../core/http/fields.js';
import { linkHeader, page, pageQuery, type PageQuery } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  type MemberFactorResetResponse,
  memberFactorResetResponse,
  toMemberFactorReset,
} from './factor-reset.schemas.js';
import { FactorResets } from './factor-resets.js';
import { pendingResetsIn } from './pending-resets.js';

const memberId = field.id.toLowerCase();

@ApiTags('Members')
@Controller('workspaces/:workspaceId')
export class MemberFactorResetsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly resets: FactorResets,
  ) {}

  @Get('factor-resets')
  @RequireScope('members:write', 'owner')
  @ApiOperation({
    summary: 'List pending resets of second factors',
    description:
      'Of members of this workspace, also those that an owner of another workspace requested. Newest first.',
    operationId: 'listMemberFactorResets',
  })
  @Answers(200, 'A page of pending resets.', z.array(memberFactorResetResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberFactorResetResponse[]> {
    const resets = await pendingResetsIn(this.dataSource.manager, workspaceId, query);
    return page(resets, query, request, reply).map((reset) => toMemberFactorReset(reset, workspaceId));
  }

  @Put('members/:userId/factor-reset')
  @RequireScopeOfUser('members:write', { role: 'owner', stepUp: 'always' })
  @ApiOperation({
    summary: "Request a reset of a member's second factors",
    description:
      'For a member who has lost every second factor and recovery code. In 24 hours they are removed, and all sessions of the member end; then the member signs in with their password and sets up a new second factor. The member is notified by email at once, and the owners of every workspace that the member belongs to. The member and each of these owners can stop it. Requires the role `owner` and a second factor. A pending reset is returned unchanged.',
    operationId: 'requestMemberFactorReset',
  })
  @Answers(200, 'The pending reset.', memberFactorResetResponse)
  @Problems('no_second_factor', 'factor_reset_unavailable', 'mail_not_configured')
  async request(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
  ): Promise<MemberFactorResetResponse> {
    const reset = await this.resets.request(actor, principal, userId);
    return toMemberFactorReset(reset, principal.workspaceId);
  }

  @Delete('members/:userId/factor-reset')
  @HttpCode(204)
  @RequireScope('members:write', 'owner')
  @ApiOperation({
    summary: "Stop a reset of a member's second factors",
    description: 'Also one that an owner of another workspace requested.',
    operationId: 'stopMemberFactorReset',
  })
  @Answers(204, 'The second factors stay as they are.')
  @Problems('not_found')
  async stop(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
  ): Promise<void> {
    await this.resets.stopByOwner(actor, principal, userId);
  }
}
