/** Fields whose names are data, and no names of the API's. */
const MAPS: ReadonlySet<string> = new Set(['details', 'deniedByReason']);

/** As the HTTP API writes it, so that its documentation holds here too. */
export const toJson = (value: unknown): string => {
  const text = JSON.stringify(toSnakeCase(value), null, 2);
  // Left alone by JSON, not by terminals.
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
