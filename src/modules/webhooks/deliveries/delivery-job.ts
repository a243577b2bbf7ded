import type { Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { webhookVariables } from '../webhooks.variables.js';

export const DELIVERY_QUEUE = 'webhook-deliveries';

/** One attempt at a delivery. */
export interface DeliveryJob {
  deliveryId: string;
  endpointId: string;
  /** The run of the delivery: redelivering by hand starts another, and voids the jobs of the previous one. */
  run: number;
}

/** Three times an attempt's time-out, because it may also wait in the lane. */
export const expiryOf = (config: Config): { expireInSeconds: number } => ({
  expireInSeconds: 3 * variablesOf(config, webhookVariables).WEBHOOK_TIMEOUT_SECONDS,
});
