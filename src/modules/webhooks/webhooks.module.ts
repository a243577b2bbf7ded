import { Global, Module } from '@nestjs/common';
import { OPENAPI_WEBHOOKS } from '../../core/openapi/webhooks.js';
import { Declares } from '../../core/resource/declared.js';
import { DeliveryWorker } from './delivery-worker.js';
import { DepartingEndpoints } from './departing-endpoints.js';
import { EndpointDisabling } from './endpoint-disabling.js';
import { EndpointRemoval } from './endpoint-removal.js';
import { EndpointSecretRotation } from './endpoint-secret-rotation.js';
import { EndpointTransfer } from './endpoint-transfer.js';
import { EndpointNotices } from './endpoint-notices.js';
import { describeEvents } from './openapi-events.js';
import { WebhookDeliveriesController } from './webhook-deliveries.controller.js';
import { WebhookDeliveriesService } from './webhook-deliveries.service.js';
import { WebhookEndpointsController } from './webhook-endpoints.controller.js';
import { WebhookEndpointsService } from './webhook-endpoints.service.js';
import { WebhookEvents } from './webhook-events.js';
import { WebhookKeys } from './webhook-keys.js';
import { WebhookRetention } from './webhook-retention.js';
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
