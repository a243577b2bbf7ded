import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../../core/access/decorators.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { handOutTokens, refreshCookieHeader } from '../sessions/refresh-cookie.js';
import { SameSiteOnly } from '../same-site.guard.js';
import { type TokenResponse, tokenResponse } from '../token.schemas.js';
import { CliAuthorizations, CODE_SECONDS } from './cli-authorizations.js';
import {
  type CliAuthorizationBody,
  cliAuthorizationBody,
  type CliCodeResponse,
  cliCodeResponse,
  type CliLoginBody,
  cliLoginBody,
} from './cli-login.schemas.js';

/** Gives the command line a session without it ever seeing a password: the user approves it in the dashboard. */
@ApiTags('Auth')
@Controller('auth/cli-login')
export class CliLoginController {
  constructor(private readonly authorizations: CliAuthorizations) {}

  @Post('authorize')
  @HttpCode(201)
  @RequireUser({ unverified: true, stepUp: 'always', confined: true })
  @ApiOperation({
    summary: 'Approve a sign-in of the command line',
    operationId: 'approveCliLogin',
    description:
      'For the page that the command line opens in the browser. The code works once, for 60 seconds, together with the code ' +
      'verifier and the port, while this session is alive. It replaces any earlier one.',
  })
  @Answers(201, 'The code for the program.', cliCodeResponse)
  @Problems('validation_failed', 'malformed_json')
  async approve(
    @Body({ schema: cliAuthorizationBody }) body: CliAuthorizationBody,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<CliCodeResponse> {
    return {
      code: await this.authorizations.approve(actor, principal, body),
      expires_in: CODE_SECONDS,
    };
  }

  @Post('token')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiOperation({
    summary: 'Sign in on the command line with a code',
    operationId: 'cliLogin',
    description:
      'Exchanges the code that the browser brought for a new session. Sending a code again ends that session, because ' +
      'someone else may have it.',
  })
  @Answers(200, 'A new session.', tokenResponse, refreshCookieHeader)
  @Problems(
    'validation_failed',
    'malformed_json',
    'invalid_grant',
    'account_suspended',
    'too_many_requests',
    'service_unavailable',
  )
  async exchange(
    @Body({ schema: cliLoginBody }) body: CliLoginBody,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    return handOutTokens(reply, await this.authorizations.exchange(actor, body, userAgent ?? null));
  }
}
