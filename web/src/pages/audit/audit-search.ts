/** The audit page's state in the URL: a link to it shows the same. */
export interface AuditSearch {
  /** `api_key.revoked`; an unknown action is ignored. */
  action?: string;
  /** `user:<id>` or `key:<id>`. */
  actor?: string;
  /** `api_key`; an unknown type is ignored, too. */
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

/** Checks only the form: a list of all names would be too much for every page of the dashboard to load. */
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
