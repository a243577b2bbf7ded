import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../core/http/fields.js';
import { AcceptsIdempotencyKey, Idempotency, type IdempotencyRequest } from '../../core/http/idempotency.js';
import { locationHeader, setLocation } from '../../core/http/location.js';
import { linkHeader, page, type PageQuery } from '../../core/http/paging.js';
import { Answers, Problems } from '../../core/openapi/responses.js';
import type { Actor } from '../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireScope } from '../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../core/principal/principal.js';
import {
  type EndpointBody,
  endpointBody,
  type EndpointPatch,
  endpointPatch,
  type EndpointResponse,
  endpointResponse,
  endpointsQuery,
  toEndpointResponse,
} from './endpoint.schemas.js';
import { WebhookEndpointsService } from './webhook-endpoints.service.js';

const EVENTS_YOU_MAY_SEE =
  'The credential needs the scopes to read what the events contain: `documents:read`, `api-keys:read`, `members:read`.';

@ApiTags('Webhooks')
@Controller('workspaces/:workspaceId/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(private readonly endpoints: WebhookEndpointsService) {}

  @Get()
  @RequireScope('webhooks:read')
  @ApiOperation({ summary: 'List webhook endpoints', operationId: 'listWebhookEndpoints' })
  @Answers(200, 'A page of endpoints, newest first.', z.array(endpointResponse), linkHeader)
  @Problems('validation_failed', 'invalid_cursor')
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
  @RequireScope('webhooks:write')
  @AcceptsIdempotencyKey()
  @ApiOperation({
    summary: 'Create a webhook endpoint',
    description: `At most 100 in a workspace. ${EVENTS_YOU_MAY_SEE}`,
    operationId: 'createWebhookEndpoint',
  })
  @Answers(201, 'The new endpoint.', endpointResponse, locationHeader)
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type', 'webhook_endpoint_limit')
  async create(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Idempotency() idempotency: IdempotencyRequest | null,
    @Body({ schema: endpointBody }) body: EndpointBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndpointResponse> {
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
  @Problems('validation_failed', 'malformed_json', 'unsupported_media_type')
  update(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
    @Body({ schema: endpointPatch }) patch: EndpointPatch,
  ): Promise<EndpointResponse> {
    return this.endpoints.update(actor, principal, id, patch);
  }

  @Delete(':endpointId')
  @HttpCode(204)
  @RequireScope('webhooks:write')
  @ApiOperation({
    summary: 'Delete a webhook endpoint, with its deliveries',
    operationId: 'deleteWebhookEndpoint',
  })
  @Answers(204, 'The document is deleted.')
  remove(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) id: string,
  ): Promise<void> {
    return this.endpoints.remove(actor, workspaceId, id);
  }
}
