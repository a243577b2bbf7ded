import { Global, Module } from '@nestjs/common';
import { OPENAPI_WEBHOOKS } from '../../core/openapi/webhooks.js';
import { Declares } from '../../core/resource/declared.js';
import { DeliveryWorker } from './deliveries/delivery-worker.js';
import { DepartingEndpoints } from './endpoints/departing-endpoints.js';
import { EndpointDisabling } from './endpoints/endpoint-disabling.js';
import { EndpointRemoval } from './endpoints/endpoint-removal.js';
import { EndpointSecretRotation } from './endpoints/endpoint-secret-rotation.js';
import { EndpointTransfer } from './endpoints/endpoint-transfer.js';
import { EndpointNotices } from './endpoints/endpoint-notices.js';
import { describeEvents } from './openapi-events.js';
import { WebhookDeliveriesController } from './deliveries/webhook-deliveries.controller.js';
import { WebhookDeliveriesService } from './deliveries/webhook-deliveries.service.js';
import { WebhookEndpointsController } from './endpoints/webhook-endpoints.controller.js';
import { WebhookEndpointsService } from './endpoints/webhook-endpoints.service.js';
import { WebhookEvents } from './webhook-events.js';
import { WebhookKeys } from './webhook-keys.js';
import { WebhookRetention } from './deliveries/webhook-retention.js';
import { webhooks } from './webhooks.resource.js';

/** Global, because every module that changes something publishes events. */
@Declares(webhooks)
@Global()
@Module({
  controllers: [WebhookEndpointsController, WebhookDeliveriesController],
  providers: [
    WebhookEvents,
    WebhookKeys,
    WebhookEndpointsService,
    WebhookDeliveriesService,
    DeliveryWorker,
    DepartingEndpoints,
    EndpointDisabling,
    EndpointNotices,
    EndpointRemoval,
    EndpointSecretRotation,
    EndpointTransfer,
    WebhookRetention,
    { provide: OPENAPI_WEBHOOKS, useFactory: describeEvents },
  ],
  exports: [WebhookEvents, WebhookKeys, DepartingEndpoints, EndpointTransfer, OPENAPI_WEBHOOKS],
})
export class WebhooksModule {}
