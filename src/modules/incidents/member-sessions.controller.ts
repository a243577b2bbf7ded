import { Controller, Delete, HttpCode, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import * as field from '../../core/http/fields.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import { Incidents } from './incidents.js';

@ApiTags('Members')
@Controller('workspaces/:workspaceId/members/:userId/sessions')
export class MemberSessionsController {
  constructor(private readonly incidents: Incidents) {}

  @Delete()
  @HttpCode(204)
  @RequireScope('members:write')
  @ApiOperation({
    summary: 'Sign a member out everywhere',
    description:
      'Ends every session of this user, in all workspaces; they can sign in again. Their API keys keep working: `POST …/api-keys/revoke` with `created_by` revokes them. Requires the role `admin`; for an owner, `owner`.',
    operationId: 'endMemberSessions',
  })
  @Answers(204, 'Every instance now rejects all of the sessions.')
  @Problems('not_found')
  async end(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('userId', { schema: field.id.toLowerCase() }) userId: string,
  ): Promise<void> {
    await this.incidents.endMemberSessions(actor, principal, userId);
  }
}
