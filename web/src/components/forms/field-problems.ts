import { LatchkeyError } from '@latchkey/sdk';

export interface FieldProblems<Field extends string> {
  /** For the `error` of each field. */
  fields: Partial<Record<Field, string>>;
  /** What is not about one of these fields; undefined if there is nothing else. */
  rest: unknown;
}

/** Sorts what the server complains about to the fields of a form. `allowedIps.2` belongs to `allowedIps`. */
export function fieldProblems<Field extends string>(
  error: unknown,
  names: readonly Field[],
): FieldProblems<Field> {
  if (!(error instanceof LatchkeyError) || error.errors.length === 0) return { fields: {}, rest: error };
  const fields: Partial<Record<Field, string>> = {};
  let isCovered = true;
  for (const { field, message } of error.errors) {
    const name = names.find((candidate) => field === candidate || field.startsWith(`${candidate}.`));
    if (name === undefined) isCovered = false;
    else fields[name] ??= sentence(message);
  }
  return { fields, rest: isCovered ? undefined : error };
}

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
