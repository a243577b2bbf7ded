import { Body, Controller, Delete, Get, Param, Patch, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { linkHeader, page, type PageQuery, pageQuery } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import {
  Authenticated,
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import {
  type MemberBody,
  memberBody,
  type MemberResponse,
  type MemberImpactResponse,
  memberImpactResponse,
  memberResponse,
  ITEMS_MAX,
  toMemberImpactResponse,
  toMemberResponse,
} from './member.schemas.js';
import { MembersService } from './members.service.js';

const WHO_MAY_REMOVE =
  'Signed-in users may leave, whatever their role. Otherwise this requires the scope `members:write` (role `admin`; to remove an owner, `owner`).';

/** In the database's spelling, so that two spellings of an id are one member. */
const memberId = field.id.toLowerCase();

@ApiTags('Members')
@Controller('workspaces/:workspaceId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @RequireScope('members:read')
  @ApiOperation({
    summary: 'List members',
    description: 'The most recent members come first.',
    operationId: 'listMembers',
  })
  @Answers(200, 'A page of members.', z.array(memberResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberResponse[]> {
    return page(await this.members.list(principal, query), query, request, reply).map(toMemberResponse);
  }

  @Patch(':userId')
  @RequireScopeOfUser('members:write', { stepUp: 'always' })
  @ApiOperation({
    summary: "Change a member's role",
    description:
      'Takes effect by the time the call returns, including for the API keys that the member created. Admins can neither change owners nor make anyone an owner.',
    operationId: 'updateMember',
  })
  @Answers(200, 'The member.', memberResponse)
  @Problems('last_owner')
  changeRole(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
    @Body({ schema: memberBody }) { role }: MemberBody,
  ): Promise<MemberResponse> {
    return this.members.changeRole(actor, principal, userId, role);
  }

  // No scope here: leaving requires none, and for removing others the service checks it.
  @Get(':userId/impact')
  @Authenticated()
  @ApiOperation({
    summary: 'See what ends when a member leaves',
    description: `${WHO_MAY_REMOVE} At most ${ITEMS_MAX} of each kind are listed, the most recently used first.`,
    operationId: 'getMemberImpact',
  })
  @Answers(200, 'What currently depends on this member.', memberImpactResponse)
  @Problems('not_found', 'workspace_mismatch', 'insufficient_scope', 'insufficient_role')
  async impact(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
  ): Promise<MemberImpactResponse> {
    return toMemberImpactResponse(await this.members.impact(principal, userId));
  }

  @Delete(':userId')
  @Authenticated()
  @ApiOperation({
    summary: 'Remove a member, or leave',
    description: `${WHO_MAY_REMOVE} The keys that acted for the member end permanently, webhook endpoints that the member created stop, and open invitations from the member or to their address are withdrawn. A new membership does not restore any of these.`,
    operationId: 'removeMember',
  })
  @Answers(200, 'The membership has ended, and everything listed here with it.', memberImpactResponse)
  @Problems('not_found', 'workspace_mismatch', 'insufficient_scope', 'insufficient_role', 'last_owner')
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
  ): Promise<MemberImpactResponse> {
    return toMemberImpactResponse(await this.members.remove(actor, principal, userId));
  }
}
