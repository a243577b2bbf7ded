import type { CallerRequirement } from '../../core/principal/access-requirement.js';
import type { Scope } from '../../core/principal/scopes.js';

/** With these, a request may need further scopes named only in its content: those of a new key, or of events. */
const NEED_MORE: readonly Scope[] = ['api-keys:write', 'webhooks:read', 'webhooks:write'];

/**
 * The scope that an admitted request needed.
 *
 * @returns null: none; undefined: the route alone does not say
 */
export function scopeUsed({ scope, unverified }: CallerRequirement): Scope | null | undefined {
  if (scope) return NEED_MORE.includes(scope) ? undefined : scope;
  // Reading one's own account needs none; handlers of other routes without a scope check further.
  return unverified ? null : undefined;
}
