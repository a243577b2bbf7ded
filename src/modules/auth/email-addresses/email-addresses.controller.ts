import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../../core/access/decorators.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import {
  type EmailChangeBody,
  emailChangeBody,
  type EmailVerificationBody,
  emailVerificationBody,
} from '../sign-in/credentials.schemas.js';
import { EmailAddresses } from './email-addresses.js';

@ApiTags('Auth')
@Controller('auth/email')
export class EmailAddressesController {
  constructor(private readonly addresses: EmailAddresses) {}

  @Put()
  @HttpCode(202)
  @RequireUser({ unverified: true, stepUp: 'with_factor' })
  @ApiOperation({
    summary: 'Change your email address',
    description:
      'Sends a link to the new address, which works for 24 hours, and notifies the old address. The address changes when ' +
      'the link is followed; until then, changing the password or requesting another address cancels the change.',
    operationId: 'changeEmail',
  })
  @Answers(202, 'An email will be sent to the new address.')
  @Problems(
    'validation_failed',
    'malformed_json',
    'current_password_wrong',
    'email_taken',
    'conflict',
    'too_many_requests',
    'mail_not_configured',
  )
  async change(
    @Body({ schema: emailChangeBody }) body: EmailChangeBody,
    @CurrentPrincipal() { userId }: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.addresses.requestChange(actor, userId, body);
  }

  @Post('verification')
  @HttpCode(202)
  @RequireUser({ unverified: true })
  @ApiOperation({
    summary: 'Send the link that confirms your email address',
    description: 'Does nothing if the address is already confirmed. At most five emails an hour.',
    operationId: 'requestEmailVerification',
  })
  @Answers(202, 'An email will be sent, unless the address is already confirmed.')
  @Problems('too_many_requests', 'mail_not_configured')
  async resend(@CurrentPrincipal() { userId }: UserPrincipal, @CurrentActor() actor: Actor): Promise<void> {
    await this.addresses.resendVerification(actor, userId);
  }

  @Post('verify')
  @HttpCode(204)
  @Public()
  @ApiOperation({
    summary: 'Confirm an email address with an emailed link',
    description:
      'Confirms the current address of the account, or the requested new one. No session is needed: the link is the proof.',
    operationId: 'verifyEmail',
  })
  @Answers(204, "The address is confirmed and is now the account's address.")
  @Problems(
    'validation_failed',
    'malformed_json',
    'link_not_valid',
    'account_suspended',
    'email_taken',
    'service_unavailable',
  )
  async verify(
    @Body({ schema: emailVerificationBody }) { token }: EmailVerificationBody,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.addresses.verify(actor, token);
  }
}
