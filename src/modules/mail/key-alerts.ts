/** Alerts about how a workspace's keys are used. */
export const USE_ALERTS = ['canary_used', 'new_address'] as const;

export type UseAlert = (typeof USE_ALERTS)[number];

/** Alerts that a workspace gets by email, unless it switches them off. Webhook endpoints choose their own events. */
export const KEY_ALERTS = [...USE_ALERTS, 'policy_ending'] as const;

export type KeyAlert = (typeof KEY_ALERTS)[number];
