import { Body, Controller, Headers, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, Problems } from '../../core/openapi/responses.js';
import { BEARER_SECURITY } from '../../core/openapi/security.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../core/access/decorators.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import {
  type LoginBody,
  loginBody,
  type PasswordChangeBody,
  passwordChangeBody,
} from './sign-in/credentials.schemas.js';
import { PASSKEY_CHALLENGE_SECONDS } from './factors/passkey-challenge.js';
import { PasskeySignIn } from './factors/passkey-sign-in.js';
import {
  type PasskeyLoginBody,
  passkeyLoginBody,
  type PasskeyOptionsResponse,
  passkeyRequestOptionsResponse,
} from './factors/passkey.schemas.js';
import {
  type SecondFactorBody,
  secondFactorBody,
  type StepUpBody,
  stepUpBody,
} from './factors/proof.schemas.js';
import { SecondFactorSignIn } from './factors/second-factor-sign-in.js';
import { StepUp } from './factors/step-up.js';
import { PasswordChange } from './passwords/password-change.js';
import {
  clearedCookieHeader,
  clearRefreshCookie,
  handOutTokens,
  readRefreshCookie,
  refreshCookieHeader,
  REFRESH_COOKIE_SECURITY,
} from './sessions/refresh-cookie.js';
import { SameSiteOnly } from './same-site.guard.js';
import { SessionRefresh } from './sessions/session-refresh.js';
import { SignIn } from './sign-in/sign-in.js';
import { SignOut } from './sign-in/sign-out.js';
import { type TokenResponse, tokenResponse } from './token.schemas.js';

