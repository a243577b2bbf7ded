import pg from 'pg';
import { QueryFailedError } from 'typeorm';

/** No connection could be had, or it broke: the answer is 503, never 401 and never 500. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';

  constructor(cause: unknown) {
    super('The database does not answer', { cause });
  }
}

/** SQLSTATE classes and codes that mean "not now": connection, resources, operator intervention, read-only standby. */
const UNAVAILABLE_CLASSES = new Set(['08', '53', '57', '58']);
const READ_ONLY_TRANSACTION = '25006';

/**
 * Whether `error` means that the database is away. A `DatabaseError` is an answer from the server and carries
 * an SQLSTATE; anything else that a query throws came from the socket or the client's own time-out.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (driverError instanceof pg.DatabaseError) {
    const code = driverError.code ?? '';
    return UNAVAILABLE_CLASSES.has(code.slice(0, 2)) || code === READ_ONLY_TRANSACTION;
  }
  return error instanceof QueryFailedError;
}

/** The SQLSTATE of a failed query, if the server answered with one. */
export function sqlState(error: unknown): string | undefined {
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return driverError instanceof pg.DatabaseError ? driverError.code : undefined;
}

/** The constraint that a failed query broke, such as `users_email_key`. */
export function brokenConstraint(error: unknown): string | undefined {
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return driverError instanceof pg.DatabaseError ? driverError.constraint : undefined;
}
