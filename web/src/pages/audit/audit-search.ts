/** What the address of the audit page says: a link to it shows the same. */
export interface AuditSearch {
  /** An action, such as `api_key.revoked`. */
  action?: string;
  /** `user:<id>` or `key:<id>`. */
  actor?: string;
  /** Days of the person's own zone, `2026-01-31`. */
  from?: string;
  to?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function validateAuditSearch({ action, actor, from, to }: Record<string, unknown>): AuditSearch {
  return {
    ...(isText(action) ? { action } : {}),
    ...(isText(actor) && /^(user|key):[\w-]+$/.test(actor) ? { actor } : {}),
    ...(isText(from) && DAY.test(from) ? { from } : {}),
    ...(isText(to) && DAY.test(to) ? { to } : {}),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
