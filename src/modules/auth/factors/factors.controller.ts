import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { CurrentActor, CurrentPrincipal, RequireUser } from '../../../core/access/decorators.js';
import * as field from '../../../core/http/fields.js';
import { afterId, linkHeader, page, pageQuery, type PageQuery } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import type { UserPrincipal } from '../../../core/principal/principal.js';
import { Factor } from './factor.entity.js';
import {
  type ConfirmationBody,
  confirmationBody,
  type FactorPatch,
  factorPatch,
  type FactorResponse,
  factorResponse,
  type NewTotpBody,
  newTotpBody,
  type NewTotpResponse,
  newTotpResponse,
  type RecoveryCodesResponse,
  recoveryCodesResponse,
  type RecoveryCodesState,
  recoveryCodesState,
  toFactorResponse,
} from './factor.schemas.js';
import { Factors } from './factors.js';
import { PASSKEY_CHALLENGE_SECONDS } from './passkey-challenge.js';
import {
  asAttestation,
  type NewPasskeyBody,
  newPasskeyBody,
  type NewPasskeyResponse,
  newPasskeyResponse,
  passkeyCreationOptionsResponse,
  type PasskeyOptionsResponse,
} from './passkey.schemas.js';
import { Passkeys } from './passkeys.js';

@ApiTags('Auth')
@Controller('auth/factors')
export class FactorsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly factors: Factors,
    private readonly passkeys: Passkeys,
  ) {}

  @Get()
  @RequireUser({ unverified: true })
  @ApiOperation({ summary: 'List your second factors', operationId: 'listFactors' })
  @Answers(200, 'The confirmed factors, newest first.', z.array(factorResponse), linkHeader)
  @Problems('validation_failed', 'invalid_cursor')
  async list(
    @CurrentPrincipal() { userId }: UserPrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FactorResponse[]> {
    const select = this.dataSource
      .createQueryBuilder(Factor, 'factor')
      .where('factor.userId = :userId AND factor.confirmedAt IS NOT NULL', { userId })
      .orderBy('factor.id', 'DESC')
      .limit(query.limit + 1);
    const after = afterId(query);
    if (after !== null) select.andWhere('factor.id < :after', { after });
    return page(await select.getMany(), query, request, reply).map(toFactorResponse);
  }

  @Post('totp')
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Set up an authenticator app',
    operationId: 'beginTotpFactor',
    description:
      'Returns the secret for the app. Signing in does not require it until a code of the app has confirmed it; another ' +
      'call starts over.',
  })
  @Answers(201, 'The secret, shown once.', newTotpResponse)
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type', 'factor_limit')
  async beginTotp(
    @CurrentPrincipal() { userId }: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Body({ schema: newTotpBody }) { name }: NewTotpBody,
  ): Promise<NewTotpResponse> {
    const { id, secret, otpauthUri } = await this.factors.beginTotp(actor, userId, name);
    return { id, secret, otpauth_uri: otpauthUri };
  }

  @Post(':factorId/confirm')
  @HttpCode(200)
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Confirm an authenticator app',
    operationId: 'confirmFactor',
    description:
      'From then on, signing in requires a code of the app. The first factor comes with ten recovery codes.',
  })
  @Answers(200, 'The recovery codes, shown once; none if you have some already.', recoveryCodesResponse)
  @Problems(
    'validation_failed',
    'malformed_json',
    'unsupported_media_type',
    'code_not_accepted',
    'not_found',
    'conflict',
    'too_many_requests',
  )
  async confirm(
    @Param('factorId', { schema: field.id }) factorId: string,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Body({ schema: confirmationBody }) { code }: ConfirmationBody,
  ): Promise<RecoveryCodesResponse> {
    return { recovery_codes: await this.factors.confirm(actor, principal, factorId, code) };
  }

  @Post('passkeys/options')
  @HttpCode(200)
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Begin to add a passkey',
    operationId: 'beginPasskey',
    description:
      'Returns what a browser needs to create a passkey for this account. Valid for 5 minutes, once, in this session and ' +
      'from the same address.',
  })
  @Answers(200, 'Options for the browser.', passkeyCreationOptionsResponse)
  @Problems('passkeys_unavailable')
  async beginPasskey(
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<PasskeyOptionsResponse> {
    return {
      passkey_options: { ...(await this.passkeys.creationOptions(actor, principal)) },
      expires_in: PASSKEY_CHALLENGE_SECONDS,
    };
  }

  @Post('passkeys')
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Add a passkey',
    operationId: 'addPasskey',
    description:
      'From then on, the passkey signs in by itself, and the password alone no longer does. The first factor comes with ten ' +
      'recovery codes.',
  })
  @Answers(
    201,
    'The passkey. The recovery codes are shown once; none if you have some already.',
    newPasskeyResponse,
  )
  @Problems(
    'validation_failed',
    'malformed_json',
    'unsupported_media_type',
    'passkey_not_accepted',
    'passkeys_unavailable',
    'conflict',
    'factor_limit',
  )
  async addPasskey(
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Body({ schema: newPasskeyBody }) { name, attestation }: NewPasskeyBody,
  ): Promise<NewPasskeyResponse> {
    const added = await this.passkeys.add(actor, principal, name, asAttestation(attestation));
    return { ...toFactorResponse(added.factor), recovery_codes: added.recoveryCodes };
  }

  @Patch(':factorId')
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({ summary: 'Rename a second factor', operationId: 'updateFactor' })
  @Answers(200, 'The factor with its new name.', factorResponse)
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type', 'not_found')
  async rename(
    @Param('factorId', { schema: field.id }) factorId: string,
    @CurrentPrincipal() { userId }: UserPrincipal,
    @CurrentActor() actor: Actor,
    @Body({ schema: factorPatch }) { name }: FactorPatch,
  ): Promise<FactorResponse> {
    return toFactorResponse(await this.factors.rename(actor, userId, factorId, name));
  }

  @Get('recovery-codes')
  @RequireUser({ unverified: true })
  @ApiOperation({ summary: 'Count your recovery codes', operationId: 'getRecoveryCodes' })
  @Answers(200, 'How many are left.', recoveryCodesState)
  async recoveryCodes(@CurrentPrincipal() { userId }: UserPrincipal): Promise<RecoveryCodesState> {
    return { remaining: await this.factors.recoveryCodesLeft(userId) };
  }

  @Post('recovery-codes')
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Create new recovery codes',
    operationId: 'createRecoveryCodes',
    description:
      'The previous codes no longer work, and other sessions that were proved with one have to prove a second factor again.',
  })
  @Answers(201, 'Ten codes, shown once.', recoveryCodesResponse)
  @Problems('no_second_factor')
  async newRecoveryCodes(
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<RecoveryCodesResponse> {
    return { recovery_codes: await this.factors.newRecoveryCodes(actor, principal) };
  }

  @Delete(':factorId')
  @HttpCode(204)
  @RequireUser({ unverified: true, stepUp: 'always' })
  @ApiOperation({
    summary: 'Remove a second factor',
    operationId: 'deleteFactor',
    description:
      'Removing the last one removes the recovery codes, too. Other sessions no longer count as having proved a second ' +
      'factor until they prove one that is left.',
  })
  @Answers(204, 'It is no longer accepted.')
  @Problems('not_found')
  async remove(
    @Param('factorId', { schema: field.id }) factorId: string,
    @CurrentPrincipal() principal: UserPrincipal,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.factors.remove(actor, principal, factorId);
  }
}
