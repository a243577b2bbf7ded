import { FREE_FORM_FIELDS } from './free-form-fields.js';

/**
 * Converts names between `snake_case` in JSON and `camelCase` in TypeScript, and never values. In fields that hold
 * maps, such as `details` of an audit event, names are data and stay unchanged.
 */

type CamelName<Name> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelName<Tail>>}`
  : Name;

/** A type of the API with names in camel case. Maps stay unchanged. */
export type CamelCase<Shape> = Shape extends readonly (infer Item)[]
  ? CamelCase<Item>[]
  : Shape extends object
    ? string extends keyof Shape
      ? Shape
      : { [Name in keyof Shape as CamelName<Name>]: CamelCase<Shape[Name]> }
    : Shape;

type SnakeName<Name> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeName<Tail>}`
  : Name;

/** The opposite of `CamelCase`. */
export type SnakeCase<Shape> = Shape extends readonly (infer Item)[]
  ? SnakeCase<Item>[]
  : Shape extends object
    ? string extends keyof Shape
      ? Shape
      : { [Name in keyof Shape as SnakeName<Name>]: SnakeCase<Shape[Name]> }
    : Shape;

/** @param json as the server sent it */
export const toCamelCase = <Shape>(json: Shape): CamelCase<Shape> =>
  convert(json, camelName, (name) => FREE_FORM_FIELDS.has(name)) as CamelCase<Shape>;

/** @returns the JSON to send */
export const toSnakeCase = <Shape>(value: Shape): SnakeCase<Shape> =>
  convert(value, snakeName, (name) => FREE_FORM_FIELDS.has(snakeName(name))) as SnakeCase<Shape>;

export const camelName = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The path of a field, with the names of fields in camel case. What follows a map is data, and stays as it is. */
export function camelPath(path: string): string {
  const names = path.split('.');
  const map = names.findIndex((name) => FREE_FORM_FIELDS.has(name));
  return names.map((name, index) => (map !== -1 && index > map ? name : camelName(name))).join('.');
}

export const snakeName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function convert(
  value: unknown,
  rename: (name: string) => string,
  isFreeForm: (name: string) => boolean,
): unknown {
  if (Array.isArray(value)) return value.map((item) => convert(item, rename, isFreeForm));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      rename(name),
      isFreeForm(name) ? field : convert(field, rename, isFreeForm),
    ]),
  );
}

/** Excludes objects such as `Date`, which `JSON.stringify` handles. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
