import { v7, validate } from 'uuid';

/** A new UUIDv7 (RFC 9562 §5.7): random, and sorted by creation time, which keeps indexes and cursors simple. */
export const newId = (): string => v7();

/**
 * An id that sorts among those of the same time.
 *
 * @param msecs Unix time in milliseconds
 * @param seq orders ids of the same millisecond
 */
export const idOfTime = (msecs: number, seq: number): string => v7({ msecs, seq });

/** Whether `value` is a UUID of any version, in canonical form. */
export const isId = (value: unknown): value is string => typeof value === 'string' && validate(value);
