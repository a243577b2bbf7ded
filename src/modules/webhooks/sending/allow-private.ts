import type { Config } from '../../../core/config/config.js';
import { variablesOf } from '../../../core/config/define-variables.js';
import { NetworkList } from '../../../core/primitives/client-address.js';
import type { AllowPrivate } from './address-policy.js';
import { webhookVariables } from '../webhooks.variables.js';

export function allowPrivateOf(config: Config): AllowPrivate {
  const { WEBHOOK_ALLOW_PRIVATE: allowed } = variablesOf(config, webhookVariables);
  return typeof allowed === 'string' ? allowed : new NetworkList(allowed);
}
