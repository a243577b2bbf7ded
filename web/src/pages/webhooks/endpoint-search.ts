import type { WebhookDelivery } from '@latchkey/sdk';

export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed', 'discarded'] as const;

export type DeliveryStatus = WebhookDelivery['status'];

const DIALOGS = ['edit', 'key', 'secret', 'transfer', 'pause', 'delete'] as const;

/** The endpoint page's state in the URL: a link to it shows the same. */
export interface EndpointSearch {
  /** Only deliveries with this status. */
  status?: DeliveryStatus | undefined;
  /** The open delivery. */
  delivery?: string | undefined;
  dialog?: (typeof DIALOGS)[number] | undefined;
}

export const validateEndpointSearch = ({
  status,
  delivery,
  dialog,
}: Record<string, unknown>): EndpointSearch => ({
  status: DELIVERY_STATUSES.find((known) => known === status),
  delivery: typeof delivery === 'string' && delivery !== '' ? delivery : undefined,
  dialog: DIALOGS.find((known) => known === dialog),
});
