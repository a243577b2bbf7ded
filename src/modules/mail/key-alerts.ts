/** What a workspace is told of its keys by email, unless it switches that off. Webhook endpoints choose their events. */
export const KEY_ALERTS = ['canary_used', 'new_address'] as const;

export type KeyAlert = (typeof KEY_ALERTS)[number];
