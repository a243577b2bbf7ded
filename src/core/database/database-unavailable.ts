import pg from 'pg';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  TransactionNotStartedError,
} from 'typeorm';
import type { DatabaseUnavailableReason } from '../errors/problem.js';

/** No connection could be had, or it broke: the answer is 503, never 401 and never 500. */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError';

  constructor(
    cause: unknown,
    readonly reason: DatabaseUnavailableReason = 'database_away',
  ) {
    super('The database does not answer', { cause });
  }
}

/** SQLSTATE classes that mean "not now": connection, resources, operator intervention, system. */
const UNAVAILABLE_CLASSES = new Set(['08', '53', '57', '58']);
/** A standby that is read-only, and a transaction that was ended because its process stood still. */
const UNAVAILABLE_CODES = new Set(['25006', '25P03']);
/** A lock was not had in time. */
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';
/** What TypeORM says to a statement of a transaction whose connection has broken. */
const BROKEN_TRANSACTION = [
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
  TransactionNotStartedError,
];

/**
 * Whether `error` means that the database is away. A `DatabaseError` is an answer from the server and carries
 * an SQLSTATE; anything else that a query throws came from the socket or the client's own time-out.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  if (BROKEN_TRANSACTION.some((kind) => error instanceof kind)) return true;
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (driverError instanceof pg.DatabaseError) {
    const code = driverError.code ?? '';
    return UNAVAILABLE_CLASSES.has(code.slice(0, 2)) || UNAVAILABLE_CODES.has(code);
  }
  return error instanceof QueryFailedError;
}

/** Whether others held for too long what a statement needs: the database is there, and busy. */
export const isLockTimeout = (error: unknown): boolean => sqlState(error) === LOCK_NOT_AVAILABLE;

/** Whether others stood in the way of a transaction that can be tried again: a lock was not had, or each waited for the other. */
export const isLockConflict = (error: unknown): boolean =>
  isLockTimeout(error) || sqlState(error) === DEADLOCK;

/** The SQLSTATE of a failed query, if the server answered with one. */
export const sqlState = (error: unknown): string | undefined => databaseError(error)?.code;

/** The constraint that a failed query broke, such as `users_email_key`. */
export const brokenConstraint = (error: unknown): string | undefined => databaseError(error)?.constraint;

/** The DETAIL of a failed query: for errors that functions of our own raise. */
export const errorDetail = (error: unknown): string | undefined => databaseError(error)?.detail;

function databaseError(error: unknown): pg.DatabaseError | undefined {
  const driverError: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return driverError instanceof pg.DatabaseError ? driverError : undefined;
}
