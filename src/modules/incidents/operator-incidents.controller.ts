import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { Answers } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, RequireOperator } from '../../core/access/decorators.js';
import { Incidents } from './incidents.js';

const endedSessionsResponse = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });
const keysRevokedResponse = z.object({ revoked: z.int() }).meta({ id: 'OperatorRevokedKeys' });

@ApiTags('Operator')
@Controller('operator')
export class OperatorIncidentsController {
  constructor(private readonly incidents: Incidents) {}

  @Post('users/:userId/end-sessions')
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({
    summary: 'Sign a user out everywhere',
    operationId: 'endUserSessions',
    description: 'They can sign in again, and their API keys stay. To stop both, suspend the user.',
  })
  @Answers(200, 'No instance serves a request with any of the sessions any more.', endedSessionsResponse)
  async endSessions(
    @CurrentActor() actor: Actor,
    @Param('userId', { schema: field.id }) userId: string,
  ): Promise<z.output<typeof endedSessionsResponse>> {
    const { sessions } = await this.incidents.endSessionsOfUser(actor, userId);
    return { ended: sessions };
  }

  @Post('workspaces/:workspaceId/revoke-keys')
  @HttpCode(200)
  @RequireOperator()
  @ApiOperation({
    summary: 'Revoke every API key of a workspace',
    operationId: 'revokeWorkspaceKeys',
    description: 'This cannot be undone. To stop them for a while, suspend the workspace.',
  })
  @Answers(200, 'No instance accepts any of them any more.', keysRevokedResponse)
  async revokeKeys(
    @CurrentActor() actor: Actor,
    @Param('workspaceId', { schema: field.id }) workspaceId: string,
  ): Promise<z.output<typeof keysRevokedResponse>> {
    const { apiKeys } = await this.incidents.revokeKeysOf(actor, workspaceId);
    return { revoked: apiKeys };
  }
}
