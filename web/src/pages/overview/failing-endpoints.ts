import type { WebhookEndpoint } from '@latchkey/sdk';

/** Endpoints that deliver nothing, although nobody has paused them. */
export const failingEndpoints = (endpoints: readonly WebhookEndpoint[]): WebhookEndpoint[] =>
  endpoints.filter(
    ({ statusReason, failingSince }) =>
      statusReason !== 'disabled_by_user' && (statusReason !== null || failingSince !== null),
  );
