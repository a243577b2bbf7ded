export const API_KEY_ALERT_QUEUE = 'api-key-alert';

/** SQL interval: so long a key raises no second alert. What happens meanwhile is counted, and told after that. */
export const QUIET_PER_KEY = '1 hour';

/** An alert names so many addresses; usage has up to 1,000. */
export const ALERT_ADDRESSES_MAX = 10;
