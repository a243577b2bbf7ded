import { Body, Controller, Delete, HttpCode, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireUser } from '../../core/access/decorators.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import { givenPassword } from '../auth/sign-in/credentials.schemas.js';
import { clearedCookieHeader, clearRefreshCookie } from '../auth/sessions/refresh-cookie.js';
import { AccountDeletion } from './account-deletion.js';

const accountDeletionBody = z
  .strictObject({ current_password: givenPassword.meta({ examples: ['correct horse battery'] }) })
  .meta({ id: 'AccountDeletionBody' });

@ApiTags('Identity')
@Controller('me')
export class AccountDeletionController {
  constructor(private readonly deletion: AccountDeletion) {}

  @Delete()
  @HttpCode(204)
  @RequireUser({ unverified: true, stepUp: 'with_factor' })
  @ApiOperation({
    summary: 'Delete your account',
    description:
      'Ends all your sessions, memberships and keys, and deletes the workspaces that only you belong to. This cannot be undone. If you are the only owner of a workspace with other members, the request gets 409; if one that would be deleted is suspended, 403.',
    operationId: 'deleteMe',
  })
  @Answers(204, 'The account is deleted.', undefined, clearedCookieHeader)
  @Problems(
    'validation_failed',
    'malformed_json',
    'unsupported_media_type',
    'current_password_wrong',
    'last_owner',
    'workspace_suspended',
    'too_many_requests',
  )
  async delete(
    @Body({ schema: accountDeletionBody })
    { current_password: password }: z.output<typeof accountDeletionBody>,
    @CurrentPrincipal() { userId }: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.deletion.delete(actor, userId, password);
    clearRefreshCookie(reply);
  }
}
