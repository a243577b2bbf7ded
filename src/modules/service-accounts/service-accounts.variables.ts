import type { Config } from '../../core/config/config.js';
import { defineVariables, variablesOf } from '../../core/config/define-variables.js';
import { documentation } from '../../core/config/variables.js';
import type { RequestLimitBounds } from '../../core/primitives/request-limits.js';
import { requestLimits } from '../request-limits/request-limit.variables.js';

export const serviceAccountVariables = defineVariables({
  title: 'Request limits',
  variables: {
    SERVICE_ACCOUNT_REQUEST_LIMITS: requestLimits.default([]).register(documentation, {
      description:
        'Limits of service accounts that have none of their own: for all requests with API keys of the service account together.',
    }),
    SERVICE_ACCOUNT_REQUEST_LIMITS_MAX: requestLimits.default([]).register(documentation, {
      description: 'Cap for all API keys of a service account together, whatever its own limits are.',
    }),
  },
});

/** The request limits of service accounts. */
export function serviceAccountRequestLimits(config: Pick<Config, 'variables'>): RequestLimitBounds {
  const variables = variablesOf(config, serviceAccountVariables);
  return {
    defaults: variables.SERVICE_ACCOUNT_REQUEST_LIMITS,
    ceilings: variables.SERVICE_ACCOUNT_REQUEST_LIMITS_MAX,
  };
}
