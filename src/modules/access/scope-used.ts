import type { CallerRequirement } from '../../core/principal/access-requirement.js';
import type { Scope } from '../../core/principal/scopes.js';

/** With these a request may need further scopes, which only its content names: those of a new key, or of events. */
const NEED_MORE: readonly Scope[] = ['api-keys:write', 'webhooks:read', 'webhooks:write'];

/**
 * Which scope a request needed that was let in.
 *
 * @returns null: none; undefined: the route alone does not say
 */
export function scopeUsed({ scope, unverified }: CallerRequirement): Scope | null | undefined {
  if (scope) return NEED_MORE.includes(scope) ? undefined : scope;
  // What an account finds out about itself needs none; handlers of other routes without a scope look further.
  return unverified ? null : undefined;
}
