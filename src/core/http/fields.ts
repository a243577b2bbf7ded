import { z } from 'zod';

/** Building blocks of request and response schemas. */

/** Whether PostgreSQL can hold the text. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** Text that PostgreSQL can hold: no NUL, no lone surrogates. Length in characters (UTF-16 units). */
export const text = (minimum: number, maximum: number) =>
  z
    .string()
    .min(minimum, minimum === 1 ? 'must not be empty' : `must have at least ${minimum} characters`)
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(isStorable, 'must not contain NUL or lone surrogates');

/** A name that people see in lists: one line, trimmed, not blank. */
export const displayName = (maximum = 100) =>
  z
    .string()
    .trim()
    .min(1, 'must not be blank')
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(
      (value) => isStorable(value) && !/\p{Cc}/u.test(value),
      'must be one line without control characters',
    );

export const id = z.uuid({ error: 'must be a UUID' });

/** ISO 8601 with time zone, in requests. */
export const timestampInput = z.iso.datetime({
  offset: true,
  error: 'must be an ISO 8601 time such as 2026-01-31T12:00:00Z',
});

/** ISO 8601 UTC, in answers. */
export const timestamp = z.iso.datetime();

export const toTimestamp = (date: Date): string => date.toISOString();
export const toNullableTimestamp = (date: Date | null): string | null => date?.toISOString() ?? null;
