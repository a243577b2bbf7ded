import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../core/access/decorators.js';
import * as field from '../../core/http/fields.js';
import { AcceptsIdempotencyKey, Idempotency, type IdempotencyRequest } from '../../core/http/idempotency.js';
import { locationHeader, setLocation } from '../../core/http/location.js';
import { linkHeader, page, type PageQuery, pageQuery } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  type ServiceAccountBody,
  serviceAccountBody,
  type ServiceAccountPatch,
  serviceAccountPatch,
  type ServiceAccountResponse,
  serviceAccountResponse,
  toServiceAccountResponse,
} from './service-account.schemas.js';
import { ServiceAccountsService } from './service-accounts.service.js';

@ApiTags('Service accounts')
@Controller('workspaces/:workspaceId/service-accounts')
export class ServiceAccountsController {
  constructor(private readonly serviceAccounts: ServiceAccountsService) {}

  @Get()
  @RequireScope('members:read')
  @ApiOperation({ summary: 'List service accounts, newest first', operationId: 'listServiceAccounts' })
  @Answers(200, 'A page of service accounts.', z.array(serviceAccountResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceAccountResponse[]> {
    const accounts = await this.serviceAccounts.list(workspaceId, query);
    return page(accounts, query, request, reply).map(toServiceAccountResponse);
  }

  @Post()
  @RequireScopeOfUser('members:write', { stepUp: 'always' })
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Create a service account',
    operationId: 'createServiceAccount',
    description:
      'Its keys act with its role, narrowed by their scopes, and keep working when the people who created them leave. Create them with `service_account_id`.',
  })
  @Answers(201, 'The new service account.', serviceAccountResponse, locationHeader)
  @Problems('service_account_limit')
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Body({ schema: serviceAccountBody }) body: ServiceAccountBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceAccountResponse> {
    const account = await this.serviceAccounts.create(actor, principal, idempotency, body);
    setLocation(request, reply, account.id);
    return account;
  }

  @Get(':serviceAccountId')
  @RequireScope('members:read')
  @ApiOperation({ summary: 'Read a service account', operationId: 'getServiceAccount' })
  @Answers(200, 'The service account.', serviceAccountResponse)
  get(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('serviceAccountId', { schema: field.id }) id: string,
  ): Promise<ServiceAccountResponse> {
    return this.serviceAccounts.get(workspaceId, id);
  }

  @Patch(':serviceAccountId')
  @RequireScopeOfUser('members:write', { stepUp: 'always' })
  @ApiOperation({
    summary: 'Change a service account',
    operationId: 'updateServiceAccount',
    description: 'A new role applies to all its keys, on every instance, by the time the call returns.',
  })
  @Answers(200, 'The service account.', serviceAccountResponse)
  update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('serviceAccountId', { schema: field.id }) id: string,
    @Body({ schema: serviceAccountPatch }) patch: ServiceAccountPatch,
  ): Promise<ServiceAccountResponse> {
    return this.serviceAccounts.update(actor, principal, id, patch);
  }

  @Delete(':serviceAccountId')
  @HttpCode(204)
  @RequireScopeOfUser('members:write')
  @ApiOperation({
    summary: 'Delete a service account',
    operationId: 'deleteServiceAccount',
    description:
      'Its keys end permanently, and the webhook endpoints that they created stop, by the time the call returns. This cannot be undone.',
  })
  @Answers(204, 'The service account and its keys have ended.')
  remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('serviceAccountId', { schema: field.id }) id: string,
  ): Promise<void> {
    return this.serviceAccounts.remove(actor, principal, id);
  }
}