@ApiTags('Auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly secondFactors: SecondFactorSignIn,
    private readonly passkeys: PasskeySignIn,
    private readonly stepUps: StepUp,
    private readonly refreshes: SessionRefresh,
    private readonly signOut: SignOut,
    private readonly passwordChange: PasswordChange,
  ) {}

  @Post('login')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiOperation({
    summary: 'Sign in',
    operationId: 'login',
    description:
      'An account with a second factor gets 401 `second_factor_required` with a `challenge` for ' +
      '`POST /auth/login/second-factor`.',
  })
  @Answers(200, 'A new session.', tokenResponse, refreshCookieHeader)
  @Problems(
    'validation_failed',
    'malformed_json',
    'sign_in_failed',
    'second_factor_required',
    'account_suspended',
    'too_many_requests',
    'service_unavailable',
  )
  async login(
    @Body({ schema: loginBody }) body: LoginBody,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    return handOutTokens(reply, await this.signIn.signIn(actor, body, userAgent ?? null));
  }

  @Post('login/second-factor')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiOperation({
    summary: 'Sign in with a second factor',
    operationId: 'loginSecondFactor',
    description:
      'Takes the challenge of the sign-in, for 5 minutes from the same address, and a code of an authenticator app, a ' +
      'recovery code, or the assertion of a passkey. After a wrong one the challenge can be tried again.',
  })
  @Answers(200, 'A new session.', tokenResponse, refreshCookieHeader)
  @Problems(
    'validation_failed',
    'malformed_json',
    'challenge_not_valid',
    'second_factor_failed',
    'account_suspended',
    'too_many_requests',
    'service_unavailable',
  )
  async loginSecondFactor(
    @Body({ schema: secondFactorBody }) body: SecondFactorBody,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    return handOutTokens(reply, await this.secondFactors.signIn(actor, body, userAgent ?? null));
  }

  @Post('passkey-login/options')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiOperation({
    summary: 'Begin to sign in with a passkey',
    operationId: 'beginPasskeyLogin',
    description:
      'Returns what a browser needs to ask for any passkey of this server, without an email address. Valid for 5 minutes, ' +
      'for one session and from the same address.',
  })
  @Answers(200, 'Options for the browser.', passkeyRequestOptionsResponse)
  @Problems('passkeys_unavailable', 'service_unavailable')
  async beginPasskeyLogin(@CurrentActor() actor: Actor): Promise<PasskeyOptionsResponse> {
    return {
      passkey_options: { ...(await this.passkeys.options(actor)) },
      expires_in: PASSKEY_CHALLENGE_SECONDS,
    };
  }

  @Post('passkey-login')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiOperation({
    summary: 'Sign in with a passkey',
    operationId: 'passkeyLogin',
    description: 'Counts as a sign-in with a second factor.',
  })
  @Answers(200, 'A new session.', tokenResponse, refreshCookieHeader)
  @Problems(
    'validation_failed',
    'malformed_json',
    'passkey_sign_in_failed',
    'passkeys_unavailable',
    'account_suspended',
    'too_many_requests',
    'service_unavailable',
  )
  async passkeyLogin(
    @Body({ schema: passkeyLoginBody }) body: PasskeyLoginBody,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    return handOutTokens(reply, await this.passkeys.signIn(actor, body, userAgent ?? null));
  }

  @Post('step-up/options')
  @HttpCode(200)
  @RequireUser({ unverified: true, confined: true })
  @ApiOperation({
    summary: 'Begin to prove again who you are with a passkey',
    operationId: 'beginStepUp',
    description:
      'Returns what a browser needs to ask for a passkey of the account. Valid for 5 minutes, once, in this session and from ' +
      'the same address.',
  })
  @Answers(200, 'Options for the browser.', passkeyRequestOptionsResponse)
  @Problems('no_passkey', 'passkeys_unavailable')
  async beginStepUp(
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<PasskeyOptionsResponse> {
    return {
      passkey_options: { ...(await this.stepUps.passkeyOptions(actor, principal)) },
      expires_in: PASSKEY_CHALLENGE_SECONDS,
    };
  }

  @Post('step-up')
  @HttpCode(204)
  @RequireUser({ unverified: true, confined: true })
  @ApiOperation({
    summary: 'Prove again who you are',
    operationId: 'stepUp',
    description:
      'For requests that get 403 `step_up_required`. Takes the password from an account without a second factor, and else a ' +
      'code of an authenticator app, a recovery code, or the assertion of a passkey. Valid for the session, for 10 minutes.',
  })
  @Answers(204, 'For 10 minutes, the session may do what requires proof.')
  @Problems(
    'validation_failed',
    'malformed_json',
    'current_password_wrong',
    'code_not_accepted',
    'passkey_not_accepted',
    'passkeys_unavailable',
    'step_up_required',
    'conflict',
    'too_many_requests',
  )
  async stepUp(
    @Body({ schema: stepUpBody }) body: StepUpBody,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.stepUps.stepUp(actor, principal, body);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiSecurity(REFRESH_COOKIE_SECURITY)
  @ApiOperation({
    summary: 'Renew the access token',
    operationId: 'refresh',
    description:
      'Takes the refresh token from the cookie and replaces it. For 10 seconds, the token that was replaced last ' +
      'can be sent again and gets the same successor; any other use of an old token ends the session. ' +
      'A 401 response does not remove the cookie, because another tab may have a newer one.',
  })
  @Answers(200, 'A new access token.', tokenResponse, refreshCookieHeader)
  @Problems('invalid_refresh_token', 'account_suspended', 'too_many_requests', 'service_unavailable')
  async refresh(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    return handOutTokens(reply, await this.refreshes.refresh(readRefreshCookie(request), actor));
  }

  @Post('logout')
  @HttpCode(204)
  @Public()
  @SameSiteOnly()
  @ApiSecurity(REFRESH_COOKIE_SECURITY)
  @ApiBearerAuth(BEARER_SECURITY)
  @ApiOperation({
    summary: 'Sign out',
    operationId: 'logout',
    description:
      'Ends the session of the cookie, of the access token, or of both. Repeating the request has no further effect.',
  })
  @Answers(204, 'The session has ended.', undefined, clearedCookieHeader)
  @Problems(
    'missing_credentials',
    'invalid_credentials',
    'user_required',
    'too_many_requests',
    'service_unavailable',
  )
  async logout(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.signOut.signOut(actor, {
      refreshToken: readRefreshCookie(request),
      apiKey: request.headers['x-api-key'],
      authorization: request.headers.authorization,
    });
    clearRefreshCookie(reply);
  }

  @Put('password')
  @HttpCode(204)
  @RequireUser({ unverified: true, stepUp: 'with_factor' })
  @ApiOperation({ summary: 'Change your password', operationId: 'changePassword' })
  @Answers(204, 'The password is changed, and your other sessions have ended.')
  @Problems('validation_failed', 'malformed_json', 'current_password_wrong', 'conflict', 'too_many_requests')
  async changePassword(
    @Body({ schema: passwordChangeBody }) body: PasswordChangeBody,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.passwordChange.change(actor, principal, body);
  }
}
