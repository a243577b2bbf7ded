import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireUser } from '../../../core/access/decorators.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { InvitationAcceptanceService } from './invitation-acceptance.service.js';
import {
  type AcceptanceBody,
  acceptanceBody,
  type AcceptanceResponse,
  acceptanceResponse,
} from './invitation.schemas.js';

@ApiTags('Invitations')
@Controller('invitations/accept')
export class InvitationAcceptanceController {
  constructor(private readonly acceptance: InvitationAcceptanceService) {}

  @Post()
  @HttpCode(200)
  @RequireUser()
  @ApiOperation({
    summary: 'Accept an invitation',
    description:
      'An unknown token, or an invitation for another email address, gets 404. An invitation that was used or withdrawn, has expired, or whose inviter may no longer invite or is suspended, gets 409 `invitation_not_open`. A suspended workspace cannot be joined.',
    operationId: 'acceptInvitation',
  })
  @Answers(200, 'The caller is now a member.', acceptanceResponse)
  @Problems('member_limit', 'not_found', 'invitation_not_open', 'workspace_suspended', 'already_member')
  accept(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: UserPrincipal,
    @Body({ schema: acceptanceBody }) { token }: AcceptanceBody,
  ): Promise<AcceptanceResponse> {
    return this.acceptance.accept(actor, principal, token);
  }
}
