import { Body, Controller, Delete, Get, Param, Patch, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { linkHeader, page, type PageQuery, pageQuery } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import {
  Authenticated,
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
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
  'Signed-in users may leave, whatever their role. Otherwise this takes the scope `members:write` (role `admin`; to remove an owner, `owner`).';

/** As the database writes it: two spellings of one id must be one member. */
const memberId = field.id.toLowerCase();

@ApiTags('Members')
@Controller('workspaces/:workspaceId/members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get()
  @RequireScope('members:read')
  @ApiOperation({
    summary: 'List members',
    description: 'Whoever joined last comes first.',
    operationId: 'listMembers',
  })
  @Answers(200, 'A page of members.', z.array(memberResponse), linkHeader)
  @Problems('validation_failed', 'invalid_cursor')
  async list(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberResponse[]> {
    return page(await this.members.list(principal, query), query, request, reply).map(toMemberResponse);
  }

  @Patch(':userId')
  @RequireScopeOfUser('members:write')
  @ApiOperation({
    summary: "Change a member's role",
    description:
      'Holds from the answer on, also for the API keys that the member created. Admins can neither change an owner nor make one.',
    operationId: 'updateMember',
  })
  @Answers(200, 'The member.', memberResponse)
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type', 'last_owner')
  changeRole(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
    @Body({ schema: memberBody }) { role }: MemberBody,
  ): Promise<MemberResponse> {
    return this.members.changeRole(actor, principal, userId, role);
  }

  // No scope here: leaving takes none, and removing others takes one that the service asks for.
  @Get(':userId/impact')
  @Authenticated()
  @ApiOperation({
    summary: 'See what ends when a member leaves',
    description: `${WHO_MAY_REMOVE} Of each kind at most ${ITEMS_MAX} are listed, the last used first.`,
    operationId: 'getMemberImpact',
  })
  @Answers(200, 'What rests on this member today.', memberImpactResponse)
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
    description: `${WHO_MAY_REMOVE} The keys that acted for the member end for good, the webhook endpoints that they created stop, and open invitations by them and to them are withdrawn. A new membership brings none of it back.`,
    operationId: 'removeMember',
  })
  @Answers(200, 'The membership has ended, and this with it.', memberImpactResponse)
  @Problems('not_found', 'workspace_mismatch', 'insufficient_scope', 'insufficient_role', 'last_owner')
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
  ): Promise<MemberImpactResponse> {
    return toMemberImpactResponse(await this.members.remove(actor, principal, userId));
  }
}
