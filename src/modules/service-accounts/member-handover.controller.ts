import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, CurrentPrincipal, RequireScopeOfUser } from '../../core/access/decorators.js';
import * as field from '../../core/http/fields.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { ApiKeyTransfer } from '../api-keys/lifecycle/api-key-transfer.js';
import {
  type MemberImpactResponse,
  memberImpactResponse,
  toMemberImpactResponse,
} from '../workspaces/members/member.schemas.js';
import { MembersService } from '../workspaces/members/members.service.js';
import { DepartingEndpoints } from '../webhooks/endpoints/departing-endpoints.js';
import { EndpointTransfer } from '../webhooks/endpoints/endpoint-transfer.js';
import { takeOverInvitations } from '../workspaces/invitations/invitation-takeover.js';
import { type RemoveMemberBody, removeMemberBody } from './member-handover.schemas.js';

const memberId = field.id.toLowerCase();

/** Removes a member and keeps some of their keys. */
@ApiTags('Members')
@Controller('workspaces/:workspaceId/members')
export class MemberHandoverController {
  constructor(
    private readonly members: MembersService,
    private readonly transfers: ApiKeyTransfer,
    private readonly endpoints: DepartingEndpoints,
    private readonly endpointTransfers: EndpointTransfer,
  ) {}

  // Not a DELETE with a body: a proxy may drop the body, and then every key would end.
  @Post(':userId/remove')
  @HttpCode(200)
  @RequireScopeOfUser('api-keys:write', { role: 'admin', stepUp: 'always' })
  @ApiOperation({
    summary: 'Remove a member, or leave, and keep what depends on them',
    description:
      'As `DELETE` on the member, but the API keys in `transfers` and the endpoints in `webhook_endpoints` become those of service accounts and keep working, as if they had been transferred before, and the `invitations` become yours. One transaction: if something cannot be kept, nothing happens, and `errors` names each. Requires a signed-in user with the role `admin`; to remove an owner, `owner`.',
    operationId: 'removeMemberAndTransfer',
  })
  @Answers(200, 'The membership has ended, and everything listed here with it.', memberImpactResponse)
  @Problems('last_owner')
  async remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: memberId }) userId: string,
    @Body({ schema: removeMemberBody }) body: RemoveMemberBody,
  ): Promise<MemberImpactResponse> {
    const { workspaceId } = principal;
    const impact = await this.members.remove(actor, principal, userId, async (change) => {
      const resting = await this.endpoints.list(change.manager, { workspaceId, userId });
      const ids = new Set(resting.map(({ id }) => id));
      await this.transfers.transferAll(change, principal, userId, body.transfers.map(toKeyTransfer));
      await this.endpointTransfers.transferAll(
        change,
        principal,
        { memberId: userId, resting: ids },
        body.webhook_endpoints.map(toEndpointTransfer),
      );
      await takeOverInvitations(change, principal, userId, body.invitations);
    });
    return toMemberImpactResponse(impact);
  }
}

const toKeyTransfer = (transfer: RemoveMemberBody['transfers'][number]) => ({
  apiKeyId: transfer.api_key_id,
  serviceAccountId: transfer.service_account_id,
});

const toEndpointTransfer = (transfer: RemoveMemberBody['webhook_endpoints'][number]) => ({
  endpointId: transfer.webhook_endpoint_id,
  serviceAccountId: transfer.service_account_id,
});
