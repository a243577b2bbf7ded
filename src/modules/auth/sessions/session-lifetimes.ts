/** A session ends after this long, however often it is refreshed. */
export const ABSOLUTE_LIFETIME_SECONDS = 90 * 24 * 3600;

/** A session that is not refreshed for this long ends. */
export const IDLE_LIFETIME_SECONDS = 30 * 24 * 3600;

/** How long after a refresh the replaced token may be used again, by another tab or after a lost response. */
export const REFRESH_GRACE_SECONDS = 10;

/** SQL: whether a row of `sessions` is a live session. */
export const IS_LIVE = `(
  revoked_at IS NULL AND expires_at > clock_timestamp()
  AND refreshed_at > clock_timestamp() - interval '${IDLE_LIFETIME_SECONDS} seconds'
)`;

/** SQL: seconds until a session reaches its absolute end. */
export const ABSOLUTE_SECONDS_LEFT = 'extract(epoch FROM expires_at - clock_timestamp())';

/** SQL: seconds until a session ends unless it is refreshed. */
export const IDLE_SECONDS_LEFT = `extract(epoch FROM
  least(expires_at, refreshed_at + interval '${IDLE_LIFETIME_SECONDS} seconds') - clock_timestamp())`;
