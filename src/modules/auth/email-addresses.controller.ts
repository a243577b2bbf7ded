import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../core/principal/decorators.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import {
  type EmailChangeBody,
  emailChangeBody,
  type EmailVerificationBody,
  emailVerificationBody,
} from './credentials.schemas.js';
import { EmailAddresses } from './email-addresses.js';

@ApiTags('Auth')
@Controller('auth/email')
export class EmailAddressesController {
  constructor(private readonly addresses: EmailAddresses) {}

  @Put()
  @HttpCode(202)
  @RequireUser({ unverified: true })
  @ApiOperation({
    summary: 'Change your e-mail address',
    description:
      'Sends a link to the new address, which works for 24 hours, and tells the old one. The address changes when ' +
      'the link is followed; until then, a new password or another wish voids it.',
    operationId: 'changeEmail',
  })
  @Answers(202, 'A mail is on its way to the new address.')
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
    summary: 'Send the link that confirms your e-mail address',
    description: 'Does nothing if the address is confirmed. At most five an hour.',
    operationId: 'requestEmailVerification',
  })
  @Answers(202, 'A mail is on its way, unless the address is confirmed already.')
  @Problems('too_many_requests', 'mail_not_configured')
  async resend(@CurrentPrincipal() { userId }: UserPrincipal, @CurrentActor() actor: Actor): Promise<void> {
    await this.addresses.resendVerification(actor, userId);
  }

  @Post('verify')
  @HttpCode(204)
  @Public()
  @ApiOperation({
    summary: 'Confirm an e-mail address by a mailed link',
    description:
      'Of the account as it is, or the new one that was asked for. It takes no session: the link is the proof.',
    operationId: 'verifyEmail',
  })
  @Answers(204, 'The address is confirmed, and is the one of the account.')
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
