/** Fields that hold maps: the names inside are data, not names of the API. */
const MAPS: ReadonlySet<string> = new Set(['details', 'deniedByReason']);

/** The JSON of the HTTP API, so that its documentation applies here too. */
export const toJson = (value: unknown): string => {
  const text = JSON.stringify(toSnakeCase(value), null, 2);
  // JSON allows these control characters; terminals act on them.
  return text.replace(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
};

function toSnakeCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toSnakeCase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      MAPS.has(name) ? field : toSnakeCase(field),
    ]),
  );
}
