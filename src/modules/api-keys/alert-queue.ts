export const API_KEY_ALERT_QUEUE = 'api-key-alert';

/**
 * SQL on `api_key_alerts a`: so long a key raises no second alert of a kind. What happens meanwhile is counted, and told after
 * that.
 */
export const QUIET_PER_KEY = `CASE a.alert WHEN 'canary_used' THEN interval '1 hour' ELSE interval '1 day' END`;

/** An alert names so many addresses; usage has up to 1,000. */
export const ALERT_ADDRESSES_MAX = 10;
