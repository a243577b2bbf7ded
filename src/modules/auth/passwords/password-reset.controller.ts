import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import { CurrentActor, Public } from '../../../core/access/decorators.js';
import {
  type PasswordForgottenBody,
  passwordForgottenBody,
  type PasswordResetBody,
  passwordResetBody,
} from '../sign-in/credentials.schemas.js';
import { PasswordReset } from './password-reset.js';

@ApiTags('Auth')
@Controller('auth/password')
export class PasswordResetController {
  constructor(private readonly passwordReset: PasswordReset) {}

  @Post('forgot')
  @HttpCode(202)
  @Public()
  @ApiOperation({
    summary: 'Request a link to reset a forgotten password',
    description:
      'The response and its timing are the same whether or not such an account exists. The link is sent to the ' +
      'email address and works once, for 30 minutes. An account gets at most five an hour.',
    operationId: 'requestPasswordReset',
  })
  @Answers(202, 'If an account with this address exists, an email will be sent.')
  @Problems(
    'validation_failed',
    'malformed_json',
    'too_many_requests',
    'mail_not_configured',
    'service_unavailable',
  )
  async forgot(
    @Body({ schema: passwordForgottenBody }) { email }: PasswordForgottenBody,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.passwordReset.request(actor, email);
  }

  @Post('reset')
  @HttpCode(204)
  @Public()
  @ApiOperation({
    summary: 'Set a new password with an emailed link',
    description: 'Ends all sessions of the account: sign in with the new password. API keys keep working.',
    operationId: 'resetPassword',
  })
  @Answers(204, 'The password is changed, and all sessions have ended.')
  @Problems(
    'validation_failed',
    'malformed_json',
    'link_not_valid',
    'account_suspended',
    'service_unavailable',
  )
  async reset(
    @Body({ schema: passwordResetBody }) body: PasswordResetBody,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.passwordReset.reset(actor, body);
  }
}
