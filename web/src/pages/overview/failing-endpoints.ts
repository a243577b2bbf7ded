import type { WebhookEndpoint } from '@latchkey/sdk';

/** Those that deliver nothing, though nobody has paused them. */
export const failingEndpoints = (endpoints: readonly WebhookEndpoint[]): WebhookEndpoint[] =>
  endpoints.filter(
    ({ statusReason, failingSince }) =>
      statusReason !== 'disabled_by_user' && (statusReason !== null || failingSince !== null),
  );
