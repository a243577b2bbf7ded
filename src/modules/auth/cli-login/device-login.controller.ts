import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../../core/access/decorators.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { DashboardLinks } from '../../mail/dashboard-links.js';
import { handOutTokens, refreshCookieHeader } from '../sessions/refresh-cookie.js';
import { SameSiteOnly } from '../same-site.guard.js';
import { type TokenResponse, tokenResponse } from '../token.schemas.js';
import { DeviceApprovals } from './device-approvals.js';
import { DEVICE_CODE_SECONDS, DeviceLogins, INTERVAL_SECONDS } from './device-logins.js';
import {
  type DeviceLoginBody,
  deviceLoginBody,
  type DeviceLoginResponse,
  deviceLoginResponse,
  type DeviceTokenBody,
  deviceTokenBody,
  toWaitingDeviceResponse,
  type UserCodeBody,
  userCodeBody,
  type WaitingDeviceResponse,
  waitingDeviceResponse,
} from './device-login.schemas.js';
import { userCodeForPeople } from './user-codes.js';

/** For a command line without a browser: the user approves it on another device by comparing a code. */
@ApiTags('Auth')
@Controller('auth/device-login')
export class DeviceLoginController {
  constructor(
    private readonly logins: DeviceLogins,
    private readonly approvals: DeviceApprovals,
    private readonly links: DashboardLinks,
  ) {}

  @Post()
  @HttpCode(201)
  @Public()
  @ApiOperation({
    summary: 'Begin to sign in on a device without a browser',
    operationId: 'beginDeviceLogin',
    description:
      'OAuth’s device authorization (RFC 8628). Show `user_code` and `verification_uri`, then ask `POST ' +
      '/auth/device-login/token` every `interval` seconds.',
  })
  @Answers(201, 'The codes.', deviceLoginResponse)
  @Problems('validation_failed', 'malformed_json', 'too_many_requests', 'service_unavailable')
  async begin(
    @Body({ schema: deviceLoginBody }) body: DeviceLoginBody,
    @CurrentActor() actor: Actor,
  ): Promise<DeviceLoginResponse> {
    const { deviceCode, userCode } = await this.logins.begin(actor, body.device_name);
    const shown = userCodeForPeople(userCode);
    return {
      device_code: deviceCode,
      user_code: shown,
      verification_uri: this.links.to('device'),
      verification_uri_complete: this.links.to('deviceWithCode', { userCode: shown }),
      expires_in: DEVICE_CODE_SECONDS,
      interval: INTERVAL_SECONDS,
    };
  }

  @Post('token')
  @HttpCode(200)
  @Public()
  @SameSiteOnly()
  @ApiOperation({
    summary: 'Sign in on a device without a browser',
    operationId: 'deviceLogin',
    description:
      'Gets 400 `authorization_pending` until someone has approved the sign-in, and `slow_down` with a longer `interval` for ' +
      'asking too often. Sending a code again after it was accepted ends the session that it began.',
  })
  @Answers(200, 'A new session.', tokenResponse, refreshCookieHeader)
  @Problems(
    'validation_failed',
    'malformed_json',
    'authorization_pending',
    'slow_down',
    'access_denied',
    'expired_token',
    'invalid_grant',
    'account_suspended',
    'too_many_requests',
    'service_unavailable',
  )
  async exchange(
    @Body({ schema: deviceTokenBody }) body: DeviceTokenBody,
    @CurrentActor() actor: Actor,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenResponse> {
    return handOutTokens(reply, await this.logins.exchange(actor, body.device_code, userAgent ?? null));
  }

  @Post('find')
  @HttpCode(200)
  @RequireUser({ unverified: true, confined: true })
  @ApiOperation({
    summary: 'Look at a device that asks to sign in',
    operationId: 'findDeviceLogin',
    description: 'A code that matches no waiting device counts as a failed sign-in from the address.',
  })
  @Answers(200, 'The device that waits.', waitingDeviceResponse)
  @Problems('validation_failed', 'malformed_json', 'user_code_not_valid', 'too_many_requests')
  async find(
    @Body({ schema: userCodeBody }) body: UserCodeBody,
    @CurrentActor() actor: Actor,
  ): Promise<WaitingDeviceResponse> {
    return toWaitingDeviceResponse(await this.approvals.find(actor, body.user_code));
  }

  @Post('approve')
  @HttpCode(204)
  @RequireUser({ unverified: true, stepUp: 'always', confined: true })
  @ApiOperation({ summary: 'Approve a device that asks to sign in', operationId: 'approveDeviceLogin' })
  @Answers(204, 'The device gets a session, provided that this one is still alive.')
  @Problems('validation_failed', 'malformed_json', 'user_code_not_valid', 'too_many_requests')
  async approve(
    @Body({ schema: userCodeBody }) body: UserCodeBody,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.approvals.approve(actor, principal, body.user_code);
  }

  @Post('deny')
  @HttpCode(204)
  @RequireUser({ unverified: true, confined: true })
  @ApiOperation({ summary: 'Deny a device that asks to sign in', operationId: 'denyDeviceLogin' })
  @Answers(204, 'The device is notified, and its code is void.')
  @Problems('validation_failed', 'malformed_json', 'user_code_not_valid', 'too_many_requests')
  async deny(
    @Body({ schema: userCodeBody }) body: UserCodeBody,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.approvals.deny(actor, principal, body.user_code);
  }
}
