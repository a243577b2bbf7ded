import { Body, Controller, Headers, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CONFIG, type Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { problem } from '../../core/errors/problem.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, Public } from '../../core/access/decorators.js';
import { toIssuedApiKeyResponse } from '../api-keys/api-key.schemas.js';
import { refreshCookieHeader, setRefreshCookie } from '../auth/sessions/refresh-cookie.js';
import { SameSiteOnly } from '../auth/same-site.guard.js';
import { toTokenResponse } from '../auth/token.schemas.js';
import { toUserResponse } from '../users/user.schemas.js';
import { toWorkspaceResponse } from '../workspaces/workspace.schemas.js';
import { SignUpLimit } from './sign-up-limit.js';
import { type SignUpBody, signUpBody, type SignUpResponse, signUpResponse } from './sign-up.schemas.js';
import { SignUpService } from './sign-up.service.js';
import { signUpVariables } from './sign-up.variables.js';

@ApiTags('Auth')
@Controller('auth/register')
export class SignUpController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly limit: SignUpLimit,
    private readonly signUp: SignUpService,
  ) {}

  @Post()
  @Public()
  @SameSiteOnly()
  @ApiOperation({ summary: 'Create an account', operationId: 'register' })
  @Answers(
    201,
    'The account, its workspace, its first key (shown once) and a session.',
    signUpResponse,
    refreshCookieHeader,
  )
  @Problems(
    'validation_failed',
    'malformed_json',
    'signup_closed',
    'email_taken',
    'too_many_requests',
    'service_unavailable',
  )
  async register(
    @Body({ schema: signUpBody }) body: SignUpBody,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignUpResponse> {
    if (variablesOf(this.config, signUpVariables).SIGNUP === 'closed') throw problem('signup_closed');
    await this.limit.take(actor.address);
    const { user, workspace, issuedKey, tokens } = await this.signUp.signUp(actor, body, userAgent ?? null);
    setRefreshCookie(reply, tokens.refreshToken, tokens.refreshTokenLifetimeSeconds);
    return {
      user: toUserResponse(user),
      workspace: toWorkspaceResponse(workspace),
      api_key: toIssuedApiKeyResponse(issuedKey),
      ...toTokenResponse(tokens),
    };
  }
}
