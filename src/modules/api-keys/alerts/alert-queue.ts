import type { Alert } from '../../../core/resource/resources.js';

export const API_KEY_ALERT_QUEUE = 'api-key-alert';

/**
 * SQL on `api_key_alerts a`: the minimum time between two alerts of a kind for one key. Events in between are counted
 * and reported afterwards.
 */
export const QUIET_PER_KEY = `CASE a.alert WHEN 'canary_used' THEN interval '1 hour' ELSE interval '1 day' END`;

/** The number of addresses that an alert lists; usage keeps up to 1,000. */
export const ALERT_ADDRESSES_MAX = 10;

/** Alerts about how keys are used; others are about what will happen to them. */
export const USE_ALERTS = ['canary_used', 'new_address'] as const satisfies readonly Alert[];

export type UseAlert = (typeof USE_ALERTS)[number];
