import type { Config } from '../../core/config/config.js';
import { variablesOf } from '../../core/config/define-variables.js';
import { webhookVariables } from './webhooks.variables.js';

export const DELIVERY_QUEUE = 'webhook-deliveries';

/** One attempt at a delivery. */
export interface DeliveryJob {
  deliveryId: string;
  endpointId: string;
  /** Of which run of the delivery: a delivery by hand begins another, and the jobs of the one before are void. */
  run: number;
}

/** The time-out of an attempt, and as long again and again for the wait in the lane. */
export const expiryOf = (config: Config): { expireInSeconds: number } => ({
  expireInSeconds: 3 * variablesOf(config, webhookVariables).WEBHOOK_TIMEOUT_SECONDS,
});
