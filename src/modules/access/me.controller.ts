import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Answers } from '../../core/openapi/responses.js';
import { Authenticated, principalOf } from '../../core/access/decorators.js';
import type { Principal } from '../../core/principal/principal.js';
import { toScopes } from '../../core/principal/scopes.js';
import type { UserRecord } from '../users/user-authority.js';
import type { WorkspaceRecord } from '../workspaces/workspace-authority.js';
import { Authority } from './authority.js';
import { invalidCredentials } from './challenges.js';
import { meResponse } from './me.schemas.js';

type MeResponse = z.output<typeof meResponse>;

@ApiTags('Identity')
@Controller('me')
export class MeController {
  constructor(private readonly authority: Authority) {}

  /** The most frequently called route. It takes the raw request, because a custom parameter would cost a promise. */
  @Get()
  @Authenticated({ unverified: true, withoutDatabase: true })
  @ApiOperation({ summary: 'Get the principal of this request', operationId: 'getMe' })
  @Answers(200, 'The principal that the request acts as.', meResponse)
  getMe(@Req() request: FastifyRequest): MeResponse | Promise<MeResponse> {
    const principal = principalOf(request);
    return this.authority.decide((known) =>
      toMeResponse(
        principal,
        this.authority.user(known, principal.userId),
        principal.workspaceId === null ? null : this.authority.workspace(known, principal.workspaceId),
      ),
    );
  }
}

function toMeResponse(
  principal: Principal,
  user: UserRecord | null,
  workspace: WorkspaceRecord | null,
): MeResponse {
  // Deleted after the guard ran.
  if (!user) throw invalidCredentials();
  return {
    kind: principal.kind,
    user:
      user.email === null
        ? null
        : { id: user.id, email: user.email, email_verified: user.emailVerified, name: user.name },
    workspace: workspace && { id: workspace.id, name: workspace.name },
    role: principal.role,
    scopes: toScopes(principal.scopes),
    key:
      principal.kind === 'api_key'
        ? { id: principal.apiKeyId, name: principal.apiKeyName, key_prefix: principal.apiKeyPrefix }
        : null,
    service_account: user.email === null ? { id: user.id, name: user.name ?? '' } : null,
  };
}
