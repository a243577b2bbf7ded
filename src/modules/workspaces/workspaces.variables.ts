import type { Config } from '../../core/config/config.js';
import { defineVariables, variablesOf } from '../../core/config/define-variables.js';
import { documentation, oneOf } from '../../core/config/variables.js';
import type { RequestLimitBounds } from '../../core/primitives/request-limits.js';
import { requestLimits } from '../request-limits/request-limit.variables.js';
import type { LimitsMax } from './settings/limits-max.js';

export const workspaceVariables = defineVariables({
  title: 'Request limits',
  variables: {
    WORKSPACE_REQUEST_LIMITS: requestLimits.default([]).register(documentation, {
      description:
        'Limits of workspaces that have none of their own: for all requests with API keys of the workspace together.',
    }),
    WORKSPACE_REQUEST_LIMITS_MAX: requestLimits.default([]).register(documentation, {
      description:
        'Cap for all API keys of a workspace together, whatever its own limits are. An operator can set another cap for one workspace.',
    }),
  },
});

export const membersVariables = defineVariables({
  title: 'Accounts',
  variables: {
    SECOND_FACTOR: oneOf('optional', 'required').default('optional').register(documentation, {
      description:
        '`required`: without a second factor, nobody can do anything in a workspace until they add one. `optional`: each workspace decides. API keys are not affected.',
    }),
  },
});

/** Whether the operator requires everyone to have a second factor, regardless of workspaces. */
export const requiresSecondFactorOfAll = (config: Pick<Config, 'variables'>): boolean =>
  variablesOf(config, membersVariables).SECOND_FACTOR === 'required';

/**
 * The request limits of a workspace.
 *
 * @param limitsMax the operator's ceiling for it; null: as for all workspaces
 */
export function workspaceRequestLimits(
  config: Pick<Config, 'variables'>,
  limitsMax: LimitsMax,
): RequestLimitBounds {
  const variables = variablesOf(config, workspaceVariables);
  return {
    defaults: variables.WORKSPACE_REQUEST_LIMITS,
    ceilings: limitsMax ?? variables.WORKSPACE_REQUEST_LIMITS_MAX,
  };
}
