import type { Config } from '../../core/config/config.js';
import { defineVariables, variablesOf } from '../../core/config/define-variables.js';
import { decimal, documentation, integer } from '../../core/config/variables.js';
import type { RequestLimitBounds } from '../../core/primitives/request-limits.js';
import { requestLimits } from '../request-limits/request-limit.variables.js';

export const apiKeyVariables = defineVariables({
  title: 'Request limits',
  variables: {
    API_KEY_REQUEST_LIMITS: requestLimits.default([]).register(documentation, {
      description:
        'Limits of API keys that have none of their own, such as `1000/minute,100000/day`: at most one for each of second, minute, hour, day and month.',
    }),
    API_KEY_REQUEST_LIMITS_MAX: requestLimits.default([]).register(documentation, {
      description:
        'Cap for every API key, whatever its own limits are; in the form of `API_KEY_REQUEST_LIMITS`.',
    }),
  },
});

export const usageVariables = defineVariables({
  title: 'Usage',
  variables: {
    USAGE_FLUSH_SECONDS: decimal(0.1, 3600).default(5).register(documentation, {
      description:
        'How often key usage is written to the database. If a server is killed, the usage since the last write is lost.',
    }),
    REQUEST_LOG_PER_KEY: integer(0, 10_000).default(500).register(documentation, {
      description:
        'How many of the newest requests with each key the request log keeps, and as many failed ones: method, route, status, address and duration of a sample. `0` switches the log off, and removes what it has.',
    }),
    REQUEST_LOG_DAYS: integer(1, 90).default(14).register(documentation, {
      description: 'How long the request log keeps a request.',
    }),
  },
});

/** The request limits of API keys. */
export function apiKeyRequestLimits(config: Pick<Config, 'variables'>): RequestLimitBounds {
  const variables = variablesOf(config, apiKeyVariables);
  return { defaults: variables.API_KEY_REQUEST_LIMITS, ceilings: variables.API_KEY_REQUEST_LIMITS_MAX };
}
