/** What the address of the audit page says: a link to it shows the same. */
export interface AuditSearch {
  /** `api_key.revoked`; an unknown one is not looked for. */
  action?: string;
  /** `user:<id>` or `key:<id>`. */
  actor?: string;
  /** `api_key`; likewise. */
  target?: string;
  /** An IP address or a network. */
  address?: string;
  /** Text in the details. */
  q?: string;
  /** Days in the user's own time zone, `2026-01-31`. */
  from?: string;
  to?: string;
}

/** A filter's new value; null or empty for none. */
export type AuditChange = { [Name in keyof AuditSearch]: string | null };

export function changeAuditSearch(search: AuditSearch, part: AuditChange): AuditSearch {
  const chosen = Object.entries({ ...search, ...part }).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(chosen);
}

/** By their form: the names of them all are more than every page of the dashboard should load. */
const ACTION = /^[a-z_]+\.[a-z_]+$/;
const TARGET = /^[a-z_]+$/;
const ACTOR = /^(user|key):[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Drops invalid filters, so that the page shows the rest instead of an error. */
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
    ...(isText(action) && ACTION.test(action) ? { action } : {}),
    ...(isText(actor) && ACTOR.test(actor) ? { actor } : {}),
    ...(isText(target) && TARGET.test(target) ? { target } : {}),
    ...(isText(address) && /^[\da-f.:/]{2,50}$/i.test(address) ? { address } : {}),
    ...(isText(q) && q.length >= 2 && q.length <= 200 ? { q } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isDay = (value: unknown): value is string =>
  isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
