import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import {
  AcceptsIdempotencyKey,
  Idempotency,
  type IdempotencyRequest,
} from '../../../core/http/idempotency.js';
import { locationHeader, setLocation } from '../../../core/http/location.js';
import { linkHeader, page, type PageQuery } from '../../../core/http/paging.js';
import { Answers, OptionalBody, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import {
  CurrentActor,
  CurrentPrincipal,
  RequireScope,
  RequireScopeOfUser,
} from '../../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import {
  type EndpointBody,
  endpointBody,
  type EndpointPatch,
  endpointPatch,
  type EndpointResponse,
  endpointResponse,
  endpointsQuery,
  type IssuedEndpointResponse,
  issuedEndpointResponse,
  type RotateEndpointSecretBody,
  rotateEndpointSecretBody,
  toEndpointResponse,
  type TransferEndpointBody,
  transferEndpointBody,
} from './endpoint.schemas.js';
import { EndpointSecretRotation } from './endpoint-secret-rotation.js';
import { EndpointTransfer } from './endpoint-transfer.js';
import { WebhookEndpointsService } from './webhook-endpoints.service.js';

const EVENTS_YOU_MAY_SEE =
  'The credential needs the scopes to read what the events contain, such as `api-keys:read` and `members:read`.';

@ApiTags('Webhooks')
@Controller('workspaces/:workspaceId/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpointsService,
    private readonly rotation: EndpointSecretRotation,
    private readonly transfers: EndpointTransfer,
  ) {}

  @Get()
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'List webhook endpoints', operationId: 'listWebhookEndpoints' })
  @Answers(200, 'A page of endpoints, newest first.', z.array(endpointResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Query({ schema: endpointsQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndpointResponse[]> {
    const endpoints = await this.endpoints.list(workspaceId, query);
    return page(endpoints, query, request, reply).map(toEndpointResponse);
  }

  @Post()
  @RequireScope('webhooks:write', { stepUp: 'always' })
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Create a webhook endpoint',
    description: `At most 100 in a workspace. ${EVENTS_YOU_MAY_SEE}`,
    operationId: 'createWebhookEndpoint',
  })
  @Answers(
    201,
    'The new endpoint, with its secret if it has one of its own.',
    issuedEndpointResponse,
    locationHeader,
  )
  @Problems('webhook_endpoint_limit', 'user_required')
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Body({ schema: endpointBody }) body: EndpointBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedEndpointResponse> {
    const endpoint = await this.endpoints.create(actor, principal, idempotency, body);
    setLocation(request, reply, endpoint.id);
    return endpoint;
  }

  @Get(':endpointId')
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'Read a webhook endpoint', operationId: 'getWebhookEndpoint' })
  @Answers(200, 'The endpoint.', endpointResponse)
  get(
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
  ): Promise<EndpointResponse> {
    return this.endpoints.get(workspaceId, id);
  }

  @Patch(':endpointId')
  @RequireScope('webhooks:write')
  @ApiOperation({
    summary: 'Change, disable or enable a webhook endpoint',
    description: `Disabling discards pending deliveries. ${EVENTS_YOU_MAY_SEE}`,
    operationId: 'updateWebhookEndpoint',
  })
  @Answers(200, 'The changed endpoint.', endpointResponse)
  update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
    @Body({ schema: endpointPatch }) patch: EndpointPatch,
  ): Promise<EndpointResponse> {
    return this.endpoints.update(actor, principal, id, patch);
  }

  @Post(':endpointId/rotate-secret')
  @RequireScope('webhooks:write', { stepUp: 'always' })
  @OptionalBody()
  @ApiOperation({
    summary: 'Rotate the secret of a webhook endpoint',
    description: `The endpoint signs with a new secret of its own, even if an API key signed for it before. The old secret stops at once, or after \`overlap_seconds\`; until then each delivery has both signatures. An API key can do this for endpoints that it created only. ${EVENTS_YOU_MAY_SEE}`,
    operationId: 'rotateWebhookEndpointSecret',
  })
  @Answers(201, 'The endpoint with its new secret, which is shown only once.', issuedEndpointResponse)
  @Problems('user_required')
  rotateSecret(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
    @Body({ schema: rotateEndpointSecretBody }) body: RotateEndpointSecretBody,
  ): Promise<IssuedEndpointResponse> {
    return this.rotation.rotate(actor, principal, id, body.overlap_seconds);
  }

  @Post(':endpointId/transfer')
  @HttpCode(200)
  @RequireScopeOfUser('webhooks:write', { role: 'admin', stepUp: 'always' })
  @ApiOperation({
    summary: 'Transfer a webhook endpoint to a service account',
    description:
      'The endpoint continues as it is, and the departure of its earlier owner no longer stops it. A key that signs for it stays the same. A repeat gets the same response.',
    operationId: 'transferWebhookEndpoint',
  })
  @Answers(200, 'The endpoint, with its new owner.', endpointResponse)
  transfer(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
    @Body({ schema: transferEndpointBody }) body: TransferEndpointBody,
  ): Promise<EndpointResponse> {
    return this.transfers.transfer(actor, principal, id, body.service_account_id);
  }

  @Delete(':endpointId')
  @HttpCode(204)
  @RequireScope('webhooks:write')
  @ApiOperation({
    summary: 'Delete a webhook endpoint, with its deliveries',
    operationId: 'deleteWebhookEndpoint',
  })
  @Answers(204, 'The endpoint is deleted.')
  remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
  ): Promise<void> {
    return this.endpoints.remove(actor, workspaceId, id);
  }
}
