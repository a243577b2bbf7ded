/** What a workspace is told of the use of its keys. */
export const USE_ALERTS = ['canary_used', 'new_address'] as const;

export type UseAlert = (typeof USE_ALERTS)[number];

/** What it is told of its keys by email, unless it switches that off. Webhook endpoints choose their events. */
export const KEY_ALERTS = [...USE_ALERTS, 'policy_ending'] as const;

export type KeyAlert = (typeof KEY_ALERTS)[number];
