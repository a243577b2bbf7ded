/** What the service requires for a request, and where the request comes from. */
export interface Requirement {
  /** One scope or several, all of which are required. Left out: any valid credential will do. */
  scope?: string | readonly string[];
  /** The caller's IP address. Without it, keys with an allowlist are refused. */
  address?: string | undefined;
}

/** What is required on a route, whoever calls it. */
export type RouteRequirement = Pick<Requirement, 'scope'>;

const FIELDS: readonly string[] = ['scope', 'address'];
const NO_SCOPES: readonly string[] = [];

/**
 * The scopes that a requirement names. In JavaScript no compiler reads it, and a misspelt field or constant would
 * require nothing, so everyone with a key would be admitted.
 *
 * @param fields that it may have
 * @throws {TypeError} if it does not say clearly what is required
 */
export function scopesOf(requirement: unknown, fields = FIELDS): readonly string[] {
  if (requirement === undefined) return NO_SCOPES;
  if (!isPlainObject(requirement)) {
    throw new TypeError('What a request requires must be an object, such as { scope: "invoices:read" }');
  }
  const names = Object.keys(requirement);
  const unknown = names.find((name) => !fields.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`"${unknown}" cannot be required of a request; known are: ${fields.join(', ')}`);
  }
  if (!names.includes('scope')) return NO_SCOPES;
  const { scope } = requirement;
  const scopes: unknown = typeof scope === 'string' ? [scope] : scope;
  if (!isListOfScopes(scopes)) {
    throw new TypeError(
      'scope: must be a scope, such as "invoices:read", or a list of at least one; to require none, leave it out',
    );
  }
  return scopes;
}

/**
 * For an adapter: checked when the route is set up, so that a mistake is noticed at the start rather than by callers. A
 * copy, which later changes of the list do not reach.
 */
export function routeRequirement(options: unknown, fields: readonly string[] = ['scope']): RouteRequirement {
  const scopes = scopesOf(options, fields);
  return scopes.length === 0 ? {} : { scope: [...scopes] };
}

/** Also one from another realm, whose `Object.prototype` is not ours. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const isListOfScopes = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string' && each !== '');
