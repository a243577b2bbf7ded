import { z } from 'zod';
import { shortened } from './echo.js';
import { inOneForm, isVisible } from './visible-text.js';

/** Characters typed as several code points are composed into one. */
const RAW_LENGTH_FACTOR = 4;

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

/**
 * A name shown in lists: one line, trimmed, with no invisible characters. Normalised, so that it does not depend on the
 * keyboard it was typed on.
 */
export const displayName = (maximum = 100) =>
  z
    .string()
    .max(maximum * RAW_LENGTH_FACTOR, `must have at most ${maximum} characters`)
    .refine(isStorable, 'must not contain NUL or lone surrogates')
    .overwrite(inOneForm)
    .min(1, 'must not be blank')
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(
      isVisible,
      'must be one line of visible characters, without control, format or direction characters',
    );

/**
 * One of a fixed set of words. The message names the word that was sent and those allowed.
 *
 * @param what describes such a word: `a scope`
 */
export const choice = <const Option extends string>(options: readonly Option[], what: string) =>
  z.enum(options, {
    error: ({ input }) => {
      if (input === undefined) return 'is required';
      const list = options.join(', ');
      return typeof input === 'string'
        ? `"${shortened(input)}" is not ${what}; must be one of ${list}`
        : `must be one of ${list}`;
    },
  });

export const id = z.uuid({ error: 'must be a UUID' });

const OVERLAP_SECONDS_MAX = 7 * 24 * 3_600;

/** How long the old key or secret keeps working after a rotation. If omitted, it stops at once. */
export const overlapSeconds = (description: string) =>
  z
    .int('must be a whole number of seconds')
    .min(0, 'must be at least 0')
    .max(OVERLAP_SECONDS_MAX, `must be at most ${OVERLAP_SECONDS_MAX} (seven days)`)
    .default(0)
    .meta({ description });

/** ISO 8601 with time zone, in requests. */
export const timestampInput = z.iso.datetime({
  offset: true,
  error: 'must be an ISO 8601 time such as 2026-01-31T12:00:00Z',
});

/** ISO 8601 UTC, in answers. */
export const timestamp = z.iso.datetime();

export const toTimestamp = (date: Date): string => date.toISOString();
export const toNullableTimestamp = (date: Date | null): string | null => date?.toISOString() ?? null;
