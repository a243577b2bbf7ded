import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import {
  AcceptsIdempotencyKey,
  Idempotency,
  type IdempotencyRequest,
} from '../../../core/http/idempotency.js';
import { linkHeader, page } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import {
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import {
  type InvitationBody,
  invitationBody,
  type InvitationQuery,
  invitationQuery,
  type InvitationResponse,
  invitationResponse,
  type IssuedInvitationResponse,
  issuedInvitationResponse,
} from './invitation.schemas.js';
import { InvitationsService } from './invitations.service.js';

/** All routes require `members:write`: who was invited concerns only those who may invite. Only people can invite. */
@ApiTags('Invitations')
@Controller('workspaces/:workspaceId/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @RequireScope('members:write')
  @ApiOperation({ summary: 'List invitations', operationId: 'listInvitations' })
  @Answers(200, 'A page of invitations, newest first.', z.array(invitationResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Query({ schema: invitationQuery }) query: InvitationQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InvitationResponse[]> {
    return page(await this.invitations.list(principal, query), query, request, reply);
  }

  @Post()
  @RequireScopeOfUser('members:write', { stepUp: 'always' })
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Invite a person',
    description:
      'The invitation is emailed to `email`, if given, and replaces an open invitation to that address. It works once, and only while the inviter may still invite to that role. Only owners can invite owners.',
    operationId: 'createInvitation',
  })
  @Answers(201, 'The invitation, with its token (shown once).', issuedInvitationResponse)
  @Problems('already_member', 'too_many_requests', 'invitation_limit')
  create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Body({ schema: invitationBody }) body: InvitationBody,
  ): Promise<IssuedInvitationResponse> {
    return this.invitations.create(actor, principal, idempotency, body);
  }

  @Delete(':invitationId')
  @RequireScope('members:write')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Withdraw an invitation',
    description:
      'Repeating the request has no further effect. An accepted invitation cannot be withdrawn: remove the member instead.',
    operationId: 'revokeInvitation',
  })
  @Answers(204, 'The invitation can no longer be accepted.')
  @Problems('invitation_not_open')
  revoke(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('invitationId', { schema: field.id }) id: string,
  ): Promise<void> {
    return this.invitations.revoke(actor, principal, id);
  }
}
