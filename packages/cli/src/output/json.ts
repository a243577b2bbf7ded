import { escapeUnseen } from '@latchkey/sdk/visible-text';

/** Fields that hold maps: the names inside are data, not names of the API. */
const MAPS: ReadonlySet<string> = new Set([
  ...['deniedByReason', 'details', 'headers', 'lacksRole', 'metadata', 'problem', 'requestHeaders'],
]);

/** The JSON of the HTTP API, so that its documentation applies here too. */
export const toJson = (value: unknown): string => {
  const text = JSON.stringify(toSnakeCase(value), null, 2);
  // JSON allows these characters; terminals act on them, or do not show them.
  return text.split('\n').map(escapeUnseen).join('\n');
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
