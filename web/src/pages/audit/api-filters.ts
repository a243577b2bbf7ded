import type { AuditEventFilters } from '@latchkey/sdk';
import { isAuditAction, isTargetType } from './actions';
import type { AuditSearch } from './audit-search';

/** The filters in the API's format. */
export function apiFilters({ action, actor, target, address, q, from, to }: AuditSearch): AuditEventFilters {
  const [kind, id] = actor?.split(':') ?? [];
  return {
    ...(action !== undefined && isAuditAction(action) ? { action } : {}),
    ...(kind === 'user' && id !== undefined ? { actorUserId: id } : {}),
    ...(kind === 'key' && id !== undefined ? { actorApiKeyId: id } : {}),
    ...(target !== undefined && isTargetType(target) ? { targetType: target } : {}),
    ...(address === undefined ? {} : { address }),
    ...(q === undefined ? {} : { q }),
    ...(from === undefined ? {} : { from: midnight(from, 0) }),
    // Exclusive in the API.
    ...(to === undefined ? {} : { to: midnight(to, 1) }),
  };
}

/** When a day begins in the user's time zone, or the day that many days later. */
function midnight(day: string, daysLater: number): string {
  const time = new Date(`${day}T00:00:00`);
  time.setDate(time.getDate() + daysLater);
  return time.toISOString();
}
