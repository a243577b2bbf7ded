import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import * as field from '../../../core/http/fields.js';
import { linkHeader, page } from '../../../core/http/paging.js';
import { Answers, Problems } from '../../../core/openapi/responses.js';
import type { Actor } from '../../../core/principal/actor.js';
import { CurrentActor, CurrentPrincipal, RequireScope } from '../../../core/access/decorators.js';
import type { WorkspacePrincipal } from '../../../core/principal/principal.js';
import {
  type DeliveriesQuery,
  deliveriesQuery,
  type DeliveryDetailsResponse,
  deliveryDetailsResponse,
  type DeliveryResponse,
  deliveryResponse,
  toDeliveryResponse,
} from './delivery.schemas.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';

@ApiTags('Webhooks')
@Controller('workspaces/:workspaceId/webhook-endpoints/:endpointId')
export class WebhookDeliveriesController {
  constructor(private readonly deliveries: WebhookDeliveriesService) {}

  @Post('test')
  @HttpCode(202)
  @RequireScope('webhooks:write')
  @ApiOperation({ summary: 'Send a test event', operationId: 'testWebhookEndpoint' })
  @Answers(202, 'A `ping` will be delivered.', deliveryResponse)
  @Problems('webhook_endpoint_disabled')
  test(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() { workspaceId }: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) endpointId: string,
  ): Promise<DeliveryResponse> {
    return this.deliveries.test(actor, workspaceId, endpointId);
  }

  @Get('deliveries')
  @RequireScope('webhooks:read')
  @ApiOperation({
    summary: 'List deliveries of an endpoint',
    description: 'Only deliveries of events that your credential may read.',
    operationId: 'listWebhookDeliveries',
  })
  @Answers(200, 'A page of deliveries, newest first.', z.array(deliveryResponse), linkHeader)
  @Problems('invalid_cursor')
  async list(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) endpointId: string,
    @Query({ schema: deliveriesQuery }) query: DeliveriesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeliveryResponse[]> {
    const deliveries = await this.deliveries.list(principal, endpointId, query);
    return page(deliveries, query, request, reply).map(toDeliveryResponse);
  }

  @Get('deliveries/:deliveryId')
  @RequireScope('webhooks:read')
  @ApiOperation({
    summary: 'Read a delivery, with the request and every attempt',
    description: 'Also requires the scope of the event, such as `api-keys:read`.',
    operationId: 'getWebhookDelivery',
  })
  @Answers(200, 'The delivery.', deliveryDetailsResponse)
  get(
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) endpointId: string,
    @Param('deliveryId', { schema: field.id }) deliveryId: string,
  ): Promise<DeliveryDetailsResponse> {
    return this.deliveries.get(principal, endpointId, deliveryId);
  }

  @Post('deliveries/:deliveryId/redeliver')
  @HttpCode(202)
  @RequireScope('webhooks:write')
  @ApiOperation({
    summary: 'Deliver an event again',
    description:
      'Works for deliveries in any state. The `webhook-id` stays the same, and the full number of attempts is available again. Also requires the scope of the event.',
    operationId: 'redeliverWebhook',
  })
  @Answers(202, 'The event will be delivered again.', deliveryResponse)
  @Problems('webhook_endpoint_disabled')
  redeliver(
    @CurrentActor() actor: Actor,
    @CurrentPrincipal() principal: WorkspacePrincipal,
    @Param('endpointId', { schema: field.id }) endpointId: string,
    @Param('deliveryId', { schema: field.id }) deliveryId: string,
  ): Promise<DeliveryResponse> {
    return this.deliveries.redeliver(actor, principal, endpointId, deliveryId);
  }
}
