import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentPrincipal, RequireScopeOfUser } from '../../core/access/decorators.js';
import * as field from '../../core/http/fields.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { ApiKeyTransfer } from '../api-keys/api-key-transfer.js';
import {
  type MemberImpactResponse,
  memberImpactResponse,
  toMemberImpactResponse,
} from '../workspaces/member.schemas.js';
import { MembersService } from '../workspaces/members.service.js';
import { type RemoveMemberBody, removeMemberBody } from './member-handover.schemas.js';

const memberId = field.id.toLowerCase();

/** A member leaves, and some of their keys stay. */
@ApiTags('Members')
@Controller('workspaces/:workspaceId/members')
export class MemberHandoverController {
  constructor(
    private readonly members: MembersService,
    private readonly transfers: ApiKeyTransfer,
  ) {}

  // Not a body of the DELETE: a proxy may drop one, and then every key would end.
  @Post(':userId/remove')
  @HttpCode(200)
  @RequireScopeOfUser('api-keys:write', { role: 'admin', stepUp: 'always' })
  @ApiOperation({
    summary: 'Remove a member, or leave, and transfer keys',
    description:
      'As `DELETE` on the member, but the API keys in `transfers` become keys of service accounts and go on working, as if they had been transferred before. One transaction: if a key cannot be transferred, nothing happens, and `errors` names each. Requires a signed-in user with the role `admin`; to remove an owner, `owner`.',
    operationId: 'removeMemberAndTransfer',
  })
  @Answers(200, 'The membership has ended, and everything listed here with it.', memberImpactResponse)
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type', 'last_owner')
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
    @Body({ schema: removeMemberBody }) { transfers }: RemoveMemberBody,
  ): Promise<MemberImpactResponse> {
    const wanted = transfers.map((transfer) => ({
      apiKeyId: transfer.api_key_id,
      serviceAccountId: transfer.service_account_id,
    }));
    const impact = await this.members.remove(actor, principal, userId, (change) =>
      this.transfers.transferAll(change, principal, userId, wanted),
    );
    return toMemberImpactResponse(impact);
  }
}
