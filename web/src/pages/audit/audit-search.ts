import { type AuditAction, isAuditAction, isTargetType, type TargetType } from './actions';

/** What the address of the audit page says: a link to it shows the same. */
export interface AuditSearch {
  action?: AuditAction;
  /** `user:<id>` or `key:<id>`. */
  actor?: string;
  target?: TargetType;
  /** An IP address or a network. */
  address?: string;
  /** Text in the details. */
  q?: string;
  /** Days of the person's own zone, `2026-01-31`. */
  from?: string;
  to?: string;
}

/** What somebody has chosen in a filter; null or empty for nothing. */
export type AuditChange = { [Name in keyof AuditSearch]: string | null };

export function changeAuditSearch(search: AuditSearch, part: AuditChange): AuditSearch {
  const chosen = Object.entries({ ...search, ...part }).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(chosen);
}

const ACTOR = /^(user|key):[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Leaves out what nobody can look for: the page then shows the rest, and not an error. */
export function validateAuditSearch({
  action,
  actor,
  target,
  address,
  q,
  from,
  to,
}: Record<string, unknown>): AuditSearch {
  return {
    ...(isText(action) && isAuditAction(action) ? { action } : {}),
    ...(isText(actor) && ACTOR.test(actor) ? { actor } : {}),
    ...(isText(target) && isTargetType(target) ? { target } : {}),
    ...(isText(address) && /^[\da-f.:/]{2,50}$/i.test(address) ? { address } : {}),
    ...(isText(q) && q.length >= 2 && q.length <= 200 ? { q } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isDay = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
