import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { CurrentActor, CurrentPrincipal, Public, RequireUser } from '../../core/access/decorators.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import type { UserPrincipal } from '../../core/principal/principal.js';
import {
  type OwnFactorResetResponse,
  ownFactorResetResponse,
  type StopFactorResetBody,
  stopFactorResetBody,
  toOwnFactorReset,
} from './factor-reset.schemas.js';
import { FactorResets } from './factor-resets.js';
import { pendingResetOf } from './pending-resets.js';

@ApiTags('Auth')
@Controller('auth/factor-reset')
export class OwnFactorResetController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly resets: FactorResets,
  ) {}

  @Get()
  @RequireUser({ unverified: true })
  @ApiOperation({
    summary: 'See whether your second factors are about to be reset',
    operationId: 'getFactorReset',
  })
  @Answers(200, 'The pending reset, or none.', ownFactorResetResponse)
  async get(@CurrentPrincipal() { userId }: UserPrincipal): Promise<OwnFactorResetResponse> {
    return toOwnFactorReset(await pendingResetOf(this.dataSource.manager, userId));
  }

  @Delete()
  @HttpCode(204)
  @RequireUser({ unverified: true })
  @ApiOperation({
    summary: 'Stop the reset of your second factors',
    operationId: 'stopFactorReset',
  })
  @Answers(204, 'Your second factors stay as they are.')
  @Problems('not_found')
  async stop(@CurrentPrincipal() { userId }: UserPrincipal, @CurrentActor() actor: Actor): Promise<void> {
    await this.resets.stopOwn(actor, userId);
  }

  @Post('stop')
  @HttpCode(204)
  @Public()
  @ApiOperation({
    summary: 'Stop the reset of your second factors with an emailed link',
    description: 'No session is needed: the link is the proof.',
    operationId: 'stopFactorResetByLink',
  })
  @Answers(204, 'The second factors stay as they are.')
  @Problems('link_not_valid', 'service_unavailable')
  async stopByLink(
    @Body({ schema: stopFactorResetBody }) { token }: StopFactorResetBody,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.resets.stopByLink(actor, token);
  }
}
