import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers } from '../../core/openapi/responses.js';
import { Authenticated, CurrentPrincipal } from '../../core/principal/decorators.js';
import type { Principal } from '../../core/principal/principal.js';
import { toScopes } from '../../core/principal/scopes.js';
import { Authority } from './authority.js';
import { invalidCredentials } from './challenges.js';
import { meResponse } from './me.schemas.js';

@ApiTags('Identity')
@Controller('me')
export class MeController {
  constructor(private readonly authority: Authority) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'Who am I?', operationId: 'getMe' })
  @Answers(200, 'The principal of this request.', meResponse)
  async getMe(@CurrentPrincipal() principal: Principal): Promise<z.output<typeof meResponse>> {
    const user = await this.authority.user(principal.userId);
    const workspace =
      principal.workspaceId === null ? null : await this.authority.workspace(principal.workspaceId);
    // Removed between the guard and here.
    if (!user) throw invalidCredentials();
    return {
      kind: principal.kind,
      user: { id: user.id, email: user.email, name: user.name },
      workspace: workspace && { id: workspace.id, name: workspace.name },
      role: principal.role,
      scopes: toScopes(principal.scopes),
      key:
        principal.kind === 'api_key'
          ? { id: principal.apiKeyId, name: principal.apiKeyName, key_prefix: principal.apiKeyPrefix }
          : null,
    };
  }
}
