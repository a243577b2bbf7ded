import { LatchkeyError } from '@latchkey/sdk';
import { detailOf, fieldMessage } from '../../api/describe-error';

export interface FieldProblems<Field extends string> {
  /** For the `error` of each field. */
  fields: Partial<Record<Field, string>>;
  /** Problems that are not about one of these fields; undefined if there are none. */
  rest: unknown;
}

/**
 * Assigns the server's complaints to the fields of a form. `allowedIps.2` belongs to `allowedIps`.
 *
 * @param byCode the field that a whole error concerns, such as a wrong password
 */
export function fieldProblems<Field extends string>(
  error: unknown,
  names: readonly Field[],
  byCode: Readonly<Record<string, Field>> = {},
): FieldProblems<Field> {
  if (!(error instanceof LatchkeyError)) return { fields: {}, rest: error };
  const fields: Partial<Record<Field, string>> = {};
  const about = byCode[error.code];
  if (about !== undefined) {
    fields[about] = detailOf(error);
    return { fields, rest: undefined };
  }
  if (error.errors.length === 0) return { fields, rest: error };
  let isCovered = true;
  for (const { field, message } of error.errors) {
    const name = names.find((candidate) => field === candidate || field.startsWith(`${candidate}.`));
    if (name === undefined) isCovered = false;
    else fields[name] ??= sentence(fieldMessage(message));
  }
  return { fields, rest: isCovered ? undefined : error };
}

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`;
