import { UsageError } from './errors.js';

/**
 * `JSON.stringify`, which turns some mistakes into null, such as a date that cannot be read or a number that could not be
 * calculated. But null means something: a key whose expiry is null never expires.
 *
 * @param nameOf the caller's name of a field, from its path
 * @throws UsageError naming the field
 */
export function toJson(value: unknown, nameOf: (path: string) => string = (path) => path): string {
  const paths = new Map<unknown, string>();
  return JSON.stringify(value, function (this: Record<string, unknown>, name, converted: unknown) {
    const holder = paths.get(this);
    const path = holder === undefined ? name : `${holder}.${name}`;
    const mistake = mistakeIn(this[name], converted, Array.isArray(this));
    if (mistake) throw new UsageError(`${nameOf(path) || 'The body'} ${mistake}`);
    if (path !== '' && typeof converted === 'object' && converted !== null) paths.set(converted, path);
    return converted;
  });
}

/** @param converted by `toJSON` of the value, if it has one */
function mistakeIn(value: unknown, converted: unknown, isInArray: boolean): string | undefined {
  if (typeof converted === 'number' && !Number.isFinite(converted)) return 'must be a finite number.';
  if (converted === null && value !== null) return 'is not a valid date.';
  return isInArray && converted === undefined ? 'must not be undefined.' : undefined;
}

/** Appends parameters: null and undefined values are omitted, a list is repeated. */
export function appendQuery(
  parameters: URLSearchParams,
  query: Readonly<Record<string, unknown>>,
  nameOf: (path: string) => string = (path) => path,
): void {
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) {
      if (each === null || each === undefined) continue;
      const converted: unknown = JSON.parse(toJson({ [name]: each }, nameOf));
      parameters.append(name, String((converted as Record<string, unknown>)[name]));
    }
  }
}
