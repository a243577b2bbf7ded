import { Body, Controller, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireUser } from '../../core/access/decorators.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import { Changes } from '../audit/changes.js';
import { renameUser } from '../users/user-changes.js';
import { User } from '../users/user.entity.js';
import {
  type ProfileBody,
  profileBody,
  toUserResponse,
  type UserResponse,
  userResponse,
} from '../users/user.schemas.js';

@ApiTags('Identity')
@Controller('me')
export class ProfileController {
  constructor(private readonly changes: Changes) {}

  @Patch()
  @RequireUser({ unverified: true })
  @ApiOperation({ summary: 'Change your name', operationId: 'updateMe' })
  @Answers(200, 'The account.', userResponse)
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type')
  update(
    @Body({ schema: profileBody }) { name }: ProfileBody,
    @CurrentPrincipal() { userId }: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<UserResponse> {
    return this.changes.run(actor, async (change) => {
      await renameUser(change.manager, userId, name);
      await change.record('account.updated', {
        workspaceId: null,
        targetId: userId,
        details: { name },
      });
      return toUserResponse(await change.manager.findOneByOrFail(User, { id: userId }));
    });
  }
}
